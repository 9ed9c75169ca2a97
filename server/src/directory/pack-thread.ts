// The thread of `make-parts.ts`: takes all rows in, and gives the parts of one pack back.
import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { DirectoryPlace } from '../store/directory-packs.ts'
import type { PackOrder, MadeParts, MadePart } from './make-parts.ts'
import { publicRecords } from './public-records.ts'
import type { KeptRow } from './public-records.ts'

const rows: KeptRow[] = []
// Two sources may have the same one: the first has it.
const known = new Set<string>()

parentPort?.on('message', (order: PackOrder) => {
  if ('rows' in order) {
    for (const row of order.rows) take(row)
    parentPort?.postMessage('taken')
    return
  }
  const made = make(order.places)
  parentPort?.postMessage(made)
  parentPort?.close()
})

function take(row: KeptRow): void {
  const key = `${row.entity}:${row.id}`
  if (known.has(key)) return
  known.add(key)
  rows.push(row)
}

function make(places: readonly DirectoryPlace[]): MadeParts {
  const said = new Map(
    places.map(({ place, is_confidential: isConfidential, area }) => [
      place,
      { isConfidential: isConfidential === 1, area }
    ])
  )
  const services = [...publicRecords(rows, said)]
    .filter(({ entity }) => entity === 'service')
    .map(({ json }) => json)
  const text = new TextEncoder().encode(JSON.stringify(services))
  return { services: services.length, parts: [{ name: 'services.json', bytes: text }].map(press) }
}

/** Brotli at its best takes seconds for each MB, once for everybody; beyond this it would take minutes. */
const BEST_BYTES_MAX = 8 * 1024 * 1024

function press({ name, bytes }: Pick<MadePart, 'name' | 'bytes'>): MadePart {
  const quality = bytes.length > BEST_BYTES_MAX ? 9 : 11
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
  }
  return {
    name,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    brotli: new Uint8Array(brotliCompressSync(bytes, { params })),
    gzip: new Uint8Array(gzipSync(bytes, { level: 9 }))
  }
}
