// npm test: everything, the browser journeys included. `--deep` is the long form of the properties, and
// `--faults` that of what befalls a server: nothing else runs with it.
// Further words go to vitest, such as `npm test -- --project kernel`.
import { randomInt } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhatIsStale } from './setup/build-what-is-stale.mjs'
import { installWhatIsMissing } from './setup/install-what-is-missing.mjs'
import { cacheFolder, root } from './setup/paths.mjs'
import { readTotals } from './setup/read-totals.mjs'
import { runMain } from './setup/run-main.mjs'
import { runPinnedNode } from './setup/run-program.mjs'

const deepRuns = '10000'
/** How often a server is killed on each store. */
const longFaults = '200'
const seedMax = 2 ** 31

await runMain(async () => {
  await installWhatIsMissing()
  await buildWhatIsStale()
  const isDeep = process.argv.includes('--deep')
  const hasFaults = process.argv.includes('--faults')
  const words = process.argv.slice(2).filter((word) => !['--deep', '--faults'].includes(word))
  if (hasFaults) words.push('--project', 'harness', 'harness/src/faults')
  const report = join(cacheFolder, 'tests.json')
  mkdirSync(cacheFolder, { recursive: true })
  rmSync(report, { force: true })
  const env = { ...chooseRuns(isDeep), ...(hasFaults && chooseFaults()) }
  console.log(`Property tests: BESIDE_SEED=${env.BESIDE_SEED} BESIDE_RUNS=${env.BESIDE_RUNS}`)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runPinnedNode([vitest, 'run', ...reporters, ...words], { env })
  const { passed, failed, notRun } = countAbsent(readTotals(report, code))
  if (notRun > 0) console.log(`${notRun} did not run. The lines above say what they lack.`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? code : Math.max(code, 1)
})

/**
 * A part may lack its database on someone's own machine. Under CI a part that is absent is red.
 *
 * @param {{ passed: number, failed: number, notRun: number }} totals
 */
function countAbsent(totals) {
  if (process.env.CI === undefined || process.env.CI === 'false') return totals
  return { ...totals, failed: totals.failed + totals.notRun }
}

function chooseFaults() {
  return { BESIDE_FAULTS: process.env.BESIDE_FAULTS ?? longFaults }
}

/**
 * One seed for all the processes of a run, so that one number repeats it.
 *
 * @param {boolean} isDeep
 */
function chooseRuns(isDeep) {
  return {
    BESIDE_SEED: process.env.BESIDE_SEED ?? String(randomInt(seedMax)),
    BESIDE_RUNS: process.env.BESIDE_RUNS ?? (isDeep ? deepRuns : '500')
  }
}
