// npm run test:mutants [-- PATH…]: makes small mistakes in what judges whom to let in and what to believe,
// one at a time, and sees whether a test turns red. Red below 90 % in any file, where a mistake that no test
// notices has no reason in docs/mutants.md, and where a reason there is out of date.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { describeSurvivor, readKnownSurvivors } from './mutants/known-survivors.ts'
import { makeMutants } from './mutants/make-mutants.ts'
import { targets } from './mutants/targets.ts'
import type { Target } from './mutants/targets.ts'
import { tryMutants } from './mutants/try-mutants.ts'
import type { Outcome, Tried } from './mutants/try-mutants.ts'
import { root } from './setup/paths.mjs'

const CAUGHT_MIN = 0.9
const AT_ONCE_MAX = 4

type Row = { readonly path: string; readonly counts: Counts; readonly isGreen: boolean }
type Counts = { readonly caught: number; readonly late: number; readonly survived: number }

const known = readKnownSurvivors()
const words = process.argv.slice(2)
const chosen = targets.filter(({ path }) => words.length === 0 || words.includes(path))
const unknown = words.filter((word) => !chosen.some(({ path }) => path === word))
if (unknown.length > 0) throw new Error(`No mutants are made of ${unknown.join(', ')}.`)

const rows: Row[] = []
for (const target of chosen) rows.push(await judgeTarget(target))
printTable(rows)
if (!rows.every(({ isGreen }) => isGreen)) process.exitCode = 1

async function judgeTarget(target: Target): Promise<Row> {
  const { path } = target
  const mutants = makeMutants(path, readFileSync(join(root, path), 'utf8'))
  const tried = await tryMutants(path, mutants, Math.min(AT_ONCE_MAX, availableParallelism()))
  const survivors = tried.filter(({ outcome }) => outcome === 'survived')
  const listed = known.get(path) ?? new Set<string>()
  const news = survivors.filter(({ mutant }) => !listed.has(mutant.name))
  const stale = [...listed].filter((name) => !survivors.some(({ mutant }) => mutant.name === name))
  console.log(`\n${path}: ${tried.length} mutants, ${survivors.length} survived`)
  for (const { mutant } of news)
    console.log(`${path}:${mutant.line}\n${describeSurvivor(mutant.name)}`)
  for (const name of stale) console.log(`No such survivor any more:\n${describeSurvivor(name)}`)
  const counts = countOutcomes(tried)
  const isGreen = news.length === 0 && stale.length === 0 && shareOf(counts) >= CAUGHT_MIN
  return { path, counts, isGreen }
}

function countOutcomes(tried: readonly Tried[]): Counts {
  const count = (wanted: Outcome) => tried.filter(({ outcome }) => outcome === wanted).length
  const late = count('timed out')
  return { caught: count('caught') + late, late, survived: count('survived') }
}

function shareOf({ caught, survived }: Counts): number {
  return caught / (caught + survived)
}

function printTable(rows: readonly Row[]): void {
  console.log('\nfile, caught (of these timed out), survived, share')
  for (const { path, counts, isGreen } of rows) {
    const { caught, late, survived } = counts
    const share = `${(shareOf(counts) * 100).toFixed(1)} %`
    console.log(
      `${isGreen ? 'green' : 'RED  '}  ${path}  ${caught} (${late})  ${survived}  ${share}`
    )
  }
  const sum = (name: keyof Counts) => rows.reduce((total, { counts }) => total + counts[name], 0)
  console.log(`${sum('caught')} caught, ${sum('survived')} survived`)
}
