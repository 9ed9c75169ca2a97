/**
 * OPAQUE on a thread of its own. One of its steps takes as long as several writes, and anybody may ask for it by
 * naming a name: so it is not done where everybody's words wait.
 */
import { Worker } from 'node:worker_threads'
import { openTurns, TooManyWait } from '../gates/turns.ts'
import type { Instance } from '../instance/instance.ts'
import { textOf } from '../log/wire-records.ts'
import type { OpaqueHome, SignInStart } from './opaque-steps.ts'

/** Each step as in `opaque-steps.ts`; rejected where the thread ended, or hung, before it was done. */
export type Opaque = AsyncDisposable & {
  startRegistration(credential: string, request: string): Promise<string | undefined>
  /** Anybody may ask for it, so it has its turn here, apart from the turns of those who write. */
  startSignIn(
    who: { readonly credential: string; readonly record: Uint8Array | null },
    request: string
  ): Promise<SignInStart | undefined>
  finishSignIn(state: string, finish: string): Promise<boolean>
}

export type OpaqueTask =
  | { readonly step: 'register'; readonly credential: string; readonly request: string }
  | {
      readonly step: 'start'
      readonly credential: string
      readonly record: string | null
      readonly request: string
    }
  | { readonly step: 'finish'; readonly state: string; readonly finish: string }
export type OpaqueValue = {
  readonly registered?: string | undefined
  readonly started?: SignInStart | undefined
  readonly isFinished?: boolean
}
export type OpaqueQuestion = { readonly id: number; readonly task: OpaqueTask }
type OpaqueAnswer = { readonly id: number; readonly value: OpaqueValue }

type Waiting = PromiseWithResolvers<OpaqueValue>

const THREAD = new URL('./opaque-thread.ts', import.meta.url)
/** A thread that says nothing for so long hangs. Whoever asked waits for 30 seconds at most. */
const PATIENCE_MS = 10_000

type Home = Pick<Instance, 'instanceId'> & {
  readonly secrets: Pick<Instance['secrets'], 'opaqueSetup'>
}

export function openOpaque({ instanceId, secrets }: Home, url = THREAD): Opaque {
  const home: OpaqueHome = { setup: secrets.opaqueSetup, instanceId: textOf(instanceId) }
  const thread = openThread(url, home)
  const inTurn = openTurns()
  return {
    startRegistration: async (credential, request) =>
      (await thread.ask({ step: 'register', credential, request })).registered,
    async startSignIn({ credential, record }, request) {
      const task = { step: 'start', credential, record: record && textOf(record), request } as const
      const hangsBefore = thread.hangs()
      const { started } = await inTurn(() => {
        // Who waited behind a thread that hung has waited long enough.
        if (thread.hangs() !== hangsBefore) throw new TooManyWait()
        return thread.ask(task)
      })
      return started
    },
    finishSignIn: async (state, finish) =>
      (await thread.ask({ step: 'finish', state, finish })).isFinished === true,
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose]()
  }
}

type Thread = AsyncDisposable & {
  ask(task: OpaqueTask): Promise<OpaqueValue>
  /** How often it hung and was replaced. */
  hangs(): number
}

/** It begins with the first step, and anew with the next one after it ended or hung. */
function openThread(url: URL, home: OpaqueHome): Thread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let impatience: NodeJS.Timeout | undefined
  let hangs = 0
  let count = 0

  /** Counts from now, as long as somebody waits. */
  function watch(watched: Worker) {
    clearTimeout(impatience)
    if (waiting.size > 0) impatience = setTimeout(() => giveUp(watched), PATIENCE_MS)
  }
  function giveUp(hanging: Worker) {
    hangs += 1
    endWith(hanging, new Error('The thread of OPAQUE hangs'))
    void hanging.terminate()
  }
  /** Whoever waited hears of it. */
  function endWith(ended: Worker, why: Error) {
    if (worker !== ended) return
    worker = undefined
    clearTimeout(impatience)
    for (const { reject } of waiting.values()) reject(why)
    waiting.clear()
  }
  function take(from: Worker, { id, value }: OpaqueAnswer) {
    if (worker !== from) return
    waiting.get(id)?.resolve(value)
    waiting.delete(id)
    watch(from)
    // The thread alone must not keep a process alive.
    if (waiting.size === 0) from.unref()
  }
  return {
    hangs: () => hangs,
    ask(task) {
      worker ??= beginWorker(url, { home, take, endWith })
      count += 1
      const mine = Promise.withResolvers<OpaqueValue>()
      waiting.set(count, mine)
      if (waiting.size === 1) watch(worker)
      worker.ref()
      worker.postMessage({ id: count, task } satisfies OpaqueQuestion)
      return mine.promise
    },
    async [Symbol.asyncDispose]() {
      await worker?.terminate()
    }
  }
}

type Parts = {
  readonly home: OpaqueHome
  readonly take: (from: Worker, answer: OpaqueAnswer) => void
  readonly endWith: (ended: Worker, why: Error) => void
}

function beginWorker(url: URL, { home, take, endWith }: Parts): Worker {
  const begun = new Worker(url, { workerData: home })
  begun.on('message', (answer: OpaqueAnswer) => take(begun, answer))
  // What ended it comes first, and its end in any case.
  let why: unknown
  begun.on('error', (cause) => (why = cause))
  begun.on('exit', () => endWith(begun, new Error('The thread of OPAQUE ended', { cause: why })))
  return begun
}
