import { nodeEnvironment } from '@beside/client/node'
import { expect, test } from 'vitest'
import { openHouse, type House, type Person } from '../house.ts'

type Call = { readonly method: string; readonly path: string }

/** A line on which a test holds back what it names, until it lets it go; the rest goes through. */
class HeldLine {
  /** Everything that left the device, in order. */
  readonly asked: Call[] = []
  readonly #answered: Call[] = []
  readonly #address: string
  readonly #real: (url: string, init?: RequestInit) => Promise<Response>
  readonly #held: { readonly holds: (call: Call) => boolean; readonly until: Promise<void> }[] = []

  constructor(address: string) {
    this.#address = address
    this.#real = nodeEnvironment(address).fetch
  }

  /** Holds the answers to some calls back. Gives how to let them go. */
  hold(holds: (call: Call) => boolean): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#held.push({ holds, until: promise })
    return resolve
  }

  /** Resolves once the server has answered a call, though the device may not have the answer. */
  async answers(path: string): Promise<void> {
    await expect.poll(() => this.#answered.some(at(path))).toBe(true)
  }

  readonly fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    const call = { method: init?.method ?? 'GET', path: url.slice(this.#address.length) }
    this.asked.push(call)
    const response = await this.#real(url, init)
    this.#answered.push(call)
    await Promise.all(this.#held.map(({ holds, until }) => (holds(call) ? until : undefined)))
    return response
  }
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
