import type { Bytes } from '@beside/kernel/wire'

/** A gathering as stewards wrote it last. */
export type GatheringRow = {
  /** Random. */
  id: Bytes
  /** JSON. */
  words: string
  /** Where people meet online, sealed: for whoever has a seat. */
  link: Bytes
  /** The number of the revision that is public; null for a draft. */
  shown: number | null
}

/** What was public of a gathering. */
export type GatheringRevisionRow = {
  gathering: Bytes
  number: number
  words: string
  shown_on: string
}

export type GatheringDateRow = {
  gathering: Bytes
  /** On which it was to be first, YYYY-MM-DD: its name. */
  day: string
  starts_at: number
  ends_at: number
  /** 1 where this date was moved by itself. */
  is_own: number
  /** Why it is not held; empty where it left the series; null where it is held. */
  because: string | null
  sequence: number
}

export type GatheringSeatRow = {
  /** A keyed hash. */
  code_hash: Bytes
  gathering: Bytes
  day: string
  /** The order of those who asked for this date, from 1. */
  number: number
  standing: 'seat' | 'seat-freed' | 'waits'
}
