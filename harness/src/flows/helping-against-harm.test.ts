/** A wish to help, where the line breaks, where two devices ask at once, and where somebody wants to do harm. */
import { nodeEnvironment } from '@beside/client/node'
import { openStore } from '@beside/server'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { sendDrop } from '../../../client/src/drops/drops.ts'
import { stateOf } from '../../../client/src/teams/chain.ts'
import { bytesOf } from '../../../client/src/wire/read-wire.ts'
import { WIRE_LIMITS } from '../../../contract/src/index.ts'
import { mailboxOf, toBase64url } from '../../../kernel/src/index.ts'
import { addDrop } from '../../../server/src/store/drops.ts'
import { changedClientOf } from '../changed-client.ts'
import { arriveAs, secondDevice, type House, type Person } from '../house.ts'
import { comeIn, DAY, done, look, openPlace, twoStewards, type TeamPlace } from '../team-place.ts'

const words = { role: 'listener', name: 'Anna', drawn: 'I was heard.', lived: '' } as const

const wishesOf = (steward: Person) => steward.view().care?.wishes ?? []
const ownOf = (person: Person) => person.view().teams?.helping.own ?? null

/** Somebody whose line can lose what comes back for a drop: it arrived, and they do not know. */
async function onWeakLine(home: House & TeamPlace) {
  const line = { losesReplies: true }
  const real = nodeEnvironment(home.address).fetch
  const person = home.device('cem', {
    now: () => home.clock.now(),
    async fetch(url, init) {
      const reply = await real(url, init)
      if (line.losesReplies && /\/api\/drops\/[\w-]+$/u.test(url)) throw new TypeError('lost')
      return reply
    }
  })
  await arriveAs(person, '')
  await look(person)
  return { line, person }
}

/** What a client that keeps to no rules says to the stewards. */
async function dropWish(home: House & TeamPlace, person: Person, answerTo: object): Promise<void> {
  await using changed = await changedClientOf(home, person)
  const chain = changed.rooms.teams.chainOf('steward')
  const inbox = chain && stateOf(chain)?.opening.inbox
  const address = changed.rooms.teams.of('steward')?.teamId
  if (!inbox || !address) throw new Error('nobody to ask')
  const askedAt = Math.floor(home.clock.now())
  const content = { version: 0, kind: 'helping', ...words, askedAt, answerTo }
  expect(await sendDrop(changed.tools, { address, to: [inbox], content, days: 30 })).toEqual(done)
}

/** What the server learns each time that somebody looks for their answer. */
async function addressOf(home: House & TeamPlace, person: Person): Promise<string> {
  await using changed = await changedClientOf(home, person)
  const { value } = changed.tools.account.keyring.settings['helping'] ?? {}
  const { mailbox } = v.parse(v.object({ mailbox: v.string() }), value)
  return toBase64url(mailboxOf(bytesOf(mailbox)).address)
}

async function fill({ dataFolder }: House, address: string): Promise<void> {
  await using store = await openStore(dataFolder, {})
  const room = { today: '2000-01-01', count: WIRE_LIMITS.dropsOfAddress, bytes: 1_000_000 }
  await store.write(async (db) => {
    for (let one = 0; one < WIRE_LIMITS.dropsOfAddress; one += 1) {
      const drop = {
        id: new Uint8Array(32).fill(one),
        until: '2999-01-01',
        bytes: new Uint8Array(9)
      }
      await addDrop(db, { address: bytesOf(address), ...drop }, room)
    }
  })
}

test('a name says nothing of who it is: what both sides see alike tells one Anna from the other', async () => {
  await using home = await openPlace()
  const [ada] = await twoStewards(home)
  const [anna, mallory] = [await comeIn(home, 'anna'), await comeIn(home, 'mallory')]
  await look(anna, mallory)
  expect(await anna.askToHelp(words)).toEqual(done)
  expect(await mallory.askToHelp(words)).toEqual(done)
  await look(ada)
  const signs = wishesOf(ada).map((one) => one.signs)
  expect(signs).toEqual([ownOf(anna)?.signs, ownOf(mallory)?.signs])
  expect(new Set(signs).size).toBe(2)
  for (const one of signs)
    expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/u)
  const elsewhere = await secondDevice(home, anna, { now: () => home.clock.now() })
  await look(elsewhere)
  expect(ownOf(elsewhere)?.signs).toBe(signs[0])
})

