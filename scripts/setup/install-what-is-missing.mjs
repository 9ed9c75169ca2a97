import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linkOwnPackages } from './link-own-packages.mjs'
import { root } from './paths.mjs'
import { runProgram } from './run-program.mjs'

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Entry
 * @typedef {{ packages?: Record<string, Entry> }} Lockfile
 */

/** Installs exactly what the lockfile names, if something else or nothing is installed. */
export async function installWhatIsMissing() {
  if (isInstalled(root)) return linkOwnPackages(root)
  console.log('Installing what is missing. This takes about half a minute.')
  const code = await runProgram('npm', ['ci', '--ignore-scripts', '--loglevel=error'])
  if (code !== 0) throw new Error('npm could not install the packages. Its own words are above.')
  if (isInstalled(root)) return
  throw new Error(
    `There is no pinned Node for this kind of machine (${process.platform} ${process.arch}).`
  )
}

/**
 * npm notes what it has put into node_modules in a lockfile of its own, written last. It serves
 * as the stamp: it is also right after an `npm install` by hand, and absent after a broken one.
 *
 * @param {string} folder
 */
export function isInstalled(folder) {
  const note = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(note) || !existsSync(join(folder, 'node_modules', '.bin', 'node'))) return false
  return hasAll(readLockfile(join(folder, 'package-lock.json')), readLockfile(note))
}

/**
 * Optional packages are those of other machines, so their absence says nothing.
 *
 * @param {Lockfile} wanted
 * @param {Lockfile} present
 */
export function hasAll(wanted, present) {
  return Object.entries(wanted.packages ?? {})
    .filter(([path, entry]) => path.startsWith('node_modules/') && entry.link !== true)
    .every(([path, entry]) => {
      const found = present.packages?.[path]
      if (found === undefined) return entry.optional === true
      return found.version === entry.version && found.integrity === entry.integrity
    })
}

/**
 * @param {string} path
 * @returns {Lockfile}
 */
function readLockfile(path) {
  return /** @type {Lockfile} */ (JSON.parse(readFileSync(path, 'utf8')))
}
