/** Pages of the open data on one process, against a bare server that sends a page of the same bytes. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { openStore } from '../../../server/src/store/open-store.ts'
import type { Benchmark } from '../benchmark.ts'
import type { BarePageTasks } from '../children/bare-page-server.ts'
import { startChild } from '../children/child.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { requestBytes } from '../wire/http-line.ts'
import { inLanes } from '../wire/in-lanes.ts'
import { bringIn } from './bring-in.ts'
import { makeFeed } from './made-services.ts'
import { makeFolder } from './make-folder.ts'

const SERVICES = 10_000
const PER_PAGE = 50
const PAGES = SERVICES / PER_PAGE
const LANES = 16
const COUNT = 6_000
const ROUNDS = 5
const AIM_PER_SECOND = 2_000

export const hsdsPagesBenchmark: Benchmark = {
  name: 'hsds-pages',
  peer: 'a bare Node HTTP server, the same bytes',
  aim: { text: '≥ 2,000/s', isMet: ({ value }) => value >= AIM_PER_SECOND },
  async measure() {
    await using folders = await makeFolder()
    const dataFolder = folders.inner('house')
    await using server = startChild<HouseTasks>('./house-server.ts')
    const address = await server.ask('start', { dataFolder })
    await fillDirectory(dataFolder, folders.inner('feed.json'))
    const madeAt = performance.now()
    const bytes = await fetchFirst(address)
    const madeMs = performance.now() - madeAt
    const coldMs = await goThrough(address)
    await using bare = startChild<BarePageTasks>('./bare-page-server.ts')
    const bareAddress = await bare.ask('start', { bytes })
    const sides = {
      ours: async () => perSecond(address),
      theirs: async () => perSecond(bareAddress)
    }
    await runPairs(1, sides)
    const { ours: value, theirs: against, ratio } = await runPairs(ROUNDS, sides)
    const notes = [
      `${PAGES} pages of ${PER_PAGE} services, ${Math.round(bytes.length / 1000)} KB each with gzip, over ${LANES} lines`,
      `the lists of ${SERVICES} services were made in ${Math.round(madeMs)} ms, each page for the first time in ${(coldMs / PAGES).toFixed(1)} ms`
    ]
    return { value, unit: 'pages/s', against, ratio, notes }
  }
}

async function fillDirectory(dataFolder: string, path: string): Promise<void> {
  await pipeline(makeFeed(SERVICES), createWriteStream(path))
  await using store = await openStore(dataFolder)
  await bringIn(store, path, SERVICES)
}

/** The bytes of the first page as they travel, once the lists are made. */
async function fetchFirst(address: string): Promise<Uint8Array> {
  for (;;) {
    const [reply] = await inLanes(address, { count: 1, lanes: 1 }, (line) =>
      line.send(pageRequest(address, 1))
    )
    if (reply?.status === 200) return Buffer.from(reply.body, 'latin1')
    if (reply?.status !== 503) throw new Error(`The first page answered ${reply?.status}.`)
  }
}

async function goThrough(address: string): Promise<number> {
  const startedAt = performance.now()
  await askFor(address, PAGES, 1)
  return performance.now() - startedAt
}

async function perSecond(address: string): Promise<number> {
  const startedAt = performance.now()
  await askFor(address, COUNT, LANES)
  return COUNT / ((performance.now() - startedAt) / 1000)
}

async function askFor(address: string, count: number, lanes: number): Promise<void> {
  const requests = Array.from({ length: PAGES }, (_, index) => pageRequest(address, index + 1))
  await inLanes(address, { count, lanes }, async (line, index) => {
    const reply = await line.send(requests[index % PAGES] ?? Buffer.alloc(0))
    if (reply.status !== 200) throw new Error(`A page answered ${reply.status}.`)
  })
}

function pageRequest(address: string, page: number): Buffer {
  const headers = { 'accept-encoding': 'gzip' }
  return requestBytes(address, { method: 'GET', path: `/hsds/services?page=${page}`, headers })
}
