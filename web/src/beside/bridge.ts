/**
 * The page's side of the Worker in which the client runs. Keys never cross it: calls go over, plain
 * answers and views come back.
 */
import type { AppView, Beside, LinesView, TalkItem, Trouble } from '@beside/client'
import { type ListChange, withChange } from './list-change.ts'

export type Call = { readonly id: number; readonly method: string; readonly argument: unknown }
export type ToWorker = Call | { readonly sign: 'active' }
export type FromWorker =
  | { readonly id: number; readonly value: unknown }
  /** The client met a mistake of its own. What it was stays in the Worker. */
  | { readonly id: number; readonly isBroken: true }
  /** A view without the words of the open conversation, and what changed among those since the last one. */
  | { readonly view: AppView; readonly items: ListChange<TalkItem> }

export type Port = {
  postMessage(message: unknown): void
  addEventListener(kind: 'message', listener: (event: MessageEvent<FromWorker>) => void): void
}
export type Bridge = {
  readonly beside: Beside
  /** Answers what is still waited for, when the Worker never came: its file could not be fetched. */
  breakOff(): void
}

type MissingReason = Extract<Trouble, 'something-unexpected' | 'unreachable'>

const noLines: LinesView = { lines: [], madeAt: null, isOld: false, trouble: 'not-reached' }

// What stands in for an answer that never came. Every other method answers with a Result.
const standIns: Readonly<Record<string, unknown>> = {
  suggestSignInName: '',
  weighPassphrase: 'short',
  leave: undefined,
  closeTalk: undefined,
  keepDraft: undefined,
  readLines: noLines,
  bringLines: noLines
}

/** Every method of the client, called through a port. */
export function connectBeside(port: Port): Bridge {
  const waiting = new Map<number, { method: string; settle: (value: unknown) => void }>()
  const listeners = new Set<(view: AppView) => void>()
  let latest: AppView | null = null
  let calls = 0

  port.addEventListener('message', ({ data }) => {
    if ('view' in data) {
      const { talk } = data.view
      const items = withChange(latest?.talk?.items ?? [], data.items)
      latest = talk ? { ...data.view, talk: { ...talk, items } } : data.view
      for (const listener of listeners) listener(latest)
    } else if ('isBroken' in data) standIn(data.id, 'something-unexpected')
    else settle(data.id, data.value)
  })
  return { beside: proxyOf(call, watch), breakOff }

  function call(method: string, argument: unknown): Promise<unknown> {
    calls += 1
    const id = calls
    return new Promise((resolve) => {
      waiting.set(id, { method, settle: resolve })
      port.postMessage({ id, method, argument } satisfies Call)
    })
  }

  function settle(id: number, value: unknown): void {
    const asked = waiting.get(id)
    if (asked === undefined) return
    waiting.delete(id)
    asked.settle(value)
  }

  function standIn(id: number, reason: MissingReason): void {
    settle(id, standInFor(waiting.get(id)?.method ?? '', reason))
  }

  function watch(listener: (view: AppView) => void): () => void {
    listeners.add(listener)
    if (latest !== null) listener(latest)
    return () => listeners.delete(listener)
  }

  function breakOff(): void {
    for (const id of waiting.keys()) standIn(id, 'unreachable')
  }
}

function proxyOf(
  call: (method: string, argument: unknown) => Promise<unknown>,
  watch: Beside['watch']
): Beside {
  return new Proxy({} as Beside, {
    get(_, name) {
      // A Promise asks everything it is given whether it has a `then`.
      if (typeof name !== 'string' || name === 'then') return undefined
      if (name === 'watch') return watch
      return (argument: unknown) => call(name, argument)
    }
  })
}

function standInFor(method: string, reason: MissingReason): unknown {
  return Object.hasOwn(standIns, method) ? standIns[method] : { ok: false, reason }
}
