/** Listens along as one client writes: what it sent, and what the server acknowledged. */
import type { Written, WriteRecord } from '@beside/contract'
import type { Environment } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'

/** The server's word that a record is kept for good. */
export type Acknowledged = { readonly spaceId: string; readonly writeKey: string } & Written
/**
 * What was tried under one signature. Words are sealed anew for each try, so one write may have several of
 * them; to take words back is said the same way each time, so several writes may have one.
 */
export type Try = { readonly writeKeys: Set<string>; readonly ciphertext: Buffer }
export type Wiretap = {
  readonly fetch: Environment['fetch']
  readonly acknowledged: Acknowledged[]
  /** By signature. */
  readonly tries: Map<string, Try>
  /** How many writes were refused or found nobody. */
  readonly refusals: () => number
}

const WRITING = /\/api\/spaces\/([\w-]+)\/records$/u

export function listenAlong(address: string): Wiretap {
  const real = nodeEnvironment(address).fetch
  const acknowledged: Acknowledged[] = []
  const tries = new Map<string, Try>()
  let refusals = 0

  async function write(spaceId: string, send: () => Promise<Response>, body: string) {
    const { writeKey, envelope } = JSON.parse(body) as WriteRecord
    const ciphertext = Buffer.from(envelope.ciphertext ?? '', 'base64url')
    const { writeKeys = new Set<string>() } = tries.get(envelope.signature) ?? {}
    tries.set(envelope.signature, { writeKeys: writeKeys.add(writeKey), ciphertext })
    refusals += 1
    const response = await send()
    const text = await response.text()
    if (response.ok) {
      refusals -= 1
      acknowledged.push({ spaceId, writeKey, ...(JSON.parse(text) as Written) })
    }
    return new Response(text, response)
  }
  return {
    async fetch(url, init) {
      const body = init?.method === 'POST' ? init.body : undefined
      const spaceId = WRITING.exec(url)?.[1]
      const send = () => real(url, init)
      if (spaceId === undefined || typeof body !== 'string') return await send()
      return await write(spaceId, send, body)
    },
    acknowledged,
    tries,
    refusals: () => refusals
  }
}
