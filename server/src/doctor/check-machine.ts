import { existsSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import type { InstanceFolder } from '../instance/instance-folder.ts'
import { act, well } from './finding.ts'
import type { Finding } from './finding.ts'
import { describeOldNode, describeRoom, doctorWords } from './words.ts'

const NODE_MAJOR_MIN = 26
const FREE_MIN_BYTES = 512 * 1024 * 1024
const CLOCK_BEHIND_MAX_MS = 5 * 60_000
// No clock that is right can show a time before this program was written.
const WRITTEN_AT = Date.UTC(2026, 10, 1)
const RIGHT_UNTIL = Date.UTC(2100, 0, 1)

export function checkNode(version: string): Finding {
  const major = Number(version.split('.')[0])
  return major >= NODE_MAJOR_MIN ? well(doctorWords.nodeWell) : act(describeOldNode(version))
}

/** A backup needs as much room again as the store; below half a gigabyte it is time to look. */
export async function checkRoom(
  { folder, store }: InstanceFolder,
  readFree: (folder: string) => Promise<number> = readFreeBytes
): Promise<Finding> {
  const free = await readFree(folder)
  const size = existsSync(store) ? (await stat(store)).size : 0
  const finding = free < FREE_MIN_BYTES || free < size * 2 ? act : well
  return finding(describeRoom(free, finding === well))
}

async function readFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** The log's time never goes back, so a clock behind it would stop what time drives. */
export function checkClock(now: number, newestTime: number): Finding {
  if (now < WRITTEN_AT || now > RIGHT_UNTIL) return act(doctorWords.clockWrong)
  const isBehind = now < newestTime - CLOCK_BEHIND_MAX_MS
  return isBehind ? act(doctorWords.clockBehind) : well(doctorWords.clockWell)
}
