/** Whether anything grows with the size of the community, or with the length of a history. */
import type { Benchmark } from '../benchmark.ts'
import { startChild } from '../children/child.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { median } from '../statistics.ts'
import { HttpLine } from '../wire/http-line.ts'
import type { Bond } from '../wire/log-end.ts'
import { wordsRequest } from '../wire/log-end.ts'
import { pageRequest } from '../wire/open-conversation.ts'
import { timeRequests } from '../wire/time-requests.ts'
import { readPlace } from '../wire/visitor.ts'
import { fillCommunity } from './fill-store.ts'
import { ONE_PAGE, partsOf } from './first-page.ts'
import { makeFolder } from './make-folder.ts'
import { gatherPeople, signInAll } from './sign-in.ts'
import { makeBonds } from './space-of-size.ts'

const FEW = 100
const MANY = 20_000
/** In records: for appends from 10, for pages from the shortest log that fills one. */
const SIZES = { tiny: 10, short: ONE_PAGE, long: 10_000 }
const PEOPLE = 12
const TIMES = 20
const ROUNDS = 7
const WARM_UP_ROUNDS = 1
/** Each side of a comparison uses up as many. */
const POSTS = TIMES * (ROUNDS + WARM_UP_ROUNDS)

/** One request of a kind, or some, in ms: the median. */
type Probe = () => Promise<number>
type Probes = {
  readonly appendToTiny: Probe
  readonly appendToLong: Probe
  readonly pageOfShort: Probe
  readonly pageOfLong: Probe
  readonly signIn: Probe
}
type Folder = { readonly dataFolder: string } & Awaited<ReturnType<typeof makeFilledFolder>>

export const growthBenchmark: Benchmark = {
  name: 'growth',
  peer: 'no growth: the worst of five comparisons of a large place or log with a small one',
  aim: { text: '≤ 1.2 ×', isMet: ({ ratio }) => ratio <= 1.2 },
  async measure() {
    await using folders = await makeFolder()
    const few = await makeFilledFolder(folders.inner('few'), FEW)
    const many = await makeFilledFolder(folders.inner('many'), MANY)
    await using held = new AsyncDisposableStack()
    const small = await openProbes(held, { ...few, dataFolder: folders.inner('few') })
    const large = await openProbes(held, { ...many, dataFolder: folders.inner('many') })
    const found = [
      await compare('append, accounts', large.appendToTiny, small.appendToTiny),
      await compare('append, records', large.appendToLong, large.appendToTiny),
      await compare('newest page, accounts', large.pageOfShort, small.pageOfShort),
      await compare('newest page, records', large.pageOfLong, large.pageOfShort),
      await compare('sign-in, accounts', large.signIn, small.signIn)
    ]
    const worst = Math.max(...found.map(({ ratio }) => ratio))
    const sizes = `accounts ${FEW} and ${MANY}; records ${SIZES.tiny} (pages ${SIZES.short}) and ${SIZES.long}`
    const notes = [sizes, ...found.map(({ note }) => note)]
    return { value: worst, unit: '× at most', against: 1, ratio: worst, notes }
  }
}

async function makeFilledFolder(dataFolder: string, accounts: number) {
  const sizes = [SIZES.tiny, SIZES.short, SIZES.long]
  const { bonds, also } = await makeBonds(dataFolder, sizes, (place) => gatherPeople(place, PEOPLE))
  const [tiny, short, long] = bonds
  if (!tiny || !short || !long) throw new Error('Three bonds were begun.')
  await fillCommunity(dataFolder, accounts - PEOPLE - 2 * bonds.length, tiny.end)
  return { tiny, short, long, people: also }
}

async function openProbes(held: AsyncDisposableStack, folder: Folder): Promise<Probes> {
  const { dataFolder, tiny, short, long, people } = folder
  const server = held.use(startChild<HouseTasks>('./house-server.ts'))
  const address = await server.ask('start', { dataFolder })
  const place = await readPlace(address)
  const line = held.use(await HttpLine.open(address))
  const append = (bond: Bond, posts: number): Probe => {
    const requests = Array.from({ length: posts }, () => wordsRequest(address, partsOf(bond)))
    return () => medianOf(line, requests.splice(0, TIMES))
  }
  const page = (bond: Bond): Probe => {
    const requests = Array.from({ length: TIMES }, () => pageRequest(address, partsOf(bond)))
    return () => medianOf(line, requests)
  }
  return {
    appendToTiny: append(tiny, POSTS * 2),
    appendToLong: append(long, POSTS),
    pageOfShort: page(short),
    pageOfLong: page(long),
    signIn: async () => median(await signInAll({ line, place }, people))
  }
}

async function medianOf(line: HttpLine, requests: readonly Buffer[]): Promise<number> {
  const times: number[] = []
  for (const request of requests) times.push(await timeRequests(line, [request]))
  return median(times)
}

async function compare(what: string, ours: Probe, theirs: Probe) {
  await runPairs(WARM_UP_ROUNDS, { ours, theirs })
  const found = await runPairs(ROUNDS, { ours, theirs })
  const times = `${found.ours.toFixed(2)} ms, against ${found.theirs.toFixed(2)} ms`
  return { ratio: found.ratio, note: `${what}: ${found.ratio.toFixed(2)} × (${times})` }
}
