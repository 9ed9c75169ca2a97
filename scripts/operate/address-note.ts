/** Where people reach the server, noted at each start for what runs beside it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceDurably } from '../../server/src/instance/write-durably.ts'

export const PORT_DEFAULT = 8470

const nameOf = (folder: string) => join(folder, 'last-address.txt')

export async function noteAddress(folder: string, address: string): Promise<void> {
  await replaceDurably(nameOf(folder), `${address}\n`)
}

/** The address that is set, or the one of the last start. */
export async function readAddress(
  folder: string,
  env: Readonly<Record<string, string | undefined>>
): Promise<string> {
  const set = env['BESIDE_ADDRESS']?.trim() ?? ''
  if (set !== '') return set.replace(/\/$/u, '')
  const noted = await readFile(nameOf(folder), 'utf8').catch(() => '')
  return noted.trim() || `http://127.0.0.1:${PORT_DEFAULT}`
}
