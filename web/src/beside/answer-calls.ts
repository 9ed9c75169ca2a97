/** The Worker's side of the bridge: hands calls to the client and pushes each view. */
import type { AppView, Beside, TalkItem } from '@beside/client'
import type { Call, FromWorker, ToWorker } from './bridge.ts'
import { changeOf } from './list-change.ts'

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
  let shown: readonly TalkItem[] = []
  beside.watch(show)

  // A conversation may be long, and a view comes with each change: its words go over once.
  function show(view: AppView): void {
    const { talk } = view
    const items = changeOf(shown, talk?.items ?? [])
    shown = talk?.items ?? []
    tell({ view: talk ? { ...view, talk: { ...talk, items: [] } } : view, items })
  }

  async function answer({ id, method, argument }: Call): Promise<void> {
    const act = methods.get(method)
    try {
      if (!isMethod(act) || method === 'watch') throw new TypeError('no such method')
      tell({ id, value: await act(argument) })
    } catch (error) {
      // What went wrong may hold words or keys, so only its kind and our own places leave the Worker.
      console.error(kindOf(error))
      tell({ id, isBroken: true })
    }
  }

  function tell(message: FromWorker): void {
    port.postMessage(message)
  }
}

const ownPlace = /_app\/immutable\/[\w/.-]+:\d+:\d+/gu

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'The client stumbled.'
  const places = error.stack?.match(ownPlace)?.slice(0, 8) ?? []
  return [`The client stumbled: ${error.name}`, ...places].join('\n')
}

function isMethod(value: unknown): value is (argument: unknown) => Promise<unknown> {
  return typeof value === 'function'
}
