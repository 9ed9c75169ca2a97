/** Finding spaces by key alone: after a crash, or when the keyring is gone. */
import { FoundSpaces } from '@beside/contract'
import {
  findSpaceHash,
  ok,
  refused,
  sign,
  toBase64url,
  type Membership,
  type Result
} from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import type { KnownPlace } from '../account/place.ts'
import { bytesOf } from '../wire/read-wire.ts'
import type { ServerLink, WireReason } from '../wire/server-link.ts'
import { adoptMembership, saveMembership } from './membership-book.ts'

/** How far beyond the last index in use a person without a keyring is searched for. */
const GAP_LIMIT = 20

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
  for (let at = 0; at < reserved.length; at += GAP_LIMIT) {
    const batch = reserved.slice(at, at + GAP_LIMIT)
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

/** Finds every space of the current root, index by index up to a gap. What each is for, its genesis says. */
export async function findAllSpaces(tools: FindTools): Promise<Result<number, WireReason>> {
  const { account } = tools
  const { rootId } = account
  let index = 0
  let gap = 0
  let count = 0
  while (gap < GAP_LIMIT) {
    const from = index
    const probes = Array.from({ length: GAP_LIMIT }, (_, step) => ({ rootId, index: from + step }))
    const found = await findByKeys(tools, probes)
    if (!found.ok) return found
    for (const spaceId of found.value) {
      gap = spaceId ? 0 : gap + 1
      if (spaceId) {
        const saved = await saveMembership(account, {
          rootId,
          index,
          purpose: 'bond',
          state: 'in',
          spaceId
        })
        if (!saved.ok) return saved
        count += 1
      }
      index += 1
    }
  }
  return ok(count)
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
