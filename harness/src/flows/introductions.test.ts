/** From an entry of Find support to somebody of that service: asked, answered, taken back, over. */
import type { IntroductionWish } from '@beside/client'
import { describe, expect, test } from 'vitest'
import { hasSettledKeys, secondDevice, wordsIn } from '../house.ts'
import {
  agreement,
  asksOf,
  dropOf,
  foodBank,
  openIntroducing,
  ownOf,
  refuge,
  says
} from '../introducing.ts'
import { comeIn, DAY, done, giveRoles, look, teamOf } from '../team-place.ts'

const reached = { ok: true, value: 'reached' }
const no = { agreement: null, isLast: false } as const

describe('Whoever asks somebody of a service for an introduction', () => {
  test('reads what they offer and what was checked, and then talks with them under the name that they chose', async () => {
    await using home = await openIntroducing()
    const { petra, anna, whom } = home
    const [holder] = teamOf(anna, 'professional').holders.filter(({ name }) => name === 'petra')
    expect(holder).toMatchObject({ services: [refuge], mayBeAsked: true, checked: 'I know petra.' })
    expect(await anna.askForIntroduction({ ...whom, serviceId: refuge.id, ...says })).toEqual(done)
    expect(ownOf(anna)).toMatchObject([{ state: 'waiting', service: refuge, name: 'petra' }])
    await look(petra)
    expect(asksOf(petra)).toMatchObject([{ service: refuge, ...says }])
    expect(petra.view().news.introductions).toBe(true)
    const yes = { dropId: dropOf(petra), words: 'Gladly.', agreement, isLast: false }
    expect(await petra.answerIntroduction(yes)).toEqual(reached)
    expect(asksOf(petra)).toEqual([])
    await look(anna)
    expect(ownOf(anna)).toMatchObject([{ state: 'yes', words: 'Gladly.' }])
    expect(anna.view().news.introductions).toBe(true)
    expect(await anna.readIntroduction(whom)).toMatchObject({
      ok: true,
      value: {
        name: 'petra',
        relationWords: refuge.name,
        agreement,
        roles: [
          { role: 'professional', checked: 'I know petra.', mustReport: true, isChecked: true }
        ]
      }
    })
    const inside = await anna.sayYesToIntroduction(whom)
    if (!inside.ok) throw new Error(inside.reason)
    const { bondId } = inside.value
    expect(ownOf(anna)).toEqual([])
    await petra.sees('who came', ({ people }) => people.some(({ state }) => state === 'is-it-them'))
    expect(petra.view().people).toMatchObject([{ name: says.name, relationWords: refuge.name }])
    expect(await petra.answerIsItThem({ bondId, isThem: true })).toEqual(done)
    await anna.sees('settled keys', hasSettledKeys)
    await anna.say({ talkId: bondId, text: 'I am at the door.', notes: [] })
    await petra.openTalk(bondId)
    await petra.sees('her words', (view) => wordsIn(view).includes('I am at the door.'))
    // Her role is shown to her there, proved.
    expect(Object.values(anna.view().rolesIn[bondId]?.theirs ?? {}).flat()).toMatchObject([
      { role: 'professional', mustReport: true, endedAt: null }
    ])
  })

  test('reads a "not now" in words, with another way', async () => {
    await using home = await openIntroducing()
    const { petra, anna, whom } = home
    expect(await anna.askForIntroduction({ ...whom, serviceId: refuge.id, ...says })).toEqual(done)
    await look(petra)
    const words = 'I am full until May. The line 0808 157 0102 is open at night.'
    expect(await petra.answerIntroduction({ dropId: dropOf(petra), words, ...no })).toEqual(reached)
    await look(anna)
    expect(ownOf(anna)).toMatchObject([{ state: 'not-now', words, isLast: false, fragment: null }])
    expect(petra.view().people).toEqual([])
    expect(await anna.putIntroductionAway(whom)).toEqual(done)
    expect(ownOf(anna)).toEqual([])
    // And may ask again.
    expect(await anna.askForIntroduction({ ...whom, serviceId: refuge.id, ...says })).toEqual(done)
  })

  test('does not ask somebody again who wishes that, on any device', async () => {
    await using home = await openIntroducing()
    const { petra, anna, whom } = home
    const wish = { ...whom, serviceId: refuge.id, ...says }
    expect(await anna.askForIntroduction(wish)).toEqual(done)
    await look(petra)
    const last = { dropId: dropOf(petra), words: '', agreement: null, isLast: true }
    expect(await petra.answerIntroduction(last)).toEqual(reached)
    await look(anna)
    expect(ownOf(anna)).toMatchObject([{ state: 'not-now', isLast: true }])
    await anna.putIntroductionAway(whom)
    const elsewhere = await secondDevice(home, anna, { now: () => home.clock.now() })
    await look(elsewhere)
    expect(elsewhere.view().introductions.closed).toEqual([whom.memberId])
    for (const device of [anna, elsewhere])
      expect(await device.askForIntroduction(wish)).toMatchObject({ reason: 'not-now' })
  })

  test('can take it back: then nobody sees or answers it any more', async () => {
    await using home = await openIntroducing()
    const { petra, anna, whom } = home
    const wish = { ...whom, serviceId: refuge.id, ...says }
    expect(await anna.askForIntroduction(wish)).toEqual(done)
    await look(petra)
    const dropId = dropOf(petra)
    expect(await anna.takeIntroductionBack(whom)).toEqual(done)
    expect(ownOf(anna)).toEqual([])
    // Petra has it before her still, and her device finds out before it begins a bond.
    const yes = { dropId, words: '', agreement, isLast: false }
    expect(await petra.answerIntroduction(yes)).toMatchObject({ reason: 'not-found' })
    expect(petra.view().people).toEqual([])
    expect(asksOf(petra)).toEqual([])
    expect(await anna.askForIntroduction(wish)).toEqual(done)
    await look(petra)
    expect(asksOf(petra)).toMatchObject([says])
  })

  test('is told where nobody answered in that time', async () => {
    await using home = await openIntroducing()
    const { petra, anna, whom } = home
    const wish = { ...whom, serviceId: refuge.id, ...says }
    expect(await anna.askForIntroduction(wish)).toEqual(done)
    home.clock.moveTo(home.clock.now() + 17 * DAY)
    await home.sweep()
    const [later, hers] = [
      await secondDevice(home, anna, { now: () => home.clock.now() }),
      await secondDevice(home, petra, { now: () => home.clock.now() })
    ]
    await look(later, hers)
    expect(ownOf(later)).toMatchObject([{ state: 'nobody' }])
    expect(later.view().news.introductions).toBe(true)
    expect(asksOf(hers)).toEqual([])
    expect(await later.askForIntroduction(wish)).toEqual(done)
    expect(ownOf(later)).toMatchObject([{ state: 'waiting' }])
    expect(later.view().news.introductions).toBe(false)
  })

  test('is told where the role ended meanwhile, and nobody is offered it any more', async () => {
    await using home = await openIntroducing()
    const { ada, petra, anna, cem, whom } = home
    const wish = { ...whom, serviceId: refuge.id, ...says }
    expect(await anna.askForIntroduction(wish)).toEqual(done)
    await look(ada)
    expect(await ada.endRole({ ...whom, reason: 'She works elsewhere now.' })).toEqual(done)
    await look(petra, anna, cem)
    expect(ownOf(anna)).toMatchObject([{ state: 'gone' }])
    expect(anna.view().news.introductions).toBe(true)
    expect(asksOf(petra)).toEqual([])
    expect(teamOf(cem, 'professional').holders.flatMap(({ services }) => services)).toEqual([])
    expect(await cem.askForIntroduction(wish)).toMatchObject({ reason: 'not-now' })
  })

  test('comes into nothing that somebody offered whose role ended since', async () => {
    await using home = await openIntroducing()
    const { ada, petra, anna, whom } = home
    expect(await anna.askForIntroduction({ ...whom, serviceId: refuge.id, ...says })).toEqual(done)
    await look(petra)
    const yes = { dropId: dropOf(petra), words: 'Gladly.', agreement, isLast: false }
    expect(await petra.answerIntroduction(yes)).toEqual(reached)
    await look(anna)
    expect(await anna.readIntroduction(whom)).toMatchObject({ ok: true })
    await look(ada)
    expect(await ada.endRole({ ...whom, reason: 'She works elsewhere now.' })).toEqual(done)
    // Her device looks before it says yes, also where the page still shows the offer.
    expect(await anna.sayYesToIntroduction(whom)).toMatchObject({ reason: 'not-found' })
    expect(ownOf(anna)).toMatchObject([{ state: 'gone', words: 'Gladly.', fragment: null }])
    expect(await anna.readIntroduction(whom)).toMatchObject({ reason: 'not-found' })
    expect(anna.view().people).toEqual([])
    // That it came to an end is news, until it is put away.
    expect(anna.view().news.introductions).toBe(true)
    expect(await anna.putIntroductionAway(whom)).toEqual(done)
    expect(ownOf(anna)).toEqual([])
    expect(anna.view().news.introductions).toBe(false)
  })

  test('asks nobody who does not let themselves be asked, and what waits is answered all the same', async () => {
    await using home = await openIntroducing()
    const { petra, anna, cem, whom } = home
    const wish = { ...whom, serviceId: refuge.id, ...says }
    expect(await anna.askForIntroduction(wish)).toEqual(done)
    const { teamId } = whom
    const off = { teamId, name: 'petra', lines: '', mayBeAsked: false }
    expect(await petra.showMyselfInTeam(off)).toEqual(done)
    await look(petra, anna, cem)
    expect(await cem.askForIntroduction(wish)).toMatchObject({ reason: 'not-now' })
    expect(ownOf(anna)).toMatchObject([{ state: 'waiting' }])
    expect(await petra.answerIntroduction({ dropId: dropOf(petra), words: '', ...no })).toEqual(
      reached
    )
  })

  test('finds them as they let themselves be asked, whatever else they say of themselves later', async () => {
    await using home = await openIntroducing()
    const { petra, cem, whom } = home
    const { teamId } = whom
    for (const mayBeAsked of [true, false]) {
      expect(
        await petra.showMyselfInTeam({ teamId, name: 'petra', lines: '', mayBeAsked })
      ).toEqual(done)
      expect(await petra.showMyselfInTeam({ teamId, name: 'Petra', lines: '' })).toEqual(done)
      await look(cem)
      expect(teamOf(cem, 'professional').holders).toContainEqual(
        expect.objectContaining({ name: 'Petra', mayBeAsked })
      )
    }
  })

  test('is one of two who ask at once: each is answered alone', async () => {
    await using home = await openIntroducing()
    const { petra, anna, cem, whom } = home
    const wish = { ...whom, serviceId: refuge.id, ...says }
    const both = await Promise.all([
      anna.askForIntroduction(wish),
      cem.askForIntroduction({ ...wish, name: 'Cem' })
    ])
    expect(both).toEqual([done, done])
    await look(petra)
    expect(
      asksOf(petra)
        .map(({ name }) => name)
        .toSorted()
    ).toEqual(['Anna', 'Cem'])
    const drop = (wanted: string) => asksOf(petra).find(({ name }) => name === wanted)?.dropId ?? ''
    const yes = { dropId: drop('Cem'), words: 'Gladly.', agreement, isLast: false }
    expect(await petra.answerIntroduction(yes)).toEqual(reached)
    const not = { dropId: drop('Anna'), words: 'Later.', ...no }
    expect(await petra.answerIntroduction(not)).toEqual(reached)
    await look(anna, cem)
    expect(ownOf(cem)).toMatchObject([{ state: 'yes', words: 'Gladly.' }])
    expect(ownOf(anna)).toMatchObject([{ state: 'not-now', words: 'Later.' }])
  })

  test('asks each person once, from whichever device, and three people at most', async () => {
    await using home = await openIntroducing()
    const { ada, petra, anna, whom } = home
    const wish = { ...whom, serviceId: refuge.id, ...says }
    const elsewhere = await secondDevice(home, anna, { now: () => home.clock.now() })
    await look(elsewhere)
    const both = await Promise.all([
      anna.askForIntroduction(wish),
      elsewhere.askForIntroduction(wish)
    ])
    // Where both are on their way, it is one question.
    expect(both).toContainEqual(done)
    await look(petra)
    expect(asksOf(petra)).toHaveLength(1)
    expect(await elsewhere.askForIntroduction(wish)).toMatchObject({ reason: 'asked-already' })
    const more = [await comeIn(home, 'kim'), await comeIn(home, 'lou'), await comeIn(home, 'max')]
    const until = home.clock.now() + 100 * DAY
    const post = { role: 'professional', until, services: [refuge], mayBeAsked: true } as const
    await giveRoles(home, ada, { ...post, guests: more })
    await look(...more, anna)
    const others = teamOf(anna, 'professional').holders.filter(({ name }) => name.length === 3)
    const ids = others.flatMap(({ memberId, mayBeAsked }) => (mayBeAsked ? memberId : []))
    const asked: unknown[] = []
    for (const memberId of ids) asked.push(await anna.askForIntroduction({ ...wish, memberId }))
    expect(asked).toEqual([done, done, { ok: false, reason: 'enough-asked' }])
    expect(anna.view().introductions.canAsk).toBe(false)
    expect(await anna.takeIntroductionBack(whom)).toEqual(done)
    expect(anna.view().introductions.canAsk).toBe(true)
    const last = { ...wish, memberId: ids[2] ?? '' }
    expect(await anna.askForIntroduction(last)).toEqual(done)
    // Whoever does not hold the role any more keeps nobody from asking somebody else.
    const ended = { teamId: whom.teamId, memberId: ids[0] ?? '', reason: 'They moved away.' }
    await look(ada)
    expect(await ada.endRole(ended)).toEqual(done)
    await look(anna)
    expect(anna.view().introductions.canAsk).toBe(true)
    expect(await anna.askForIntroduction(wish)).toEqual(done)
  })

  test('reaches them also where their keys have changed since', async () => {
    await using home = await openIntroducing()
    const { petra, anna, whom } = home
    const { passphrase } = petra
    expect(await anna.askForIntroduction({ ...whom, serviceId: refuge.id, ...says })).toEqual(done)
    const next = `${passphrase} and more`
    expect(await petra.changeEverything({ current: petra.kitWords.join(' '), next })).toMatchObject(
      {
        ok: true
      }
    )
    await petra.sees('settled keys', hasSettledKeys)
    await look(petra)
    expect(asksOf(petra)).toMatchObject([says])
  })

  test('has to choose a service that they hold, a name, and words that fit', async () => {
    await using home = await openIntroducing()
    const { petra, anna, whom } = home
    const wish = { ...whom, serviceId: refuge.id, ...says }
    const refused = (reason: string) => ({ ok: false, reason })
    const ask = (change: Partial<IntroductionWish>) =>
      anna.askForIntroduction({ ...wish, ...change })
    expect(await ask({ serviceId: foodBank.id })).toEqual(refused('not-now'))
    expect(await ask({ memberId: whom.teamId })).toEqual(refused('not-now'))
    expect(await ask({ name: ' ' })).toEqual(refused('nothing-written'))
    expect(await ask({ words: 'x'.repeat(601) })).toEqual(refused('too-long'))
    expect(await ask({ reach: 'x'.repeat(201) })).toEqual(refused('too-long'))
    expect(await petra.askForIntroduction(wish)).toEqual(refused('not-now'))
    expect(ownOf(anna)).toEqual([])
    expect(await ask({ words: 'x'.repeat(600), reach: 'x'.repeat(200) })).toEqual(done)
  })
})
