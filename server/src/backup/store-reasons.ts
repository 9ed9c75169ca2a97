import { describeDiskTrouble, InstanceTrouble } from '../instance/instance-trouble.ts'
import { CopyTrouble } from '../store/copy/copy-trouble.ts'
import { StoreTrouble } from '../store/store-trouble.ts'
import { BackupTrouble } from './backup-trouble.ts'

// Primary result codes of SQLite for a file that is not whole (sqlite.org/rescode.html).
const CODES_OF_DAMAGE = new Set([11, 26])

/** The reason behind a refusal of the store or of the disk, in the operator's terms. */
export function describeStoreTrouble(cause: unknown): BackupTrouble | InstanceTrouble {
  if (cause instanceof CopyTrouble) return new BackupTrouble('copy-differs', cause)
  if (!(cause instanceof StoreTrouble)) return describeDiskTrouble(cause)
  if (cause.reason === 'store-full') return new InstanceTrouble('disk-full', cause)
  const inner = cause.cause
  const code = inner instanceof Error && 'errcode' in inner ? Number(inner.errcode) & 0xff : 0
  if (CODES_OF_DAMAGE.has(code)) return new BackupTrouble('store-damaged', cause)
  return new InstanceTrouble('disk-trouble', cause)
}
