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

const PER_PAGE = 50
const LANES = 16
const COUNT = 6_000
const ROUNDS = 5
const AIM_PER_SECOND = 2_000

export const hsdsPagesBenchmark = pagesOf('hsds-pages', 10_000)
export const hsdsPages100000Benchmark = pagesOf('hsds-pages-100000', 100_000)

function pagesOf(name: string, services: number): Benchmark {
  return {
    name,
    peer: 'a bare Node HTTP server, the same bytes',
    aim: { text: '≥ 2,000/s', isMet: ({ value }) => value >= AIM_PER_SECOND },
    measure: () => measure(services)
  }
}

async function measure(services: number) {
  const pages = services / PER_PAGE
  await using folders = await makeFolder()
  const dataFolder = folders.inner('house')
  await using server = startChild<HouseTasks>('./house-server.ts')
  const address = await server.ask('start', { dataFolder })
  const before = await server.ask('readMemory')
  await fillDirectory(dataFolder, folders.inner('feed.json'), services)
  const madeAt = performance.now()
  const bytes = await fetchFirst(address)
  const madeMs = performance.now() - madeAt
  const asking = { address, pages }
  const coldMs = await goThrough(asking)
  const held = (await server.ask('readMemory')) - before
  await using bare = startChild<BarePageTasks>('./bare-page-server.ts')
  const bareAddress = await bare.ask('start', { bytes })
  const sides = {
    ours: async () => perSecond(asking),
    theirs: async () => perSecond({ address: bareAddress, pages })
  }
  await runPairs(1, sides)
  const { ours: value, theirs: against, ratio } = await runPairs(ROUNDS, sides)
  const megabytes = Math.round(held / 1_000_000)
  const notes = [
    `${pages} pages of ${PER_PAGE} services, ${Math.round(bytes.length / 1000)} KB each with gzip, over ${LANES} lines`,
    `the lists of ${services} services were made in ${Math.round(madeMs)} ms, each page for the first time in ${(coldMs / pages).toFixed(1)} ms`,
    `${megabytes} MB more of resident memory than before there was a directory, once each page was asked for`
  ]
  return { value, unit: 'pages/s', against, ratio, notes }
}

async function fillDirectory(dataFolder: string, path: string, services: number): Promise<void> {
  await pipeline(makeFeed(services), createWriteStream(path))
  await using store = await openStore(dataFolder)
  await bringIn(store, path, services)
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

type Asking = { readonly address: string; readonly pages: number }

async function goThrough(asking: Asking): Promise<number> {
  const startedAt = performance.now()
  await askFor(asking, { count: asking.pages, lanes: 1 })
  return performance.now() - startedAt
}

async function perSecond(asking: Asking): Promise<number> {
  const startedAt = performance.now()
  await askFor(asking, { count: COUNT, lanes: LANES })
  return COUNT / ((performance.now() - startedAt) / 1000)
}

type Crowd = { readonly count: number; readonly lanes: number }

async function askFor({ address, pages }: Asking, crowd: Crowd): Promise<void> {
  const requests = Array.from({ length: pages }, (_, index) => pageRequest(address, index + 1))
  await inLanes(address, crowd, async (line, index) => {
    const reply = await line.send(requests[index % pages] ?? Buffer.alloc(0))
    if (reply.status !== 200) throw new Error(`A page answered ${reply.status}.`)
  })
}

function pageRequest(address: string, page: number): Buffer {
  const headers = { 'accept-encoding': 'gzip' }
  return requestBytes(address, { method: 'GET', path: `/hsds/services?page=${page}`, headers })
}
