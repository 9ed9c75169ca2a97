/**
 * npm run bench [-- --json] [NAME…]: tables, or one JSON object per line. Without names: all but those that take
 * minutes. See bench/README.md.
 */
import { benchmarks } from './benchmarks.ts'
import type { Benchmark, Measured, Row } from './benchmark.ts'
import { printRow, printTableHead, printTableLine } from './print.ts'

const words = process.argv.slice(2)
const isJson = words.includes('--json')
const names = words.filter((word) => word !== '--json')
const unknown = names.filter((name) => !benchmarks.some((one) => one.name === name))

if (unknown.length > 0) {
  console.error(`There is no benchmark named ${unknown.join(', ')}.`)
  console.error(`There are: ${benchmarks.map(describe).join(', ')}.`)
  process.exitCode = 1
} else {
  const chosen =
    names.length > 0
      ? benchmarks.filter(({ name }) => names.includes(name))
      : benchmarks.filter(({ isLong }) => !isLong)
  process.exitCode = await runAll(chosen)
}

async function runAll(chosen: readonly Benchmark[]): Promise<number> {
  let exitCode = 0
  if (!isJson) printTableHead()
  for (const benchmark of chosen) {
    try {
      show(benchmark, await benchmark.measure())
    } catch (error) {
      // One that cannot be measured does not hide the others.
      console.error(`${benchmark.name} could not be measured.`, error)
      exitCode = 1
    }
  }
  return exitCode
}

function show(benchmark: Benchmark, measured: Measured): void {
  const { value, unit, against, ratio } = measured
  const row: Row = { name: benchmark.name, value, unit, against, ratio }
  if (isJson) printRow(row)
  else printTableLine(benchmark, measured)
}

function describe({ name, isLong }: Benchmark): string {
  return isLong ? `${name} (takes minutes, and runs only where it is named)` : name
}
