import { FLAGS, POINT_SCALE } from '../build/write-cards.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import { BETWEEN, readNumbers, readShared, readSteps, readTexts, WITHIN } from '../bytes/columns.ts'
import type { Audience } from '../service/audiences.ts'
import { COSTS } from '../service/cost.ts'
import type { Cost } from '../service/cost.ts'
import type { Phone } from '../service/details.ts'
import { PLACE_KINDS } from '../service/listed.ts'
import type { PlaceKind } from '../service/listed.ts'
import type { Point } from '../service/places-of.ts'
import type { Hours } from '../service/schedule.ts'

/** What a row of results shows. */
export type Card = {
  readonly index: number
  readonly name: string
  /** Empty where it is called as the service is. */
  readonly organization: string
  readonly kind: PlaceKind
  readonly town: string
  /** The area that is served, or that stands for a place whose address is not told. */
  readonly area: string
  readonly isEverywhere: boolean
  readonly isAddressHidden: boolean
  /** How far it is, is counted to its town: nobody said where in it. */
  readonly isRough: boolean
  /** Closed for now. */
  readonly isPaused: boolean
  /** Numbers as the entry gives them, never rewritten. */
  readonly phones: readonly Phone[]
  readonly url: string
  readonly cost: Cost
  /** Codes of ISO 639 where they are known, names where not. */
  readonly languages: readonly string[]
  readonly audiences: readonly Audience[]
  readonly youngest?: number
  readonly oldest?: number
  /** The day on which a person checked it, as `2026-11-27`; empty if nobody did. */
  readonly checked: string
}

export type Cards = {
  readonly length: number
  readonly at: (index: number) => Card
  readonly hoursAt: (index: number) => {
    readonly hours: readonly Hours[]
    readonly areAllKnown: boolean
  }
  readonly checkedDay: (index: number) => number
  readonly isEverywhere: (index: number) => boolean
  readonly kindAt: (index: number) => PlaceKind
  readonly isPaused: (index: number) => boolean
  readonly isRough: (index: number) => boolean
  readonly isAge: (index: number, age: number) => boolean
  readonly pointsAt: (index: number) => readonly Point[]
}

const AGE_MAX = 120
const DAY_MS = 86_400_000
const DAYS_MAX = 100_000

export function readCards(reader: ByteReader): Cards {
  const columns = readColumns(reader)
  const { words, ages, days, hours } = columns
  const parsedHours = new Map<number, readonly Hours[]>()
  const has = (index: number, flag: number) => (((words[index] ?? 0) >> 4) & flag) !== 0
  return {
    length: columns.names.length,
    at: (index) => cardAt(columns, index),
    checkedDay: (index) => days[index] ?? 0,
    kindAt: (index) => kindOf(words[index] ?? 0),
    hoursAt: (index) => {
      const ref = hours.refAt(index)
      const known = parsedHours.get(ref) ?? readHoursText(hours.at(index))
      parsedHours.set(ref, known)
      return { hours: known, areAllKnown: has(index, FLAGS.allHoursKnown) }
    },
    isEverywhere: (index) => has(index, FLAGS.everywhere),
    isPaused: (index) => has(index, FLAGS.paused),
    isRough: (index) => has(index, FLAGS.rough),
    isAge: (index, age) => age >= (ages[index * 2] ?? 0) && age <= (ages[index * 2 + 1] ?? AGE_MAX),
    pointsAt: readPoints(reader)
  }
}

function readColumns(reader: ByteReader) {
  return {
    names: readTexts(reader),
    organizations: readShared(reader),
    towns: readShared(reader),
    areas: readShared(reader),
    phones: readTexts(reader),
    urls: readShared(reader),
    languages: readShared(reader),
    audiences: readShared(reader),
    hours: readShared(reader),
    words: readNumbers(reader),
    ages: readNumbers(reader),
    days: readSteps(reader)
  }
}

function cardAt(columns: ReturnType<typeof readColumns>, index: number): Card {
  const organization = columns.organizations.at(index)
  const word = columns.words[index] ?? 0
  const youngest = columns.ages[index * 2] ?? 0
  const oldest = columns.ages[index * 2 + 1] ?? AGE_MAX
  return {
    index,
    name: columns.names.at(index),
    organization: organization === WITHIN ? '' : organization,
    kind: kindOf(word),
    town: columns.towns.at(index),
    area: columns.areas.at(index),
    isEverywhere: ((word >> 4) & FLAGS.everywhere) !== 0,
    isAddressHidden: ((word >> 4) & FLAGS.confidential) !== 0,
    isRough: ((word >> 4) & FLAGS.rough) !== 0,
    isPaused: ((word >> 4) & FLAGS.paused) !== 0,
    phones: readPhones(columns.phones.at(index)),
    url: columns.urls.at(index),
    cost: COSTS[(word >> 2) & 3] ?? 'unknown',
    languages: listOf(columns.languages.at(index)),
    audiences: listOf(columns.audiences.at(index)) as readonly Audience[],
    ...(youngest > 0 ? { youngest } : {}),
    ...(oldest < AGE_MAX ? { oldest } : {}),
    checked: dateOf(columns.days[index] ?? 0)
  }
}

function kindOf(word: number): PlaceKind {
  return PLACE_KINDS[word & 3] ?? 'unknown'
}

function readPoints(reader: ByteReader): Cards['pointsAt'] {
  const counts = readNumbers(reader)
  const latitudes = readSteps(reader)
  const longitudes = readSteps(reader)
  const starts = new Uint32Array(counts.length + 1)
  for (const [index, count] of counts.entries()) starts[index + 1] = (starts[index] ?? 0) + count
  return (index) => {
    const points: Point[] = []
    const to = Math.min(starts[index + 1] ?? 0, latitudes.length)
    for (let place = starts[index] ?? 0; place < to; place += 1) {
      points.push({
        latitude: (latitudes[place] ?? 0) / POINT_SCALE,
        longitude: (longitudes[place] ?? 0) / POINT_SCALE
      })
    }
    return points
  }
}

function listOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(BETWEEN)
}

function readPhones(text: string): readonly Phone[] {
  return listOf(text).map((one) => {
    const [number = '', extension = '', type = '', description = ''] = one.split(WITHIN)
    return {
      number,
      ...(extension === '' ? {} : { extension }),
      ...(type === '' ? {} : { type }),
      ...(description === '' ? {} : { description })
    }
  })
}

function readHoursText(text: string): readonly Hours[] {
  try {
    const parsed: unknown = text === '' ? [] : JSON.parse(text)
    return Array.isArray(parsed) ? parsed.filter(isHours) : []
  } catch {
    // Changed bytes: nobody knows when it is open.
    return []
  }
}

function isHours(value: unknown): value is Hours {
  if (typeof value !== 'object' || value === null) return false
  const { opens, closes, days, everyWeeks } = value as Partial<Record<keyof Hours, unknown>>
  return [opens, closes, days, everyWeeks].every((one) => typeof one === 'number')
}

export function dateOf(day: number): string {
  if (day <= 0 || day > DAYS_MAX) return ''
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
