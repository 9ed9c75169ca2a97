/** Why a backup could not be made or brought back. Each reason has a text in `words.ts`. */
export type BackupReason =
  | 'store-missing'
  | 'store-damaged'
  | 'phrase-needs-a-person'
  | 'phrase-set-elsewhere'
  | 'backup-key-damaged'
  | 'copy-differs'
  | 'from-missing'
  | 'not-a-backup'
  | 'backup-damaged'
  | 'wrong-phrase'
  | 'folder-not-empty'
  | 'nothing-to-sign'

export class BackupTrouble extends Error {
  readonly reason: BackupReason

  constructor(reason: BackupReason, cause?: unknown) {
    super(reason, { cause })
    this.name = 'BackupTrouble'
    this.reason = reason
  }
}
