/** A note in the data folder: when the last backup was made, and where it was put. */
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'

export type BackupNote = { readonly takenAt: number; readonly folder: string }

const NoteFile = v.strictObject({
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
  folder: v.string()
})

export function formatBackupNote({ takenAt, folder }: BackupNote): string {
  return `${JSON.stringify({ takenAt: new Date(takenAt).toISOString(), folder }, null, 2)}\n`
}

/** The note, or `undefined` if there is none that can be read: then no backup is known of. */
export async function readBackupNote(path: string): Promise<BackupNote | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), NoteFile), text)
  if (!parsed.success) return undefined
  return { takenAt: Date.parse(parsed.output.takenAt), folder: parsed.output.folder }
}
