// Prevents: a package whose licence forbids what ours promises, and a package that nobody can
// say why we have.
//
// Tools are held to the same list as what is shipped: the bundler copies parts of both.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './checks/list-files.ts'
import { readLockfile, readManifests } from './checks/read-packages.ts'
import { type Finding, reportFindings } from './checks/report-findings.ts'

// Each may be combined with code under AGPL-3.0-or-later. CC-BY-4.0 and OFL-1.1 are for facts
// and fonts, which stand beside the code.
const allowed = new Set([
  '0BSD',
  'AGPL-3.0-or-later',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense'
])
// Packages whose manifest names no licence, with the one that their own text file gives.
const readByHand = new Map([['svelte-toolbelt', 'MIT']])

const reasonsPath = 'docs/decisions/0002-dependencies.md'

const locked = readLockfile()
const unsuitable: Finding[] = locked
  .filter(({ name, licence }) => !isAllowed(licence ?? readByHand.get(name)))
  .map(({ name, licence }) => ({
    path: 'package-lock.json',
    text: `${name}: licence ${licence ?? 'unknown'} is not on the list`
  }))

const reasons = readFileSync(join(root, reasonsPath), 'utf8')
const wanted = new Set(readManifests().flatMap(({ dependencies }) => Object.keys(dependencies)))
const named = new Set([...reasons.matchAll(/^\| `([^`]+)`\s+\|/gm)].map((match) => match[1] ?? ''))
const theirs = [...wanted].filter((name) => !name.startsWith('@beside/'))
const unexplained: Finding[] = theirs
  .filter((name) => !named.has(name))
  .map((name) => ({ path: reasonsPath, text: `no line says why we have ${name}` }))
const gone: Finding[] = [...named]
  .filter((name) => !wanted.has(name))
  .map((name) => ({ path: reasonsPath, text: `${name} is explained, and no longer there` }))

reportFindings('Licences and reasons', [...unsuitable, ...unexplained, ...gone])

/** An expression such as `(MIT OR CC0-1.0)` leaves the choice to us; `AND` asks for both. */
function isAllowed(licence: string | undefined): boolean {
  if (licence === undefined) return false
  return licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowed.has(one.trim())))
}
