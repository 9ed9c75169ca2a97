import { nodeEnvironment } from '@beside/client/node'
import { openStore } from '@beside/server'
import { describe, expect, test } from 'vitest'
import { readCommunity, saveCommunity } from '../../../server/src/store/community.ts'
import { changedClientOf, joinUnnamed } from '../changed-client.ts'
import { wordsIn, secondDevice, type Person } from '../house.ts'
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
  wishOf,
  type ListeningPlace
} from '../listening-place.ts'
import { DAY, done } from '../team-place.ts'

/** What breaks, once: the request does not arrive, or its answer gets lost. */
type Break = {
  at: RegExp | undefined
  readonly isLost: boolean
  hasBroken: boolean
  /** It breaks each time. */
  readonly isCut?: boolean
}

async function onWeakLine(home: ListeningPlace, person: Person, line: Break): Promise<Person> {
  const real = nodeEnvironment(home.address).fetch
  return secondDevice(home, person, {
    now: () => home.clock.now(),
    async fetch(url, init) {
      const path = `${init?.method ?? 'GET'} ${new URL(url).pathname}`
      const breaks = (line.isCut || !line.hasBroken) && line.at?.test(path) === true
      if (breaks) line.hasBroken = true
      if (breaks && !line.isLost) throw new TypeError('the line is cut')
      const response = await real(url, init)
      if (breaks) throw new TypeError('the answer was lost')
      return response
    }
  })
}

const both = [false, true].map((isLost) => ({ isLost }))

describe('A question', () => {
  test.each(both)(
    'that nobody knows to have arrived is sent again by itself (answer lost: $isLost)',
    async ({ isLost }) => {
      await using home = await openListeningPlace()
      const [, lena] = await listenersOf(home, 'lena')
      const noor = await guestOf(home, 'noor')
      const line: Break = { at: /^PUT \/api\/asks$/u, isLost, hasBroken: false }
      const phone = await onWeakLine(home, noor, line)
      const bondId = await askAs(phone)
      expect(line.hasBroken).toBe(true)
      expect(phone.view().listening.ask).toMatchObject({ state: 'sending', bondId })
      expect(await phone.lookAtAsk()).toEqual(done)
      expect(phone.view().listening.ask).toMatchObject({ state: 'waiting', bondId })
      await onShift(lena)
      const [ask, more] = await asksOf(lena)
      expect(more).toBeUndefined()
      expect(await lena.takeAsk(ask?.askId ?? '')).toMatchObject({ ok: true })
      await isHeard(phone, bondId)
    }
  )
})

/** A line that is cut as long as that is said, for these requests. */
async function onLine(
  home: ListeningPlace,
  person: Person,
  line: { cut: RegExp | undefined }
): Promise<Person> {
  const real = nodeEnvironment(home.address).fetch
  return secondDevice(home, person, {
    now: () => home.clock.now(),
    async fetch(url, init) {
      const path = `${init?.method ?? 'GET'} ${new URL(url).pathname}`
      if (line.cut?.test(path) === true) throw new TypeError('the line is cut')
      return real(url, init)
    }
  })
}

describe('Whoever waits is told the truth', () => {
  test('that it waits for a line, lies with the listeners, and that somebody is on their way', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const line: { cut: RegExp | undefined } = { cut: /\/api\/asks$/u }
    const phone = await onLine(home, await guestOf(home, 'noor'), line)
    const bondId = await askAs(phone)
    const ask = () => phone.view().listening.ask
    expect(ask()).toMatchObject({ state: 'sending', isCutOff: true, bondId })
    expect(await phone.lookAtAsk()).toEqual(done)
    expect(ask()).toMatchObject({ state: 'sending', isCutOff: true, bondId })
    line.cut = undefined
    expect(await phone.lookAtAsk()).toEqual(done)
    expect(ask()).toMatchObject({ state: 'waiting', isCutOff: false })
    // It stays with the listeners, and this device does not know how it stands.
    line.cut = /./u
    expect(await phone.lookAtAsk()).toMatchObject({ ok: false })
    expect(ask()).toMatchObject({ state: 'waiting', isCutOff: true })
    line.cut = undefined
    // Her device has not come yet.
    const hers: { cut: RegExp | undefined } = { cut: undefined }
    const listener = await onLine(home, lena, hers)
    await onShift(listener)
    const [asked] = await asksOf(listener)
    hers.cut = /invites|join|records/u
    await listener.takeAsk(asked?.askId ?? '')
    expect(await phone.lookAtAsk()).toEqual(done)
    expect(ask()).toMatchObject({ state: 'coming', isCutOff: false })
    hers.cut = undefined
    expect(await listener.lookAtAsks()).toEqual(done)
    await isHeard(phone, bondId)
  })

  test('that it could not be sent, and it goes out by itself once this place takes it', async () => {
    await using home = await openListeningPlace()
    await listenersOf(home, 'lena')
    const line: { cut: RegExp | undefined } = { cut: /\/api\/asks/u }
    const noor = await guestOf(home, 'noor')
    const phone = await onLine(home, noor, line)
    // No other device of hers sends it.
    await noor.leave()
    await askAs(phone)
    const yesterday = new Date(home.clock.now() - DAY).toISOString().slice(0, 10)
    await closeOn(home, yesterday)
    line.cut = undefined
    await phone.lookAtAsk()
    expect(phone.view().listening.ask).toMatchObject({
      state: 'not-sent',
      isCutOff: false,
      wish: wishOf()
    })
    await closeOn(home, null)
    expect(await phone.lookAtAsk()).toEqual(done)
    expect(phone.view().listening.ask).toMatchObject({ state: 'waiting' })
  })
})

