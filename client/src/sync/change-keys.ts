/** "Someone may have my device": every membership gets new keys, and every space a new epoch. */
import {
  ok,
  presentMemberByKey,
  refused,
  setKeyHash,
  sign,
  type Keyring,
  type MemberKeys,
  type Membership,
  type Operation,
  type Result,
  type Standing
} from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import { needsRekey } from '../spaces/append.ts'
import type { Space } from '../spaces/space.ts'
import {
  changeMembership,
  replacedMemberships,
  replaceMembership,
  reserveMembership,
  withoutUnusedRoots,
  type Reserved
} from './membership-book.ts'
import type { MySpaces, SpaceRefusal } from './my-spaces.ts'

type Changed = Result<true, SpaceRefusal>

/** Until each space opens by keys of the newest root alone. What cannot be opened here counts as not done. */
export function isChangingKeys(account: OpenAccount, spaces: MySpaces): boolean {
  const { rootId, keyring } = account
  return keyring.memberships.some((one) => {
    if (one.state !== 'in' || !one.spaceId) return false
    return one.rootId !== rootId || isHalfChanged(account, one, spaces.get(one.spaceId))
  })
}

/**
 * Gives every membership keys of the newest root. It can be run again until nothing is left to do; where one
 * space does not let itself be changed, the others are all the same.
 */
export async function changeKeys(account: OpenAccount, spaces: MySpaces): Promise<Changed> {
  let outcome: Changed = ok(true)
  for (const membership of account.keyring.memberships) {
    if (membership.state !== 'in' || !membership.spaceId) continue
    const changed = await changeKeysOf(account, spaces, membership)
    if (!changed.ok) outcome = changed
  }
  const tidied = await dropOldRoots(account, spaces)
  return tidied.ok ? outcome : tidied
}

async function changeKeysOf(
  account: OpenAccount,
  spaces: MySpaces,
  membership: Membership
): Promise<Changed> {
  const { rootId, spaceId = '' } = membership
  const space = spaces.get(spaceId)
  if (rootId === account.rootId)
    return space && isHalfChanged(account, membership, space) ? rekey(spaces, space) : ok(true)
  if (!space?.state) return refused('not-found')
  // The chain says that we left; only the keyring was not told.
  if (space.hasEnded)
    return changeMembership(account, spaceId, (one) => ({ ...one, state: 'left' }))
  const reserved = await reserveNewKeys(account, membership)
  if (!reserved.ok) return reserved
  const given = await giveNewKeys(spaces, space, reserved.value.keys)
  if (!given.ok) return given
  const settled = await account.change((keyring) =>
    replaceMembership(keyring, membership, reserved.value.membership)
  )
  return settled.ok ? rekey(spaces, space) : settled
}

// The new keys are in the keyring, and the epoch is still that of the keys before.
function isHalfChanged(
  { keyring, rootId }: OpenAccount,
  { spaceId = '' }: Membership,
  space: Space | undefined
): boolean {
  const isReplaced = replacedMemberships(keyring, spaceId).some((one) => one.rootId !== rootId)
  return isReplaced && !isRekeyed(space) && !space?.hasEnded
}

function isRekeyed(space: Space | undefined): boolean {
  return space?.me !== undefined && !needsRekey(space)
}

async function rekey(spaces: MySpaces, space: Space): Promise<Changed> {
  const rekeyed = await spaces.rekeyIfStale(space)
  return rekeyed.ok ? ok(true) : rekeyed
}

// An index that an interrupted change has reserved is used, so that no second one is needed.
async function reserveNewKeys(
  account: OpenAccount,
  { purpose, spaceId = '' }: Membership
): Promise<Result<Reserved, SpaceRefusal>> {
  const waiting = account.keyring.memberships.find(
    (one) => one.spaceId === spaceId && one.state === 'reserved' && one.rootId === account.rootId
  )
  if (!waiting) return reserveMembership(account, { purpose, state: 'reserved', spaceId })
  const keys = account.keysOf(waiting)
  return keys ? ok({ membership: waiting, keys }) : refused('something-unexpected')
}

// Of a change whose answer got lost, the chain may know already.
async function giveNewKeys(spaces: MySpaces, space: Space, keys: MemberKeys): Promise<Changed> {
  const isThere = (): boolean =>
    space.state !== undefined && presentMemberByKey(space.state, keys.sign.public) !== undefined
  if (!isThere()) {
    const written = await spaces.appendOperation(space, (standing) => newKeysFor(standing, keys))
    if (!written.ok && !isThere()) return written
  }
  spaces.useKeys(space, keys)
  return ok(true)
}

function newKeysFor(standing: Standing, keys: MemberKeys): Operation {
  const added = { sign: keys.sign.public, kem: keys.kem.public }
  const proof = sign(setKeyHash(standing, added), keys.sign.secret)
  return { op: 'setkey', ...added, proof }
}

async function dropOldRoots(account: OpenAccount, spaces: MySpaces): Promise<Changed> {
  const { rootId } = account
  const tidy = (keyring: Keyring): Keyring =>
    withoutUnusedRoots(keyring, (spaceId) => {
      const isNew = keyring.memberships.some(
        (one) => one.spaceId === spaceId && one.rootId === rootId && one.state !== 'reserved'
      )
      const space = spaces.get(spaceId)
      // Over a cut no link leads back: a box for the pair before may be all that opens our time until then.
      return isNew && isRekeyed(space) && space?.cutSeq === 0
    })
  const hasUnused = tidy(account.keyring).roots.length < account.keyring.roots.length
  return hasUnused ? account.change(tidy) : ok(true)
}
