/** Ending memberships: somebody's, one's own, and all of one's own before an account goes. */
import { ok, refused, type Membership, type Result } from '@beside/kernel'
import type { Trouble } from '../api.ts'
import type { OpenAccount } from '../account/open-account.ts'
import { writeJson } from '../spaces/entry.ts'
import type { Space } from '../spaces/space.ts'
import { hashOf } from '../wire/read-wire.ts'
import { narrowed } from '../wire/server-link.ts'
import { changeMembership, membershipOf } from './membership-book.ts'
import type { MySpaces, SpaceRefusal } from './my-spaces.ts'
import { settled, type WritingTools } from './writing.ts'

/** Ends somebody's membership, with words for them and for who stays; new keys follow where it acts at once. */
export async function endMembership(
  tools: WritingTools,
  space: Space,
  { memberId, words }: { readonly memberId: string; readonly words: unknown }
): Promise<Result<true, Trouble>> {
  const body = { op: 'remove', memberId: hashOf(memberId) } as const
  const ended = await tools.spaces.appendOperation(space, () => body, writeJson(words))
  return ended.ok ? settled(await tools.spaces.rekeyIfStale(space)) : narrowed(ended)
}

/** Whether there are spaces that cannot be left from here: not opened, or stopped by what did not fit. */
export function canLeaveAll(account: OpenAccount, spaces: MySpaces): boolean {
  return spacesToLeave(account).every(({ spaceId = '' }) => canLeave(spaces, spaceId))
}

/**
 * Leaves every space that can be left. The own one comes last: it goes with all that is in it, so whoever is
 * interrupted before has lost nothing.
 */
export async function leaveAll(
  account: OpenAccount,
  spaces: MySpaces
): Promise<Result<true, SpaceRefusal>> {
  for (const { spaceId = '' } of spacesToLeave(account)) {
    // Exit came meanwhile: what was begun is not gone on with.
    if (account.isWiped) return refused('not-signed-in')
    const space = canLeave(spaces, spaceId) ? spaces.get(spaceId) : undefined
    if (!space?.me) continue
    const left = await spaces.appendOperation(space, () => ({ op: 'leave' }))
    if (!left.ok) return left
    // Whoever comes back after all, because the last step failed, begins a new own space.
    await changeMembership(account, spaceId, (one) => ({ ...one, state: 'left' }))
  }
  return account.isWiped ? refused('not-signed-in') : ok(true)
}

function spacesToLeave({ keyring }: OpenAccount): readonly Membership[] {
  const all = keyring.memberships.filter(({ state, spaceId }) => state === 'in' && spaceId)
  const isOwn = ({ purpose }: Membership): boolean => purpose === 'own'
  return [...all.filter((one) => !isOwn(one)), ...all.filter(isOwn)]
}

function canLeave(spaces: MySpaces, spaceId: string): boolean {
  const space = spaces.get(spaceId)
  return (
    space?.state !== undefined && !space.isStopped && (space.me !== undefined || space.hasEnded)
  )
}

/** Leaves one space, if that was not done, and keeps in mind that it was left. */
export async function leaveSpace(
  tools: Pick<WritingTools, 'account' | 'spaces'>,
  space: Space
): Promise<Result<true, Trouble>> {
  const isLeft = membershipOf(tools.account.keyring, space.id)?.state === 'left'
  // What was left long ago cannot be opened any more, and need not be left again.
  if (!space.hasEnded && !isLeft) {
    const left = await tools.spaces.appendOperation(space, () => ({ op: 'leave' }))
    if (!left.ok) return settled(left)
  }
  return settled(
    await changeMembership(tools.account, space.id, (one) => ({ ...one, state: 'left' }))
  )
}
