/**
 * A backup is a folder with two files: `store.sqlite`, a copy of the store, and `secrets.sealed`, which
 * holds the secrets and what the store's copy must be, sealed under the operator's phrase. Together they
 * bring a community back; the store alone opens nothing.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { encode, fromBase64url, toBase64url } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import * as v from 'valibot'
import type { SealedBox } from '../vault/sealed-box.ts'
import { BackupTrouble } from './backup-trouble.ts'

export const SEALED_FILE_MAX = 65_536

export function describeBackup(folder: string) {
  return {
    store: join(folder, 'store.sqlite'),
    sealed: join(folder, 'secrets.sealed')
  }
}

/** What everybody with the folder may read; all of it is bound into the seal. */
export type BackupHeading = {
  readonly instanceId: Bytes
  /** Nothing that was acknowledged before this time is missing; ms since 1970. */
  readonly takenAt: number
  /** Of the phrase. */
  readonly salt: Bytes
}

/** What only the phrase opens. */
export const SealedBackup = v.strictObject({
  /** The file of secrets, as it was. */
  secrets: v.string(),
  /** The file of the backup key, so that later backups go on under the same phrase. */
  backupKey: v.string(),
  storeHash: v.string(),
  rowsByTable: v.record(v.string(), v.number())
})
export type SealedBackup = v.InferOutput<typeof SealedBackup>

const Text = v.pipe(v.string(), v.maxLength(SEALED_FILE_MAX))
const SealedFile = v.strictObject({
  format: v.literal('beside-backup-1'),
  instanceId: v.pipe(Text, v.length(43)),
  takenAt: v.pipe(Text, v.isoTimestamp()),
  salt: v.pipe(Text, v.length(22)),
  ephemeral: v.pipe(Text, v.length(43)),
  sealed: Text
})

/** The label of the seal: a heading that was changed opens nothing. */
export function labelOf({ instanceId, takenAt, salt }: BackupHeading): Bytes {
  return encode('beside/backup-1', instanceId, BigInt(takenAt), salt)
}

export function formatSealedFile(heading: BackupHeading, box: SealedBox): string {
  const file: v.InferOutput<typeof SealedFile> = {
    format: 'beside-backup-1',
    instanceId: toBase64url(heading.instanceId),
    takenAt: new Date(heading.takenAt).toISOString(),
    salt: toBase64url(heading.salt),
    ephemeral: toBase64url(box.ephemeral),
    sealed: toBase64url(box.sealed)
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

export function parseSealedFile(text: string): { heading: BackupHeading; box: SealedBox } {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SealedFile), text)
  if (!parsed.success) throw new BackupTrouble('not-a-backup')
  const [instanceId, salt, ephemeral, sealed] = (
    ['instanceId', 'salt', 'ephemeral', 'sealed'] as const
  ).map((name) => fromBase64url(parsed.output[name]))
  if (!instanceId || !salt || !ephemeral || !sealed) throw new BackupTrouble('backup-damaged')
  const takenAt = Date.parse(parsed.output.takenAt)
  return { heading: { instanceId, takenAt, salt }, box: { ephemeral, sealed } }
}

/** SHA-256 of a file of any size, as base64url. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('base64url')
}
