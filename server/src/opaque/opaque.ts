/**
 * OPAQUE on a thread of its own. One of its steps takes as long as several writes, and anybody may ask for it by
 * naming a name: so it is not done where everybody's words wait.
 */
import { Worker } from 'node:worker_threads'
import type { Instance } from '../instance/instance.ts'
import { textOf } from '../log/wire-records.ts'
import type { OpaqueHome, SignInStart } from './opaque-steps.ts'

/** Each step as in `opaque-steps.ts`; rejected where the thread ended before it was done. */
export type Opaque = AsyncDisposable & {
  startRegistration(credential: string, request: string): Promise<string | undefined>
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

type Home = Pick<Instance, 'instanceId'> & {
  readonly secrets: Pick<Instance['secrets'], 'opaqueSetup'>
}

/** The thread begins with the first step, and anew with the next one after it ended. */
export function openOpaque({ instanceId, secrets }: Home, thread = THREAD): Opaque {
  const home: OpaqueHome = { setup: secrets.opaqueSetup, instanceId: textOf(instanceId) }
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let count = 0

  function begin(): Worker {
    const begun = new Worker(thread, { workerData: home })
    begun.on('message', ({ id, value }: OpaqueAnswer) => {
      waiting.get(id)?.resolve(value)
      waiting.delete(id)
      // The thread alone must not keep a process alive.
      if (waiting.size === 0) begun.unref()
    })
    // What ended it comes first, and its end in any case.
    let why: unknown
    begun.on('error', (cause) => (why = cause))
    begun.on('exit', () => {
      worker = undefined
      for (const { reject } of waiting.values()) {
        reject(new Error('The thread of OPAQUE ended', { cause: why }))
      }
      waiting.clear()
    })
    return begun
  }
  function ask(task: OpaqueTask): Promise<OpaqueValue> {
    worker ??= begin()
    count += 1
    const mine = Promise.withResolvers<OpaqueValue>()
    waiting.set(count, mine)
    worker.ref()
    worker.postMessage({ id: count, task } satisfies OpaqueQuestion)
    return mine.promise
  }
  return {
    startRegistration: async (credential, request) =>
      (await ask({ step: 'register', credential, request })).registered,
    async startSignIn({ credential, record }, request) {
      const task = { step: 'start', credential, record: record && textOf(record), request } as const
      return (await ask(task)).started
    },
    finishSignIn: async (state, finish) =>
      (await ask({ step: 'finish', state, finish })).isFinished === true,
    async [Symbol.asyncDispose]() {
      await worker?.terminate()
    }
  }
}
