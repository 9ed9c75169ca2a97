/** Reads a feed to rows, some at a time, with a report of what was repaired, refused and kept confidential. */
import { createHash } from 'node:crypto'
import type { RefusedRow, WithheldPlace } from '@beside/contract'
import { canonical, newMemory, readJson, readTables } from '@beside/hsds'
import type { Feed, JsonRecord, Kept, Limits, Read, Table, TableRead, TopName } from '@beside/hsds'
import { bytesOf, formOf } from './feed-file.ts'
import type { FeedFile, FeedForm } from './feed-file.ts'
import { placesIn } from './held-rows.ts'
import { DamagedFile, UNSAFE, listFolder, listZip, tablesIn } from './package-files.ts'

const FEED_BYTES_MAX = 1024 * 1024 * 1024
/** What one file may hold. Whoever has more than this runs a place of another kind. */
const FEED_LIMITS: Partial<Limits> = {
  feedBytes: FEED_BYTES_MAX,
  records: 500_000,
  recordLength: 1024 * 1024,
  notes: 1_000
}

export type FeedRow = {
  readonly entity: TopName
  readonly id: string
  readonly record: string
  readonly hash: Uint8Array<ArrayBuffer>
  /** True where its id was there before: it is not shown, and hides what it calls confidential. */
  readonly hidesOnly: boolean
}

/** What was read since the batch before. */
export type FeedBatch = {
  readonly rows: readonly FeedRow[]
  readonly refused: number
  readonly refusals: readonly RefusedRow[]
  readonly repaired: number
  readonly repairs: Readonly<Record<string, number>>
  readonly confidential: number
  readonly withheld: readonly WithheldPlace[]
  /** Bytes of the file that were read, from its begin. */
  readonly bytesRead: number
  /** Why the feed was not read to its end, so that nobody knows all of it; null where it was. */
  readonly brokeOff: string | null
}

const BREAKS_OFF: readonly string[] = ['cut-off', 'feed-too-long', 'too-many-records', UNSAFE]

/** So many rows and letters go at once into the store, so that others write between them. */
const ROWS_AT_ONCE = 200
const LETTERS_AT_ONCE = 512 * 1024
const REFUSALS_AT_ONCE = 500
const TOLD_MAX = 200
const SHORT = 200

type ReadOne = TableRead | Read
type RefusedOne = Extract<ReadOne, { readonly refused: unknown }>

export async function* readFeed(file: FeedFile): AsyncGenerator<FeedBatch> {
  const gathered = new Gathering(file.tellsAll ?? false)
  const form = await formOf(file)
  for await (const read of readAll(file, form, gathered)) {
    gathered.add(read)
    if (gathered.isFull) yield gathered.take()
  }
  yield gathered.take()
}

async function* readAll(
  file: FeedFile,
  form: FeedForm,
  gathered: Gathering
): AsyncGenerator<ReadOne> {
  const feed: Feed = {
    source: file.source,
    isLines: form === 'lines',
    isOurs: file.isOurs ?? false,
    limits: FEED_LIMITS,
    ...(file.encoding === undefined ? {} : { encoding: file.encoding })
  }
  try {
    yield* readBytes(file, form, { feed, gathered })
  } catch (cause) {
    // A packed file that is damaged: what was read before it stays in the report.
    if (!isDamage(cause)) throw cause
    const isUnsafe = cause instanceof DamagedFile && cause.message === UNSAFE
    yield { line: 0, refused: { reason: isUnsafe ? UNSAFE : 'cut-off', at: '' } }
  }
}

type Reading = { readonly feed: Feed; readonly gathered: Gathering }

async function* readBytes(
  file: FeedFile,
  form: FeedForm,
  { feed, gathered }: Reading
): AsyncGenerator<ReadOne> {
  const whole = () => bytesOf(file.path, (count) => (gathered.bytesRead += count))
  if (form === 'json' || form === 'lines') yield* readJson(whole(), feed)
  else if (form === 'table')
    yield* readTables([{ name: nameOfTable(file.name), bytes: whole() }], feed)
  else {
    const files = await (form === 'zip' ? listZip(file.path) : listFolder(file.path))
    const tables = await tablesIn(files)
    if (tables.length > 0) yield* readTables(counting(tables, file.bytesMax), feed)
    else {
      const [memory, all] = [newMemory(), { bytes: 0 }]
      for (const { path, read } of files) {
        if (/\.(nd)?json(l|\.gz)?$/iu.test(path))
          yield* readJson(limited(read(), file.bytesMax, all), feed, memory)
      }
    }
  }
}

