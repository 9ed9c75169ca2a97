import { REASONS, Settings, STEWARD_HEADER, StewardOpened } from '@beside/contract'
import type { Reason } from '@beside/contract'
import * as v from 'valibot'

export { readExitPlace } from '@beside/contract'

export type StewardTrouble = Reason | 'unreachable'
type Opened = v.InferOutput<typeof StewardOpened>
type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: StewardTrouble }

/** Opens a steward's link. It works once; the key it gives works for an hour. */
export async function openStewardLink(secret: string): Promise<Answer<Opened>> {
  const body = JSON.stringify({ secret })
  return await ask('/api/steward/open', { method: 'POST', body }, StewardOpened)
}

/** Saves what the community is called, who may come in, and which lines Help now shows. */
export async function saveCommunity(
  stewardKey: string,
  settings: Settings
): Promise<Answer<Settings>> {
  const init = { method: 'PUT', body: JSON.stringify(settings), stewardKey }
  return await ask('/api/steward/community', init, Settings)
}

/** What stands there now, where another steward saved meanwhile. */
export async function readSettings(stewardKey: string): Promise<Answer<Settings>> {
  return await ask('/api/steward/community', { method: 'GET', stewardKey }, Settings)
}

type Asking = {
  readonly method: string
  readonly body?: string | null
  readonly stewardKey?: string
}

async function ask<Shape extends v.GenericSchema>(
  path: string,
  { method, body = null, stewardKey }: Asking,
  shape: Shape
): Promise<Answer<v.InferOutput<Shape>>> {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (stewardKey !== undefined) headers.set(STEWARD_HEADER, stewardKey)
  try {
    const reply = await fetch(path, { method, body, headers, cache: 'no-store' })
    const told: unknown = await reply.json()
    if (!reply.ok) return { ok: false, reason: reasonIn(told) }
    return { ok: true, value: v.parse(shape, told) }
  } catch {
    // No network, or an answer that is none of ours: both mean that nothing was saved.
    return { ok: false, reason: 'unreachable' }
  }
}

function reasonIn(told: unknown): StewardTrouble {
  const isRefusal = typeof told === 'object' && told !== null && 'reason' in told
  const reason = isRefusal ? String(told.reason) : ''
  return Object.hasOwn(REASONS, reason) ? (reason as Reason) : 'unreachable'
}
