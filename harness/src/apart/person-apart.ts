/** Somebody whose client runs in a process of its own: nothing is shared with the others but the server. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Deeds } from './deeds.ts'

export type PersonApart = AsyncDisposable & {
  readonly name: string
  /** Rejects with what went wrong there, also where the process ended. */
  readonly does: (deed: keyof Deeds, about?: string) => Promise<string>
}

type Answer = { readonly id: number; readonly value?: string; readonly trouble?: string }

const PROGRAM = fileURLToPath(new URL('person-child.ts', import.meta.url))

export function personApart(address: string, name: string): PersonApart {
  const child = fork(PROGRAM, [address, name], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = once(child, 'exit')
  const waiting = new Map<number, (answer: Answer) => void>()
  let last = 0
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer))
  child.on('exit', () => {
    for (const [id, tell] of waiting) tell({ id, trouble: 'the process ended' })
  })
  return {
    name,
    async does(deed, about = '') {
      last += 1
      const id = last
      const answer = await new Promise<Answer>((resolve) => {
        waiting.set(id, resolve)
        child.send({ id, deed, about })
      })
      waiting.delete(id)
      if (answer.trouble !== undefined) throw new Error(`${name}, ${deed}: ${answer.trouble}`)
      return answer.value ?? ''
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await ended
    }
  }
}
