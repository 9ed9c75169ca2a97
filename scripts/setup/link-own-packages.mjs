import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Links the packages of this repository that are not linked yet. Whoever pulls a new one has all of
 * its packages installed, and needs no half minute of npm for one link.
 *
 * @param {string} folder
 */
export function linkOwnPackages(folder) {
  const text = readFileSync(join(folder, 'package.json'), 'utf8')
  const { workspaces } = /** @type {{ workspaces: string[] }} */ (JSON.parse(text))
  const links = join(folder, 'node_modules', '@beside')
  mkdirSync(links, { recursive: true })
  // A link that leads nowhere, as in a copy of this folder, is there all the same.
  const linked = readdirSync(links)
  for (const name of workspaces.filter((one) => !linked.includes(one))) {
    symlinkSync(join('..', '..', name), join(links, name), 'dir')
  }
}
