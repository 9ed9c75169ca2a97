// The thread of `make-parts.ts`: takes all rows in, and gives the parts of one pack back.
import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { buildPack, openPack } from '@beside/find'
import type { PackPart } from '@beside/find'
import { findHidden } from '@beside/hsds'
import type { Hidden, JsonRecord } from '@beside/hsds'
import type { MadePart, MadeParts } from './make-parts.ts'
import { openRows, publicRecords, saidOf } from './public-records.ts'
import type { KeptRow, SaidPlaces } from './public-records.ts'
import { answerWithRows } from './rows-apart.ts'

answerWithRows((rows, { places, today }) => {
  const said = saidOf(places)
  const hidden = findHidden(openRows(rows, said))
  const parts = buildPack(servicesOf(rows, { said, hidden }), { today })
  const opened = openPack(new Map(parts.map(({ name, bytes }) => [name, bytes])))
  if ('refused' in opened) throw new Error('The pack that was made cannot be opened')
  const { services } = opened
  return {
    answer: { services, hides: sumOf(hidden), parts: parts.map(press) } satisfies MadeParts
  }
})

function sumOf({ ids, spots, unlisted }: Hidden): string {
  const all = [ids, spots, unlisted].map((some) => [...some].toSorted())
  return createHash('sha256').update(JSON.stringify(all)).digest('hex')
}

type Gate = { readonly said: SaidPlaces; readonly hidden: Hidden }

function* servicesOf(rows: readonly KeptRow[], { said, hidden }: Gate): Generator<JsonRecord> {
  for (const { entity, json } of publicRecords(rows, said, hidden)) {
    if (entity === 'service') yield json
  }
}

/** Brotli at its best takes seconds for each MB, once for everybody; beyond this it would take minutes. */
const BEST_BYTES_MAX = 8 * 1024 * 1024

function press({ name, bytes: made }: PackPart): MadePart {
  const bytes = new Uint8Array(made)
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
