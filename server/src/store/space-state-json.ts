/**
 * The state of a chain as a row keeps it. It could be rebuilt from the operations, but then opening a
 * space would cost its whole history; the tests compare the two.
 */
import { fromBase64url, toBase64url } from '@beside/kernel/wire'
import type { Bytes, SpaceState } from '@beside/kernel/wire'

const BYTES_KEY = '$b'

export function writeStateJson(state: SpaceState): string {
  return JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Uint8Array ? { [BYTES_KEY]: toBase64url(value) } : value
  )
}

/** From here on one is large: a team of sixty has 64 KB. Nobody has many of these. */
const LARGE = 16_384
let lastLarge: { readonly json: string; readonly state: SpaceState } | undefined

/**
 * What `writeStateJson` wrote in this store, so its shape is trusted. The last large one is at hand: many of a team ask at
 * once, and to read it for each of them would take most of their time.
 */
export function readStateJson(json: string): SpaceState {
  if (json.length < LARGE) return parseState(json)
  if (json !== lastLarge?.json) lastLarge = { json, state: parseState(json) }
  return lastLarge.state
}

function parseState(json: string): SpaceState {
  const state = JSON.parse(
    json,
    (_key, value: unknown) => bytesWithin(value) ?? value
  ) as SpaceState
  // JSON leaves out what is undefined; the validator compares with it.
  const members = state.members.map((member) => ({ ...member, leftSeq: member.leftSeq }))
  // Rows from before there were teams have none.
  return { ...state, members, proposals: state.proposals ?? [] }
}

function bytesWithin(value: unknown): Bytes | undefined {
  if (typeof value !== 'object' || value === null || !(BYTES_KEY in value)) return undefined
  const text = value[BYTES_KEY]
  return typeof text === 'string' ? fromBase64url(text) : undefined
}
