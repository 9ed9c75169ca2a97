/** The outside failures of a store, by name. */
export type StoreReason =
  | 'store-full'
  | 'store-unavailable'
  | 'store-in-use'
  | 'database-in-use'
  | 'another-database'
  | 'database-not-utf8'
  | 'database-url-strange'
  | 'store-elsewhere'
  | 'store-not-moved'

export class StoreTrouble extends Error {
  readonly reason: StoreReason

  constructor(reason: StoreReason, cause?: unknown) {
    super(reason, { cause })
    this.name = 'StoreTrouble'
    this.reason = reason
  }
}

// Primary result codes of SQLite (sqlite.org/rescode.html).
const SQLITE_FULL = 13
const CODES_OF_LOSS = new Set([5, 6, 8, 10, 11, 14, 26])

/** The trouble behind a refusal of the disk or the store. */
export function storeTroubleOf(cause: unknown): StoreTrouble {
  if (cause instanceof StoreTrouble) return cause
  return new StoreTrouble(isFull(cause) ? 'store-full' : 'store-unavailable', cause)
}

/** True for what the disk or the store did, and false for a mistake of our own. */
export function isStoreTrouble(cause: unknown): boolean {
  if (cause instanceof StoreTrouble || isFull(cause)) return true
  const code = primaryCodeOf(cause)
  return code !== undefined && CODES_OF_LOSS.has(code)
}

function isFull(cause: unknown): boolean {
  if (primaryCodeOf(cause) === SQLITE_FULL) return true
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
}

function primaryCodeOf(cause: unknown): number | undefined {
  const hasCode = cause instanceof Error && 'errcode' in cause
  return hasCode && typeof cause.errcode === 'number' ? cause.errcode & 0xff : undefined
}
