/** Random lives of a bond. */
import fc from 'fast-check'
import { beginBond, WHATS } from '../../../kernel/test/bond-model.ts'
import type { Act } from '../../../kernel/test/space-model.ts'
import { liveBy, type Life } from './lives.ts'

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0, 0, 1, 1, 2),
  what: fc.constantFrom(...WHATS, 'rekey', 'write', 'join', 'join'),
  pick: fc.nat(8),
  lag: fc.constantFrom(0, 0, 0, 0, 1, 2)
})
// Most random beginnings end before a second person is here; this one gets there.
const opening: readonly Act[] = [
  { who: 0, what: 'invite', pick: 7, lag: 0 },
  { who: 1, what: 'join', pick: 0, lag: 0 },
  { who: 1, what: 'rekey', pick: 8, lag: 0 }
]
export const bondLife: fc.Arbitrary<readonly Act[]> = fc
  .tuple(fc.nat(3), fc.array(act, { maxLength: 12 }))
  .map(([count, rest]) => [...opening.slice(0, count), ...rest])

export function liveInBond(acts: readonly Act[]): Life {
  return liveBy(beginBond(), acts)
}
