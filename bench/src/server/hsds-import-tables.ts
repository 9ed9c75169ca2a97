/** Reading a directory that comes as tables, in turn with the same services as JSON. */
import { findHidden, readJson, readTables, writeTables } from '../../../hsds/src/index.ts'
import type { Kept, Read, Table, TableRead } from '../../../hsds/src/index.ts'
import type { Benchmark } from '../benchmark.ts'
import { runPairs } from '../pairs.ts'
import { makeFeed } from './made-services.ts'

const SERVICES = 10_000
const ROUNDS = 5
const AIM_PER_SECOND = 2_000
const PIECE_BYTES = 65_536
const bytesPerMb = 1_000_000

export const hsdsImportTablesBenchmark: Benchmark = {
  name: 'hsds-import-tables',
  peer: 'the aim',
  aim: { text: '≥ 2,000/s', isMet: ({ value }) => value >= AIM_PER_SECOND },
  async measure() {
    const { json, files } = await makeBoth()
    const bytes = files.reduce((sum, { whole }) => sum + whole.length, 0)
    const { ours, theirs } = await runPairs(ROUNDS, {
      ours: () => perSecond(readTables(tablesOf(files), { source: 'bench' })),
      theirs: () => perSecond(readJson(piecesOf(json), { source: 'bench' }))
    })
    return {
      value: ours,
      unit: 'services/s',
      against: AIM_PER_SECOND,
      ratio: ours / AIM_PER_SECOND,
      notes: [
        `${SERVICES} services, ${Math.round(bytes / bytesPerMb)} MB in ${files.length} tables, with all that hangs on one`,
        `the same services as JSON, in turn with it: ${Math.round(theirs)} services/s`
      ]
    }
  }
}

type File = { readonly name: string; readonly whole: Uint8Array }

/** The same services twice: as they go out in JSON, and taken apart to tables. */
async function makeBoth(): Promise<{ readonly json: Uint8Array; readonly files: readonly File[] }> {
  const kept: Kept[] = []
  for await (const read of readJson(makeFeed(SERVICES), { source: 'bench' })) {
    if ('record' in read) kept.push(read)
  }
  const encoder = new TextEncoder()
  const { tables } = writeTables(kept, findHidden([]))
  const files = tables.map(({ path, rows }) => ({
    name: path,
    whole: encoder.encode(withShortIds([...rows()].join('')))
  }))
  const json = withShortIds(JSON.stringify(kept.map(({ record }) => record)))
  return { json: encoder.encode(json), files }
}

/** Whoever publishes tables seldom has UUIDs: an id of ours is made for each of theirs. */
function withShortIds(text: string): string {
  return text.replaceAll(/ac1488(\d)0-d857-441c-9679-0*(\d)/g, '$1-$2')
}

function tablesOf(files: readonly File[]): readonly Table[] {
  return files.map(({ name, whole }) => ({ name, bytes: piecesOf(whole) }))
}

function* piecesOf(whole: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < whole.length; start += PIECE_BYTES) {
    yield whole.subarray(start, start + PIECE_BYTES)
  }
}

async function perSecond(reads: AsyncIterable<Read | TableRead>): Promise<number> {
  const startedAt = performance.now()
  let services = 0
  for await (const read of reads) {
    if ('record' in read && read.entity === 'service') services += 1
  }
  if (services !== SERVICES) throw new Error(`${services} of ${SERVICES} services were kept.`)
  return services / ((performance.now() - startedAt) / 1_000)
}
