// Prevents: files that nobody can read in one sitting.
//
// The linter holds the sizes of TypeScript. This holds what it does not see: components, styles
// and pages.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, root } from './checks/list-files.ts'
import { reportFindings } from './checks/report-findings.ts'

const linesMax = 400

const paths = listFiles((path) => /\.(svelte|css|html|sql)$/.test(path))
const long = paths
  .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
  .filter(({ lines }) => lines > linesMax)
reportFindings(
  'Long files',
  long.map(({ path, lines }) => ({ path, text: `${lines} lines, at most ${linesMax}` }))
)
