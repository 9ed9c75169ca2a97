import { describeDiskTrouble, InstanceTrouble } from '../instance/instance-trouble.ts'
import { StoreTrouble } from '../store/store-trouble.ts'
import { BackupTrouble } from './backup-trouble.ts'

/** The reason behind a refusal of the store or of the disk, in the operator's terms. */
export function describeStoreTrouble(cause: unknown): BackupTrouble | InstanceTrouble {
  if (!(cause instanceof StoreTrouble)) return describeDiskTrouble(cause)
  if (cause.reason === 'store-full') return new InstanceTrouble('disk-full', cause)
  return new BackupTrouble('store-damaged', cause)
}
