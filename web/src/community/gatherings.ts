/** What pages ask and read of gatherings. They work without a script, so a seat is asked for by forms. */
import {
  AskedSeat,
  GatheringCalendar,
  Gatherings,
  HeldSeat,
  PublicGathering,
  readCardCode
} from '@beside/contract'
import * as v from 'valibot'
import { readReply, type Read } from './read-reply.ts'

export async function readGatherings(ask: typeof fetch): Promise<Read<Gatherings>> {
  return await readReply(() => ask('/api/gatherings'), Gatherings)
}

export async function readGathering(ask: typeof fetch, id: string): Promise<Read<PublicGathering>> {
  return await readReply(() => ask(`/api/gatherings/${encodeURIComponent(id)}`), PublicGathering)
}

/** @param of one gathering; all of them if none is given */
export async function readCalendar(
  ask: typeof fetch,
  of?: string
): Promise<Read<GatheringCalendar>> {
  const query = of === undefined ? '' : `?of=${encodeURIComponent(of)}`
  return await readReply(() => ask(`/api/gatherings-calendar${query}`), GatheringCalendar)
}

/** The day and the number of the form are what it sent, and may be anything. */
export async function askForSeat(
  ask: typeof fetch,
  { id, form }: { readonly id: string; readonly form: FormData }
): Promise<Read<AskedSeat>> {
  const body = { day: form.get('day'), nonce: form.get('nonce') }
  const path = `/api/gatherings/${encodeURIComponent(id)}/seats`
  return await readReply(() => post(ask, path, body), AskedSeat)
}

export async function readSeat(ask: typeof fetch, typed: string): Promise<Read<HeldSeat>> {
  const code = readCardCode(typed)
  if (code === undefined) return { ok: false, reason: 'no-code' }
  return await readReply(() => post(ask, '/api/gathering-seats', { code }), HeldSeat)
}

export async function giveSeatBack(ask: typeof fetch, typed: string): Promise<Read<null>> {
  const code = readCardCode(typed)
  if (code === undefined) return { ok: false, reason: 'no-code' }
  const path = '/api/gathering-seats/give-back'
  const given = await readReply(() => post(ask, path, { code }), v.unknown())
  return given.ok ? { ok: true, value: null } : given
}

async function post(ask: typeof fetch, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })
}
