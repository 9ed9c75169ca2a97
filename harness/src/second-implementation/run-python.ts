/** The second implementation, as a process that is given JSON and answers with JSON. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../../vectors/verify/main.py', import.meta.url))
// Debian's own first: a Python that somebody built beside it lacks the package.
const candidates = ['/usr/bin/python3', 'python3']
const answerBytesMax = 512 * 1024 * 1024

/** The Python to run, or `undefined` with one line that says what is missing and how to get it. */
export function findPython(): string | undefined {
  const found = candidates.find(
    (python) => spawnSync(python, ['-c', 'import cryptography']).status === 0
  )
  if (!found) {
    const how = 'On Debian: apt-get install python3-cryptography'
    process.stderr.write(
      `The second implementation did not run: python3-cryptography is absent. ${how}\n`
    )
  }
  return found
}

export type Answer = { readonly status: number | null; readonly out: string }

export function runPython(python: string, words: readonly string[], given = ''): Answer {
  const options = { input: given, encoding: 'utf8', maxBuffer: answerBytesMax } as const
  const { status, stdout, stderr } = spawnSync(python, [main, ...words], options)
  if (stderr) process.stderr.write(stderr)
  return { status, out: stdout }
}
