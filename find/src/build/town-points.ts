import type { Listed, NamedPlace } from '../service/listed.ts'
import type { Point } from '../service/places-of.ts'
import { fold } from '../text/fold.ts'
import { middle, namesOf, placeKey } from './write-places.ts'
import type { Gathered } from './write-places.ts'

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
  const names = namesOf(named).toReversed()
  for (const name of names) {
    const place = name.type === 'region' ? undefined : places.get(placeKey(name))
    if (place !== undefined) return middleOf(place)
  }
  if (named.town === '' || named.region !== '') return undefined
  const only = alone.get(fold(named.town))
  const isSameCountry =
    named.country === '' || only?.country === '' || only?.country === named.country
  return only && isSameCountry ? middleOf(only) : undefined
}

/** By name; null for a name that several towns have, which says nothing without its region. */
function townsAlone(places: ReadonlyMap<string, Gathered>): ReadonlyMap<string, Gathered | null> {
  const alone = new Map<string, Gathered | null>()
  for (const place of places.values()) {
    if (place.type !== 'town') continue
    const [name = ''] = place.names.keys()
    alone.set(fold(name), alone.has(fold(name)) ? null : place)
  }
  return alone
}

function middleOf({ latitudes, longitudes }: Gathered): Point {
  return { latitude: middle(latitudes), longitude: middle(longitudes) }
}
