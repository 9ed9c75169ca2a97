/** What can be wrong with the files of an instance. Each reason has a text in `words.ts`. */
export type InstanceReason =
  | 'not-allowed'
  | 'disk-full'
  | 'folder-is-a-file'
  | 'disk-trouble'
  | 'no-instance'
  | 'secrets-missing'
  | 'secrets-damaged'
  | 'root-damaged'
  | 'root-missing'
  | 'another-root'

export class InstanceTrouble extends Error {
  readonly reason: InstanceReason

  constructor(reason: InstanceReason, cause?: unknown) {
    super(reason, { cause })
    this.name = 'InstanceTrouble'
    this.reason = reason
  }
}

/** The reason behind a refusal of the file system; a trouble that has its name already stays. */
export function describeDiskTrouble(cause: unknown): InstanceTrouble {
  if (cause instanceof InstanceTrouble) return cause
  return new InstanceTrouble(reasonByCode[codeOf(cause)] ?? 'disk-trouble', cause)
}

export function codeOf(cause: unknown): string {
  const isCoded = cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
  return isCoded ? String(cause.code) : ''
}

const reasonByCode: Readonly<Record<string, InstanceReason | undefined>> = {
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  EROFS: 'not-allowed',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOTDIR: 'folder-is-a-file',
  EEXIST: 'folder-is-a-file'
}
