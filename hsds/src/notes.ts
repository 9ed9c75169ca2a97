/** What was changed so that a value could be kept. `was` in the note says what stood there. */
export type Repair =
  | 'id-made'
  | 'small-letters'
  | 'old-name'
  | 'spaces'
  | 'plain-text'
  | 'line-breaks'
  | 'template-words'
  | 'as-text'
  | 'as-number'
  | 'link-completed'
  | 'zone-assumed'
  | 'date-read'
  | 'time-read'
  | 'status-assumed'
  | 'type-assumed'
  | 'description-from-name'
  | 'web-mercator'
  | 'address-incomplete'
  | 'kept-confidential'

/** Why a value, or a part of a record, could not be kept. */
export type Loss =
  | 'empty'
  | 'means-none'
  | 'missing'
  | 'not-a-record'
  | 'not-a-list'
  | 'not-text'
  | 'not-a-number'
  | 'not-a-choice'
  | 'not-a-link'
  | 'unsafe-link'
  | 'not-an-email'
  | 'not-a-date'
  | 'another-century'
  | 'not-a-time'
  | 'no-place-on-earth'
  | 'wrong-encoding'
  | 'too-long'
  | 'too-many'
  | 'too-deep'
  | 'markup-too-deep'
  | 'odd-name'
  | 'not-theirs-to-say'
  | 'circle-of-organizations'

/** Why a whole record was refused, or a feed was read no further. */
export type RefusalReason =
  | Loss
  | 'no-id'
  | 'duplicate-id'
  | 'no-parent'
  | 'unknown-table'
  | 'no-columns'
  | 'unsafe-path'
  | 'kind-unclear'
  | 'broken-json'
  | 'cut-off'
  | 'feed-too-long'
  | 'too-many-records'

export type Note =
  | { readonly at: string; readonly repaired: Repair; readonly was?: string }
  | { readonly at: string; readonly leftOut: Loss; readonly was?: string }

/** Nothing of a refused record is kept. `at` is the field, from the record inwards. */
export type Refusal = { readonly reason: RefusalReason; readonly at: string; readonly was?: string }

const WAS_LENGTH_MAX = 200

/** What stood there, short enough for a report. */
export function sayWas(value: unknown): { readonly was?: string } {
  if (value === undefined) return {}
  const text = typeof value === 'string' ? value : describeOther(value)
  return { was: text.length > WAS_LENGTH_MAX ? `${text.slice(0, WAS_LENGTH_MAX)}…` : text }
}

// What is nested may be nested a million times, and is not walked through for a note.
function describeOther(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'a record'
  return String(value)
}