test('a server that answers in the place of Anna shows other signs than hers', async () => {
  await using home = await openPlace()
  const [ada] = await twoStewards(home)
  const [anna, mallory] = [await comeIn(home, 'anna'), await comeIn(home, 'mallory')]
  await look(anna)
  expect(await anna.askToHelp(words)).toEqual(done)
  await look(ada)
  const hers = ownOf(anna)?.signs ?? ''
  expect(wishesOf(ada)).toMatchObject([{ signs: hers }])
  // The server learns her address when her device looks for an answer. The key of an answer it has to choose.
  const address = await addressOf(home, anna)
  const { pair } = mailboxOf(new Uint8Array(32).fill(7))
  await dropWish(home, mallory, { address, kem: toBase64url(pair.public) })
  await look(ada)
  const seen = wishesOf(ada).map(({ signs }) => signs)
  expect(seen).toHaveLength(2)
  expect(seen.filter((one) => one === hers)).toHaveLength(1)
})

test('a wish goes also where no answer fits into the mailbox that it names, or without an answer', async () => {
  await using home = await openPlace()
  const [ada, ben] = await twoStewards(home)
  const mallory = await comeIn(home, 'mallory')
  for (const seed of [1, 2]) {
    const { address, pair } = mailboxOf(new Uint8Array(32).fill(seed))
    const named = { address: toBase64url(address), kem: toBase64url(pair.public) }
    await dropWish(home, mallory, named)
    await fill(home, named.address)
  }
  await look(ada, ben)
  const [first, second] = wishesOf(ada).map(({ dropId }) => dropId)
  const said = { words: 'In spring.', offer: null }
  expect(await ada.answerHelping({ dropId: first ?? '', ...said })).toEqual({
    ok: true,
    value: 'no-room'
  })
  expect(await ada.removeHelping(second ?? '')).toEqual(done)
  expect(wishesOf(ada)).toEqual([])
  await look(ben)
  expect(wishesOf(ben)).toEqual([])
  expect(await ben.removeHelping(second ?? '')).toMatchObject({ reason: 'not-found' })
})

test('a wish that nobody could answer is not shown, and waits no more', async () => {
  await using home = await openPlace()
  const [ada] = await twoStewards(home)
  const mallory = await comeIn(home, 'mallory')
  const kem = toBase64url(new Uint8Array(32))
  const { address, pair } = mailboxOf(new Uint8Array(32).fill(3))
  await dropWish(home, mallory, { address: toBase64url(address), kem })
  await dropWish(home, mallory, { address: `${kem.slice(0, -1)}B`, kem: toBase64url(pair.public) })
  await look(ada)
  expect(wishesOf(ada)).toEqual([])
  await using store = await openStore(home.dataFolder, {})
  expect(await store.read.selectFrom('drops').select('id').execute()).toEqual([])
})

test('what may have arrived is said, and can be taken back', async () => {
  await using home = await openPlace()
  const [ada] = await twoStewards(home)
  const { person: cem, line } = await onWeakLine(home)
  expect(await cem.askToHelp(words)).toMatchObject({ reason: 'unreachable' })
  expect(ownOf(cem)).toMatchObject({ state: 'unsure', role: 'listener' })
  await look(ada)
  expect(wishesOf(ada)).toMatchObject([{ signs: ownOf(cem)?.signs }])
  line.losesReplies = false
  expect(await cem.takeHelpingBack()).toEqual(done)
  expect(ownOf(cem)).toBeNull()
  await look(ada)
  expect(wishesOf(ada)).toEqual([])
})

test('what may have arrived can be answered, and the answer is read', async () => {
  await using home = await openPlace()
  const [ada] = await twoStewards(home)
  const { person: cem } = await onWeakLine(home)
  expect(await cem.askToHelp(words)).toMatchObject({ reason: 'unreachable' })
  await look(ada)
  const dropId = wishesOf(ada)[0]?.dropId ?? ''
  const said = { dropId, words: 'In spring.', offer: null }
  expect(await ada.answerHelping(said)).toMatchObject({ ok: true })
  await look(cem)
  expect(ownOf(cem)).toMatchObject({ state: 'not-now', words: 'In spring.' })
})

