import type { Point } from '../service/places-of.ts'

const EARTH_KM = 6_371
const RADIANS = Math.PI / 180

/** The way as the crow flies, over a round earth. */
export function kmBetween(one: Point, other: Point): number {
  const latitude = (other.latitude - one.latitude) * RADIANS
  const longitude = (other.longitude - one.longitude) * RADIANS
  const half =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(one.latitude * RADIANS) *
      Math.cos(other.latitude * RADIANS) *
      Math.sin(longitude / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)))
}
