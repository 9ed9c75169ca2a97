import { expect, test } from 'vitest'
import { befriend, inviteBy, openHouse, type House, type Person, wordsIn } from '../house.ts'
import { hastened } from '../faults/hasten.ts'
import { brittle, type Line } from './brittle-line.ts'

const sentTexts = (person: Person): string[] =>
  (person.view().talk?.items ?? []).flatMap((item) =>
    item.kind === 'words' && item.delivery === 'sent' ? [item.text] : []
  )

async function comeBack(person: Person, as: Person): Promise<void> {
  const { signInName, passphrase } = as
  const back = await person.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
  expect(back).toMatchObject({ ok: true })
}

/** Alice, who is beside Bob, at their conversation on a phone whose line can break. */
async function onAPhone(home: House, state: Partial<Line> = {}) {
  const bob = await home.person('bob')
  const alice = await home.person('alice')
  const bondId = await befriend(alice, bob)
  const line: Line = { isCut: false, losesReplies: false, ...state }
  const phone = home.device('alice', brittle(home.address, line))
  await comeBack(phone, alice)
  await phone.openTalk(bondId)
  return { bob, alice, bondId, line, phone }
}

test('Words written while the line is cut are kept, and sent once it is back', async () => {
  await using home = await openHouse()
  const { bob, bondId, line, phone } = await onAPhone(home)
  line.isCut = true
  expect(await phone.say({ talkId: bondId, text: 'from a tunnel', notes: [] })).toMatchObject({
    ok: true
  })
  expect(phone.view().talk?.items.at(-1)).toMatchObject({ delivery: 'waiting' })
  line.isCut = false
  await phone.sees('the words sent', () => sentTexts(phone).includes('from a tunnel'))
  await bob.openTalk(bondId)
  await bob.sees('the words', (view) => wordsIn(view).includes('from a tunnel'))
})

test('Words that wait when Bob pauses go out once he goes on, and not before', async () => {
  await using home = await openHouse()
  const { bob, bondId, line, phone } = await onAPhone(home)
  line.breaksAt = (url) => url.endsWith('/records')
  await phone.say({ talkId: bondId, text: 'before the pause', notes: [] })
  await bob.pauseBond(bondId)
  await phone.sees('the pause', ({ people }) => people[0]?.state === 'paused')
  line.breaksAt = undefined
  // The next attempt is the one that a live line makes at once.
  await home.restart()
  await phone.sees('the line back', ({ connection }) => connection === 'live')
  expect(phone.view().hasUnsentWords).toBe(true)
  expect(phone.view().talk?.items.at(-1)).toMatchObject({ delivery: 'waiting' })
  await bob.resumeBond(bondId)
  await phone.sees('the words sent', () => sentTexts(phone).includes('before the pause'))
  expect(phone.view().hasUnsentWords).toBe(false)
  const kinds = phone.view().talk?.items.map(({ kind }) => kind)
  expect(kinds?.slice(-3)).toEqual(['paused', 'resumed', 'words'])
})

test('Words that wait when Bob ends the bond stay with Alice, and never count as sent', async () => {
  await using home = await openHouse()
  const { bob, bondId, line, phone } = await onAPhone(home)
  line.breaksAt = (url) => url.endsWith('/records')
  await phone.say({ talkId: bondId, text: 'too late', notes: [] })
  await bob.endBond({ bondId, lastWords: '' })
  await phone.sees('the end', ({ people }) => people[0]?.state === 'ended')
  line.breaksAt = undefined
  await home.restart()
  await phone.sees('the line back', ({ connection }) => connection === 'live')
  expect(wordsIn(phone.view())).toEqual(['too late'])
  expect(sentTexts(phone)).toEqual([])
})

