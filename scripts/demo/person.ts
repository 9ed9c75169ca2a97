import { createBeside } from '../../client/src/index.ts'
import { nodeEnvironment } from '../../client/src/node.ts'
import type { AppView, Beside } from '../../client/src/index.ts'

export type Person = Beside & {
  /** Waits until this person sees it. */
  readonly sees: (what: string, wished: (view: AppView) => boolean) => Promise<AppView>
}

const WAIT_MS = 30_000

/** A person with a device of their own, whose clock is the one that is given. */
export function openPerson(address: string, now: () => number): Person {
  const beside = createBeside(nodeEnvironment(address, { now, deviceLabel: 'The demo' }))
  return { ...beside, sees: (what, wished) => waitForView(beside, what, wished) }
}

/** The value of something that can only be refused by a mistake of the demo's own. */
export async function done<Value>(
  outcome: Promise<
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string }
  >
): Promise<Value> {
  const result = await outcome
  if (!result.ok) throw new Error(`the demo was refused: ${result.reason}`)
  return result.value
}

async function waitForView(
  beside: Beside,
  what: string,
  wished: (view: AppView) => boolean
): Promise<AppView> {
  const { promise, resolve, reject } = Promise.withResolvers<AppView>()
  const timer = setTimeout(() => reject(new Error(`the demo waited for ${what}`)), WAIT_MS)
  const stop = beside.watch((view) => {
    if (wished(view)) resolve(view)
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    stop()
  }
}
