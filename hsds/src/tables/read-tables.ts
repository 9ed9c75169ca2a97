import { canonical } from '../canonical.ts'
import type { EntityName } from '../entities.ts'
import { isEntityName, isList, isRecord, own, shapeOf } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import { idMaker } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import type { Limits } from '../limits.ts'
import { sayWas } from '../notes.ts'
import type { Note, Refusal, RefusalReason } from '../notes.ts'
import { decode } from '../read/decode.ts'
import type { Bytes } from '../read/decode.ts'
import { TOP_NAMES } from '../read/feed.ts'
import type { Feed, Read } from '../read/feed.ts'
import { readEntity } from '../read/read-entity.ts'
import { keepRecord, newMemory } from '../read/read-record.ts'
import type { Memory } from '../read/read-record.ts'
import type { Reading } from '../read/reading.ts'
import { CsvReader } from './csv.ts'
import type { Row } from './csv.ts'
import { joinRows } from './join.ts'
import { memoryShelf } from './shelf.ts'
import type { Shelf, ShelvedRow } from './shelf.ts'
import { kindOfTable } from './table-names.ts'
import type { TableKind } from './table-names.ts'
import { TwinRows } from './twin-rows.ts'

/** One table of a package, by the name of its resource or its file. */
export type Table = { readonly name: string; readonly bytes: Bytes }

/** What became of a row, and then of each record that rows were put together to. */
export type TableRead =
  | { readonly table: string; readonly line: number; readonly notes: readonly Note[] }
  | { readonly table: string; readonly line: number; readonly refused: Refusal }
  | (Read & { readonly table: string })

const BROKEN_LETTER = '\uFFFD'
const NUMBER = /^[+-]?\d{1,15}(\.\d{1,20})?(e[+-]?\d{1,3})?$/i

/**
 * Reads the tables of a package, of HSDS 3 or older, and puts their rows together to records as JSON
 * nests them. Rows stream; only `shelf` holds them all until the last one is there.
 */
export async function* readTables(
  tables: Iterable<Table> | AsyncIterable<Table>,
  feed: Feed,
  shelf: Shelf = memoryShelf()
): AsyncGenerator<TableRead> {
  const reader = new TableReader(feed, shelf)
  for await (const table of tables) yield* reader.readTable(table)
  const memory = newMemory()
  for (const joined of joinRows(shelf, reader.limits)) yield reader.finish(joined, memory)
}

class TableReader {
  readonly #feed: Feed
  readonly #shelf: Shelf
  readonly limits: Limits
  readonly #makeId
  readonly #twins = new TwinRows()
  #count = 0

  constructor(feed: Feed, shelf: Shelf) {
    this.#feed = feed
    this.#shelf = shelf
    this.limits = { ...LIMITS, ...feed.limits }
    this.#makeId = idMaker(feed.source)
  }

