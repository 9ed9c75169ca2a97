import type { JsonRecord } from '../entity.ts'
import type { Limits } from '../limits.ts'
import { sayWas } from '../notes.ts'
import type { Loss, Note, Refusal, Repair } from '../notes.ts'

/** What stays the same while one feed is read, and the notes on the record that is read now. */
export type Reading = {
  readonly limits: Limits
  readonly makeId: (name: string) => string
  /** Whether the feed is an export of this very directory, whose own fields are believed. */
  readonly isOurs: boolean
  readonly notes: Note[]
}

export type RecordRead = { readonly record: JsonRecord } | { readonly refusal: Refusal }

export function repaired(reading: Reading, at: string, what: { how: Repair; was?: unknown }): void {
  note(reading, { at, repaired: what.how, ...sayWas(what.was) })
}

export function leftOut(reading: Reading, at: string, what: { why: Loss; was?: unknown }): void {
  note(reading, { at, leftOut: what.why, ...sayWas(what.was) })
}

function note(reading: Reading, one: Note): void {
  if (reading.notes.length <= reading.limits.notes) reading.notes.push(one)
}

export function hasTooManyNotes({ notes, limits }: Reading): boolean {
  return notes.length > limits.notes
}

export function join(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`
}
