/** The memberships in the keyring: reserved before use, found by space, replaced when keys change. */
import {
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

/** The membership in force for a space: the newest that has not been replaced. */
export function membershipOf(keyring: Keyring, id: string): Membership | undefined {
  const all = keyring.memberships.filter(({ spaceId }) => spaceId === id)
  return all.find(({ state }) => state === 'in') ?? all.find(({ state }) => state !== 'replaced')
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

/** The same membership under newer keys; the older entry stays as a mark that its index was used. */
export function replaceMembership(keyring: Keyring, old: Membership, next: Membership): Keyring {
  const { rootId, index } = next
  const moved: Membership = { ...old, rootId, index, state: 'in' }
  return withMembership(withMembership(keyring, { ...old, state: 'replaced' }), moved)
}

/** A reserved index whose space the server knows by its key: what a crash interrupted is completed. */
export function adoptMembership(keyring: Keyring, found: Membership, spaceId: string): Keyring {
  const old = keyring.memberships.find(
    (one) => one.spaceId === spaceId && one.state === 'in' && one.index !== found.index
  )
  return old
    ? replaceMembership(keyring, old, found)
    : withMembership(keyring, { ...found, state: 'in', spaceId })
}

/** Without the roots that no membership in force derives from. */
export function withoutUnusedRoots(keyring: Keyring): Keyring {
  const last = keyring.roots.at(-1)
  const isUsed = (id: string): boolean =>
    keyring.memberships.some((one) => one.rootId === id && one.state !== 'replaced')
  return { ...keyring, roots: keyring.roots.filter((root) => root === last || isUsed(root.id)) }
}