test('Words that wait can be taken back, and then never go out', async () => {
  await using home = await openHouse()
  const { bob, bondId, line, phone } = await onAPhone(home)
  line.isCut = true
  await phone.say({ talkId: bondId, text: 'not after all', notes: [] })
  const itemId = phone.view().talk?.items.at(-1)?.id ?? ''
  await expect.poll(() => phone.takeBack(itemId)).toMatchObject({ ok: true })
  line.isCut = false
  await phone.say({ talkId: bondId, text: 'but this', notes: [] })
  await bob.openTalk(bondId)
  await bob.sees('the words', (view) => wordsIn(view).includes('but this'))
  expect(wordsIn(bob.view())).toEqual(['but this'])
})

test('An answer that got lost does not make the words twice', async () => {
  await using home = await openHouse()
  const { bob, bondId, line, phone } = await onAPhone(home)
  await bob.openTalk(bondId)
  line.losesReplies = true
  await phone.say({ talkId: bondId, text: 'once only', notes: [] })
  await bob.sees('the words', (view) => wordsIn(view).includes('once only'))
  line.losesReplies = false
  await phone.say({ talkId: bondId, text: 'and then this', notes: [] })
  await bob.sees('the next words', (view) => wordsIn(view).includes('and then this'))
  await phone.sees('both sent', () => sentTexts(phone).length === 2)
  expect(wordsIn(bob.view())).toEqual(['once only', 'and then this'])
})

test('Words that are taken back while nobody knows whether they arrived do not stay with the other person', async () => {
  await using home = await openHouse()
  const { bob, bondId, line, phone } = await onAPhone(home, { hasNoFeed: true })
  await bob.openTalk(bondId)
  line.losesReplies = true
  await phone.say({ talkId: bondId, text: 'said in anger', notes: [] })
  await bob.sees('the words', (view) => wordsIn(view).includes('said in anger'))
  const itemId = phone.view().talk?.items.at(-1)?.id ?? ''
  await expect.poll(() => phone.takeBack(itemId)).toMatchObject({ ok: true })
  expect(wordsIn(phone.view())).toEqual([])
  line.losesReplies = false
  line.hasNoFeed = false
  await bob.sees('that they were taken back', (view) => !wordsIn(view).includes('said in anger'))
  expect(bob.view().talk?.items.at(-1)).toMatchObject({ kind: 'taken-back' })
  await phone.say({ talkId: bondId, text: 'said in calm', notes: [] })
  await bob.sees('the next words', (view) => wordsIn(view).includes('said in calm'))
  expect([bob.view().alarms, phone.view().alarms]).toEqual([[], []])
})

test('Last words whose answer got lost are said once, however often the ending is tried', async () => {
  await using home = await openHouse()
  const line: Line = { isCut: false, losesReplies: false }
  const bob = await home.person('bob')
  const alice = await home.person('alice')
  const bondId = await befriend(alice, bob)
  const phone = home.device('alice', brittle(home.address, line))
  await comeBack(phone, alice)
  await bob.openTalk(bondId)
  line.losesReplies = true
  for (const lastWords of ['be well', 'be well']) {
    expect(await phone.endBond({ bondId, lastWords })).toMatchObject({ ok: false })
  }
  line.losesReplies = false
  expect(await phone.endBond({ bondId, lastWords: 'be well' })).toMatchObject({ ok: true })
  await bob.sees('the end', (view) => view.people[0]?.state === 'ended')
  expect(wordsIn(bob.view())).toEqual(['be well'])
})

test.each([/\/operations\?/u, /\/records\?before/u])(
  'A line that breaks in the middle of catching up (%s) loses no words and alarms nobody',
  async (breaksAt) => {
    await using home = await openHouse()
    const bob = await home.person('bob')
    const alice = await home.person('alice')
    const bondId = await befriend(alice, bob)
    const line: Line = { isCut: false, losesReplies: false, hasNoFeed: true }
    const phone = home.device('alice', brittle(home.address, line))
    await comeBack(phone, alice)
    await phone.openTalk(bondId)
    await bob.openTalk(bondId)
    await bob.say({ talkId: bondId, text: 'first', notes: [] })
    await bob.sees('his own', () => sentTexts(bob).includes('first'))
    let hasBroken = false
    line.breaksAt = (url) => {
      const isThere = breaksAt.test(url)
      hasBroken ||= isThere
      return isThere
    }
    await phone.say({ talkId: bondId, text: 'second', notes: [] })
    await expect.poll(() => hasBroken).toBe(true)
    line.breaksAt = undefined
    await phone.sees('her words sent', () => sentTexts(phone).includes('second'))
    expect(wordsIn(phone.view())).toEqual(['first', 'second'])
    expect(phone.view().alarms).toEqual([])
  }
)