async function closeOn(home: ListeningPlace, closesOn: string | null): Promise<void> {
  await using store = await openStore(home.dataFolder, {})
  await store.write(async (db) => saveCommunity(db, { ...(await readCommunity(db)), closesOn }))
}

describe('A listener on a shift', () => {
  test('is told that the page no longer hears from this place, and that their shift could not be ended', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const line: { cut: RegExp | undefined } = { cut: /shift/u }
    const phone = await onLine(home, lena, line)
    await phone.sees('the desk', ({ listening }) => listening.desk !== null)
    expect(await phone.beginShift()).toEqual({ ok: false, reason: 'unreachable' })
    expect(deskOf(phone)).toMatchObject({ isCutOff: false, shift: { endsAt: null } })
    line.cut = undefined
    await onShift(phone)
    const { shift } = deskOf(phone)
    expect(shift?.endsAt).not.toBeNull()
    line.cut = /./u
    expect(await phone.lookAtAsks()).toMatchObject({ ok: false })
    expect(deskOf(phone)).toMatchObject({ isCutOff: true, shift })
    expect(await phone.endShift()).toEqual({ ok: false, reason: 'unreachable' })
    // It stands as it was: nothing says that it ended.
    expect(deskOf(phone)).toMatchObject({ isCutOff: true, shift })
    line.cut = undefined
    expect(await phone.endShift()).toEqual(done)
    expect(deskOf(phone)).toMatchObject({ isCutOff: false, shift: { endsAt: null } })
  })
})

const steps = [
  { step: 'the yes', at: /\/take$/u },
  { step: 'the card', at: /^GET \/api\/invites\//u },
  { step: 'the coming in', at: /\/join$/u },
  { step: 'what is written there', at: /^POST .*\/records$/u },
  { step: 'that they are there', at: /\/open$/u }
]

describe('Of two devices of one listener', () => {
  test.each([undefined, /^GET \/api\/session$/u])(
    'one that was stopped on the way lets go of nothing that goes on with the other (then its line breaks at %s)',
    async (next) => {
      await using home = await openListeningPlace()
      const [, lena] = await listenersOf(home, 'lena')
      const noor = await guestOf(home, 'noor')
      const bondId = await askAs(noor)
      const line: Break = {
        at: /^GET \/api\/invites\//u,
        isLost: false,
        hasBroken: false,
        isCut: true
      }
      const phone = await onWeakLine(home, lena, line)
      await onShift(phone)
      const [ask] = await asksOf(phone)
      expect(await phone.takeAsk(ask?.askId ?? '')).toMatchObject({ ok: false })
      const other = await elsewhere(home, lena)
      await other.lookAtAsks()
      await isHeard(noor, bondId)
      line.at = next
      line.hasBroken = false
      await phone.lookAtAsks()
      expect(line.hasBroken).toBe(next !== undefined)
      const third = await elsewhere(home, lena)
      line.at = undefined
      for (const device of [phone, other, third]) {
        await device.lookAtAsks()
        expect(Object.keys(device.view().listening.heard)).toEqual([bondId])
        await sayIn(device, bondId, 'I am here.')
      }
    }
  )
})

describe('A question that is asked again since somebody else came in', () => {
  test.each(both)(
    'leaves nothing behind, also where the line broke when the bond of before was left (answer lost: $isLost)',
    async ({ isLost }) => {
      await using home = await openListeningPlace()
      const [, lena] = await listenersOf(home, 'lena')
      const noor = await guestOf(home, 'noor')
      const line: Break = { at: undefined, isLost, hasBroken: false, isCut: true }
      const phone = await onWeakLine(home, noor, line)
      const first = await askAs(phone)
      await onShift(lena)
      await asksOf(lena)
      {
        await using changed = await changedClientOf(home, lena)
        expect(await joinUnnamed(changed.tools, deskOf(lena).teamId)).toBe(first)
      }
      line.at = new RegExp(`^POST /api/spaces/${first}/records$`, 'u')
      await phone.lookAtAsk()
      expect(line.hasBroken).toBe(true)
      expect(phone.view().listening.ask).toMatchObject({ isAskedAgain: true })
      expect(phone.view().listening.ask?.bondId).not.toBe(first)
      await phone.leave()
      await using later = await changedClientOf(home, noor)
      await later.rooms.asking.look()
      const kept = later.tools.account.keyring.memberships.map(({ spaceId }) => spaceId)
      expect(kept).not.toContain(first)
      await using left = await changedClientOf(home, lena)
      const [asker] = left.tools.spaces.get(first)?.state?.members ?? []
      expect(asker?.leftSeq).toBeDefined()
    }
  )
})

describe('A listener who says yes', () => {
  test('and comes, is there also where neither that nor the search for it was answered', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    const bondId = await askAs(noor)
    const at = /\/join$|^POST \/api\/spaces\/find$/u
    const line: Break = { at, isLost: true, hasBroken: false, isCut: true }
    const phone = await onWeakLine(home, lena, line)
    await onShift(phone)
    const [ask] = await asksOf(phone)
    expect(await phone.takeAsk(ask?.askId ?? '')).toMatchObject({ ok: false })
    await phone.lookAtAsks()
    line.at = undefined
    await phone.lookAtAsks()
    await isHeard(noor, bondId)
    await phone.sees('the conversation', ({ listening }) => bondId in listening.heard)
    expect(noor.view().listening.ask).toMatchObject({ isAskedAgain: false })
  })

  test.each(steps.flatMap((step) => both.map((one) => ({ ...step, ...one }))))(
    'comes all the same when the line breaks at $step (answer lost: $isLost), once, also on another device',
    async ({ at, isLost }) => {
      await using home = await openListeningPlace()
      const [, lena] = await listenersOf(home, 'lena')
      const noor = await guestOf(home, 'noor')
      const bondId = await askAs(noor)
      const line: Break = { at, isLost, hasBroken: false }
      const phone = await onWeakLine(home, lena, line)
      await onShift(phone)
      const [ask] = await asksOf(phone)
      const askId = ask?.askId ?? ''
      const taken = await phone.takeAsk(askId)
      expect(line.hasBroken).toBe(true)
      // Until the server was asked, she does not know whether it is hers: she says yes once more.
      if (!taken.ok && /take/u.test(at.source)) {
        expect(await phone.takeAsk(askId)).toEqual({ ok: true, value: { bondId } })
      }
      const other = await elsewhere(home, lena)
      await other.lookAtAsks()
      await isHeard(noor, bondId)
      expect(heardOf(noor, bondId).person.name).toBe('lena')
      await other.sees('the conversation', ({ listening }) => bondId in listening.heard)
      await sayIn(other, bondId, 'Hello, I am here.')
      await noor.openTalk(bondId)
      await noor.sees('her words', (view) => wordsIn(view).includes('Hello, I am here.'))
      expect(noor.view().listening.ask).toMatchObject({ isAskedAgain: false })
    }
  )
})

