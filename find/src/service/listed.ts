import type { JsonRecord } from '@beside/hsds'
import { audiencesOf } from './audiences.ts'
import type { Audience } from './audiences.ts'
import { costOf } from './cost.ts'
import type { Cost } from './cost.ts'
import { moreOf, phonesOf } from './details.ts'
import type { MoreOf, Phone } from './details.ts'
import { languagesOf } from './languages.ts'
import { placesOf } from './places-of.ts'
import type { PlaceOf, Point } from './places-of.ts'
import { listOf, numberOf, oneOf, once, textOf } from './read-record.ts'
import { readHours } from './schedule.ts'
import type { Hours } from './schedule.ts'

/** Where somebody goes, or whether they need not go anywhere. */
export type PlaceKind = 'place' | 'remote' | 'unknown'
export const PLACE_KINDS: readonly PlaceKind[] = ['unknown', 'place', 'remote']

/** A town, region or postcode that an address names, with its point where there is one. */
export type NamedPlace = {
  readonly town: string
  readonly region: string
  readonly postcode: string
  readonly country: string
  readonly point?: Point
}

/** One service, as a pack holds it. */
export type Listed = {
  readonly id: string
  readonly name: string
  readonly organization: string
  readonly kind: PlaceKind
  readonly town: string
  readonly area: string
  readonly isEverywhere: boolean
  readonly isConfidential: boolean
  readonly isPaused: boolean
  readonly phones: readonly Phone[]
  readonly url: string
  readonly cost: Cost
  readonly languages: readonly string[]
  readonly checked: string
  readonly audiences: readonly Audience[]
  readonly youngest: number
  readonly oldest: number
  readonly hours: readonly Hours[]
  readonly isEveryHourKnown: boolean
  readonly points: readonly Point[]
  /** Its points are those of its town. */
  readonly isRough: boolean
  readonly categories: readonly string[]
  readonly named: readonly NamedPlace[]
  readonly more: MoreOf
}

// The whole name: there is a National City, and an International District.
const everywhere =
  /^(?:(?:inter)?national(?:ly)?|nation-?wide|country-?wide|the whole country|uk-?wide|(?:the )?united kingdom|uk|great britain|worldwide|everywhere|anywhere|online)$/i
const PHONES_MAX = 6
const AREAS_SHOWN = 3
const AGE_MAX = 120

/** Undefined for a service that has no id or name, or that is no more. */
export function readService(service: JsonRecord): Listed | undefined {
  const id = textOf(service, 'id')
  const name = textOf(service, 'name')
  const status = textOf(service, 'status')
  if (id === '' || name === '' || status === 'inactive' || status === 'defunct') return undefined
  const places = placesOf(service)
  const organization = oneOf(service, 'organization')
  const links = listOf(service, 'service_at_locations')
  const categories = categoriesOf(service)
  const records = [service, ...links, ...places.map(({ record }) => record)]
  const phones = records.flatMap(phonesOf)
  const said = ['eligibility_description', 'name', 'alternate_name']
  const audience = [...said.map((field) => textOf(service, field)), ...categories].join(' ')
  const areas = areasOf(service, places)
  return {
    id,
    name,
    organization: textOf(organization, 'name'),
    kind: kindOf(places, phones.length > 0 || textOf(service, 'url') !== ''),
    town: places.flatMap(({ addresses }) => addresses.map((one) => textOf(one, 'city')))[0] ?? '',
    area: areas.slice(0, AREAS_SHOWN).join(', '),
    isEverywhere: isEverywhere(areas, places),
    isConfidential: places.some((place) => place.isConfidential),
    isPaused: status === 'temporarily closed',
    phones: distinctPhones([...phones, ...phonesOf(organization)]).slice(0, PHONES_MAX),
    url: textOf(service, 'url') || textOf(organization, 'website'),
    cost: costOf(service),
    languages: languagesOf([...records, ...records.flatMap((one) => listOf(one, 'phones'))]),
    checked: textOf(service, 'assured_date').slice(0, 10),
    audiences: audiencesOf(audience),
    youngest: ageOf(service, 'minimum_age') ?? 0,
    oldest: ageOf(service, 'maximum_age') ?? AGE_MAX,
    ...hoursOf(service, places),
    points: places.flatMap(({ point }) => (point === undefined ? [] : [point])),
    isRough: false,
    categories,
    named: places.flatMap(namedPlaces),
    more: moreOf(service, { places, categories })
  }
}

function categoriesOf(service: JsonRecord): readonly string[] {
  return once(
    listOf(service, 'attributes').flatMap((attribute) => [
      textOf(oneOf(attribute, 'taxonomy_term'), 'name') || textOf(attribute, 'label')
    ])
  )
}

/** Only what says so of itself: of a refuge, or of what has no place at all, the area may just not be known. */
function isEverywhere(areas: readonly string[], places: readonly PlaceOf[]): boolean {
  if (areas.some((area) => everywhere.test(area))) return true
  return areas.length === 0 && places.length > 0 && places.every(({ isVirtual }) => isVirtual)
}

function areasOf(service: JsonRecord, places: readonly PlaceOf[]): readonly string[] {
  const names = listOf(service, 'service_areas').map((area) => textOf(area, 'name'))
  const hidden = places.map(({ area }) => area)
  return once([...names, ...hidden])
}

function kindOf(places: readonly PlaceOf[], canBeReached: boolean): PlaceKind {
  const isThere = ({ isPhysical, addresses, point }: PlaceOf) =>
    isPhysical && (addresses.length > 0 || point !== undefined)
  if (places.some(isThere)) return 'place'
  // A refuge is somewhere, though nobody is told where.
  if (places.some((one) => one.isPhysical || one.isConfidential)) return 'unknown'
  return canBeReached ? 'remote' : 'unknown'
}

function distinctPhones(phones: readonly Phone[]): readonly Phone[] {
  const keyOf = ({ number, extension = '' }: Phone) =>
    `${number.replaceAll(/\D/g, '')}x${extension}`
  const seen = new Map<string, Phone>()
  for (const phone of phones) if (!seen.has(keyOf(phone))) seen.set(keyOf(phone), phone)
  return [...seen.values()]
}

function ageOf(service: JsonRecord, name: string): number | undefined {
  const age = numberOf(service, name)
  return age === undefined || age < 0 || age > AGE_MAX ? undefined : Math.floor(age)
}

/** The hours of the service; those of the house only where it has none of its own. */
function hoursOf(service: JsonRecord, places: readonly PlaceOf[]) {
  const links = listOf(service, 'service_at_locations')
  const own = [service, ...links].flatMap((record) => listOf(record, 'schedules'))
  const houses = places.flatMap(({ record }) => listOf(record, 'schedules'))
  const read = (own.length > 0 ? own : houses).map(readHours)
  const hours = read.flatMap((one) => (one === undefined ? [] : [one]))
  return { hours, isEveryHourKnown: hours.length > 0 && hours.length === read.length }
}

function namedPlaces({ addresses, point }: PlaceOf): readonly NamedPlace[] {
  return addresses.map((address) => ({
    town: textOf(address, 'city'),
    region: textOf(address, 'state_province') || textOf(address, 'region'),
    postcode: textOf(address, 'postal_code').toUpperCase(),
    country: textOf(address, 'country').toUpperCase(),
    ...(point === undefined ? {} : { point })
  }))
}
