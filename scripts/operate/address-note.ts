/** Where people reach the server, noted at each start for what runs beside it. */
import { readFile } from 'node:fs/promises'
import { describeFolder } from '../../server/src/instance/instance-folder.ts'
import { replaceDurably } from '../../server/src/instance/write-durably.ts'

export const PORT_DEFAULT = 8470

export async function noteAddress(folder: string, address: string): Promise<void> {
  await replaceDurably(describeFolder(folder).lastAddress, `${address}\n`)
}

/** The address that is set, or the one of the last start. */
export async function readAddress(
  folder: string,
  env: Readonly<Record<string, string | undefined>>
): Promise<string> {
  const set = env['BESIDE_ADDRESS']?.trim() ?? ''
  if (set !== '') return set.replace(/\/$/u, '')
  const noted = await readFile(describeFolder(folder).lastAddress, 'utf8').catch(() => '')
  return noted.trim() || `http://127.0.0.1:${PORT_DEFAULT}`
}
