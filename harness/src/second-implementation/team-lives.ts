/** Random lives of a team, and a whole one as a server would keep it. */
import fc from 'fast-check'
import type { Act } from '../../../kernel/test/space-model.ts'
import {
  AS_ADMIN,
  ASKED,
  FOR_LONG,
  TEAM_PICKS,
  TEAM_WHATS,
  teamAfter,
  TEAMING
} from '../../../kernel/test/team-model.ts'
import { wholeSpace, type WholeSpace } from './circle-lives.ts'
import { liveBy, type Life } from './lives.ts'

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
  what: fc.constantFrom(...TEAM_WHATS, 'invite', 'appoint', 'cosign', 'cosign', 'remove', 'rekey'),
  pick: fc.nat(TEAM_PICKS),
  lag: fc.constantFrom(0, 0, 0, 0, 0, 1, 2)
})
export const teamLife: fc.Arbitrary<readonly Act[]> = fc
  .tuple(fc.nat(TEAMING.length), fc.array(act, { maxLength: 12 }))
  .map(([count, rest]) => [...TEAMING.slice(0, count), ...rest])

export function liveInTeam(acts: readonly Act[]): Life {
  return liveBy(teamAfter([]), acts)
}

const by = (who: number, what: Act['what'], pick = 8): Act => ({ who, what, pick, lag: 0 })
/** Cleo leads, Ben goes by two yeses, Dov comes for nine days, and is taken out; Ada, who founded it, leaves. */
const WHOLE: readonly Act[] = [
  ...TEAMING,
  ...[0, 1, 2].map((who) => by(who, 'write')),
  by(2, 'present'),
  by(0, 'role', 2 + AS_ADMIN),
  by(1, 'cosign', 0),
  by(0, 'remove', 1),
  by(2, 'cosign', 0),
  by(2, 'rekey'),
  by(2, 'write'),
  by(2, 'invite', 7),
  by(0, 'appoint', ASKED + 3 + AS_ADMIN),
  by(0, 'wait', 8),
  by(2, 'cosign', 0),
  by(3, 'rekey'),
  by(3, 'write'),
  by(3, 'role', 2),
  by(0, 'wait', 8),
  by(2, 'remove', 3),
  by(0, 'rekey'),
  by(0, 'invite', 7),
  by(2, 'appoint', ASKED + 1 + FOR_LONG),
  by(0, 'cosign', 0),
  by(1, 'rekey'),
  by(0, 'leave'),
  by(1, 'rekey'),
  by(1, 'write')
]

export function wholeTeam(): WholeSpace {
  return wholeSpace(teamAfter(WHOLE))
}
