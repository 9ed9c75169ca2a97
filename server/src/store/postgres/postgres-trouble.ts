/** What PostgreSQL and the line to it do, as troubles of the store. A mistake of our own stays what it is. */
import { DatabaseError } from 'pg'
import { StoreTrouble } from '../store-trouble.ts'
import type { StoreReason } from '../store-trouble.ts'

// Classes and codes of PostgreSQL (postgresql.org/docs/current/errcodes-appendix.html).
const DISK_FULL = '53100'
/** The database has no table of ours: nothing was ever kept there. */
const NO_TABLE = '42P01'
/** Connection, sign-in, no such database or schema, resources, an operator's stop, the system, damage. */
const CLASSES_OF_LOSS = new Set(['08', '28', '3D', '3F', '53', '57', '58', 'XX'])
/** A standby, or a server that was set to read only, takes no writes. */
const READ_ONLY = '25006'

export function postgresTroubleOf(cause: unknown): unknown {
  if (cause instanceof StoreTrouble || isOurMistake(cause)) return cause
  return new StoreTrouble(reasonOf(cause), cause)
}

function reasonOf(cause: unknown): StoreReason {
  const code = cause instanceof DatabaseError ? cause.code : undefined
  if (code === NO_TABLE) return 'database-empty'
  return code === DISK_FULL ? 'store-full' : 'store-unavailable'
}

/** True where the connection cannot be used again: anything but an answer of PostgreSQL broke it. */
export function isLineLost(cause: unknown): boolean {
  return !(cause instanceof DatabaseError)
}

function isOurMistake(cause: unknown): boolean {
  if (cause instanceof TypeError || cause instanceof RangeError) return true
  if (!(cause instanceof DatabaseError)) return false
  const code = cause.code ?? ''
  return code !== READ_ONLY && code !== NO_TABLE && !CLASSES_OF_LOSS.has(code.slice(0, 2))
}
