/** "Someone may have my device": every membership gets new keys, and every space a new epoch. */
import {
  ok,
  refused,
  setKeyHash,
  sign,
  type MemberKeys,
  type Membership,
  type Operation,
  type Result,
  type Standing
} from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import {
  replaceMembership,
  reserveMembership,
  withoutUnusedRoots,
  type Reserved
} from './membership-book.ts'
import type { MySpaces, SpaceRefusal } from './my-spaces.ts'

export function isChangingKeys(account: OpenAccount): boolean {
  const { rootId, keyring } = account
  return keyring.memberships.some((one) => one.state === 'in' && one.rootId !== rootId)
}

/** Gives every membership keys of the newest root. It can be run again until nothing is left to do. */
export async function changeKeys(
  account: OpenAccount,
  spaces: MySpaces
): Promise<Result<true, SpaceRefusal>> {
  const old = account.keyring.memberships.filter(
    ({ rootId, state, spaceId }) => rootId !== account.rootId && state === 'in' && spaceId
  )
  for (const membership of old) {
    const changed = await changeKeysOf(account, spaces, membership)
    if (!changed.ok) return changed
  }
  return account.change(withoutUnusedRoots)
}

async function changeKeysOf(
  account: OpenAccount,
  spaces: MySpaces,
  membership: Membership
): Promise<Result<true, SpaceRefusal>> {
  const space = spaces.get(membership.spaceId ?? '')
  if (!space?.me) return ok(true)
  const reserved = await reserveNewKeys(account, membership)
  if (!reserved.ok) return reserved
  const { keys } = reserved.value
  const written = await spaces.appendOperation(space, (standing) => newKeysFor(standing, keys))
  if (!written.ok) return written
  spaces.useKeys(space, keys)
  const settled = await account.change((keyring) =>
    replaceMembership(keyring, membership, reserved.value.membership)
  )
  if (!settled.ok) return settled
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

function newKeysFor(standing: Standing, keys: MemberKeys): Operation {
  const added = { sign: keys.sign.public, kem: keys.kem.public }
  const proof = sign(setKeyHash(standing, added), keys.sign.secret)
  return { op: 'setkey', ...added, proof }
}
