// Prevents: files whose name says nothing, so that nobody knows what belongs in them.
import { basename } from 'node:path'
import { listFiles } from './checks/list-files.ts'
import { type Finding, reportFindings } from './checks/report-findings.ts'

const emptyWord = /(^|-)(managers?|helpers?|utils?|utilities|misc|common|data|info|process)(-|\.|$)/

const paths = listFiles((path) =>
  /^(kernel|contract|look-over|hsds|find|client|server|web|harness|bench|scripts)\//.test(path)
)
reportFindings('Names', paths.flatMap(judgeName))

function judgeName(path: string): readonly Finding[] {
  const name = basename(path)
  if (name.endsWith('.svelte') && !/^(\+[a-z]|[A-Z])[A-Za-z0-9@-]*\.svelte$/.test(name)) {
    return [{ path, text: 'a component is written in PascalCase' }]
  }
  const stem = name.replace(/\.(test\.)?(ts|mjs|svelte)$/, '')
  if (stem !== name && emptyWord.test(stem)) {
    return [{ path, text: 'name the noun that the file is about' }]
  }
  return []
}
