// Prevents: a green run in which tests were left out, or in which our own code was replaced.
//
// `only`, `skip` and `todo` fail. `skipIf` and `runIf` stay allowed for a part whose database is
// absent: `npm test` counts it, and under CI it is red.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, root } from './checks/list-files.ts'
import { type Finding, reportFindings } from './checks/report-findings.ts'

const rules: readonly { readonly pattern: RegExp; readonly text: string }[] = [
  {
    pattern: /\b(?:test|it|describe|suite|bench|each)(?:\.\w+)*\.(?:only|skip|todo|fails)\b/,
    text: 'a test that is left out is not a test that passed'
  },
  { pattern: /\b(?:fit|fdescribe|xit|xtest|xdescribe)\(/, text: 'a test is left out' },
  { pattern: /\{\s*(?:only|skip|todo|fails):/, text: 'a test is left out' },
  { pattern: /\bvi\.(?:mock|doMock)\(/, text: 'our own code is never replaced in a test' }
]

const paths = listFiles((path) => /\.test\.(ts|mjs)$/.test(path))
reportFindings('Tests left out', paths.flatMap(judgeFile))

function judgeFile(path: string): readonly Finding[] {
  const lines = readFileSync(join(root, path), 'utf8').split('\n')
  return lines.flatMap((line, index) =>
    rules
      .filter(({ pattern }) => pattern.test(line))
      .map(({ text }) => ({ path, line: index + 1, text }))
  )
}
