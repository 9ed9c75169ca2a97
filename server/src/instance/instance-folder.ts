/** Where everything of one instance lies. The store and the secrets are two files, to be kept apart. */
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeDiskTrouble } from './instance-trouble.ts'

export const FOLDER_MODE = 0o700
export const FILE_MODE = 0o600

export type InstanceFolder = {
  readonly folder: string
  /** Ciphertext, order and membership: the server's rows. */
  readonly store: string
  /** Lies there once the store is in PostgreSQL. */
  readonly storeNote: string
  /** Keys that the running server needs. Without them no passphrase opens anything again. */
  readonly secrets: string
  /** The key that says who this instance is. It should lie on another machine. */
  readonly root: string
  /** The public half of the operator's phrase; backups are sealed to it. */
  readonly backupKey: string
  /** When the last backup was made, for the doctor. */
  readonly backupNote: string
  /** Where the server was reached at its last start. */
  readonly lastAddress: string
  /** Lies there while the clock of a server that runs is not sure, for the doctor. */
  readonly clockNote: string
  /** What the root says of the code that is served. */
  readonly statement: string
  /** Feeds of services that a steward brings lie here until they are read. */
  readonly feeds: string
  /** What was fetched of lists at an address, page by page. */
  readonly live: string
}

export function describeFolder(folder: string): InstanceFolder {
  const whole = resolve(folder)
  return {
    folder: whole,
    store: join(whole, 'store.sqlite'),
    storeNote: join(whole, 'store-in-postgres.txt'),
    secrets: join(whole, 'secrets.json'),
    root: join(whole, 'root.key'),
    backupKey: join(whole, 'backup-key.json'),
    backupNote: join(whole, 'last-backup.json'),
    lastAddress: join(whole, 'last-address.txt'),
    clockNote: join(whole, 'clock-jumped.txt'),
    statement: join(whole, 'signed-release.json'),
    feeds: join(whole, 'feeds'),
    live: join(whole, 'live-feeds')
  }
}

/** `BESIDE_DATA`, or the folder `data` beside the project. */
export function chooseFolder(env: Readonly<Record<string, string | undefined>>): string {
  const chosen = env['BESIDE_DATA']?.trim()
  if (chosen !== undefined && chosen !== '') return resolve(chosen)
  return resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'data')
}

/** Makes the folder, for its owner only. A folder that already holds something keeps its rights. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    const wasThere = existsSync(folder)
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
    if (wasThere && (await readdir(folder)).length > 0) return
    await chmod(folder, FOLDER_MODE)
  } catch (cause) {
    throw describeDiskTrouble(cause)
  }
}
