/** The memberships in the keyring: reserved before use, found by space, replaced when keys change. */
import {
  isSameMembership,
  nextIndex,
  ok,
  refused,
  withMembership,
  type Keyring,
  type MemberKeys,
  type Membership,
  type Result
} from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import type { WireReason } from '../wire/server-link.ts'

export type Reserved = { readonly membership: Membership; readonly keys: MemberKeys }

/** The membership in force for a space: the newest that has not been replaced, and is no mere asking. */
export function membershipOf(keyring: Keyring, id: string): Membership | undefined {
  const all = keyring.memberships.filter(({ spaceId }) => spaceId === id)
  const isOther = ({ state, asking }: Membership): boolean =>
    state !== 'replaced' && (!asking || state === 'in')
  return all.find(({ state }) => state === 'in') ?? all.find(isOther)
}

/** Reserves a fresh index by compare-and-swap and gives its keys: no key ever serves two spaces. */
export async function reserveMembership(
  account: OpenAccount,
  wanted: Pick<Membership, 'purpose' | 'state'> & Partial<Membership>
): Promise<Result<Reserved, WireReason>> {
  const { rootId } = account
  let membership: Membership = { ...wanted, rootId, index: 0 }
  const saved = await account.change((keyring) => {
    membership = { ...membership, index: nextIndex(keyring, rootId) }
    return withMembership(keyring, membership)
  })
  if (!saved.ok) return saved
  const keys = account.keysOf(membership)
  return keys ? ok({ membership, keys }) : refused('something-unexpected')
}

export function saveMembership(
  account: OpenAccount,
  membership: Membership
): Promise<Result<true, WireReason>> {
  return account.change((keyring) => withMembership(keyring, membership))
}

export function changeMembership(
  account: OpenAccount,
  id: string,
  change: (membership: Membership) => Membership
): Promise<Result<true, WireReason>> {
  return account.change((keyring) => {
    const membership = membershipOf(keyring, id)
    return membership ? withMembership(keyring, change(membership)) : keyring
  })
}

/**
 * The same membership under newer keys. The older entry stays as a mark, and says by which keys one reads. It may
 * be done already, by another device or by ourselves, where the answer got lost: then nothing changes.
 */
export function replaceMembership(keyring: Keyring, old: Membership, next: Membership): Keyring {
  const current = keyring.memberships.find((one) => isSameMembership(one, old))
  if (current?.state !== 'in') return keyring
  const { rootId, index } = next
  const { purpose, spaceId = '' } = current
  const mark = {
    rootId: old.rootId,
    index: old.index,
    purpose,
    spaceId,
    state: 'replaced'
  } as const
  return withMembership(withMembership(keyring, mark), { ...current, rootId, index, state: 'in' })
}

/** A reserved index whose space the server knows by its key: what a crash interrupted is completed. */
export function adoptMembership(keyring: Keyring, found: Membership, spaceId: string): Keyring {
  const current = keyring.memberships.find((one) => isSameMembership(one, found))
  // A yes may come after the asker has given up: then it counts all the same.
  const isWaiting = current?.state === 'reserved' || (current?.state === 'left' && current.asking)
  if (!current || !isWaiting) return keyring
  const old = keyring.memberships.find((one) => one.spaceId === spaceId && one.state === 'in')
  if (old) return replaceMembership(keyring, old, found)
  const { asking: _answered, ...rest } = current
  return withMembership(withoutLeft(keyring, spaceId), { ...rest, state: 'in', spaceId })
}

/** Whoever comes back into a circle that they left reads what they read then by the keys of then. */
function withoutLeft(keyring: Keyring, id: string): Keyring {
  const memberships = keyring.memberships.map((one): Membership =>
    one.spaceId === id && one.state === 'left' ? { ...one, state: 'replaced' } : one
  )
  return { ...keyring, memberships }
}

/** The entries of a space whose keys were replaced, and whose root is still here: newest last. */
export function replacedMemberships(keyring: Keyring, id: string): readonly Membership[] {
  return keyring.memberships.filter(({ state, spaceId }) => state === 'replaced' && spaceId === id)
}

/**
 * Without the roots that nothing derives from any more, and the marks that were made under them.
 *
 * @param isRekeyed whether a space opens by the keys in force alone; until then it needs those before
 */
export function withoutUnusedRoots(
  keyring: Keyring,
  isRekeyed: (spaceId: string) => boolean
): Keyring {
  const last = keyring.roots.at(-1)
  // A key that was reserved for a space may have been overtaken by a change that came later.
  const isOver = ({ state, spaceId, asking }: Membership): boolean =>
    state === 'replaced' || (state === 'reserved' && spaceId !== undefined && !asking)
  const isNeeded = (one: Membership): boolean => !isOver(one) || !isRekeyed(one.spaceId ?? '')
  const isUsed = (id: string): boolean =>
    keyring.memberships.some((one) => one.rootId === id && isNeeded(one))
  const roots = keyring.roots.filter((root) => root === last || isUsed(root.id))
  const isKept = (id: string): boolean => roots.some((root) => root.id === id)
  const memberships = keyring.memberships.filter((one) => isKept(one.rootId) || !isOver(one))
  return { ...keyring, roots, memberships }
}
