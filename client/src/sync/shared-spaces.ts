/** The bonds and circles of this person, and what is asked before something is written there by itself. */
import { LeafPage } from '@beside/contract'
import { presentMembers } from '@beside/kernel'
import { readFromSpace } from '../spaces/space-door.ts'
import type { Space } from '../spaces/space.ts'
import type { WritingTools } from './writing.ts'

/** The bonds and circles that this person is in. */
export function sharedSpaces({
  account,
  spaces
}: Pick<WritingTools, 'account' | 'spaces'>): readonly Space[] {
  const shared = account.keyring.memberships.filter(
    ({ purpose, state }) => (purpose === 'bond' || purpose === 'circle') && state === 'in'
  )
  return shared.flatMap(({ spaceId = '' }) => spaces.get(spaceId) ?? [])
}

/**
 * Whether the server has nothing in a space that did not come here yet. A device that lags would write over a newer
 * choice, and show again what its person has hidden.
 */
export async function isAllHere({ spaces }: WritingTools, space: Space): Promise<boolean> {
  const rest = `leaves?after=${space.position.seq}`
  const read = await readFromSpace(spaces.door, space, { rest, reply: LeafPage })
  return read.ok && read.value.leaves.every(({ seq }) => seq <= space.position.seq)
}

// A space that was stopped takes no words, and in one that others left nobody reads them.
export function isSomebodyThere({ state, me, isStopped }: Space): boolean {
  return !isStopped && me !== undefined && state !== undefined && presentMembers(state).length > 1
}
