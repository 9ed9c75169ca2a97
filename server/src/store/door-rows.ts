/** Rows of ways in. All of them end at a restore. */
import type { Bytes } from '@beside/kernel/wire'

/** A printed card that was not used yet, and its last day. */
export type EntryRow = { secret_hash: Bytes; until: string }

/** A steward's link, which opens once. */
export type StewardLinkRow = { secret_hash: Bytes; made_on: string }

/** What an opened link gave: for a while it may change the community, and it admits one account. */
export type StewardKeyRow = { key_hash: Bytes; expires_at: number; admissions: number }
