/** Which spaces the one stream follows: it takes so many, and no more. */
import { WIRE_LIMITS } from '@beside/contract'
import type { Space } from '../spaces/space.ts'

/** What ended comes last, since nothing comes from there; of the bonds, the newest come first. */
export function followedIn<One extends Pick<Space, 'isStopped' | 'hasEnded'>>(
  spaces: readonly One[],
  isBond: (space: One) => boolean
): readonly One[] {
  const rank = (space: One): number => (space.hasEnded ? 2 : isBond(space) ? 1 : 0)
  return spaces
    .filter(({ isStopped }) => !isStopped)
    .toReversed()
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, WIRE_LIMITS.feedCursors)
}
