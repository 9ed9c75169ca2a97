/** A store alone, without a server around it, for the tests of the gates; its clock moves by the test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { watchClock } from '../clock/clock.ts'
import type { WatchedClock } from '../clock/clock.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { testClock } from '../test-clock.fixture.ts'
import { makeTestStore } from '../test-store.fixture.ts'

export type GateStore = AsyncDisposable & {
  readonly store: Store
  readonly clock: WatchedClock
  /** `pass` lets time go by; `jump` sets the wall clock wrong, so that it is not sure any more. */
  readonly time: ReturnType<typeof testClock>
}

export async function openGateStore(): Promise<GateStore> {
  const folder = await mkdtemp(join(tmpdir(), 'beside-gate-'))
  const { databaseUrl, ...testStore } = await makeTestStore()
  const store = await openStore(folder, { databaseUrl })
  const time = testClock(Date.UTC(2026, 0, 1, 12))
  return {
    store,
    clock: watchClock(time),
    time,
    async [Symbol.asyncDispose]() {
      await store.close()
      await testStore[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
