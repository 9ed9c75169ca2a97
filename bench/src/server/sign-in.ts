/** Signing in by a passphrase, as far as it is the server's: the slow stretch is the device's. */
import type { Benchmark } from '../benchmark.ts'
import { startChild } from '../children/child.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { median, spread } from '../statistics.ts'
import { HttpLine } from '../wire/http-line.ts'
import { inLanes } from '../wire/in-lanes.ts'
import { setPassphrase, timeSignIn } from '../wire/passphrase.ts'
import { arrive, readPlace } from '../wire/visitor.ts'
import type { Place, Visitor } from '../wire/visitor.ts'
import { makeFolder } from './make-folder.ts'
import { openOpaqueFloor } from './opaque-floor.ts'
import { openSqliteFloor } from './sqlite-floor.ts'

const PEOPLE = 20
const ROUNDS = 7
const LANES = 4

export const signInBenchmark: Benchmark = {
  name: 'sign-in',
  peer: "the library's own two steps for one sign-in, and one durable commit",
  aim: { text: '≤ 3 × library + commit', isMet: ({ ratio }) => ratio <= 3 },
  async measure() {
    await using folders = await makeFolder()
    await using server = startChild<HouseTasks>('./house-server.ts')
    const address = await server.ask('start', { dataFolder: folders.inner('house') })
    const place = await readPlace(address)
    const people = await gatherPeople(place, PEOPLE)
    const signInByLibrary = await openOpaqueFloor()
    using store = await openSqliteFloor(folders.inner('floor'))
    using line = await HttpLine.open(address)
    const all: number[] = []
    const run = async () => {
      const times = await signInAll({ line, place }, people)
      all.push(...times)
      return median(times)
    }
    const runLibrary = async () => median(people.map(() => signInByLibrary() + store.append(1)))
    await runPairs(1, { ours: run, theirs: runLibrary })
    all.length = 0
    const found = await runPairs(ROUNDS, { ours: run, theirs: runLibrary })
    const notes = [
      `${PEOPLE} people one after another, ${ROUNDS} rounds; each makes a session, which is durable`,
      `all rounds: ${spread(all)}`
    ]
    return { value: found.ours, unit: 'ms p50', against: found.theirs, ratio: found.ratio, notes }
  }
}

/** So many people with a passphrase. */
export async function gatherPeople(place: Place, count: number): Promise<Visitor[]> {
  return await inLanes(place.address, { count, lanes: LANES }, async (line) => {
    const visitor = await arrive(line, place)
    await setPassphrase({ line, place }, visitor)
    return visitor
  })
}

/** Each signs in once; the server's time for each, in ms. */
export async function signInAll(
  door: { readonly line: HttpLine; readonly place: Place },
  people: readonly Visitor[]
): Promise<number[]> {
  const times: number[] = []
  for (const person of people) times.push(await timeSignIn(door, person))
  return times
}
