import { describeDiskTrouble, InstanceTrouble } from '../instance/instance-trouble.ts'
import { CopyTrouble } from '../store/copy/copy-trouble.ts'
import { isDamage, StoreTrouble } from '../store/store-trouble.ts'
import { BackupTrouble } from './backup-trouble.ts'

/** The reason behind a refusal of the store or of the disk, in the operator's terms. */
export function describeStoreTrouble(
  cause: unknown
): BackupTrouble | InstanceTrouble | StoreTrouble {
  if (cause instanceof CopyTrouble) return new BackupTrouble('copy-differs', cause)
  if (!(cause instanceof StoreTrouble)) return describeDiskTrouble(cause)
  if (cause.reason === 'store-full') return new InstanceTrouble('disk-full', cause)
  if (isDamage(cause)) return new BackupTrouble('store-damaged', cause)
  // Of a database it says enough by itself.
  const isOfFile = cause.cause instanceof Error && 'errcode' in cause.cause
  return isOfFile ? new InstanceTrouble('disk-trouble', cause) : cause
}
