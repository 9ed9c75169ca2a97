import type { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
import { readNumbers, readShared, writeNumbers, writeShared } from '../bytes/columns.ts'
import type { Shared } from '../bytes/columns.ts'
import type { MoreOf, Place } from '../service/details.ts'
import type { Listed } from '../service/listed.ts'
import { BETWEEN, WITHIN } from './write-cards.ts'

// The order of the columns. A name that is added goes to the end, with a new version of the pack.
const texts = [
  'alternateName',
  'description',
  'alert',
  'email',
  'application',
  'eligibility',
  'fees',
  'wait',
  'interpretation',
  'accreditations',
  'licenses',
  'safeContact',
  'checkedBy',
  'changed'
] as const
const lists = [
  'organizationDetails',
  'costs',
  'documents',
  'categories',
  'areas',
  'links',
  'schedules',
  'contacts'
] as const
const placeTexts = ['type', 'area', 'description', 'transport'] as const
const placeLists = ['accessibility', 'phones', 'schedules'] as const

/** What an entry's page shows, column by column: what is said twice stands once. */
export function writeDetailColumns(writer: ByteWriter, all: readonly Listed[]): void {
  const column = (text: (listed: Listed) => string) => writeShared(writer, all.map(text))
  for (const name of texts) column(({ more }) => more[name] ?? '')
  for (const name of lists) column(({ more }) => jsonOf(more[name]))
  writeNumbers(
    writer,
    all.map(({ more }) => more.places?.length ?? 0)
  )
  const places = all.flatMap(({ name, more }) =>
    (more.places ?? []).map((place) => ({ ...place, isNamed: place.name === name }))
  )
  const placeColumn = (text: (place: (typeof places)[number]) => string) =>
    writeShared(writer, places.map(text))
  placeColumn(({ isConfidential }) => (isConfidential === true ? WITHIN : ''))
  placeColumn(({ name = '', isNamed }) => (isNamed ? WITHIN : name))
  for (const name of placeTexts) placeColumn((place) => place[name] ?? '')
  for (const name of placeLists) placeColumn((place) => jsonOf(place[name]))
  placeColumn(({ street = [] }) => street.join(BETWEEN))
  placeColumn(({ locality = [] }) => locality.join(BETWEEN))
}

export type DetailColumns = {
  readonly length: number
  readonly at: (index: number, name: string) => MoreOf
}

export function readDetailColumns(reader: ByteReader): DetailColumns {
  const columns = [...texts, ...lists].map((name) => ({ name, column: readShared(reader) }))
  const counts = readNumbers(reader)
  const starts = new Uint32Array(counts.length)
  let start = 0
  for (const [index, count] of counts.entries()) {
    starts[index] = start
    start += count
  }
  const placeAt = readPlaceColumns(reader)
  const isList = new Set<string>(lists)
  const at = (index: number, called: string) => {
    const entries = columns.flatMap(({ name, column }) => {
      const value = isList.has(name) ? parse(column.at(index)) : column.at(index)
      return value === undefined || value === '' ? [] : [[name, value] as const]
    })
    const count = Math.min(counts[index] ?? 0, PLACES_MAX)
    const places = Array.from({ length: count }, (_, place) =>
      placeAt((starts[index] ?? 0) + place, called)
    )
    const more = Object.fromEntries(entries) as MoreOf
    return places.length > 0 ? { ...more, places } : more
  }
  return { length: counts.length, at }
}

const PLACES_MAX = 100

function readPlaceColumns(reader: ByteReader): (place: number, called: string) => Place {
  const hidden = readShared(reader)
  const names = readShared(reader)
  const ofTexts = placeTexts.map((name) => ({ name, column: readShared(reader) }))
  const ofLists = placeLists.map((name) => ({ name, column: readShared(reader) }))
  const streets = readShared(reader)
  const localities = readShared(reader)
  const linesAt = (column: Shared, place: number) => column.at(place).split(BETWEEN).filter(Boolean)
  return (place, called) => {
    const name = names.at(place) === WITHIN ? called : names.at(place)
    const filled = [
      ['isConfidential', hidden.at(place) === WITHIN],
      ['name', name],
      ...ofTexts.map(({ name, column }) => [name, column.at(place)] as const),
      ...ofLists.map(({ name, column }) => [name, parse(column.at(place))] as const),
      ['street', linesAt(streets, place)],
      ['locality', linesAt(localities, place)]
    ] as const
    return Object.fromEntries(filled.filter(([, value]) => !isNothing(value))) as Place
  }
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  )
}

function jsonOf(value: object | undefined): string {
  return value === undefined ? '' : JSON.stringify(value)
}

/** Undefined for bytes that were changed, as for nothing. */
function parse(text: string): object | undefined {
  if (text === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
