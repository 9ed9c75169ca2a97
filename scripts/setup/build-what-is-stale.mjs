import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeRelease, releaseFile } from './describe-release.mjs'
import { linkOwnPackages } from './link-own-packages.mjs'
import { root } from './paths.mjs'
import { runPinnedNode } from './run-program.mjs'

// Everything that ends up in the browser. The server is run from its sources and is never built.
const sources = [
  'web',
  'client',
  'kernel',
  'contract',
  'look-over',
  'hsds',
  'find',
  'package-lock.json'
]
const notSources = new Set(['node_modules', 'build', '.svelte-kit'])

/** Builds the web part, if any source is not the one that the last build was made from. */
export async function buildWhatIsStale() {
  if (!existsSync(join(root, 'web', 'vite.config.ts'))) return
  const stamp = join(root, 'web', 'build', '.sources')
  const hash = hashSources(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  console.log('Building the web part.')
  linkOwnPackages(root)
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const words = [vite, 'build', '--logLevel', 'warn']
  // The same sources give the same bytes: the version is their hash, and no setting of a shell reaches it.
  const env = { BESIDE_SOURCES: hash, NODE_ENV: 'production', TZ: 'UTC' }
  const code = await runPinnedNode(words, { cwd: join(root, 'web'), env })
  if (code !== 0) throw new Error('The web part could not be built. The reason is above.')
  mkdirSync(join(root, 'web', 'build'), { recursive: true })
  writeFileSync(releaseFile, describeRelease())
  writeFileSync(stamp, hash)
}

/**
 * One hash over names and contents. A time of change would be wrong after every `git switch`.
 *
 * @param {string} folder
 */
export function hashSources(folder) {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((name) => listFiles(folder, name))) {
    const bytes = readFileSync(join(folder, path))
    hash.update(`${path}\n${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(folder, path) {
  const whole = join(folder, path)
  if (!existsSync(whole)) return []
  if (path.endsWith('.json')) return [path]
  return readdirSync(whole, { withFileTypes: true })
    .filter((entry) => !notSources.has(entry.name) && !entry.name.includes('.test.'))
    .flatMap((entry) => {
      const inner = `${path}/${entry.name}`
      if (entry.isDirectory()) return listFiles(folder, inner)
      return entry.isFile() ? [inner] : []
    })
    .sort()
}
