import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ABSENT,
  ask,
  createDatabaseIn,
  findPostgres,
  startCluster,
  type Cluster
} from '../../../server/src/store/postgres/cluster.fixture.ts'
import {
  NO_SMALL_DISK,
  openSmallDisk
} from '../../../server/src/store/postgres/small-disk.fixture.ts'
import { fastCheckOptions } from '../runs.ts'
import { diceOf, type Dice } from './dice.ts'
import { kills, otherFaults, type Strike } from './faults.ts'
import { openJudge, type Judge } from './judge.ts'
import { openPlace, PATIENCE, type Database, type Place } from './place.ts'
import { countInFiles } from './raw-files.ts'

/** How often a server is killed on each store. `npm run test:faults` asks for 200 and more. */
const KILLS = Number(process.env['BESIDE_FAULTS'] ?? 3)
/** A house is a story that one can still read. Then there is a new one. */
const KILLS_OF_STORY = 20
/** Enough for a story of PostgreSQL, with the room in which its tables are laid anew. */
const DISK_BYTES = 200_000_000
const { seed } = fastCheckOptions()
const stories = Array.from({ length: Math.ceil(KILLS / KILLS_OF_STORY) }, (_, story) => ({
  name: `${seed}:${story}`,
  killsOfStory: Math.min(KILLS_OF_STORY, KILLS - story * KILLS_OF_STORY)
}))
const timeout = 3_600_000

const programs = findPostgres()
if (programs === undefined) process.stdout.write(`${ABSENT}\n`)

describe('on SQLite', () => {
  test.each(stories)(
    'whatever befalls the server, all that people wrote is there once, and nobody is alarmed ($name)',
    async ({ name, killsOfStory }) => {
      const dice = diceOf(`SQLite ${name}`)
      await expectToLiveThrough(planOf('SQLite', killsOfStory, dice), { database: undefined, dice })
    },
    timeout
  )
})

describe.skipIf(programs === undefined)('on PostgreSQL', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster(programs ?? '')
  })
  afterAll(() => cluster[Symbol.asyncDispose]())

  test.each(stories)(
    'whatever befalls the server, all that people wrote is there once, and nobody is alarmed ($name)',
    async ({ name, killsOfStory }) => {
      const dice = diceOf(`PostgreSQL ${name}`)
      const made = { url: cluster.urlOf('postgres'), name: `story_${name.replace(':', '_')}` }
      await using disk = await openSmallDisk(DISK_BYTES)
      await using held = new AsyncDisposableStack()
      if (disk) held.use(await createDatabaseIn(disk.folder, made))
      else {
        process.stdout.write(`${NO_SMALL_DISK}\n`)
        await ask(made.url, `create database ${made.name}`)
      }
      const database = { cluster, url: cluster.urlOf(made.name), disk }
      await expectToLiveThrough(planOf('PostgreSQL', killsOfStory, dice), { database, dice })
    },
    timeout
  )
})

type Planned = readonly [name: string, strike: Strike]

/** Each other fault once, somewhere between the kills. */
function planOf(store: 'SQLite' | 'PostgreSQL', count: number, dice: Dice): readonly Planned[] {
  const ways = Object.entries(kills)
  const killing = Array.from({ length: count }, () => ways[dice.roll(ways.length)] ?? ways[0]!)
  return dice.shuffle([...killing, ...Object.entries(otherFaults(store))])
}

type Setting = { readonly database: Database | undefined; readonly dice: Dice }

async function expectToLiveThrough(
  plan: readonly Planned[],
  { database, dice }: Setting
): Promise<void> {
  await using place = await openPlace(database, dice)
  const judge = await openJudge(place)
  const history: string[] = []
  try {
    for (const [name, strike] of plan) {
      history.push(name)
      await place.whileAllWrite(() => strike(place, dice))
      await place.quiet()
      expect(await judge.complaints()).toEqual([])
      if (!database) await expectErasedIsGone(place, judge)
    }
    await expectErasedIsGone(place, judge)
  } catch (cause) {
    const told = `BESIDE_SEED=${seed}, after:\n${history.join('\n')}\n${place.server.complaints()}`
    throw new Error(told, { cause })
  }
}

// What was acknowledged as taken back leaves the journal a moment later.
async function expectErasedIsGone(place: Place, judge: Judge): Promise<void> {
  const erased = await judge.erased()
  await expect.poll(() => countInFiles(place, erased), PATIENCE).toBe(0)
}
