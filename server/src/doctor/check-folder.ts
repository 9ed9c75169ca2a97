import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FILE_MODE, FOLDER_MODE } from '../instance/instance-folder.ts'
import type { InstanceFolder } from '../instance/instance-folder.ts'
import { act, well } from './finding.ts'
import type { Finding } from './finding.ts'
import { describeOpenFiles, describeOpenFolder, describeStrangers, doctorWords } from './words.ts'

const NAMES_MAX = 1000
const RIGHTS = 0o777

/** The folder and its files are for one account of the machine only. */
export async function checkFolder({ folder }: InstanceFolder): Promise<readonly Finding[]> {
  const own = await stat(folder)
  if (!own.isDirectory()) return [act(doctorWords.folderIsFile)]
  const names = await readdir(folder).catch(() => undefined)
  if (names === undefined) return [act(doctorWords.folderClosed)]
  const stats = await Promise.all(
    names.slice(0, NAMES_MAX).map(async (name) => ({ name, ...(await readRights(folder, name)) }))
  )
  const files = stats.filter(({ isFile }) => isFile)
  const open = files.filter(({ mode }) => (mode & ~FILE_MODE & RIGHTS) !== 0)
  const strange = files.filter(({ uid }) => uid !== own.uid)
  const findings = [
    ...((own.mode & ~FOLDER_MODE & RIGHTS) === 0 ? [] : [act(describeOpenFolder(folder))]),
    ...(open.length === 0 ? [] : [act(describeOpenFiles(open.map(({ name }) => name)))]),
    ...(strange.length === 0 ? [] : [act(describeStrangers(strange.map(({ name }) => name)))])
  ]
  return findings.length === 0 ? [well(doctorWords.folderWell)] : findings
}

// A journal may go while we look: what is not there any more has no rights to judge.
async function readRights(folder: string, name: string) {
  const found = await stat(join(folder, name)).catch(() => undefined)
  return { isFile: found?.isFile() ?? false, mode: found?.mode ?? 0, uid: found?.uid ?? 0 }
}
