/** Which spaces the one stream follows: it takes so many, and no more. */
import { WIRE_LIMITS } from '@beside/contract'
import type { Keyring, Member } from '@beside/kernel'
import type { Space } from '../spaces/space.ts'
import type { FeedCursor } from './feed.ts'
import { membershipOf } from './membership-book.ts'
import type { Tokens } from './tokens.ts'

type Followed = Pick<Space, 'id' | 'isStopped' | 'hasEnded'> & {
  readonly state: { readonly members: readonly Pick<Member, 'leftSeq'>[] } | undefined
}

/**
 * What ended comes last, since nothing comes from there, and so does a bond that the other one left; of the bonds, the
 * newest come first.
 */
export function followedIn<One extends Followed>(
  spaces: readonly One[],
  keyring: Keyring
): readonly One[] {
  const isBond = ({ id }: One): boolean => membershipOf(keyring, id)?.purpose === 'bond'
  const isLeft = (space: One): boolean =>
    isBond(space) && space.state?.members.some(({ leftSeq }) => leftSeq !== undefined) === true
  const rank = (space: One): number => (space.hasEnded || isLeft(space) ? 2 : isBond(space) ? 1 : 0)
  return spaces
    .filter(({ isStopped }) => !isStopped)
    .toReversed()
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, WIRE_LIMITS.feedCursors)
}

/** Undefined while nothing can be followed. */
export async function cursorsFor(
  spaces: readonly Space[],
  held: Tokens
): Promise<readonly FeedCursor[] | undefined> {
  const tokens = await held.forSpaces(spaces)
  // A stream without one of them would look whole, and its words would not come.
  if (!held.wasAnswered()) return undefined
  return spaces.flatMap((space, index) => {
    const token = tokens[index]
    return token ? [{ token, after: space.position.seq }] : []
  })
}
