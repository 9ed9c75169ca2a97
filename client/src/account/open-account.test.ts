import type { SessionReply } from '@beside/contract'
import { ok, toBase64url, type Bytes } from '@beside/kernel'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Environment } from '../environment.ts'
import type { Call, ServerLink, WireResult } from '../wire/server-link.ts'
import { emptyKeyring, OpenAccount } from './open-account.ts'
import { withSetting } from './settings.ts'

type Saved = { readonly seq: number; readonly blob: string }
const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))
const environment: Environment = {
  address: '',
  fetch,
  random,
  now: () => 0,
  readWordList: async () => [],
  deviceLabel: '',
  keep: null
}

/** A server that keeps one keyring as the real one does, until `serves` says what it serves instead. */
class KeyringServer {
  saved: Saved | null = null
  serves: (() => Saved | null) | undefined
  saves = 0
  /** Resolves before each answer. */
  slow: Promise<void> = Promise.resolve()
  readonly reply = {
    accountId: toBase64url(random(16)),
    sessionNonce: toBase64url(random(32)),
    wraps: [],
    rootGeneration: 0,
    pausedUntil: null,
    serverTime: 0
  } satisfies Omit<SessionReply, 'keyring'>

  readonly link: ServerLink = {
    call: async (call, reply) => {
      const answered = this.#answer(call)
      await this.slow
      return answered.ok ? ok(v.parse(reply, answered.value)) : answered
    },
    stream: async () => undefined
  }

  #answer({ method, body }: Call): WireResult<unknown> {
    const keyring = this.serves ? this.serves() : this.saved
    if (method === 'GET') return ok({ ...this.reply, keyring })
    const asked = v.parse(v.object({ expectedSeq: v.number(), blob: v.string() }), body)
    if (asked.expectedSeq !== (keyring?.seq ?? 0)) {
      const moved = { reason: 'keyring-moved', keyring }
      return { ok: false, reason: 'keyring-moved', retryAfterSeconds: 0, reply: moved }
    }
    this.saves += 1
    this.saved = { seq: asked.expectedSeq + 1, blob: asked.blob }
    return ok({ seq: this.saved.seq })
  }
}

type Device = { readonly account: OpenAccount; readonly alarms: () => number }

function deviceOf(server: KeyringServer, root: Bytes): Device {
  const grant = {
    reply: { ...server.reply, keyring: null },
    root: root.slice(),
    device: 'own'
  } as const
  const keyring = emptyKeyring(root, toBase64url(root))
  const opened = { keyring, seq: 0, blob: new Uint8Array(0) }
  let alarms = 0
  const account = new OpenAccount({ link: server.link, environment }, grant, opened)
  account.onRolledBack = () => (alarms += 1)
  return { account, alarms: () => alarms }
}

const set = ({ account }: Device, value: number) =>
  account.change((keyring) => withSetting(keyring, `is ${value}`, { value, at: value }))

const setIn = ({ account }: Device): number => Object.keys(account.keyring.settings).length

/** A device whose keyring was saved three times, and all that the server had. */
async function openDevice(): Promise<{ server: KeyringServer; device: Device; all: Saved[] }> {
  const server = new KeyringServer()
  const device = deviceOf(server, random(32))
  const all: Saved[] = []
  for (const value of [1, 2, 3]) {
    expect(await set(device, value)).toEqual(ok(true))
    if (server.saved) all.push(server.saved)
  }
  return { server, device, all }
}

const older: readonly { readonly title: string; readonly of: (all: Saved[]) => Saved | null }[] = [
  { title: 'an older one', of: ([first]) => first ?? null },
  { title: 'none', of: () => null },
  {
    title: 'another one with the same number',
    of: ([first]) => ({ seq: 3, blob: first?.blob ?? '' })
  }
]

for (const { title, of } of older) {
  test(`A keyring that is open stays as it is where the server then serves ${title}, and it is said`, async () => {
    const { server, device, all } = await openDevice()
    server.serves = () => of(all)
    await device.account.reload()
    expect([device.alarms(), device.account.keyringSeq]).toEqual([1, 3])
    expect(setIn(device)).toBe(3)
  })
}

test('A keyring that the server says moved, to an older one, is not written over, and it is said', async () => {
  const { server, device, all } = await openDevice()
  server.serves = () => all[0] ?? null
  expect(await set(device, 4)).toEqual({ ok: false, reason: 'keyring-moved' })
  expect([device.alarms(), device.account.keyringSeq, server.saves]).toEqual([1, 3, 3])
  expect(setIn(device)).toBe(3)
})

const { numRuns = 500 } = fc.readConfigureGlobal()

test('Whatever two devices change and look at, an honest server alarms nobody, and nothing is lost', async () => {
  const steps = fc.array(fc.tuple(fc.nat(1), fc.boolean()), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(steps, async (moves) => {
      const server = new KeyringServer()
      const root = random(32)
      const devices = [deviceOf(server, root), deviceOf(server, root)]
      const changes = moves.filter(([, isChange]) => isChange).length
      const done = moves.map(([which, isChange], index) => {
        const device = devices[which]
        if (!device) throw new Error('there are two')
        return isChange ? set(device, index) : device.account.reload()
      })
      for (const one of await Promise.all(done)) expect(one).toEqual(ok(true))
      for (const device of devices) {
        expect(await device.account.reload()).toEqual(ok(true))
        expect([device.alarms(), setIn(device)]).toEqual([0, changes])
      }
    }),
    // Each run seals and opens dozens of keyrings: a tenth of them leaves time for the others.
    { numRuns: Math.ceil(numRuns / 10) }
  )
})

test('Where somebody else came in under the same cookie, nobody is alarmed, and nothing of theirs is taken', async () => {
  const { server, device } = await openDevice()
  const other = await openDevice()
  const [first] = other.all
  server.serves = () => first ?? null
  server.reply.accountId = other.server.reply.accountId
  await device.account.reload()
  expect(await set(device, 4)).toMatchObject({ ok: false })
  expect([device.alarms(), device.account.keyringSeq, setIn(device)]).toEqual([0, 3, 3])
})

test('After Exit nothing more is saved, and nothing that is on its way comes back into memory', async () => {
  const { server, device } = await openDevice()
  const { promise, resolve } = Promise.withResolvers<void>()
  server.slow = promise
  const changes = [set(device, 4), set(device, 5), device.account.reload()]
  await Promise.resolve()
  device.account.wipe()
  resolve()
  await Promise.all(changes)
  expect(server.saves).toBe(4)
  expect(device.account.keyring.settings).toEqual({})
})
