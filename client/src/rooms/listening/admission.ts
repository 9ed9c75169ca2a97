/** Who is let in to hear somebody: whom the server names, and whose role that very member of the team proves here. */
import type { DeskView } from '@beside/contract'
import { isSameBytes, toBase64url, type Member } from '@beside/kernel'
import type { Space } from '../../spaces/space.ts'
import { isProvedBy } from '../../teams/proof.ts'
import { rolesOf } from '../../teams/shown.ts'
import type { Team } from '../../teams/fold.ts'
import type { Teams } from '../../teams/teams.ts'

/** `wait`: they may be on their way, or what they show may be. */
export type Verdict = 'theirs' | 'not-theirs' | 'wait'

export type Comer = {
  readonly space: Space
  readonly desk: DeskView
  /** Whoever is in the bond; undefined while nobody came. */
  readonly comer: Member | undefined
  /** Members of the team whom this person does not want. */
  readonly refused: readonly string[]
  readonly isForLead: boolean
}

export async function verdictOn(teams: Teams, one: Comer): Promise<Verdict> {
  const { desk, comer, refused } = one
  const { takenBy } = desk
  // Only whom the server let say yes may be here: it counts how many each of them hears.
  if (takenBy === null) return comer ? 'not-theirs' : 'wait'
  if (refused.includes(takenBy)) return 'not-theirs'
  if (!comer) return 'wait'
  // Who came into the team a moment ago may not be known here yet.
  if (!holderIn(teams.of('listener'), takenBy)) await teams.look()
  const team = teams.of('listener')
  const holder = holderIn(team, takenBy)
  if (!holder || (one.isForLead && !holder.isLead)) return 'not-theirs'
  const proofs = proofsOf(one).filter(({ teamId }) => teamId === team?.teamId)
  if (proofs.length === 0) return 'wait'
  const at = { spaceId: one.space.id, member: comer.sign }
  const isProved = proofs.some(
    (proof) => proof.memberId === takenBy && isProvedBy(holder.sign, proof, at)
  )
  if (!isProved) return 'not-theirs'
  // They say that they are here once all is written: so their place counts before anybody talks.
  return desk.state === 'open' ? 'theirs' : 'wait'
}

function proofsOf({ space, comer }: Comer) {
  const shown = rolesOf(space, ({ id }) => comer !== undefined && isSameBytes(id, comer.id))
  return shown.map(({ proof }) => proof)
}

function holderIn(team: Team | undefined, memberId: string) {
  return team?.holders.find((one) => one.memberId === memberId)
}

/** The member of the listeners' team whom somebody in this space shows to be. */
export function listenerShownIn(teams: Teams, space: Space): string | undefined {
  const teamId = teams.of('listener')?.teamId
  const others = rolesOf(space, ({ id }) => toBase64url(id) !== space.myMemberId)
  return others.find(({ proof }) => proof.teamId === teamId)?.proof.memberId
}
