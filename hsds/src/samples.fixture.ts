import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/**
 * Real feeds and the schemas of the standard lie beside the project, or beside the folder that it is
 * one of several worktrees in. Their licences keep them out of it. Under CI they must be there.
 */
const root = ['../../../shared/directory/', '../../../../shared/directory/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))

export const hasSamples = root !== undefined

if (!hasSamples) {
  if (process.env.CI !== undefined && process.env.CI !== 'false') {
    throw new Error('shared/directory is missing')
  }
  process.stderr.write('Left out: shared/directory is not here, so no real feed and no schema.\n')
}

export function readSample(path: string): Uint8Array {
  const bytes = readFileSync(join(root ?? '', path))
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

export function parseSample(path: string): unknown {
  return JSON.parse(new TextDecoder().decode(readSample(path)))
}

/** All files of a folder whose name ends so, from the samples on. */
export function listSamples(folder: string, ending: RegExp): readonly string[] {
  if (root === undefined) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted()
}
