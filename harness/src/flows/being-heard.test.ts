import { describe, expect, test } from 'vitest'
import { wordsIn } from '../house.ts'
import {
  askAs,
  asksOf,
  deskOf,
  elsewhere,
  guestOf,
  heardOf,
  isHeard,
  listenersOf,
  onShift,
  openListeningPlace,
  sayIn,
  sayYesTo,
  wishOf
} from '../listening-place.ts'
import { done } from '../team-place.ts'

describe('Somebody who asks to be heard', () => {
  test('is heard by a listener on a shift, from the question to the last words', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    expect(noor.view().listening).toMatchObject({ isOffered: true, ask: null, desk: null })
    expect(await noor.readListeningNow()).toEqual({ ok: true, value: { isSomebodyFree: false } })

    const bondId = await askAs(noor, { notes: ['death:mention'] })
    const asked = { state: 'waiting', bondId, isSomebodyFree: false, isAskedAgain: false }
    expect(noor.view().listening.ask).toMatchObject({
      ...asked,
      wish: wishOf({ notes: ['death:mention'] })
    })
    expect(noor.view().people).toEqual([])
    expect(await noor.askToBeHeard(wishOf())).toEqual({ ok: false, reason: 'asked-already' })
    // Whoever is on no shift sees nothing.
    expect(await asksOf(lena)).toEqual([])
    await onShift(lena)
    const { name: _name, ...wish } = wishOf({ notes: ['death:mention'] })
    expect(deskOf(lena).asks).toMatchObject([{ wish, isHandedOver: false, isForLead: false }])
    expect(JSON.stringify(deskOf(lena))).not.toContain('"N."')
    expect(await noor.lookAtAsk()).toEqual(done)
    expect(noor.view().listening.ask).toMatchObject({ isSomebodyFree: true })
    const { self } = deskOf(lena)
    // What they do not take, and do not speak, is said to be there and not shown.
    expect(await lena.saveListenerSelf({ ...self, notTaken: ['death'] })).toEqual(done)
    expect(deskOf(lena)).toMatchObject({ asks: [], hasOthers: true })
    expect(await lena.saveListenerSelf({ ...self, languages: ['en', 'tr'] })).toEqual(done)

    expect(await sayYesTo(lena)).toBe(bondId)
    expect(lena.view().people).toEqual([])
    expect(heardOf(lena, bondId)).toMatchObject({
      iAm: 'listener',
      wish,
      isOver: false,
      person: { name: 'N.', state: 'together' }
    })
    // They can write at once, also while the other one is away.
    await sayIn(lena, bondId, 'Hello, I am here.')
    await isHeard(noor, bondId)
    expect(heardOf(noor, bondId)).toMatchObject({ iAm: 'asker', wish, person: { name: 'lena' } })
    await noor.openTalk(bondId)
    await noor.sees('the first words', (view) => wordsIn(view).includes('Hello, I am here.'))
    await sayIn(noor, bondId, 'He has not written for a month.')
    await lena.sees('an answer', (view) => wordsIn(view).length === 2)
    const roles = Object.values(noor.view().rolesIn[bondId]?.theirs ?? {}).flat()
    expect(roles).toMatchObject([{ role: 'listener', endedAt: null }])

    expect(await lena.sayPresence({ bondId, presence: 'minute' })).toEqual(done)
    await noor.sees('that she needs a minute', ({ listening }) => {
      return listening.heard[bondId]?.presence === 'minute'
    })
    await sayIn(lena, bondId, 'I hear how long that is.')
    await noor.sees('her words', ({ listening }) => listening.heard[bondId]?.presence === null)
    const item = noor.view().talk?.items.at(-1)
    expect(await noor.keepKindWords(item?.id ?? '')).toEqual(done)
    expect(noor.view().listening.kindWords).toMatchObject([
      { words: 'I hear how long that is.', name: 'lena' }
    ])

    expect(await noor.windDown(bondId)).toEqual(done)
    await lena.sees('the winding down', ({ listening }) => {
      return listening.heard[bondId]?.isWindingDown === true
    })
    expect(await lena.endHeard({ bondId, lastWords: 'Go gently.' })).toEqual(done)
    await noor.sees(
      'her last words',
      ({ listening }) => listening.heard[bondId]?.endedBy === 'them'
    )
    expect(heardOf(noor, bondId).isOver).toBe(false)
    const more = { talkId: bondId, text: 'Wait', notes: [] }
    for (const person of [lena, noor]) {
      expect(await person.say(more)).toEqual({ ok: false, reason: 'not-now' })
    }
    expect(await noor.endHeard({ bondId, lastWords: 'Thank you.' })).toEqual(done)
    expect(heardOf(noor, bondId)).toMatchObject({ isOver: true, isLookedBack: false })
    expect(noor.view().listening.ask).toBeNull()
    // The listener keeps nothing, and cannot go on: her device left, and let go of it.
    await lena.lookAtAsks()
    expect(lena.view().listening.heard).toEqual({})
    expect(await lena.windDown(bondId)).toMatchObject({ ok: false })
    expect(await lena.say(more)).toMatchObject({ ok: false })
    const words = wordsIn(noor.view())
    expect(words.slice(-2)).toEqual(['Go gently.', 'Thank you.'])
    const answers = { heard: 'yes', pace: 'partly', couldSayNo: 'rather-not' } as const
    expect(await noor.lookBack({ bondId, answers })).toEqual(done)
    expect(heardOf(noor, bondId).isLookedBack).toBe(true)
    const exported = await noor.exportAll()
    for (const text of ['It is about my brother.', 'Go gently.', 'I hear how long that is.']) {
      expect(exported.ok && exported.value.html).toContain(text)
    }
    const [kept] = noor.view().listening.kindWords
    expect(await noor.letGoOfKindWords(kept?.keptId ?? '')).toEqual(done)
    expect(noor.view().listening.kindWords).toEqual([])
    // Her place is free again.
    expect(await asksOf(lena)).toEqual([])
    expect(deskOf(lena).shift).toMatchObject({ room: 2 })
    for (const person of [lena, noor]) expect(person.view().alarms).toEqual([])
  })

  test('finds it again elsewhere: while it waits, when it is changed, and once somebody came', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    const bondId = await askAs(noor)
    await noor.leave()
    const phone = await elsewhere(home, noor)
    expect(phone.view().listening.ask).toMatchObject({ state: 'waiting', bondId })
    expect(await phone.changeAsk(wishOf({ words: 'It is about my sister.' }))).toEqual(done)
    await phone.leave()
    await onShift(lena)
    expect(deskOf(lena).asks).toMatchObject([{ wish: { words: 'It is about my sister.' } }])
    expect(await sayYesTo(lena)).toBe(bondId)
    await sayIn(lena, bondId, 'Hello, I am here.')
    const tablet = await elsewhere(home, noor)
    await isHeard(tablet, bondId)
    await tablet.openTalk(bondId)
    await tablet.sees('the words', (view) => wordsIn(view).includes('Hello, I am here.'))
    expect(heardOf(tablet, bondId).wish.words).toBe('It is about my sister.')
  })

  test('can withdraw it while nobody said yes, and nothing of it stays in sight', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await askAs(noor)
    await onShift(lena)
    expect(await noor.withdrawAsk()).toEqual(done)
    expect(noor.view().listening).toMatchObject({ ask: null, heard: {} })
    expect(noor.view().people).toEqual([])
    expect(await asksOf(lena)).toEqual([])
    await askAs(noor)
    expect(await asksOf(lena)).toHaveLength(1)
    await sayYesTo(lena)
    expect(await noor.withdrawAsk()).toEqual({ ok: false, reason: 'ask-taken' })
    expect(await noor.changeAsk(wishOf())).toEqual({ ok: false, reason: 'ask-taken' })
    // Nor does it wait for whoever is gone.
    const tom = await guestOf(home, 'tom')
    await askAs(tom)
    expect(await asksOf(lena)).toHaveLength(1)
    expect(await tom.deleteAccount({ current: tom.kitWords.join(' ') })).toEqual(done)
    expect(await asksOf(lena)).toEqual([])
  })
})
