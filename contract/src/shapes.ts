/** The pieces that requests, replies and events are made of. Bytes are unpadded base64url. */
import * as v from 'valibot'
import { ExitPlace } from './exit-place.ts'
import { WIRE_LIMITS } from './limits.ts'

/** Base64url of exactly `size` bytes. */
export function fixedBytes(size: number) {
  return v.pipe(v.string(), v.length(base64Length(size)), v.regex(BASE64URL))
}

/** Base64url of at most `max` bytes. */
export function bytesUpTo(max: number) {
  return v.pipe(v.string(), v.maxLength(base64Length(max)), v.regex(BASE64URL))
}

const BASE64URL = /^[\w-]*$/u

function base64Length(size: number): number {
  return Math.ceil((size * 4) / 3)
}

export const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff))
export const Millis = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))
export const Id32 = fixedBytes(32)
export const Id16 = fixedBytes(16)
export const Signature = fixedBytes(64)
export const DateOnly = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/u))

/** A record as it travels: an envelope of the kernel. `ciphertext` is null once it was erased. */
export const Envelope = v.strictObject({
  header: bytesUpTo(9216),
  salt: bytesUpTo(32),
  commitment: bytesUpTo(32),
  ciphertext: v.nullable(bytesUpTo(73_728)),
  ciphertextHash: Id32,
  signature: Signature
})
export type Envelope = v.InferOutput<typeof Envelope>

export const PlacedRecord = v.strictObject({ seq: Count, time: Millis, envelope: Envelope })
export type PlacedRecord = v.InferOutput<typeof PlacedRecord>

export const Leaf = v.strictObject({
  seq: Count,
  time: Millis,
  lane: Id16,
  isDocument: v.boolean(),
  envHash: Id32
})
export type Leaf = v.InferOutput<typeof Leaf>

export const Position = v.strictObject({ seq: Count, head: Id32 })
export type Position = v.InferOutput<typeof Position>

export const Receipt = v.strictObject({
  seq: Count,
  head: Id32,
  generation: Count,
  time: Millis,
  signature: Signature
})
export type Receipt = v.InferOutput<typeof Receipt>

export const UnlockMethod = v.picklist(['passphrase', 'kit'])
export const Wrap = v.strictObject({
  method: UnlockMethod,
  rootGeneration: Count,
  bytes: bytesUpTo(256)
})
export type Wrap = v.InferOutput<typeof Wrap>

export const Admission = v.picklist(['invitation', 'open', 'closed'])
export type Admission = v.InferOutput<typeof Admission>

/** ISO 3166-1 alpha-2. */
const CountryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/u))

const LineText = v.pipe(v.string(), v.trim(), v.maxLength(160))
/** A line for Help now. It is shown only with the date on which a steward dialled it. */
export const HelpLine = v.strictObject({
  name: v.pipe(LineText, v.minLength(1)),
  forWhom: LineText,
  /** The country from which it is reached: ISO 3166-1 alpha-2; null where it is reached from any. */
  region: v.nullable(CountryCode),
  /** The part of the country, in words: `Scotland`. */
  area: LineText,
  way: v.picklist(['call', 'text']),
  /** Dialled literally, never rewritten: `116123`, `85258`. */
  dial: v.pipe(v.string(), v.regex(/^[+*#\d][*#\d ]{1,31}$/u)),
  /** The word to send, where the way is a text. */
  textWord: v.pipe(v.string(), v.trim(), v.maxLength(32)),
  hours: LineText,
  cost: LineText,
  languages: LineText,
  /** Whether it shows on a phone bill, as the line itself says. */
  onBill: v.picklist(['unknown', 'yes', 'no']),
  /** The page on which the line itself says its number; empty where there is none. */
  source: v.union([
    v.literal(''),
    // A browser takes an address with a space in its host, and the server would not.
    v.pipe(v.string(), v.maxLength(200), v.url(), v.regex(/^https:\/\/\S+$/u))
  ]),
  dialledOn: DateOnly
})
export type HelpLine = v.InferOutput<typeof HelpLine>

const PromiseText = v.pipe(v.string(), v.trim(), v.maxLength(300))
/** What people may count on here, in the place's own words. It is shown to anybody, before they join. */
export const Promises = v.strictObject({
  /** When somebody is here. */
  hours: PromiseText,
  /** How soon somebody answers. */
  replyTimes: PromiseText,
  /** What this place is not for. */
  limits: PromiseText
})
export type Promises = v.InferOutput<typeof Promises>

/** What listening promises here, for each listener: defaults that stewards change. */
export const ListeningLimits = v.strictObject({
  shiftMinutes: minutes(30, 360),
  /** Between the end of a shift and the next one. */
  gapMinutes: minutes(0, 2880),
  conversations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  /** Conversations that go on after their first day. */
  continuing: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  /** After a hard one. */
  breakMinutes: minutes(0, 240)
})
export type ListeningLimits = v.InferOutput<typeof ListeningLimits>

export const LISTENING_DEFAULTS: ListeningLimits = {
  shiftMinutes: 180,
  gapMinutes: 720,
  conversations: 2,
  continuing: 3,
  breakMinutes: 30
}

export const Community = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  admission: Admission,
  /** Chosen by a steward; null until then. */
  region: v.nullable(CountryCode),
  /** Someone outside whom people can turn to about the community itself. */
  outsideContact: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  /** Where Exit leads after the empty page; null where it ends there. */
  exitTo: v.nullable(ExitPlace),
  lines: v.pipe(v.array(HelpLine), v.maxLength(WIRE_LIMITS.linesOfCommunity)),
  promises: Promises,
  /**
   * From this day on nobody comes in and nobody writes; signing in, reading, taking everything out, deleting and
   * leaving stay. At least 30 days ahead when it is set; it may be moved later, or taken back.
   */
  closesOn: v.nullable(DateOnly),
  listening: ListeningLimits
})
export type Community = v.InferOutput<typeof Community>

function minutes(min: number, max: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
}
