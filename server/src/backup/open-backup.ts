import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { isSameBytes } from '@beside/kernel/wire'
import { instanceIdOf } from '@beside/kernel/wire'
import * as v from 'valibot'
import { describeDiskTrouble } from '../instance/instance-trouble.ts'
import { parseSecrets } from '../instance/secrets.ts'
import type { Secrets } from '../instance/secrets.ts'
import { inspectStore } from '../store/copy-store.ts'
import { boxKeyFromPhrase, keyFromPhrase, openBox } from '../vault/sealed-box.ts'
import {
  describeBackup,
  hashFile,
  labelOf,
  parseSealedFile,
  SEALED_FILE_MAX,
  SealedBackup
} from './backup-file.ts'
import type { BackupHeading } from './backup-file.ts'
import { BackupTrouble } from './backup-trouble.ts'
import { describeStoreTrouble } from './store-reasons.ts'

export type OpenedBackup = {
  readonly storePath: string
  readonly takenAt: number
  readonly secrets: Secrets
  /** The file of the backup key, as it was. */
  readonly backupKey: string
  readonly rows: number
}

/** The heading of a backup, which needs no phrase. */
export async function readHeading(folder: string): Promise<BackupHeading> {
  return (await readSealedFile(folder)).heading
}

/**
 * Opens a backup and checks all of it: the seal, the secrets, the root's signature, every byte of the
 * store's copy, and the store itself from end to end.
 *
 * @throws BackupTrouble by reason; nothing is written
 */
export async function openBackup(folder: string, phrase: string): Promise<OpenedBackup> {
  const { heading, box } = await readSealedFile(folder)
  const boxKey = boxKeyFromPhrase(box, keyFromPhrase(phrase, heading.salt))
  const plain = boxKey && openBox(box, boxKey, labelOf(heading))
  // A seal cannot tell a wrong phrase from a changed file. The words say both.
  if (!plain) throw new BackupTrouble('wrong-phrase')
  const content = parseContent(plain)
  const secrets = parseSecrets(content.secrets)
  if (!isSameBytes(instanceIdOf(secrets.manifest.root), heading.instanceId)) {
    throw new BackupTrouble('backup-damaged')
  }
  const storePath = describeBackup(folder).store
  await checkStore(storePath, content)
  const rows = Object.values(content.rowsByTable).reduce((sum, count) => sum + count, 0)
  return { storePath, takenAt: heading.takenAt, secrets, backupKey: content.backupKey, rows }
}

async function readSealedFile(folder: string) {
  const { sealed } = describeBackup(folder)
  if (!existsSync(folder)) throw new BackupTrouble('from-missing')
  if (!existsSync(sealed)) throw new BackupTrouble('not-a-backup')
  try {
    if ((await stat(sealed)).size > SEALED_FILE_MAX) throw new BackupTrouble('not-a-backup')
    return parseSealedFile(await readFile(sealed, 'utf8'))
  } catch (cause) {
    throw cause instanceof BackupTrouble ? cause : describeDiskTrouble(cause)
  }
}

function parseContent(plain: Uint8Array): SealedBackup {
  const text = new TextDecoder().decode(plain)
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SealedBackup), text)
  if (!parsed.success) throw new BackupTrouble('backup-damaged')
  return parsed.output
}

async function checkStore(path: string, content: SealedBackup): Promise<void> {
  if (!existsSync(path)) throw new BackupTrouble('backup-damaged')
  const found = await hashFile(path).catch((cause: unknown) => {
    throw describeDiskTrouble(cause)
  })
  if (found !== content.storeHash) throw new BackupTrouble('backup-damaged')
}

/** Reads a copied store from end to end and compares its rows with those that were counted. */
export function checkCopy(path: string, rows: number): void {
  try {
    const { isWhole, rowsByTable } = inspectStore(path)
    const found = Object.values(rowsByTable).reduce((sum, count) => sum + count, 0)
    if (!isWhole || found !== rows) throw new BackupTrouble('backup-damaged')
  } catch (cause) {
    throw cause instanceof BackupTrouble ? cause : describeStoreTrouble(cause)
  }
}
