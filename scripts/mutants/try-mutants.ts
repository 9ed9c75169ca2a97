/** Tries mutants one after the other in a child process, which is killed where a mutant never ends. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { pinnedNode, root } from '../setup/paths.mjs'
import type { Mutant } from './make-mutants.ts'

export type Outcome = 'caught' | 'timed out' | 'survived'
export type Tried = { readonly mutant: Mutant; readonly outcome: Outcome }

/** So many times as long as the slowest run without a mistake, since other things run beside it. */
const PATIENCE = 10
const START_MS_MAX = 300_000

/** What became of each mutant of the file at `path`, in their order. */
export async function tryMutants(
  path: string,
  mutants: readonly Mutant[],
  atOnce: number
): Promise<readonly Tried[]> {
  const tried: Tried[] = []
  const waiting = mutants.entries()
  const workers = Array.from({ length: atOnce }, async () => {
    let { child, plainMs } = await openChild(path)
    for (const [index, mutant] of waiting) {
      const outcome = await ask(child, mutant, plainMs * PATIENCE)
      if (outcome === 'timed out') ({ child, plainMs } = await openChild(path))
      tried[index] = { mutant, outcome }
      process.stdout.write({ caught: '.', 'timed out': 't', survived: 'S' }[outcome])
    }
    child.kill('SIGKILL')
  })
  await Promise.all(workers)
  return tried
}

/** A child that has run the tests once without a mistake: else each mutant would count as caught. */
async function openChild(path: string): Promise<{ child: ChildProcess; plainMs: number }> {
  const child = fork(join(root, 'scripts', 'mutants', 'trial-child.ts'), [path], {
    cwd: root,
    execPath: pinnedNode,
    // A promise that a mutant broke may be noticed late; what counts is that the test is red.
    execArgv: ['--disable-warning=PromiseRejectionHandledWarning']
  })
  const startedAt = performance.now()
  const outcome = await ask(child, null, START_MS_MAX)
  if (outcome !== 'survived') throw new Error(`The tests of ${path} are red without any mutant.`)
  return { child, plainMs: performance.now() - startedAt }
}

function ask(child: ChildProcess, mutant: Mutant | null, msMax: number): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  const timer = setTimeout(() => {
    child.kill('SIGKILL')
    resolve('timed out')
  }, msMax)
  const ended = () => reject(new Error('A child that tries mutants ended by itself.'))
  child.once('exit', ended)
  child.once('message', (outcome: Outcome) => resolve(outcome))
  child.send({ mutant })
  return promise.finally(() => {
    clearTimeout(timer)
    child.removeAllListeners()
  })
}
