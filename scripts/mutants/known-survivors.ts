/** The mutants that no test can or need catch, each with its reason, as `docs/mutants.md` lists them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/paths.mjs'

/** The names of the listed mutants, by the path of their file. */
export function readKnownSurvivors(): ReadonlyMap<string, ReadonlySet<string>> {
  const text = readFileSync(join(root, 'docs', 'mutants.md'), 'utf8')
  const parts = text.split(/^## `(.+)`$/m).slice(1)
  const paths = parts.filter((_, index) => index % 2 === 0)
  return new Map(paths.map((path, index) => [path, namesIn(parts[index * 2 + 1] ?? '')]))
}

/** As a line of the list; its reason stands in the lines below it. */
export function describeSurvivor(name: string): string {
  return `- \`${name}\``
}

function namesIn(part: string): ReadonlySet<string> {
  return new Set([...part.matchAll(/^- `(.+)`$/gm)].map(([, name = '']) => name))
}
