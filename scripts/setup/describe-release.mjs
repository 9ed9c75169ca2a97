import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** Where a build keeps the list of what it is made of. */
export const releaseFile = join(root, 'web', 'build', 'release.json')

/**
 * The list of every file that a browser gets from a build, each with its SHA-256, as canonical JSON: names
 * in order, no spaces. The release hash is the SHA-256 over this text, so `sha256sum` alone finds it.
 *
 * Packed copies of a file (`.br`, `.gz`) are left out: a browser unpacks them and gets the file itself.
 *
 * @param {string} [client] the folder with the files
 */
export function describeRelease(client = join(root, 'web', 'build', 'client')) {
  const text = readFileSync(join(root, 'package.json'), 'utf8')
  const { version } = /** @type {{ version: string }} */ (JSON.parse(text))
  /** @type {Record<string, string>} */
  const files = {}
  for (const path of (existsSync(client) ? listFiles(client, '') : []).sort()) {
    files[path] = hashOf(readFileSync(join(client, path)))
  }
  return JSON.stringify({ files, format: 'beside-release-1', version })
}

/** @param {string | Uint8Array} content */
export function hashOf(content) {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(folder, path) {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`
    if (entry.isDirectory()) return listFiles(folder, inner)
    return entry.isFile() && !/\.(br|gz)$/u.test(inner) ? [inner] : []
  })
}
