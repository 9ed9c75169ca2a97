import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole repository, wherever a check was started from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const listBytesMax = 16 * 1024 * 1024

/**
 * The files of the repository that match, committed or about to be. Git knows what is ignored,
 * so no check can wander into node_modules or a build.
 */
export function listFiles(matches: (path: string) => boolean): readonly string[] {
  const words = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const text = execFileSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: listBytesMax })
  return text
    .split('\0')
    .filter((path) => path !== '' && matches(path))
    .filter((path) => existsSync(join(root, path)))
    .toSorted()
}