test('What could not be opened at the sign-in, because the line broke, opens once it is back', async () => {
  await using home = await openHouse()
  const bob = await home.person('bob')
  const alice = await home.person('alice')
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  await alice.say({ talkId: bondId, text: 'here already', notes: [] })
  await alice.sees('her words sent', () => sentTexts(alice).length === 1)
  const line: Line = { isCut: false, losesReplies: false, hasNoFeed: true }
  line.breaksAt = (url) => url.includes('/documents?')
  const phone = home.device('alice', brittle(home.address, line))
  await comeBack(phone, alice)
  line.breaksAt = undefined
  line.hasNoFeed = false
  await phone.sees('the bond', (view) => view.people[0]?.state === 'together')
  await phone.openTalk(bondId)
  await phone.sees('the words', (view) => wordsIn(view).includes('here already'))
  expect(phone.view().alarms).toEqual([])
})

test('The feed goes on after the server was restarted, with nothing missing', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  await bob.openTalk(bondId)
  await alice.say({ talkId: bondId, text: 'before', notes: [] })
  await bob.sees('before', (view) => wordsIn(view).includes('before'))
  await home.restart()
  await alice.say({ talkId: bondId, text: 'after', notes: [] })
  await bob.sees('the line back', (view) => view.connection === 'live')
  const seen = await bob.sees('after', (view) => wordsIn(view).includes('after'))
  expect(wordsIn(seen)).toEqual(['before', 'after'])
})

test('A device whose clock is a day wrong works, and says that the clock is off', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  for (const offsetMs of [86_400_000, -86_400_000]) {
    const laptop = home.device('alice', { now: () => Date.now() + offsetMs })
    await comeBack(laptop, alice)
    expect(laptop.view().isClockOff).toBe(true)
    await laptop.openTalk(bondId)
    await laptop.say({ talkId: bondId, text: `clock ${offsetMs}`, notes: [] })
    await laptop.sees('the words sent', () => sentTexts(laptop).includes(`clock ${offsetMs}`))
  }
})

test('A yes whose answer got lost is found again when the person tries once more', async () => {
  await using home = await openHouse()
  const line: Line = { isCut: false, losesReplies: false }
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const { bondId, fragment } = await inviteBy(alice)
  const phone = home.device('bob', brittle(home.address, line))
  await comeBack(phone, bob)
  line.losesReplies = true
  expect(await phone.acceptInvite(fragment)).toMatchObject({ ok: false, reason: 'unreachable' })
  line.losesReplies = false
  expect(await phone.acceptInvite(fragment)).toMatchObject({ ok: true, value: { bondId } })
  await phone.openTalk(bondId)
  await phone.say({ talkId: bondId, text: 'I made it', notes: [] })
  await phone.sees('the words sent', () => sentTexts(phone).includes('I made it'))
  await alice.sees('Bob at the door', (view) => view.people[0]?.state === 'is-it-them')
})

