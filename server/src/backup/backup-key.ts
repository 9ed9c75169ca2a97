/**
 * The public half of the operator's phrase. It lies beside the secrets and seals every backup; what it
 * seals, only the phrase opens.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fromBase64url, toBase64url } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import * as v from 'valibot'
import { codeOf, describeDiskTrouble } from '../instance/instance-trouble.ts'
import { createDurably, replaceDurably } from '../instance/write-durably.ts'
import { makePhrase } from '../vault/phrase.ts'
import { keyFromPhrase, publicHalf, SALT_BYTES } from '../vault/sealed-box.ts'
import { BackupTrouble } from './backup-trouble.ts'

export type BackupKey = { readonly salt: Bytes; readonly publicKey: Bytes }

const BackupKeyFile = v.strictObject({
  format: v.literal('beside-backup-key-1'),
  salt: v.pipe(v.string(), v.length(22)),
  publicKey: v.pipe(v.string(), v.length(43))
})

export type PhraseOptions = {
  /** Shows a new phrase to the operator, once. Null where nobody is there to write it down. */
  readonly showPhrase: ((phrase: string) => void) | null
  /** Makes a new phrase although there is one. Older backups keep theirs. */
  readonly wantsNew: boolean
}

/** The key that backups are sealed to. The first time, a phrase is made and shown. */
export async function openBackupKey(path: string, options: PhraseOptions): Promise<BackupKey> {
  const known = options.wantsNew ? undefined : await readBackupKey(path)
  if (known) return known
  if (!options.showPhrase) throw new BackupTrouble('phrase-needs-a-person')
  const phrase = makePhrase()
  const salt = new Uint8Array(randomBytes(SALT_BYTES))
  const key: BackupKey = { salt, publicKey: publicHalf(keyFromPhrase(phrase, salt)) }
  // Shown before it is used: a phrase that nobody saw must never seal anything.
  options.showPhrase(phrase)
  if (options.wantsNew) await replaceDurably(path, formatBackupKey(key))
  else if (!(await createDurably(path, formatBackupKey(key)))) {
    throw new BackupTrouble('phrase-set-elsewhere')
  }
  return key
}

async function readBackupKey(path: string): Promise<BackupKey | undefined> {
  try {
    return parseBackupKey(await readFile(path, 'utf8'))
  } catch (cause) {
    if (cause instanceof BackupTrouble) throw cause
    if (codeOf(cause) === 'ENOENT') return undefined
    throw describeDiskTrouble(cause)
  }
}

export function formatBackupKey({ salt, publicKey }: BackupKey): string {
  const file: v.InferOutput<typeof BackupKeyFile> = {
    format: 'beside-backup-key-1',
    salt: toBase64url(salt),
    publicKey: toBase64url(publicKey)
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function parseBackupKey(text: string): BackupKey {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), BackupKeyFile), text)
  const salt = parsed.success ? fromBase64url(parsed.output.salt) : undefined
  const publicKey = parsed.success ? fromBase64url(parsed.output.publicKey) : undefined
  if (!salt || !publicKey) throw new BackupTrouble('backup-key-damaged')
  return { salt, publicKey }
}
