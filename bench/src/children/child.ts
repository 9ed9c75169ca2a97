/** A child process that does tasks when asked, so that load and what is measured do not share a thread. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

export type Tasks = { readonly [name: string]: (input: never) => unknown }
export type Child<Known extends Tasks> = AsyncDisposable & {
  ask<Name extends keyof Known & string>(
    name: Name,
    ...input: Parameters<Known[Name]>
  ): Promise<Awaited<ReturnType<Known[Name]>>>
}

export type Question = { readonly id: number; readonly name: string; readonly input: unknown }
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly trouble: string }

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (why: Error) => void }

const STOP_MS_MAX = 5000
const ASK_MS_MAX = 180_000
const STDERR = 2

/** Starts a file of this folder. It ends when it is disposed of, and by itself when this process ends. */
export function startChild<Known extends Tasks>(
  file: string,
  nodeOptions: readonly string[] = []
): Child<Known> {
  const child = fork(new URL(file, import.meta.url), {
    serialization: 'advanced',
    execArgv: [...nodeOptions],
    // What a child says goes beside the results, and never between them.
    stdio: ['ignore', STDERR, STDERR, 'ipc']
  })
  const waiting = new Map<number, Waiting>()
  let asked = 0
  child.on('message', (message) => settle(waiting, message as Answer))
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}.`))
    waiting.clear()
  })
  return {
    async ask(name, ...[input]) {
      asked += 1
      const question: Question = { id: asked, name, input }
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      waiting.set(question.id, { resolve, reject })
      child.send(question)
      const impatience = setTimeout(
        () => reject(new Error(`${file} took too long over "${name}".`)),
        ASK_MS_MAX
      )
      try {
        return (await promise) as never
      } finally {
        clearTimeout(impatience)
      }
    },
    [Symbol.asyncDispose]: () => stopChild(child)
  }
}

function settle(waiting: Map<number, Waiting>, answer: Answer): void {
  const found = waiting.get(answer.id)
  waiting.delete(answer.id)
  if ('trouble' in answer) found?.reject(new Error(answer.trouble))
  else found?.resolve(answer.value)
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  if (child.connected) child.disconnect()
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX)
  await promise
  clearTimeout(impatience)
}
