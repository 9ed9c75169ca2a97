import type { ByteWriter } from '../bytes/byte-writer.ts'
import {
  BETWEEN,
  WITHIN,
  writeNumbers,
  writeShared,
  writeSteps,
  writeTexts
} from '../bytes/columns.ts'
import { COSTS } from '../service/cost.ts'
import { PLACE_KINDS } from '../service/listed.ts'
import type { Listed } from '../service/listed.ts'

export const FLAGS = { confidential: 1, paused: 2, everywhere: 4, allHoursKnown: 8, rough: 16 }
/** Thousandths of a degree: about a hundred metres, for "3 km from there". */
export const POINT_SCALE = 1_000
const POINTS_MAX = 40
const DAY_MS = 86_400_000

export function writeCards(writer: ByteWriter, all: readonly Listed[]): void {
  writeTexts(
    writer,
    all.map(({ name }) => name)
  )
  writeShared(
    writer,
    all.map(({ name, organization }) => (organization === name ? WITHIN : organization))
  )
  writeShared(
    writer,
    all.map(({ town }) => town)
  )
  writeShared(
    writer,
    all.map(({ area }) => area)
  )
  writeTexts(writer, all.map(phonesText))
  writeShared(
    writer,
    all.map(({ url }) => url)
  )
  writeShared(
    writer,
    all.map(({ languages }) => languages.join(BETWEEN))
  )
  writeShared(
    writer,
    all.map(({ audiences }) => audiences.join(BETWEEN))
  )
  writeShared(
    writer,
    all.map(({ hours }) => (hours.length === 0 ? '' : JSON.stringify(hours)))
  )
  writeNumbers(writer, all.map(wordsOf))
  writeNumbers(
    writer,
    all.flatMap(({ youngest, oldest }) => [youngest, oldest])
  )
  writeSteps(
    writer,
    all.map(({ checked }) => dayNumber(checked))
  )
  writePoints(writer, all)
}

function phonesText({ phones }: Listed): string {
  return phones
    .map(({ number, extension = '', type = '', description = '' }) =>
      [number, extension, type === 'voice' ? '' : type, description].join(WITHIN)
    )
    .map(withoutEmptyEnd)
    .join(BETWEEN)
}

function withoutEmptyEnd(text: string): string {
  return text.endsWith(WITHIN) ? withoutEmptyEnd(text.slice(0, -1)) : text
}

/** What a word or a yes says, in one number. */
function wordsOf(listed: Listed): number {
  const flags =
    (listed.isConfidential ? FLAGS.confidential : 0) +
    (listed.isPaused ? FLAGS.paused : 0) +
    (listed.isEverywhere ? FLAGS.everywhere : 0) +
    (listed.isEveryHourKnown ? FLAGS.allHoursKnown : 0) +
    (listed.isRough ? FLAGS.rough : 0)
  return flags * 16 + COSTS.indexOf(listed.cost) * 4 + PLACE_KINDS.indexOf(listed.kind)
}

/** Days since 1970, or 0 where it was never checked. */
function dayNumber(date: string): number {
  const time = Date.parse(date)
  return Number.isNaN(time) ? 0 : Math.round(time / DAY_MS)
}

function writePoints(writer: ByteWriter, all: readonly Listed[]): void {
  const points = all.map(({ points }) => points.slice(0, POINTS_MAX))
  writeNumbers(
    writer,
    points.map(({ length }) => length)
  )
  writeSteps(
    writer,
    points.flat().map(({ latitude }) => Math.round(latitude * POINT_SCALE))
  )
  writeSteps(
    writer,
    points.flat().map(({ longitude }) => Math.round(longitude * POINT_SCALE))
  )
}