test('After a long silence the newest agreement is shown, though a hundred words came after it', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  const line: Line = { isCut: false, losesReplies: false, hasNoFeed: true }
  const phone = home.device('alice', brittle(home.address, line))
  await comeBack(phone, alice)
  const agreement = { purpose: 'To walk by the water', pace: 'On Sundays' }
  expect(await bob.changeAgreement({ bondId, agreement })).toMatchObject({ ok: true })
  await bob.openTalk(bondId)
  for (let count = 0; count < 110; count += 1)
    await bob.say({ talkId: bondId, text: `${count}`, notes: [] })
  await bob.sees('all sent', () => sentTexts(bob).length === 110)
  await phone.openTalk(bondId)
  await phone.say({ talkId: bondId, text: 'I am back', notes: [] })
  await phone.sees('the words sent', () => sentTexts(phone).includes('I am back'))
  expect(phone.view().people[0]?.agreement).toEqual(agreement)
  expect(phone.view().alarms).toEqual([])
  expect(phone.view().talk?.hasEarlier).toBe(true)
  expect(await phone.loadEarlier()).toMatchObject({ ok: true })
  await phone.sees('all of it', (view) => wordsIn(view).length === 111)
})

test('A new link whose card did not arrive is not shown, and the one before is not shown as open', async () => {
  await using home = await openHouse()
  const line: Line = { isCut: false, losesReplies: false }
  const alice = await home.person('alice')
  const phone = home.device('alice', brittle(home.address, line))
  await comeBack(phone, alice)
  const { bondId } = await inviteBy(phone)
  line.breaksAt = (url) => url.includes('/api/invites/')
  expect(await phone.renewInvite(bondId)).toMatchObject({ ok: false, reason: 'unreachable' })
  line.breaksAt = undefined
  const [person] = phone.view().people
  expect(person).toMatchObject({ state: 'link-closed', invite: null })
  const renewed = await phone.renewInvite(bondId)
  if (!renewed.ok) throw new Error(renewed.reason)
  const { link } = renewed.value
  await phone.sees('the new link', (view) => view.people[0]?.invite?.link === link)
  const guest = home.device('guest')
  expect(await guest.readInvite(link.split('#')[1] ?? '')).toMatchObject({ ok: true })
})

test('In a pause nobody writes, whatever a screen may show', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await bob.openTalk(bondId)
  await bob.say({ talkId: bondId, text: 'before', notes: [] })
  await bob.sees('his words sent', () => sentTexts(bob).length === 1)
  const itemId = bob.view().talk?.items.at(-1)?.id ?? ''
  expect(await alice.pauseBond(bondId)).toMatchObject({ ok: true })
  await bob.sees('the pause', (view) => view.people[0]?.state === 'paused')
  const notNow = { ok: false, reason: 'not-now' }
  expect(await bob.say({ talkId: bondId, text: 'hello', notes: [] })).toEqual(notNow)
  expect(await bob.editWords({ itemId, text: 'quite another thing' })).toEqual(notNow)
  expect(await bob.endBond({ bondId, lastWords: 'all the same' })).toEqual(notNow)
  expect(bob.view().people[0]?.state).toBe('paused')
  expect(await alice.resumeBond(bondId)).toMatchObject({ ok: true })
  await bob.sees('the end of it', (view) => view.people[0]?.state === 'together')
  expect(await bob.say({ talkId: bondId, text: 'hello', notes: [] })).toMatchObject({ ok: true })
  expect(await alice.pauseBond(bondId)).toMatchObject({ ok: true })
  await bob.sees('the pause', (view) => view.people[0]?.state === 'paused')
  expect(await bob.endBond({ bondId, lastWords: ' ' })).toMatchObject({ ok: true })
})

test('Whoever asks to be followed over a line that answers nothing asks anew, and is followed', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const { fetch } = brittle(home.address, { isCut: false, losesReplies: false })
  const asked = { isSilent: false, inVain: 0 }
  const phone = home.device('alice', {
    async fetch(url, init) {
      if (!url.endsWith('/api/feed') || !asked.isSilent) return await fetch(url, init)
      asked.isSilent = false
      asked.inVain += 1
      return await new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new TypeError('given up')))
      })
    }
  })
  await comeBack(phone, alice)
  await phone.sees('the line live', ({ connection }) => connection === 'live')
  asked.isSilent = true
  await hastened(20, async () => {
    await home.restart()
    const isBack = () => asked.inVain === 1 && phone.view().connection === 'live'
    await expect.poll(isBack, { timeout: 60_000 }).toBe(true)
  })
})
