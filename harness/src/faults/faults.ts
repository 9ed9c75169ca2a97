/** What can befall a house. Each fault begins under load, and when it is over the house is whole again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { DAY_MS } from '@beside/contract'
import { expect } from 'vitest'
import { ask } from '../../../server/src/store/postgres/cluster.fixture.ts'
import type { Dice } from './dice.ts'
import { hastened } from './hasten.ts'
import type { Place } from './place.ts'
import type { Conditions } from './mortal-server.ts'
import type { Writer } from './writer.ts'

export type Strike = (place: Place, dice: Dice) => Promise<void>
export type Faults = Readonly<Record<string, Strike>>

const MOMENT_MS = 400
/** Less than a store with two pairs of people in it needs. */
const FILE_BYTES = 60_000
const STORE_BYTES = 200_000
/** The client waits 80 seconds for a sign of life on a line, and 30 for an answer. */
const TIMES_AS_FAST = 10

/** The faults that touch the store, whichever it is. */
export const kills: Faults = {
  async 'the server is killed'({ server, underLoad }, dice) {
    await underLoad()
    await sleep(dice.roll(MOMENT_MS))
    await server.kill()
    await server.start()
  },
  async 'the server is killed as it begins'({ server, underLoad }, dice) {
    await underLoad()
    await server.kill()
    server.begin()
    await sleep(dice.roll(2 * MOMENT_MS))
    await server.kill()
    await server.start()
  }
}

const clock: Faults = {
  async 'the clock jumps by a day, and back by two'({ server, underLoad }, dice) {
    await underLoad()
    for (const days of [...dice.shuffle([1, -1]), 0]) {
      server.moveClock(days * DAY_MS)
      await sleep(dice.roll(MOMENT_MS))
    }
    await underLoad()
  }
}

const files: Faults = {
  'the disk is full': (place) => withLittleRoom(place, { fileBytesMax: FILE_BYTES }),
  'the store may not grow': (place) => withLittleRoom(place, { storeBytesMax: STORE_BYTES })
}

const database: Faults = {
  async 'the store goes, and comes back'({ database, underLoad }, dice) {
    await underLoad()
    await database?.cluster.stop()
    await sleep(dice.roll(MOMENT_MS))
    await database?.cluster.start()
  },
  async 'the lines to the store are cut'({ database, underLoad }) {
    await underLoad()
    await ask(
      database?.url ?? '',
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`
    )
  },
  async 'the disk of the store is full'({ database, writers, underLoad }) {
    await underLoad()
    await database?.disk?.fill()
    if (database?.disk) await untilRefused(writers)
    await database?.disk?.makeRoom()
  }
}

const lines: Faults = {
  async 'a reader is slow'({ writers, underLoad }, dice) {
    const { reader, others } = choose(writers, dice)
    reader.line.clog()
    for (let count = 0; count < 5; count += 1) await underLoad(others)
    reader.line.unclog()
  },
  async 'the network is cut'({ writers, underLoad }, dice) {
    const { reader, others } = choose(writers, dice)
    await underLoad()
    reader.line.cut()
    await underLoad(others)
    await sleep(dice.roll(MOMENT_MS))
    reader.line.mend()
  },
  async 'a line goes silent, and nobody closes it'({ writers, underLoad }, dice) {
    const { reader, others } = choose(writers, dice)
    await hastened(TIMES_AS_FAST, async () => {
      // From here on each wait that begins is a short one.
      await underLoad()
      await underLoad()
      reader.line.silence()
      await underLoad(others)
      await underLoad([reader])
    })
  }
}

/** What befalls a house on this kind of store, beside being killed. */
export function otherFaults(store: 'SQLite' | 'PostgreSQL'): Faults {
  // A line between a person and the server touches no store, so one of them is enough for it.
  return store === 'SQLite' ? { ...clock, ...files, ...lines } : { ...clock, ...database }
}

function choose(writers: readonly Writer[], dice: Dice) {
  const reader = writers[dice.roll(writers.length)]
  if (!reader) throw new Error('Nobody is there')
  return { reader, others: writers.filter((one) => one !== reader) }
}

async function withLittleRoom({ server, writers, underLoad }: Place, little: Conditions) {
  await underLoad()
  await server.kill()
  await server.start(little)
  await untilRefused(writers)
  await server.kill()
  await server.start()
}

async function untilRefused(writers: readonly Writer[]) {
  const refusals = () => writers.reduce((sum, { tap }) => sum + tap.refusals(), 0)
  const before = refusals()
  await expect.poll(refusals, { timeout: 120_000 }).toBeGreaterThan(before + writers.length)
}
