// One process that tries mutants of one file: it keeps vitest warm, and puts each mutant in while a test file is read.
// No file is ever changed. Its first word is the path of a target; it answers each message with an outcome.
import { join } from 'node:path'
import { createVitest } from 'vitest/node'
import type { Vitest } from 'vitest/node'
import everyTest from '../../vitest.config.ts'
import { root } from '../setup/paths.mjs'
import { applyMutant } from './make-mutants.ts'
import type { Mutant } from './make-mutants.ts'
import { targets } from './targets.ts'

const target = targets.find(({ path }) => path === process.argv[2])
if (!target) throw new Error('There is no such target.')
const { path, project, tests } = target
const file = join(root, path)
let mutant: Mutant | null = null
const putIn = {
  name: 'put-in-mutant',
  enforce: 'pre',
  transform: (code: string, id: string) =>
    mutant && id === file ? applyMutant(code, mutant) : undefined
} as const

const floor = everyTest.test?.projects?.find(
  (one) => typeof one === 'object' && 'test' in one && one.test?.name === project
)
if (typeof floor !== 'object' || !('test' in floor)) throw new Error('There is no such project.')
// In threads, so that a mutant which never ends goes with this process.
const how = { pool: 'threads', maxWorkers: 1, bail: 1, watch: false, fsModuleCache: false } as const
const setupFiles = [floor.test?.setupFiles ?? []].flat()
const endOnFailure = join(root, 'scripts', 'mutants', 'end-on-failure.ts')
const vitest = await createVitest(
  { root, config: false, reporters: [{}], ...how },
  { plugins: [putIn], test: { ...floor.test, setupFiles: [...setupFiles, endOnFailure] } }
)
// The constants of OPAQUE take most of the time of the vectors, and rest on none of what is changed here.
vitest.setGlobalTestNamePattern(/^(?!.*opaque-constants)/)
process.on('disconnect', () => process.exit())
process.on('message', ({ mutant: next }: { mutant: Mutant | null }) => {
  mutant = next
  vitest.invalidateFile(file)
  void survives(vitest).then((isAlive) => process.send?.(isAlive ? 'survived' : 'caught'))
})

/** One file after the other up to the first red test. */
async function survives(vitest: Vitest): Promise<boolean> {
  for (const test of tests) {
    const whole = join(root, test)
    const specifications = await vitest.getRelevantTestSpecifications([whole])
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
    const modules = testModules.filter(({ moduleId }) => moduleId === whole)
    const isGreen = modules.length > 0 && modules.every((module) => module.state() === 'passed')
    if (!isGreen || unhandledErrors.length > 0) return false
  }
  return true
}