/** Unpacked, all tables of a package together may be as long as one feed. */
function* counting(tables: readonly Table[], max?: number): Generator<Table> {
  const all = { bytes: 0 }
  for (const { name, bytes } of tables) yield { name, bytes: limited(bytes, max, all) }
}

async function* limited(
  bytes: Table['bytes'],
  max = FEED_BYTES_MAX,
  all = { bytes: 0 }
): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    all.bytes += piece.length
    if (all.bytes > max) throw new DamagedFile('too long')
    yield piece
  }
}

function nameOfTable(name: string): string {
  return name.replace(/\.gz$/iu, '')
}

function isDamage(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return cause instanceof DamagedFile || /^(Z_|ERR_STREAM)/u.test(code)
}

class Gathering {
  bytesRead = 0
  #brokeOff: string | null = null
  #rows: FeedRow[] = []
  #letters = 0
  #refused = 0
  #refusals: RefusedRow[] = []
  #repaired = 0
  #repairs: Record<string, number> = {}
  #confidential = 0
  #withheld: WithheldPlace[] = []
  #told = 0
  readonly #tellsAll: boolean

  constructor(tellsAll: boolean) {
    this.#tellsAll = tellsAll
  }

  get isFull(): boolean {
    const { length } = this.#refusals
    const isMuch = this.#rows.length >= ROWS_AT_ONCE || this.#letters > LETTERS_AT_ONCE
    return isMuch || (this.#tellsAll && length >= REFUSALS_AT_ONCE)
  }

  add(read: ReadOne): void {
    if ('refused' in read) this.#refuse(read)
    else this.#keep(read)
  }

  #refuse(read: RefusedOne): void {
    this.#refused += 1
    if ('twice' in read && read.twice) this.#addRow(read.twice, true)
    if (BREAKS_OFF.includes(read.refused.reason)) this.#brokeOff ??= read.refused.reason
    if (this.#told >= TOLD_MAX && !this.#tellsAll) return
    this.#told += 1
    const { reason, at, was } = read.refused
    const table = 'table' in read ? shorten(read.table) : null
    const told = was === undefined ? null : shorten(was)
    this.#refusals.push({ table, line: read.line, at: shorten(at), reason, was: told })
  }

  #keep(read: Exclude<ReadOne, RefusedOne>): void {
    if (read.notes.length > 0) this.#repaired += 1
    for (const note of read.notes) {
      const why = 'repaired' in note ? note.repaired : note.leftOut
      this.#repairs[why] = (this.#repairs[why] ?? 0) + 1
    }
    // A row of a table is no record yet.
    if (!('record' in read)) return
    this.#addRow(read, false)
  }

  #addRow({ entity, record }: Kept, hidesOnly: boolean): void {
    const text = JSON.stringify(record)
    // Whatever the order in which a feed says its fields.
    const hash = new Uint8Array(createHash('sha256').update(canonical(record)).digest())
    const id = typeof record.id === 'string' ? record.id : ''
    this.#rows.push({ entity, id, record: text, hash, hidesOnly })
    this.#letters += text.length
    if (!text.includes('"beside_confidential":true')) return
    for (const place of placesIn(record, (one) => one.beside_confidential === true)) {
      this.#confidential += 1
      if (this.#withheld.length < TOLD_MAX) this.#withheld.push(tellPlace(place, record))
    }
  }

  take(): FeedBatch {
    const batch = {
      rows: this.#rows,
      refused: this.#refused,
      refusals: this.#refusals,
      repaired: this.#repaired,
      repairs: this.#repairs,
      confidential: this.#confidential,
      withheld: this.#withheld,
      bytesRead: this.bytesRead,
      brokeOff: this.#brokeOff
    }
    this.#rows = []
    this.#letters = 0
    this.#refused = 0
    this.#refusals = []
    this.#repaired = 0
    this.#repairs = {}
    this.#confidential = 0
    this.#withheld = []
    return batch
  }
}

/** A place that is shown as an area alone, and the record that it is of. */
export function tellPlace({ id, beside_area: area }: JsonRecord, of: JsonRecord): WithheldPlace {
  const text = (value: JsonRecord[string]) => (typeof value === 'string' ? shorten(value) : '')
  return { id: text(id), entry: text(of.id), of: text(of.name), area: text(area) || null }
}

function shorten(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text
}
