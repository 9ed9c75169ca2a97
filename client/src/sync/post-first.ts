/** The first record of a person in a space is sent again while they wait. */
import { Written } from '@beside/contract'
import type { Envelope } from '@beside/kernel'
import type { Environment } from '../environment.ts'
import { newWriteKey } from '../spaces/append.ts'
import { writeEnvelope } from '../wire/read-wire.ts'
import type { ServerLink, WireResult } from '../wire/server-link.ts'

const TRIES_MAX = 3
const RETRY_MS = 400

/** The same write key each time: whichever try arrived first, it was written once. */
export async function postFirst(
  { link, environment }: { readonly link: ServerLink; readonly environment: Environment },
  envelope: Envelope,
  path: string
): Promise<WireResult<Written>> {
  const writeKey = newWriteKey(environment)
  const body = { writeKey, envelope: writeEnvelope(envelope) }
  let reply = await link.call({ method: 'POST', path, body }, Written)
  for (let round = 1; round < TRIES_MAX; round += 1) {
    if (reply.ok || reply.reason !== 'unreachable') return reply
    await new Promise((resolve) => setTimeout(resolve, round * RETRY_MS))
    reply = await link.call({ method: 'POST', path, body }, Written)
  }
  return reply
}
