import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

// Stands for `npm start`: a script that runs a server, which ends in its own way when asked.
const server =
  "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 9); console.log('up')"
const starter = `
  import { runProgram } from './scripts/setup/run-program.mjs'
  process.exitCode = await runProgram(process.execPath, ['-e', ${JSON.stringify(server)}])
`

test('whoever stops npm start stops the server, and learns how it ended', async () => {
  const words = ['--input-type=module', '-e', starter]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([7, null])
})
