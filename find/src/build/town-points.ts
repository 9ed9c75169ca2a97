import type { Listed, NamedPlace } from '../service/listed.ts'
import type { Point } from '../service/places-of.ts'
import { fold } from '../text/fold.ts'
import { middle, namesOf, placeKey } from './write-places.ts'
import type { Gathered } from './write-places.ts'

// So far apart are two places of one town at most.
const TOWN_DEGREES = 1

/**
 * Gives what names a town or postcode and says no point the middle of that town, as far as other services of this
 * list show where it is: nobody is asked. It is marked as rough. What has a confidential place gets none, not by its
 * area either (decision 17): people look for a refuge from far away.
 */
export function withTownPoints(
  all: readonly Listed[],
  places: ReadonlyMap<string, Gathered>
): readonly Listed[] {
  const alone = townsAlone(places)
  return all.map((listed) => {
    const { kind, isConfidential } = listed
    if (kind !== 'place' || isConfidential || listed.points.length > 0) return listed
    const points = listed.named.flatMap((named) => pointOf(named, places, alone) ?? [])
    return points.length === 0 ? listed : { ...listed, points, isRough: true }
  })
}

function pointOf(
  named: NamedPlace,
  places: ReadonlyMap<string, Gathered>,
  alone: ReadonlyMap<string, Gathered | null>
): Point | undefined {
  for (const name of namesOf(named).toReversed()) {
    // A region is too wide, and with nothing said around it a name or a number is anywhere.
    const isTold = name.type !== 'region' && name.region !== ''
    const place = isTold ? places.get(placeKey(name)) : undefined
    if (place !== undefined && isInOneCountry(place, named)) return middleOf(place)
  }
  if (named.town === '' || named.region !== '') return undefined
  const only = alone.get(fold(named.town))
  return only && isInOneCountry(only, named) ? middleOf(only) : undefined
}

function isInOneCountry({ countries }: Gathered, { country }: NamedPlace): boolean {
  const all = country === '' ? countries : new Set([...countries, country])
  return all.size <= 1
}

/** By name; null for a name that several towns have, which says nothing without its region. */
function townsAlone(places: ReadonlyMap<string, Gathered>): ReadonlyMap<string, Gathered | null> {
  const alone = new Map<string, Gathered | null>()
  for (const place of places.values()) {
    if (place.type !== 'town') continue
    const [name = ''] = place.names.keys()
    // Addresses that say nothing around it may mean several towns.
    const isOne = !alone.has(fold(name)) && (place.region !== '' || isClose(place))
    alone.set(fold(name), isOne ? place : null)
  }
  return alone
}

function isClose({ latitudes, longitudes }: Gathered): boolean {
  const wide = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  return wide(latitudes) <= TOWN_DEGREES && wide(longitudes) <= TOWN_DEGREES
}

function middleOf({ latitudes, longitudes }: Gathered): Point {
  return { latitude: middle(latitudes), longitude: middle(longitudes) }
}
