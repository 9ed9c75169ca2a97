import { randomInt } from 'node:crypto'

export interface PropertyRuns {
  readonly numRuns: number
  readonly seed: number
}

const ordinaryRuns = 500
/** From here on a test that walks through cases walks through all of them. */
export const DEEP_RUNS = 10_000
const seedMax = 2 ** 31

let chosen: PropertyRuns | undefined

/**
 * How often every property test runs, and from which seed.
 *
 * `BESIDE_RUNS` sets the number (the deep form asks for 10,000) and `BESIDE_SEED` repeats an
 * earlier run. No time limit is set: a property that is cut short would look like one that holds.
 *
 * The setup file `use-runs.ts` gives these to fast-check for all tests, so a test only has to
 * write `fc.assert(property)`.
 */
export function fastCheckOptions(): PropertyRuns {
  chosen ??= chooseRuns()
  return chosen
}

function chooseRuns(): PropertyRuns {
  const numRuns = readWholeNumber('BESIDE_RUNS') ?? ordinaryRuns
  const givenSeed = readWholeNumber('BESIDE_SEED')
  if (givenSeed !== undefined) return { numRuns, seed: givenSeed }
  const seed = randomInt(seedMax)
  process.stderr.write(`Property tests: BESIDE_SEED=${seed} BESIDE_RUNS=${numRuns}\n`)
  return { numRuns, seed }
}

function readWholeNumber(name: string): number | undefined {
  const text = process.env[name]
  if (text === undefined || text === '') return undefined
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${name} must be a whole number.`)
  return Number(text)
}
