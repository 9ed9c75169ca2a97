/** As `append-sqlite`, with both on one PostgreSQL of their own. */
import {
  ABSENT,
  ask,
  findPostgres,
  startCluster
} from '../../../server/src/store/postgres/cluster.fixture.ts'
import type { Benchmark } from '../benchmark.ts'
import { median } from '../statistics.ts'
import { appendAim, measureAppend, rateOf } from './append.ts'
import { makeFolder } from './make-folder.ts'
import { openPostgresFloor } from './postgres-floor.ts'
import type { PostgresFloor } from './postgres-floor.ts'

/** The server writes on one connection, since its lock on the database lives there. */
const LINES = 1
const LINES_OF_A_CROWD = 16
const CROWD_ROUNDS = 3
const CROWD_COUNT = 1000

export const appendPostgresBenchmark: Benchmark = {
  name: 'append-postgres',
  peer: 'the same rows by plain pg on one connection, one entry a commit',
  aim: appendAim,
  async measure() {
    const programs = findPostgres()
    if (programs === undefined) throw new Error(ABSENT)
    await using folders = await makeFolder()
    await using cluster = await startCluster(programs, { isDurable: true })
    for (const name of ['house', 'floor'])
      await ask(cluster.urlOf('postgres'), `create database ${name}`)
    await using floor = await openPostgresFloor(folders.inner('floor'), cluster.urlOf('floor'))
    const house = { dataFolder: folders.inner('house'), databaseUrl: cluster.urlOf('house') }
    const found = await measureAppend(this.name, house, (count) => floor.append(count, LINES))
    const crowd = await measureCrowd(floor)
    const share = (found.value / crowd).toFixed(2)
    const note = `plain pg on ${LINES_OF_A_CROWD} connections, right after: ${Math.round(crowd)} appends/s, of which ours is ${share}`
    return { ...found, notes: [...found.notes, note] }
  }
}

async function measureCrowd(floor: PostgresFloor): Promise<number> {
  const rates: number[] = []
  for (let round = 0; round < CROWD_ROUNDS; round += 1)
    rates.push(rateOf(CROWD_COUNT, await floor.append(CROWD_COUNT, LINES_OF_A_CROWD)))
  return median(rates)
}
