// Prevents: an install that differs from machine to machine, or that asks a stranger's host.
//
// Every version is exact, and the lockfile holds the integrity of each package and no address.
// Builds for other kinds of machine must be in it too. They are lost where the registry does not
// have them all yet: choose a slightly older version of the tool, and write the lockfile anew with
// `npm run lock`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  findAbsentOptionals,
  findUnwanted,
  readLockfile,
  readManifests
} from './checks/read-packages.ts'
import { root } from './checks/list-files.ts'
import { type Finding, reportFindings } from './checks/report-findings.ts'

const path = 'package-lock.json'
const exact = /^(npm:(@[\w-]+\/)?[\w-]+@)?\d+\.\d+\.\d+$/

const inexact: Finding[] = readManifests().flatMap(({ path: manifest, dependencies }) =>
  Object.entries(dependencies)
    .filter(
      ([name, version]) => !(name.startsWith('@beside/') ? version === '*' : exact.test(version))
    )
    .map(([name, version]) => ({ path: manifest, text: `${name} ${version} is not exact` }))
)
const unheld: Finding[] = readLockfile()
  .filter((entry) => entry.integrity === undefined)
  .map(({ name }) => ({ path, text: `${name} has no integrity` }))
const addressed: Finding[] = readFileSync(join(root, path), 'utf8')
  .split('\n')
  .flatMap((line, index) =>
    /"resolved": "[a-z+]+:/.test(line) ? [{ path, line: index + 1, text: 'names an address' }] : []
  )
const absent: Finding[] = findAbsentOptionals().map((name) => ({
  path,
  text: `${name} is wanted by a package and absent, so npm ci refuses the lockfile`
}))
const unwanted: Finding[] = findUnwanted().map((name) => ({
  path,
  text: `${name} is wanted by no package any more, so a fresh install looks incomplete`
}))
reportFindings('Lockfile', [...inexact, ...unheld, ...addressed, ...absent, ...unwanted])
