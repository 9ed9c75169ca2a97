/** Who is let in to hear somebody: whom the server names, and whose role that very member of the team proves here. */
import type { DeskView } from '@beside/contract'
import { isSameBytes, toBase64url, type Member } from '@beside/kernel'
import type { Space } from '../../spaces/space.ts'
import { isProvedBy } from '../../teams/proof.ts'
import type { TeamChain } from '../../teams/chain.ts'
import { rolesOf } from '../../teams/shown.ts'
import type { Team } from '../../teams/fold.ts'
import type { Teams } from '../../teams/teams.ts'

/**
 * `wait`: they may be on their way, or what they show may be. `unknown`: nobody can say who listens here now. `ran-out`:
 * somebody was there for their day, and this person was away: the server names nobody any more.
 */
export type Verdict = 'theirs' | 'not-theirs' | 'wait' | 'unknown' | 'ran-out'

/**
 * The listeners' team that this person knew, as long as the server shows no other one in its place, nor other stewards:
 * whoever was put there reads no question, and is let in nowhere.
 */
export function listenersChain(teams: Teams): TeamChain | undefined {
  const replaced = teams.replaced()
  const isAnother = replaced.includes('listener') || replaced.includes('steward')
  return isAnother ? undefined : teams.chainOf('listener')
}

export type Comer = {
  readonly space: Space
  readonly desk: DeskView
  /** Whoever is in the bond; undefined while nobody came. */
  readonly comer: Member | undefined
  /** Members of the team whom this person does not want. */
  readonly refused: readonly string[]
  readonly isForLead: boolean
  /** Whether they came so long ago that their day is over. */
  readonly isDayOver: boolean
  readonly onlyFor: string | undefined
}

export async function verdictOn(teams: Teams, one: Comer): Promise<Verdict> {
  const { desk, comer, refused, isDayOver } = one
  const { takenBy } = desk
  const isRunOut = desk.state === 'gone' && isDayOver
  if (!listenersChain(teams)) return 'unknown'
  // Only whom the server let say yes may be here: it counts how many each of them hears.
  // Whoever was there for their day has left by now, and shows no role any more: nobody is let in by this.
  if (takenBy === null && comer) return isRunOut ? 'ran-out' : 'not-theirs'
  if (takenBy === null) return 'wait'
  if (refused.includes(takenBy)) return 'not-theirs'
  if (!comer) return 'wait'
  // Who came into the team a moment ago may not be known here yet.
  if (!holderIn(teams.of('listener'), takenBy)) {
    const looked = await teams.look()
    if (!looked.ok) return 'unknown'
  }
  if (!listenersChain(teams)) return 'unknown'
  const team = teams.of('listener')
  const holder = holderIn(team, takenBy)
  if (!holder || !isMeant(one, holder)) return 'not-theirs'
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

/**
 * Whom a question is not for any more, once somebody came in who was not let in: whoever proves a role there, and whoever
 * said yes and is unwanted, or showed nothing in time. Whoever said yes and was kept out by another is none of them.
 */
export function unwantedAfter(teams: Teams, one: Comer, verdict: Verdict): readonly string[] {
  const team = teams.of('listener')
  const { takenBy } = one.desk
  const proved = proofsOf(one).flatMap((proof) => {
    const holder = holderIn(team, proof.memberId)
    const at = one.comer && { spaceId: one.space.id, member: one.comer.sign }
    return holder && at && isProvedBy(holder.sign, proof, at) ? [proof.memberId] : []
  })
  if (takenBy === null) return proved
  const holder = holderIn(team, takenBy)
  const isUnfit = one.refused.includes(takenBy) || !holder || !isMeant(one, holder)
  return isUnfit || verdict === 'wait' ? [...proved, takenBy] : proved
}

/** Whether the question is for this member of the team. */
function isMeant({ isForLead, onlyFor }: Comer, holder: Team['holders'][number]): boolean {
  if (isForLead && !holder.isLead) return false
  return onlyFor === undefined || onlyFor === holder.memberId
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
