/** Finding spaces by key alone: after a crash, or when the keyring is gone. */
import { FoundSpaces, WIRE_LIMITS } from '@beside/contract'
import {
  findSpaceHash,
  ok,
  refused,
  sign,
  toBase64url,
  withMembership,
  type Membership,
  type Result
} from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import type { KnownPlace } from '../account/place.ts'
import { bytesOf } from '../wire/read-wire.ts'
import type { ServerLink, WireReason } from '../wire/server-link.ts'
import { adoptMembership } from './membership-book.ts'

const AT_ONCE = WIRE_LIMITS.findsAtOnce
/**
 * How far beyond the last index in use a person without a keyring is searched for. What both have left is nowhere on the
 * server, so a row of such looks like the end.
 */
const GAP_LIMIT = 400
/** So many beyond it are never taken: they may have been used. Fewer than the gap, so that a second search goes on. */
const SPARED = 200

export type FindTools = {
  readonly link: ServerLink
  readonly place: KnownPlace
  readonly account: OpenAccount
}

// A crash between reserving and saving leaves an index without a space: the server may know it by its key.
export async function adoptReserved(tools: FindTools): Promise<Result<true, WireReason>> {
  const { account } = tools
  const reserved = account.keyring.memberships.filter(
    ({ state, asking }) => state === 'reserved' || (state === 'left' && asking !== undefined)
  )
  for (let at = 0; at < reserved.length; at += AT_ONCE) {
    const batch = reserved.slice(at, at + AT_ONCE)
    const found = await findByKeys(tools, batch)
    if (!found.ok) return found
    for (const [index, spaceId] of found.value.entries()) {
      const membership = batch[index]
      if (!membership || !spaceId) continue
      const saved = await account.change((keyring) => adoptMembership(keyring, membership, spaceId))
      if (!saved.ok) return saved
    }
  }
  return ok(true)
}

/**
 * Finds every space of the current root, index by index up to a gap. What each is for, its genesis says. All is saved at
 * once: a keyring with a part of it would never be searched for again.
 */
export async function findAllSpaces(tools: FindTools): Promise<Result<true, WireReason>> {
  const { account } = tools
  const { rootId } = account
  const all: Membership[] = []
  let last = -1
  for (let from = 0; from - last <= GAP_LIMIT; from += AT_ONCE) {
    const probes = Array.from({ length: AT_ONCE }, (_, step) => ({ rootId, index: from + step }))
    const found = await findByKeys(tools, probes)
    if (!found.ok) return found
    for (const [step, spaceId] of found.value.entries()) {
      if (spaceId === null) continue
      last = from + step
      all.push({ rootId, index: last, purpose: 'bond', state: 'in', spaceId })
    }
  }
  return account.change((keyring) => ({
    ...all.reduce(withMembership, keyring),
    letGo: { ...keyring.letGo, [rootId]: [...(keyring.letGo?.[rootId] ?? []), last + SPARED] }
  }))
}

async function findByKeys(
  { account, place, link }: FindTools,
  memberships: readonly Pick<Membership, 'rootId' | 'index'>[]
): Promise<Result<readonly (string | null)[], WireReason>> {
  const nonce = bytesOf(account.nonce)
  const claims = memberships.flatMap((membership) => {
    const keys = account.keysOf(membership)
    if (!keys) return []
    const message = findSpaceHash(place.instanceId, keys.sign.public, nonce)
    const signature = toBase64url(sign(message, keys.sign.secret))
    return [{ member: toBase64url(keys.sign.public), signature }]
  })
  const call = { method: 'POST', path: '/api/spaces/find', body: { claims } } as const
  const reply = await link.call(call, FoundSpaces)
  return reply.ok ? ok(reply.value.spaceIds) : refused(reply.reason)
}
