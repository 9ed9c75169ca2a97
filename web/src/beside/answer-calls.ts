/** The Worker's side of the bridge: hands calls to the client and pushes each view. */
import type { Beside } from '@beside/client'
import type { Call, FromWorker, ToWorker } from './bridge.ts'

export type WorkerPort = {
  postMessage(message: unknown): void
  addEventListener(kind: 'message', listener: (event: MessageEvent<ToWorker>) => void): void
}

/** Answers every call that names a method of the client. `onActive` hears that somebody is there. */
export function answerCalls(port: WorkerPort, beside: Beside, onActive: () => void): void {
  const methods = new Map<string, unknown>(Object.entries(beside))
  port.addEventListener('message', ({ data }) => {
    onActive()
    if (!('sign' in data)) void answer(data)
  })
  beside.watch((view) => tell({ view }))

  async function answer({ id, method, argument }: Call): Promise<void> {
    const act = methods.get(method)
    try {
      if (!isMethod(act) || method === 'watch') throw new TypeError('no such method')
      tell({ id, value: await act(argument) })
    } catch {
      // What went wrong may hold words or keys, so only the fact leaves the Worker.
      tell({ id, isBroken: true })
    }
  }

  function tell(message: FromWorker): void {
    port.postMessage(message)
  }
}

function isMethod(value: unknown): value is (argument: unknown) => Promise<unknown> {
  return typeof value === 'function'
}