  async *readTable({ name: table, bytes }: Table): AsyncGenerator<TableRead> {
    const kind = kindOfTable(table)
    if (kind === undefined) {
      yield { table, line: 1, refused: { reason: 'unknown-table', at: '' } }
      return
    }
    const reader = new CsvReader(this.limits)
    const rows = new RowReader(kind, this.#feed.isOurs ?? false)
    for await (const text of decode(bytes, {
      encoding: this.#feed.encoding,
      limits: this.limits
    })) {
      const read = text === undefined ? [] : reader.push(text)
      for (const row of read) {
        const said = this.#readRow(row, { table, rows })
        if (said !== undefined) yield said
      }
      const isOver = this.#count > this.limits.records
      if (text === undefined || isOver || rows.isStrange) {
        const reason = isOver ? 'too-many-records' : rows.isStrange ? 'no-columns' : 'feed-too-long'
        yield { table, line: reader.line, refused: { reason, at: '' } }
        return
      }
    }
    for (const row of reader.end()) {
      const said = this.#readRow(row, { table, rows })
      if (said !== undefined) yield said
    }
  }

  /** What there is to say of a row; most are kept as they are. */
  #readRow(row: Row, { table, rows }: InTable): TableRead | undefined {
    const { line } = row
    if (rows.isStrange || this.#count > this.limits.records) return undefined
    const raw = rows.read(row)
    if (raw === undefined) return undefined
    this.#count += 1
    if (typeof raw === 'string') return { table, line, refused: { reason: raw, at: '' } }
    const notes: Note[] = []
    const { entity } = rows
    const given = { raw, at: '', depth: 0, hangsOn: entity, isRow: true } as const
    const read = readEntity(this.#reading(notes), entity, given)
    if ('refusal' in read) return { table, line, refused: read.refusal }
    if (this.#put({ entity, record: read.record, table, line }, notes)) {
      return notes.length > 0 ? { table, line, notes } : undefined
    }
    this.#twins.add({ entity, record: read.record }, this.#feed.isOurs ?? false)
    return { table, line, refused: { reason: 'duplicate-id', at: 'id', ...sayWas(raw.id) } }
  }

  /** Older tables number what hangs on something by what it hangs on. Then the content tells rows apart. */
  #put(row: ShelvedRow, notes: Note[]): boolean {
    if (this.#shelf.put(row)) return true
    const { beside_foreign_id: foreign } = row.record
    const isTop = TOP_NAMES.some((name) => name === row.entity)
    if (isTop || typeof foreign !== 'string') return false
    const id = this.#makeId(`${row.entity}:${foreign}/${canonical(row.record)}`)
    notes.push({ at: 'id', repaired: 'id-made', was: foreign })
    return this.#shelf.put({ ...row, record: { ...row.record, id } })
  }

  finish(joined: Joined, memory: Memory): TableRead {
    if ('orphan' in joined) {
      const { table, line, record } = joined.orphan
      return { table, line, refused: { reason: 'no-parent', at: '', ...sayWas(record.id) } }
    }
    if ('tooMuch' in joined) {
      const { table, line, record } = joined.row
      return { table, line, refused: { reason: joined.tooMuch, at: '', ...sayWas(record.id) } }
    }
    const { entity, row } = joined
    const record = this.#twins.hide(entity, joined.record)
    const read = keepRecord(this.#reading([]), memory, { entity, record, line: row.line })
    return { ...read, table: row.table }
  }

  #reading(notes: Note[]): Reading {
    const isOurs = this.#feed.isOurs ?? false
    return { limits: this.limits, makeId: this.#makeId, isOurs, notes }
  }
}

type Joined = ReturnType<typeof joinRows> extends Generator<infer One> ? One : never
type InTable = { readonly table: string; readonly rows: RowReader }

/** Makes a record of each row, by the names that stand in the first one. */
class RowReader {
  #kind: TableKind
  readonly #isOurs: boolean
  #names: readonly string[] | undefined
  /** No column of it is one that its entity has, so it is another table than its name says. */
  isStrange = false

  constructor(kind: TableKind, isOurs: boolean) {
    this.#kind = kind
    this.#isOurs = isOurs
  }

  read(row: Row): JsonRecord | RefusalReason | undefined {
    if ('reason' in row) return row.reason
    if (this.#names === undefined) {
      this.#readNames(row.cells.map((name) => name.trim()))
      return undefined
    }
    const names = this.#names
    if (row.cells.some((cell) => cell.includes(BROKEN_LETTER))) return 'wrong-encoding'
    if (row.cells.slice(names.length).some((cell) => cell.trim() !== '')) return 'too-many'
    const entries: (readonly [string, Json])[] = []
    for (const [index, cell] of row.cells.entries()) {
      const name = names[index]
      const value = name === undefined ? undefined : this.#readCell(name, cell)
      if (name !== undefined && value !== undefined) entries.push([name, value])
    }
    return { ...this.#kind.says, ...Object.fromEntries(entries) }
  }

  /** Before HSDS 2 the table of a taxonomy held its terms, and called their ids after it. */
  #readNames(names: readonly string[]): void {
    const isTerms = this.#kind.entity === 'taxonomy' && names.includes('parent_id')
    if (isTerms) this.#kind = { entity: 'taxonomy_term' }
    const isOldId = isTerms && !names.includes('id')
    const named = names.map((name) => (isOldId && name === 'taxonomy_id' ? 'id' : name))
    // What stands under no name, or under one that is taken, is kept under its place.
    this.#names = named.map((name, index) =>
      name === '' || named.indexOf(name) < index ? `column ${index + 1}` : name
    )
    const { fields } = shapeOf(this.entity)
    this.isStrange = !this.#names.some((name) => own(fields, name) !== undefined)
  }

  get entity(): EntityName {
    return this.#kind.entity
  }

  /** A cell has nothing but text. An empty one says nothing, but where a change is told. */
  #readCell(name: string, cell: string): Json | undefined {
    const { entity } = this.#kind
    const kind = own(shapeOf(entity).fields, name)
    const text = cell.trim()
    if (text === '') return entity === 'metadata' && kind === 'text' ? '' : undefined
    if (kind === 'number' || kind === 'age') return NUMBER.test(text) ? Number(text) : text
    if (kind === 'flag') return text.toLowerCase() === 'true' ? true : text
    return this.#isOurs && kind === undefined && /^[[{]/.test(text) ? parseNested(text) : cell
  }
}

function parseNested(text: string): Json {
  try {
    const value: unknown = JSON.parse(text)
    return isNested(value) ? value : text
  } catch {
    return text
  }
}

function isNested(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}

/** A table of a package: what it holds, where it lies, and whether that is inside of the package. */
export type NamedTable = { readonly name: string; readonly path: string; readonly isSafe: boolean }

/** The tables that a `datapackage.json` names, in its order. */
export function tablesOf(datapackage: Json): readonly NamedTable[] {
  const resources = isRecord(datapackage) ? datapackage.resources : undefined
  if (!isList(resources)) return []
  return resources.flatMap((resource) => {
    const { name, path } = isRecord(resource) ? resource : {}
    if (typeof name !== 'string' || typeof path !== 'string') return []
    const steps = path.split(/[/\\]/)
    const isSafe = !steps.includes('..') && steps[0] !== '' && !/^[a-z]+:/i.test(path)
    return [{ name: isEntityName(name) ? name : path, path, isSafe }]
  })
}
