import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from '../../server/src/store/lock-folder.ts'

export const DEMO_PREFIX = 'beside-demo-'
const SWEPT_MAX = 100
const BEGINNING_MS = 60_000

/** Takes away demos that were ended so hard that they could not do it themselves. Running ones stay. */
export function sweepDemos(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.startsWith(DEMO_PREFIX))
  for (const path of names.slice(0, SWEPT_MAX).map((name) => join(folder, name))) {
    if (isAtRest(path)) rmSync(path, { recursive: true, force: true })
  }
}

function isAtRest(path: string): boolean {
  try {
    // One that has only begun holds no lock yet.
    if (Date.now() - statSync(path).mtimeMs < BEGINNING_MS) return false
    lockFolder(path)[Symbol.dispose]()
    return true
  } catch {
    // Held by a demo that runs, or another account's: neither is ours to take away.
    return false
  }
}
