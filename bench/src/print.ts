import type { Benchmark, Measured, Row } from './benchmark.ts'
import { rounded } from './statistics.ts'

const WIDTHS = [20, 11, 13, 11, 8, 26] as const

export function printRow({ name, value, unit, against, ratio }: Row): void {
  const row: Row = {
    name,
    value: rounded(value),
    unit,
    against: rounded(against),
    ratio: rounded(ratio)
  }
  console.log(JSON.stringify(row))
}

export function printTableHead(): void {
  printLine(['name', 'ours', 'unit', 'against', 'ratio', 'aim', ''])
  printLine(WIDTHS.map((width) => '-'.repeat(width - 2)))
}

export function printTableLine({ name, peer, aim }: Benchmark, measured: Measured): void {
  const { value, unit, against, ratio, notes = [] } = measured
  const isMet = aim.isMet(measured)
  const figures = [shown(value), unit, shown(against), shown(ratio)]
  printLine([name, ...figures, aim.text, isMet ? 'met' : 'NOT MET'])
  for (const note of [`against: ${peer}`, ...notes]) console.log(`  ${note}`)
}

function printLine(cells: readonly string[]): void {
  console.log(
    cells
      .map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0))
      .join('')
      .trimEnd()
  )
}

function shown(value: number): string {
  return rounded(value).toLocaleString('en-GB')
}
