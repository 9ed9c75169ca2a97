import type { Keep } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import { expect, test, vi } from 'vitest'
import { arriveAs, openHouse, type House, type Person } from '../house.ts'

const PATIENCE = { timeout: 30_000 }

type Call = { readonly method: string; readonly path: string }

type Held = { readonly holds: (call: Call) => boolean; readonly until: Promise<void> }

/** A line on which a test holds back what it names, until it lets it go; the rest goes through. */
class HeldLine {
  /** Everything that left the device, in order. */
  readonly asked: Call[] = []
  readonly #answered: Call[] = []
  readonly #address: string
  readonly #real: (url: string, init?: RequestInit) => Promise<Response>
  readonly #held: Held[] = []
  readonly #delayed: Held[] = []

  constructor(address: string) {
    this.#address = address
    this.#real = nodeEnvironment(address).fetch
  }

  /** Holds the answers to some calls back. Gives how to let them go. */
  hold(holds: Held['holds']): () => void {
    return keepBack(this.#held, holds)
  }

  /** Holds some calls back before the server has them. */
  delay(holds: Held['holds']): () => void {
    return keepBack(this.#delayed, holds)
  }

  /** Resolves once the server has answered a call, though the device may not have the answer. */
  async answers(path: string): Promise<void> {
    await vi.waitUntil(() => this.#answered.some(at(path)), PATIENCE)
  }

  readonly fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    const call = { method: init?.method ?? 'GET', path: url.slice(this.#address.length) }
    this.asked.push(call)
    await untilLetGo(this.#delayed, call)
    const response = await this.#real(url, init)
    this.#answered.push(call)
    await untilLetGo(this.#held, call)
    return response
  }
}

function keepBack(list: Held[], holds: Held['holds']): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  list.push({ holds, until: promise })
  return resolve
}

async function untilLetGo(list: readonly Held[], call: Call): Promise<void> {
  for (const { holds, until } of list) if (holds(call)) await until
}

const at = (path: string) => (call: Call) => call.path === path

/** Alice on a device whose line can be held. */
async function aliceOnHeldLine(home: House): Promise<{ alice: Person; line: HeldLine }> {
  const { signInName, passphrase } = await home.person('alice')
  const line = new HeldLine(home.address)
  const alice = home.device('alice', line)
  expect(
    await alice.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
  ).toMatchObject({ ok: true })
  alice.signInName = signInName
  return { alice, line }
}

test('Exit while one change of the keyring is on its way and another waits loses nothing', async () => {
  await using home = await openHouse()
  const { alice, line } = await aliceOnHeldLine(home)
  const letGo = line.hold(at('/api/account/keyring'))
  const first = alice.setNoteChoice({ note: 'loss', choice: 'hide' })
  const second = alice.setNoteChoice({ note: 'hospital', choice: 'fold' })
  await line.answers('/api/account/keyring')
  await alice.leave()
  letGo()
  await Promise.all([first, second])
  expect(line.asked.filter(at('/api/account/keyring'))).toHaveLength(1)
  const phone = home.device('alice')
  const { signInName, passphrase } = alice
  await phone.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
  expect(phone.view().session).toMatchObject({ state: 'open', me: { nickname: 'alice' } })
  expect(phone.view().preferences.noteChoices).toEqual({ loss: 'hide' })
  expect(phone.view().alarms).toEqual([])
})

test('Exit while a new passphrase is made changes no way in', async () => {
  await using home = await openHouse()
  const { alice, line } = await aliceOnHeldLine(home)
  const letGo = line.hold(at('/api/account/passphrase/start'))
  const { passphrase, signInName } = alice
  const next = 'five other quiet evening words'
  const changing = alice.changePassphrase({ current: passphrase, next })
  await line.answers('/api/account/passphrase/start')
  await alice.leave()
  letGo()
  expect(await changing).toMatchObject({ ok: false })
  expect(line.asked.filter(at('/api/account/unlocks'))).toEqual([])
  const phone = home.device('alice')
  expect(
    await phone.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
  ).toMatchObject({ ok: true })
})

/** What one's own device keeps, as a browser would. */
function memoryKeep(): Keep & { readonly kept: () => Uint8Array | null } {
  let kept: Awaited<ReturnType<Keep['load']>> = null
  return {
    kept: () => kept,
    load: async () => kept,
    save: async (secret) => void (kept = secret),
    clear: async () => void (kept = null)
  }
}

async function hasNothingOpen(home: House, person: Person, line: HeldLine): Promise<void> {
  expect(person.view()).toMatchObject({ session: { state: 'signed-out' }, people: [] })
  expect((await line.fetch(`${home.address}/api/session`)).status).toBe(401)
}

test('Exit while somebody arrives leaves no session behind', async () => {
  await using home = await openHouse()
  const line = new HeldLine(home.address)
  const alice = home.device('alice', line)
  const letGo = line.hold(at('/api/account/passphrase/start'))
  const arriving = arriveAs(alice).catch(() => 'not arrived')
  await line.answers('/api/account/passphrase/start')
  const leaving = alice.leave()
  letGo()
  await leaving
  expect(await arriving).toBe('not arrived')
  await hasNothingOpen(home, alice, line)
})

test('Exit before the server has let somebody in leaves no session behind, and nothing on the device', async () => {
  await using home = await openHouse()
  const { signInName, passphrase } = await home.person('alice')
  const line = new HeldLine(home.address)
  const keep = memoryKeep()
  const alice = home.device('alice', { fetch: line.fetch, keep })
  const letGo = line.delay(at('/api/sessions/passphrase'))
  const entering = alice.signInWithPassphrase({ signInName, passphrase, device: 'own' })
  await expect.poll(() => line.asked.some(at('/api/sessions/passphrase'))).toBe(true)
  const leaving = alice.leave()
  letGo()
  await leaving
  expect(await entering).toMatchObject({ ok: false })
  await hasNothingOpen(home, alice, line)
  expect(keep.kept()).toBeNull()
})
