/** What anybody can know of a place, and by what they come in. */
import type { Admission, CardCode, CheckedLine, Promises } from '@beside/contract'
import type { PackTrouble } from './packs/pack-trouble.ts'

export type InstanceView = {
  readonly name: string
  readonly admission: Admission
  readonly region: string | null
  readonly outsideContact: string
  /** What people may count on here, in the place's own words. */
  readonly promises: Promises
  /** The day from which on nobody comes in and nobody writes; null where none was said. */
  readonly closesOn: string | null
}

/** Lines to call, as this place signed them. */
export type LinesView = {
  readonly lines: readonly CheckedLine[]
  /** When this list was signed, ms since 1970; null where none ever came. */
  readonly madeAt: number | null
  /** Its place has signed no newer one for so long that it says so. */
  readonly isOld: boolean
  /**
   * Why it is not what the place gives out now: not reached, what came was not signed, or it was signed earlier than
   * this one; null where it is.
   */
  readonly trouble: PackTrouble | null
}

/** The code that the server names as its own, and what the one who runs the place says of it. */
export type ReleaseView = {
  /** SHA-256 over the list of files, 64 hex digits. */
  readonly mark: string
  readonly version: string
  /** On which day the pinned instance root signed this mark, `2026-11-26`; null if it did not. */
  readonly signedOn: string | null
}

/** By what somebody comes in. */
export type EntryWay =
  | { readonly by: 'open-door' }
  | { readonly by: 'invite'; readonly fragment: string }
  /** By the code of a printed card. */
  | { readonly by: 'card'; readonly code: CardCode }
  | { readonly by: 'steward'; readonly stewardKey: string }
