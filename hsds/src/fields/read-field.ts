import type { Json } from '../entity.ts'
import type { Limits } from '../limits.ts'
import type { Repair } from '../notes.ts'
import type { FieldKind } from '../shape.ts'
import { readEmail, readLink } from './read-link.ts'
import { readClock, readDate, readMoment } from './read-time.ts'
import { readText } from './read-text.ts'
import type { FieldRead } from './read-text.ts'

const NUMBER = /^[+-]?\d{1,15}(\.\d{1,20})?$/
const LINK_LENGTH_MAX = 2_000

const readers = {
  uri: readLink,
  email: readEmail,
  date: readDate,
  moment: readMoment,
  time: readClock
} as const

/** Reads one field of a record: as it is, repaired, or not at all. Ids are read elsewhere. */
export function readField(kind: FieldKind, given: Json, limits: Limits): FieldRead<Json> {
  if (given === null || given === '') return { loss: 'empty' }
  if (kind === 'number' || kind === 'age') return readNumber(given, kind === 'age')
  if (kind === 'flag') return readFlag(given)
  const text = typeof given === 'number' || typeof given === 'boolean' ? String(given) : given
  if (typeof text !== 'string') return { loss: 'not-text' }
  const read = readText(text, limits.textLength)
  if ('loss' in read) return read
  const repairs = text === given ? read.repairs : [...read.repairs, 'as-text' as const]
  return readMore(kind, { value: read.value, repairs })
}

type Text = { readonly value: string; readonly repairs: readonly Repair[] }

function readMore(kind: FieldKind, text: Text): FieldRead<Json> {
  if (typeof kind !== 'string') return readChoice(kind, text)
  if (!isRead(kind)) return text
  if (text.value.length > LINK_LENGTH_MAX) return { loss: 'too-long' }
  const read = readers[kind](text.value)
  if ('loss' in read) return read
  return { value: read.value, repairs: [...text.repairs, ...read.repairs] }
}

function isRead(kind: string): kind is keyof typeof readers {
  return Object.hasOwn(readers, kind)
}

function readChoice(choices: readonly string[], { value, repairs }: Text): FieldRead<Json> {
  if (choices.includes(value)) return { value, repairs }
  const same = choices.find((choice) => choice.toLowerCase() === value.toLowerCase())
  if (same === undefined) return { loss: 'not-a-choice' }
  return { value: same, repairs: [...repairs, 'small-letters'] }
}

function readNumber(given: Json, isAge: boolean): FieldRead<Json> {
  const isText = typeof given === 'string'
  const value = isText && NUMBER.test(given.trim()) ? Number(given) : given
  if (typeof value !== 'number' || !Number.isFinite(value)) return { loss: 'not-a-number' }
  if (isAge && value < 0) return { loss: 'means-none' }
  return { value, repairs: isText ? ['as-number'] : [] }
}

function readFlag(given: Json): FieldRead<Json> {
  if (typeof given === 'boolean') return { value: given, repairs: [] }
  const text = typeof given === 'string' ? given.trim().toLowerCase() : ''
  if (text !== 'true' && text !== 'false') return { loss: 'not-a-choice' }
  return { value: text === 'true', repairs: ['as-text'] }
}
