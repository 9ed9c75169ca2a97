import { nodeEnvironment } from '@beside/client/node'
import { describe, expect, test } from 'vitest'
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
  type ListeningPlace
} from '../listening-place.ts'
import { done } from '../team-place.ts'

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
      if (!lena) throw new Error('nobody listens')
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
      if (!lena) throw new Error('nobody listens')
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
      if (!lena) throw new Error('nobody listens')
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
    if (!lena) throw new Error('nobody listens')
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
      if (!lena) throw new Error('nobody listens')
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
