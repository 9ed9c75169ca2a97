import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchClock } from '../clock/clock.ts'
import { openStore } from '../store/open-store.ts'
import { makeTestStore } from '../test-store.fixture.ts'
import { testClock } from '../test-clock.fixture.ts'
import { openLinesKeeper } from './lines-keeper.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beside-lines-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A keeper that has no pack, and how often it began to look since. */
async function openKeeper(onLook: () => void) {
  const { databaseUrl, ...testStore } = await makeTestStore()
  const store = await openStore(folder, { databaseUrl })
  const clock = watchClock(testClock())
  const isSure = () => {
    onLook()
    return clock.isSure()
  }
  const { privateKey: key } = generateKeyPairSync('ed25519')
  return {
    keeper: openLinesKeeper({ store, clock: { ...clock, isSure }, key }),
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]()
      await testStore[Symbol.asyncDispose]()
    }
  }
}

test('However many ask at once while there is no pack, it is looked for a few times and not for each', async () => {
  let looks = 0
  await using opened = await openKeeper(() => (looks += 1))
  await Promise.all(Array.from({ length: 50 }, () => opened.keeper.current()))
  expect(looks).toBeLessThan(25)
})

test('Whoever asks is told that there is no pack, also where looking for one failed', async () => {
  await using opened = await openKeeper(() => {
    throw new Error('the clock cannot be read')
  })
  expect(await opened.keeper.current()).toBeUndefined()
})
