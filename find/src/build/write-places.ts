import type { ByteWriter } from '../bytes/byte-writer.ts'
import { writeNumbers, writeShared, writeSteps, writeTexts } from '../bytes/columns.ts'
import type { Listed, NamedPlace } from '../service/listed.ts'
import { fold } from '../text/fold.ts'
import { POINT_SCALE } from './write-cards.ts'
import { byCodeUnits } from './write-index.ts'

export const PLACE_TYPES = ['town', 'region', 'postcode'] as const
export type PlaceType = (typeof PLACE_TYPES)[number]

export type Gathered = {
  readonly type: PlaceType
  /** Of each address that is here and says one: "Perth, WA" is in two. */
  readonly countries: Set<string>
  readonly names: Map<string, number>
  readonly region: string
  readonly latitudes: number[]
  readonly longitudes: number[]
}

/** Each with the middle of its points. */
export function writePlaces(writer: ByteWriter, gathered: ReadonlyMap<string, Gathered>): void {
  const places = [...gathered.entries()]
    .toSorted(([one], [other]) => byCodeUnits(one, other))
    .map(([, place]) => place)
  const add = (column: (place: Gathered) => string) => places.map(column)
  writeTexts(writer, add(nameOf))
  writeShared(
    writer,
    add(({ region }) => region)
  )
  writeNumbers(
    writer,
    places.map(({ type, latitudes }) => latitudes.length * 4 + PLACE_TYPES.indexOf(type))
  )
  writeSteps(
    writer,
    places.map(({ latitudes }) => Math.round(middle(latitudes) * POINT_SCALE))
  )
  writeSteps(
    writer,
    places.map(({ longitudes }) => Math.round(middle(longitudes) * POINT_SCALE))
  )
}

/** The towns, regions and postcodes that the services' own addresses name, with their points, by key. */
export function gatherPlaces(all: readonly Listed[]): ReadonlyMap<string, Gathered> {
  const places = new Map<string, Gathered>()
  for (const { named } of all) {
    for (const { point, ...address } of named) {
      if (point === undefined) continue
      for (const one of namesOf(address)) {
        const { type, name, region } = one
        const key = placeKey(one)
        const place: Gathered = places.get(key) ?? {
          type,
          countries: new Set(),
          names: new Map(),
          region,
          latitudes: [],
          longitudes: []
        }
        places.set(key, place)
        if (address.country !== '') place.countries.add(address.country)
        place.names.set(name, (place.names.get(name) ?? 0) + 1)
        place.latitudes.push(point.latitude)
        place.longitudes.push(point.longitude)
      }
    }
  }
  return places
}

export function placeKey({ type, name, region }: Name): string {
  return [PLACE_TYPES.indexOf(type), fold(name), fold(region)].join(' ')
}

type Name = { readonly type: PlaceType; readonly name: string; readonly region: string }

/** From the town to the postcode. */
export function namesOf({ town, region, postcode, country }: NamedPlace): readonly Name[] {
  const around = region === '' ? country : region
  const all: readonly Name[] = [
    { type: 'town', name: town, region: around },
    { type: 'region', name: region, region: country },
    { type: 'postcode', name: shortPostcode(postcode), region: around }
  ]
  return all.filter(({ name }) => name !== '')
}

/** A postcode of a district or a sector, and not of a few houses: "LS1 4AB" is "LS1 4", "33142-1234" is "33142". */
export function shortPostcode(postcode: string): string {
  const british = /^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d)[A-Z]{2}$/.exec(postcode)
  if (british !== null) return `${british[1]} ${british[2]}`
  return postcode.replace(/^(\d{5})-?\d{4}$/, '$1')
}

/** As most write it; "LIMA" beside nothing else is "Lima". */
function nameOf({ type, names }: Gathered): string {
  const [[name] = ['']] = [...names].toSorted(
    ([one, times], [other, more]) => more - times || byCodeUnits(other, one)
  )
  if (type !== 'town' || name !== name.toUpperCase() || name.length < 4) return name
  return name.toLowerCase().replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase())
}

export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