describe('A step of the ladder', () => {
  const breaks = (['the log of the team', 'telling the person'] as const).flatMap((where) =>
    both.map((one) => ({ where, ...one }))
  )
  test.each(breaks)(
    'is noted and told once, however often it is tried, where the line breaks at $where (answer lost: $isLost)',
    async ({ where, isLost }) => {
      await using home = await openListeningPlace()
      const [, lena] = await listenersOf(home, 'lena')
      const noor = await guestOf(home, 'noor')
      const bondId = await askAs(noor)
      const line: Break = { at: undefined, isLost, hasBroken: false, isCut: true }
      const phone = await onWeakLine(home, lena, line)
      await onShift(phone)
      const [ask] = await asksOf(phone)
      expect(await phone.takeAsk(ask?.askId ?? '')).toMatchObject({ ok: true })
      await isHeard(noor, bondId)
      const spaceId = where === 'telling the person' ? bondId : deskOf(phone).teamId
      line.at = new RegExp(`^POST /api/spaces/${spaceId}/records$`, 'u')
      const step = { step: 1, owner: 'lena', why: 'She may not be safe tonight.' } as const
      const wanted = { bondId, conversation: null, ...step, isTold: true }
      for (let tries = 0; tries < 2; tries += 1) {
        expect(await phone.noteLadderStep(wanted)).toMatchObject({ ok: false })
      }
      expect(line.hasBroken).toBe(true)
      line.at = undefined
      expect(await phone.noteLadderStep(wanted)).toEqual(done)
      const told = () => noor.view().listening.heard[bondId]?.ladder.length ?? 0
      await noor.sees('the step', () => told() > 0)
      await asksOf(lena)
      expect(deskOf(lena).ladder).toMatchObject([{ ...step, isTold: true }])
      expect(heardOf(noor, bondId).ladder).toMatchObject([step])
      // The same once more, after it was noted, is another step.
      expect(await phone.noteLadderStep(wanted)).toEqual(done)
      await noor.sees('both', () => told() === 2)
    }
  )

  test('of a conversation that is over stands there once, with one name, where the answer got lost', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const line: Break = { at: /^POST .*\/records$/u, isLost: true, hasBroken: false }
    const phone = await onWeakLine(home, lena, line)
    await phone.lookAtAsks()
    const step = { step: 3, owner: 'lena', why: 'He wrote that nobody may come.' } as const
    const wanted = { bondId: null, conversation: null, ...step, isTold: false }
    expect(await phone.noteLadderStep(wanted)).toMatchObject({ ok: false })
    expect(await phone.noteLadderStep(wanted)).toEqual(done)
    await asksOf(lena)
    expect(deskOf(lena).ladder).toMatchObject([step])
  })
})
