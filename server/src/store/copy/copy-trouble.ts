/** Why rows could not be copied from one store to another. Then the other is as it was. */
export type CopyReason =
  'target-not-empty' | 'moved-already' | 'rows-do-not-fit' | 'copy-differs' | 'heads-differ'

export class CopyTrouble extends Error {
  readonly reason: CopyReason

  constructor(reason: CopyReason, cause?: unknown) {
    super(reason, { cause })
    this.name = 'CopyTrouble'
    this.reason = reason
  }
}
