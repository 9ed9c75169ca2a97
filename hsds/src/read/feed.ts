import type { Entity, JsonRecord } from '../entity.ts'
import type { Limits } from '../limits.ts'
import type { Note, Refusal } from '../notes.ts'

/** What stands on its own in a feed; everything else hangs on one of these. */
export type TopName = 'service' | 'organization' | 'service_at_location' | 'location' | TopOther
type TopOther = 'taxonomy' | 'taxonomy_term' | 'meta_table_description'

export const TOP_NAMES: readonly TopName[] = [
  'service',
  'organization',
  'service_at_location',
  'location',
  'taxonomy',
  'taxonomy_term',
  'meta_table_description'
]

export type Feed = {
  /** Names the feed for good: ids that are made for its records stand on it. */
  readonly source: string
  /** One record a line, or else records anyhow: a list, a page, one after another. */
  readonly isLines?: boolean
  /** By itself UTF-8, or UTF-16 where the feed says so. `windows-1252` is what many a spreadsheet writes. */
  readonly encoding?: string
  /** What its records are, where they do not show it themselves. */
  readonly entity?: TopName
  /** An export of this very directory, whose own fields are believed. */
  readonly isOurs?: boolean
  readonly limits?: Partial<Limits>
}

/** A record that is kept, with what was changed, or one that is not. Lines are counted from one. */
export type Read =
  | {
      [N in TopName]: {
        readonly line: number
        readonly entity: N
        readonly record: Entity<N>
        readonly notes: readonly Note[]
      }
    }[TopName]
  | {
      readonly line: number
      readonly refused: Refusal
      /** The record whose id was there before: it may say what the first one does not, as that its place is hidden. */
      readonly twice?: { readonly entity: TopName; readonly record: JsonRecord }
    }
