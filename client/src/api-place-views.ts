/** What anybody can know of a place, and by what they come in. */
import type { Admission, CardCode, HelpLine, Promises } from '@beside/contract'

export type InstanceView = {
  readonly name: string
  readonly admission: Admission
  readonly region: string | null
  readonly outsideContact: string
  /** What people may count on here, in the place's own words. */
  readonly promises: Promises
  readonly lines: readonly HelpLine[]
  /** The day from which on nobody comes in and nobody writes; null where none was said. */
  readonly closesOn: string | null
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
