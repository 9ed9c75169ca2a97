/** Entries of the directory that stewards write by hand: a list of their own, as public as any other. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { Count, DateOnly } from './shapes.ts'

/** What the list of entries by hand is called; no other list may be. */
export const WRITTEN_SOURCE = 'written here'

const Line = v.pipe(v.string(), v.trim(), v.maxLength(WIRE_LIMITS.writtenLine))
const Text = v.pipe(v.string(), v.trim(), v.maxLength(WIRE_LIMITS.writtenText))
const Time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/u))

export const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** Where it is. Of an address that is kept private no street is asked for: an area in words stands for it. */
export const WrittenPlace = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('private'), area: Line }),
  v.strictObject({
    kind: v.literal('address'),
    street: Line,
    town: Line,
    region: Line,
    postcode: Line,
    country: Line,
    /** A steward was asked, since the words of the entry sound like a refuge, and said that it is no secret. */
    isNoSecret: v.boolean()
  })
])
export type WrittenPlace = v.InferOutput<typeof WrittenPlace>

/** What a steward writes. Empty words say nothing. */
export const WrittenFields = v.strictObject({
  name: v.pipe(Line, v.minLength(1)),
  organization: Line,
  does: Text,
  isFor: Text,
  phone: Line,
  texts: Line,
  mail: Line,
  web: Line,
  hours: v.pipe(
    v.array(
      v.strictObject({
        days: v.pipe(v.array(v.picklist(WEEK)), v.minLength(1), v.maxLength(WEEK.length)),
        opens: Time,
        closes: Time
      })
    ),
    v.maxLength(WIRE_LIMITS.writtenHours)
  ),
  hoursInWords: Line,
  languages: Line,
  cost: v.picklist(['unknown', 'free', 'low', 'paid']),
  costInWords: Line,
  serves: Line,
  place: WrittenPlace,
  access: Text,
  safeContact: Text,
  checkedOn: v.union([DateOnly, v.literal('')]),
  /** In which role, and never a name. */
  checkedBy: v.picklist(['', 'steward', 'volunteer', 'service', 'partner']),
  /** Whether its people agreed to stand in a list; asked and refused are in none. */
  consent: v.picklist(['given', 'not needed', 'asked', 'refused'])
})
export type WrittenFields = v.InferOutput<typeof WrittenFields>

/** An id as HSDS wants it, drawn by whoever begins the entry. */
export const EntryId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u)
)

export const WrittenWay = v.strictObject({
  /** Counted from one. */
  number: Count,
  madeOn: DateOnly,
  isShown: v.boolean(),
  fields: WrittenFields
})
export type WrittenWay = v.InferOutput<typeof WrittenWay>

/**
 * GET /api/steward/directory/written/:entry → WrittenEntry, and PUT with SaveWritten → the same. `entry-moved`: another
 * steward saved it meanwhile. `sounds-secret`: its words are those of a refuge, and nobody said that its street is none.
 * What is not shown is in no list; all ways it was written stay for stewards.
 */
export const WrittenEntry = v.strictObject({
  entry: EntryId,
  /** A steward hid its place, or wrote that it is kept private: its street stays away until one says otherwise. */
  isPlaceHidden: v.boolean(),
  /** The newest first; the first is how it is now. */
  ways: v.pipe(v.array(WrittenWay), v.minLength(1))
})
export type WrittenEntry = v.InferOutput<typeof WrittenEntry>

export const SaveWritten = v.strictObject({
  /** The way that it was changed from; null for a new one. */
  newest: v.nullable(Count),
  isShown: v.boolean(),
  fields: WrittenFields
})
export type SaveWritten = v.InferOutput<typeof SaveWritten>

/** GET /api/steward/directory/written → WrittenEntries, by name. */
export const WrittenEntries = v.strictObject({
  entries: v.array(
    v.strictObject({
      entry: EntryId,
      name: v.string(),
      organization: v.string(),
      isShown: v.boolean(),
      /** Its people did not say yes to being listed. */
      isHeldBack: v.boolean(),
      checkedOn: v.string()
    })
  )
})
export type WrittenEntries = v.InferOutput<typeof WrittenEntries>

/**
 * POST /api/steward/directory/look-up with LookUpEntry → EntriesFound: for whoever looks after the places of entries. A
 * street is in it only where everybody may read it.
 */
export const LookUpEntry = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(WIRE_LIMITS.askedLength))
})
export const EntryPlace = v.strictObject({
  place: v.string(),
  isHidden: v.boolean(),
  /** The street and the town; empty where it is hidden. */
  address: v.string(),
  /** What stands for a hidden one; null where nobody said it. */
  area: v.nullable(v.string())
})
export type EntryPlace = v.InferOutput<typeof EntryPlace>
export const EntriesFound = v.strictObject({
  entries: v.array(
    v.strictObject({
      entry: v.string(),
      name: v.string(),
      organization: v.string(),
      /** The list that it is from. */
      source: v.string(),
      places: v.array(EntryPlace)
    })
  )
})
export type EntriesFound = v.InferOutput<typeof EntriesFound>
export type EntryFound = EntriesFound['entries'][number]
