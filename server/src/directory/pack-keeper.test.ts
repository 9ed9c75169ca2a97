/** What was hidden is given to nobody until a pack knows of it. */
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { run } from '../running.fixture.ts'
import { putPlace } from '../store/directory-packs.ts'
import { placesIn } from './held-rows.ts'
import { publish, publishStaged, refuge, service, stage } from './directory.fixture.ts'
import { openPackKeeper } from './pack-keeper.ts'

const house = { ...refuge(2), name: 'Warm house', description: 'A house for everybody.' }
const [{ id: place }] = [...placesIn(house, (one) => 'location_type' in one)] as [{ id: string }]
const word = { place, is_confidential: 1, area: 'North Leeds' }

/** Keepers of packs of one store, one after another, as processes are. */
async function openKeepers() {
  const server = await run()
  await publish(server, [house])
  const store = await server.openStore()
  const { privateKey: key } = generateKeyPairSync('ed25519')
  let now = Date.now() + 1000
  const state = { isSure: true, limits: { packParts: 64, packPartBytes: 1_000_000 } }
  const clock = {
    now: () => now,
    elapsed: () => now,
    isSure: () => state.isSure,
    today: () => '2026-11-27'
  }
  return {
    server,
    store,
    state,
    later: () => (now += 60_000),
    open: () => openPackKeeper({ store, clock, key, limits: state.limits }),
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    }
  }
}

test('Where no time is sure, an older pack is given to nobody from when something is hidden, and Care says so', async () => {
  await using place = await openKeepers()
  const { store, state, open } = place
  const keeper = open()
  expect(await keeper.finder()).toBeDefined()
  const parts = (await keeper.current())?.served.manifest.parts ?? []
  state.isSure = false
  await store.write((db) => putPlace(db, word))
  await keeper.hide()
  expect([await keeper.current(), await keeper.finder()]).toEqual([undefined, undefined])
  for (const { sha256 } of parts) expect(await keeper.part(sha256)).toBeUndefined()
  expect(keeper.trouble()).toBe('not-made')
  state.isSure = true
  await keeper.look()
  expect((await keeper.current())?.services).toBe(1)
  expect(keeper.trouble()).toBeNull()
  await keeper.stop()
})

test('Where no pack can be made, an older one is given to nobody from when something is hidden', async () => {
  await using place = await openKeepers()
  const { store, state, later, open } = place
  const keeper = open()
  state.limits.packPartBytes = 10
  await store.write((db) => putPlace(db, word))
  await keeper.hide()
  expect(await keeper.current()).toBeUndefined()
  expect(keeper.trouble()).toBe('too-large')
  state.limits.packPartBytes = 1_000_000
  later()
  await keeper.look()
  expect((await keeper.current())?.services).toBe(1)
  await keeper.stop()
})

test('A process that begins after something was hidden gives nobody a pack that does not know of it', async () => {
  await using place = await openKeepers()
  const { server, store, open } = place
  // What was only published since waits for its pack, and the one before counts.
  await publishStaged(server, (await stage(server, JSON.stringify([house, service(1)]))).id)
  expect((await open().current())?.services).toBe(1)
  await store.write((db) => putPlace(db, word))
  const keeper = open()
  expect(await keeper.current()).toBeUndefined()
  await keeper.look()
  expect((await keeper.current())?.services).toBe(2)
  expect((await open().current())?.services).toBe(2)
  await keeper.stop()
})
