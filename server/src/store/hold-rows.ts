import type { RestorePart } from '@beside/contract'

/** What is held since a restore, and to what time the place went back, ms since 1970. */
export type RestoreHoldRow = { part: RestorePart; backup_at: number }
