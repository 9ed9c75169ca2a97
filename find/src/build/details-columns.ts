import type { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
import {
  BETWEEN,
  readNumbers,
  readShared,
  WITHIN,
  writeNumbers,
  writeShared
} from '../bytes/columns.ts'
import type { Shared } from '../bytes/columns.ts'
import type { MoreOf, Place } from '../service/details.ts'
import type { Listed } from '../service/listed.ts'

// The order of the columns. A name that is added goes to the end, with a new version of the pack.
const texts = [
  'alternateName',
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
  // What one service says of itself, another says of its organization: one table for both.
  writeShared(writer, [
    ...all.map(({ more }) => more.description ?? ''),
    ...all.map(({ more }) => more.organizationDetails?.description ?? '')
  ])
  column(({ more: { organizationDetails } }) => jsonOf(withoutDescription(organizationDetails)))
  writeNumbers(
    writer,
    all.map(({ more }) => more.places?.length ?? 0)
  )
  const places = all.flatMap((listed) =>
    (listed.more.places ?? []).map((place) => ({ ...place, name: shortName(place.name, listed) }))
  )
  const placeColumn = (text: (place: (typeof places)[number]) => string) =>
    writeShared(writer, places.map(text))
  placeColumn(({ isConfidential }) => (isConfidential === true ? WITHIN : ''))
  placeColumn(({ name }) => name)
  for (const name of placeTexts) placeColumn((place) => place[name] ?? '')
  for (const name of placeLists) placeColumn((place) => jsonOf(place[name]))
  placeColumn(({ street = [] }) => street.join(BETWEEN))
  placeColumn(({ locality = [] }) => locality.join(BETWEEN))
}

/** How the service and its organization are called, which many places are called too. */
export type Called = { readonly name: string; readonly organization: string }

function shortName(place: string | undefined, { name, organization }: Listed): string {
  if (place === name) return WITHIN
  return place === organization ? BETWEEN : (place ?? '')
}

function withoutDescription(details: MoreOf['organizationDetails']): object | undefined {
  const { description: _, ...rest } = details ?? {}
  return Object.keys(rest).length === 0 ? undefined : rest
}

export type DetailColumns = {
  readonly length: number
  readonly at: (index: number, called: Called) => MoreOf
}

export function readDetailColumns(reader: ByteReader): DetailColumns {
  const columns = [...texts, ...lists].map((name) => ({ name, column: readShared(reader) }))
  const descriptions = readShared(reader)
  const organizations = readShared(reader)
  const counts = readNumbers(reader)
  const starts = new Uint32Array(counts.length)
  let start = 0
  for (const [index, count] of counts.entries()) {
    starts[index] = start
    start += count
  }
  const placeAt = readPlaceColumns(reader)
  const isList = new Set<string>(lists)
  const at = (index: number, called: Called) => {
    const entries = columns.flatMap(({ name, column }) => {
      const value = isList.has(name) ? parse(column.at(index)) : column.at(index)
      return value === undefined || value === '' ? [] : [[name, value] as const]
    })
    const description = descriptions.at(index)
    const ofOrganization = filled({
      ...parse(organizations.at(index)),
      description: descriptions.at(counts.length + index)
    })
    const count = Math.min(counts[index] ?? 0, PLACES_MAX)
    const places = Array.from({ length: count }, (_, place) =>
      placeAt((starts[index] ?? 0) + place, called)
    )
    return filled({
      ...Object.fromEntries(entries),
      description,
      organizationDetails: ofOrganization,
      places
    }) as MoreOf
  }
  return { length: counts.length, at }
}

const PLACES_MAX = 100

function readPlaceColumns(reader: ByteReader): (place: number, called: Called) => Place {
  const hidden = readShared(reader)
  const names = readShared(reader)
  const ofTexts = placeTexts.map((name) => ({ name, column: readShared(reader) }))
  const ofLists = placeLists.map((name) => ({ name, column: readShared(reader) }))
  const streets = readShared(reader)
  const localities = readShared(reader)
  const linesAt = (column: Shared, place: number) => column.at(place).split(BETWEEN).filter(Boolean)
  return (place, called) => {
    const short = names.at(place)
    const named = short === BETWEEN ? called.organization : short
    const entries = [
      ['isConfidential', hidden.at(place) === WITHIN],
      ['name', short === WITHIN ? called.name : named],
      ...ofTexts.map(({ name, column }) => [name, column.at(place)] as const),
      ...ofLists.map(({ name, column }) => [name, parse(column.at(place))] as const),
      ['street', linesAt(streets, place)],
      ['locality', linesAt(localities, place)]
    ] as const
    return filled(Object.fromEntries<unknown>(entries))
  }
}

/** The same without what is empty. */
function filled(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isNothing = (value: unknown) =>
    value === undefined ||
    value === '' ||
    value === false ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  return Object.fromEntries(Object.entries(given).filter(([, value]) => !isNothing(value)))
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