test('where there was no room with the stewards, nothing stands there as if it might have arrived', async () => {
  await using home = await openPlace()
  const [ada] = await twoStewards(home)
  const cem = await comeIn(home, 'cem')
  await look(cem)
  await fill(home, ada.view().teams?.teams.find(({ role }) => role === 'steward')?.teamId ?? '')
  expect(await cem.askToHelp(words)).toMatchObject({ reason: 'too-many' })
  expect(ownOf(cem)).toBeNull()
})

test('of several tries the stewards read the newest', async () => {
  await using home = await openPlace()
  const [ada] = await twoStewards(home)
  const { person: cem, line } = await onWeakLine(home)
  for (const drawn of ['one', 'two', 'three', 'four']) {
    expect(await cem.askToHelp({ ...words, drawn })).toMatchObject({ reason: 'unreachable' })
    home.clock.moveTo(home.clock.now() + 1000)
  }
  line.losesReplies = false
  const newest = { role: 'facilitator', name: 'Anna', drawn: 'five', lived: '' } as const
  expect(await cem.askToHelp(newest)).toEqual(done)
  await look(ada)
  expect(wishesOf(ada)).toMatchObject([newest])
  const { dropId = '' } = wishesOf(ada)[0] ?? {}
  const offer = {
    checked: 'We met.',
    until: home.clock.now() + 90 * DAY,
    mustReport: false,
    isSteward: false,
    isLead: false
  }
  expect(await ada.answerHelping({ dropId, words: '', offer })).toMatchObject({ ok: true })
  await look(ada, cem)
  expect(wishesOf(ada)).toEqual([])
  expect(ownOf(cem)).toMatchObject({ state: 'yes', role: 'facilitator' })
})

test('a yes that could not be sent is sent again with the same link, and there is no second one', async () => {
  await using home = await openPlace()
  const [ada] = await twoStewards(home)
  const cem = await comeIn(home, 'cem')
  await look(cem)
  expect(await cem.askToHelp(words)).toEqual(done)
  const real = nodeEnvironment(home.address).fetch
  const line = { isCut: true }
  const device = await secondDevice(home, ada, {
    now: () => home.clock.now(),
    async fetch(url, init) {
      const isAnswer = init?.method === 'POST' && /\/api\/drops\/[\w-]+$/u.test(url)
      if (line.isCut && isAnswer) throw new TypeError('the line is cut')
      return real(url, init)
    }
  })
  await look(device)
  const dropId = wishesOf(device)[0]?.dropId ?? ''
  const until = home.clock.now() + 90 * DAY
  const offer = { checked: 'We met.', until, mustReport: false, isSteward: false, isLead: false }
  const wanted = { dropId, words: '', offer }
  const linksOf = () =>
    device.view().care?.doors.find(({ role }) => role === words.role)?.links ?? []
  for (let tries = 0; tries < 3; tries += 1)
    expect(await device.answerHelping(wanted)).toMatchObject({ reason: 'unreachable' })
  expect(linksOf()).toHaveLength(1)
  line.isCut = false
  expect(await device.answerHelping(wanted)).toMatchObject({ ok: true, value: 'reached' })
  expect(linksOf()).toHaveLength(1)
  await look(cem)
  expect(ownOf(cem)).toMatchObject({ state: 'yes' })
})

test('two devices that ask at once ask one question, and its answer is read', async () => {
  await using home = await openPlace()
  const [ada] = await twoStewards(home)
  const cem = await comeIn(home, 'cem')
  const elsewhere = await secondDevice(home, cem, { now: () => home.clock.now() })
  await look(cem, elsewhere)
  await Promise.all([cem.askToHelp(words), elsewhere.askToHelp(words)])
  await look(ada)
  expect(wishesOf(ada)).toHaveLength(1)
  const dropId = wishesOf(ada)[0]?.dropId ?? ''
  const said = { dropId, words: 'In spring.', offer: null }
  expect(await ada.answerHelping(said)).toMatchObject({ ok: true })
  const later = await secondDevice(home, cem, { now: () => home.clock.now() })
  await look(later)
  expect(ownOf(later)).toMatchObject({ state: 'not-now' })
})
