/** What PostgreSQL and the line to it do, as troubles of the store. A mistake of our own stays what it is. */
import { DatabaseError } from 'pg'
import { StoreTrouble } from '../store-trouble.ts'

// Classes and codes of PostgreSQL (postgresql.org/docs/current/errcodes-appendix.html).
const DISK_FULL = '53100'
/** Connection, sign-in, no such database, resources, an operator's stop, the system, damage. */
const CLASSES_OF_LOSS = new Set(['08', '28', '3D', '53', '57', '58', 'XX'])
/** A standby, or a server that was set to read only, takes no writes. */
const READ_ONLY = '25006'

export function postgresTroubleOf(cause: unknown): unknown {
  if (cause instanceof StoreTrouble || isOurMistake(cause)) return cause
  const isFull = cause instanceof DatabaseError && cause.code === DISK_FULL
  return new StoreTrouble(isFull ? 'store-full' : 'store-unavailable', cause)
}

/** True where the connection cannot be used again: anything but an answer of PostgreSQL broke it. */
export function isLineLost(cause: unknown): boolean {
  return !(cause instanceof DatabaseError)
}

function isOurMistake(cause: unknown): boolean {
  if (cause instanceof TypeError || cause instanceof RangeError) return true
  if (!(cause instanceof DatabaseError)) return false
  const code = cause.code ?? ''
  return code !== READ_ONLY && !CLASSES_OF_LOSS.has(code.slice(0, 2))
}
