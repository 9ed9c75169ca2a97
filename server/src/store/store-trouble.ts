/** The outside failures of a store, by name. */
export type StoreReason =
  | 'store-full'
  | 'store-unavailable'
  | 'store-in-use'
  | 'database-in-use'
  | 'another-database'
  | 'database-empty'
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
/** No room for the index beside the journal (SQLITE_IOERR_SHMSIZE), which every connection needs. */
const NO_ROOM_TO_OPEN = 4874
const CODES_OF_DAMAGE = new Set([11, 26])
const CODES_OF_LOSS = new Set([5, 6, 8, 10, 11, 14, 26])

/** The trouble behind a refusal of the disk or the store. */
export function storeTroubleOf(cause: unknown): StoreTrouble {
  if (cause instanceof StoreTrouble) return cause
  return new StoreTrouble(isFull(cause) ? 'store-full' : 'store-unavailable', cause)
}

/** True where the file of a store is not whole, and not merely out of reach just now. */
export function isDamage({ cause }: StoreTrouble): boolean {
  return CODES_OF_DAMAGE.has(primaryCodeOf(cause) ?? 0)
}

/** True for what the disk or the store did, and false for a mistake of our own. */
export function isStoreTrouble(cause: unknown): boolean {
  if (cause instanceof StoreTrouble || isFull(cause)) return true
  const code = primaryCodeOf(cause)
  return code !== undefined && CODES_OF_LOSS.has(code)
}

function isFull(cause: unknown): boolean {
  const code = codeOf(cause)
  if (code === NO_ROOM_TO_OPEN || primaryCodeOf(cause) === SQLITE_FULL) return true
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
}

function primaryCodeOf(cause: unknown): number | undefined {
  const code = codeOf(cause)
  return code === undefined ? undefined : code & 0xff
}

function codeOf(cause: unknown): number | undefined {
  const hasCode = cause instanceof Error && 'errcode' in cause
  return hasCode && typeof cause.errcode === 'number' ? cause.errcode : undefined
}
