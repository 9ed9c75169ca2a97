/** What four people try in Ada's team, above all to give posts, to say the second yes and to take posts away. */
import type { Hash } from '../src/brand.ts'
import { ROLES, type Operation } from '../src/space/operations.ts'
import { addBody, pickMember } from './circle-model.ts'
import { SHARED_WHATS, spaceAfter, type Act, type SpaceModel } from './space-model.ts'

export const TEAM_WHATS = [
  ...SHARED_WHATS,
  'appoint',
  'cosign',
  'remove',
  'role',
  'present'
] as const
const DAY = 86_400_000
/** The form of an `appoint` in which everything is right: `pick` is this and the person, and what is added below. */
export const ASKED = 4 * 8
export const AS_ADMIN = 48
export const FOR_LONG = 96
/** All forms. */
export const TEAM_PICKS = 2 * FOR_LONG - 1

const team = {
  kind: 'team',
  names: ['Ada', 'Ben', 'Cleo', 'Dov'],
  ownBody: (model, act): Operation => {
    const { pick } = act
    const role = ROLES[Math.floor(pick / AS_ADMIN) % 2]!
    switch (act.what) {
      case 'appoint': {
        const until = model.time + (pick < FOR_LONG ? 9 : 400) * DAY
        const said = { role, until, mustReport: pick % 3 === 0, words: 'We met.' }
        return { ...addBody(model, act), op: 'appoint', ...said }
      }
      case 'cosign':
        return { op: 'cosign', proposal: pickProposal(model, pick) }
      case 'present':
        return { op: 'present', words: `I am ${model.people[act.who]!.name}.` }
      case 'remove':
        return { op: 'remove', memberId: pickMember(model, act) }
      default:
        return { op: 'role', memberId: pickMember(model, act), role }
    }
  }
} satisfies Parameters<typeof spaceAfter>[0]

const by = (who: number, what: Act['what'], pick = 8): Act => ({ who, what, pick, lag: 0 })

/** Ada and Ben are stewards, Ben by Ada's yes alone, after three days; Cleo holds a post; Dov is outside. */
export const TEAMING: readonly Act[] = [
  by(0, 'invite', 7),
  by(0, 'appoint', ASKED + 1 + AS_ADMIN + FOR_LONG),
  by(0, 'wait', 3),
  by(0, 'cosign', 0),
  by(1, 'rekey'),
  by(1, 'invite', 7),
  by(0, 'appoint', ASKED + 2 + FOR_LONG),
  by(1, 'cosign', 0),
  by(2, 'rekey')
]

/** Ada's team after acts that must stand. */
export function teamAfter(acts: readonly Act[]): SpaceModel {
  return spaceAfter(team, acts)
}

// Mostly the newest that waits; sometimes an older one, or what nobody proposed.
function pickProposal({ log, random }: SpaceModel, pick: number): Hash {
  return log.state.proposals.at(-1 - (pick % 3))?.id ?? (random(32) as Hash)
}
