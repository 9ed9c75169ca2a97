import type { Answer, Question, Tasks } from './child.ts'

/** Does what the parent asks, and ends with it. */
export function answerParent(
  tasks: Tasks,
  end: () => Promise<void> | void = () => undefined
): void {
  process.on('message', (message) => {
    const { id, name, input } = message as Question
    const task = tasks[name] as ((input: unknown) => unknown) | undefined
    answer(task, input).then(
      (value) => send({ id, value }),
      (cause: unknown) => send({ id, trouble: cause instanceof Error ? (cause.stack ?? '') : '' })
    )
  })
  process.once('disconnect', () => {
    void Promise.resolve(end()).finally(() => process.exit())
  })
}

async function answer(
  task: ((input: unknown) => unknown) | undefined,
  input: unknown
): Promise<unknown> {
  if (!task) throw new Error('There is no such task.')
  return await task(input)
}

function send(answer: Answer): void {
  // The parent may be gone by now, and then nobody waits for this.
  if (process.connected) process.send?.(answer)
}
