import type { RoleSaid, TeamsView } from '@beside/client'

/** A role that this person holds, or still shows somewhere though it is over. */
export type MyRole =
  | ({ readonly teamId: string; readonly isOver: false } & RoleSaid)
  | { readonly teamId: string; readonly isOver: true }

/** What can be shown in one space, and what is shown there and over. */
export function myRoles(teams: TeamsView | null, shown: readonly string[]): readonly MyRole[] {
  const held = (teams?.teams ?? []).flatMap(({ teamId, role, holders }) => {
    const me = holders.find(({ isMe }) => isMe)
    return me ? [{ ...me, role, teamId, isOver: false as const }] : []
  })
  const over = shown.filter((teamId) => held.every((one) => one.teamId !== teamId))
  // While nothing of the teams could be read, nothing is known to be over.
  return teams === null
    ? []
    : [...held, ...over.map((teamId) => ({ teamId, isOver: true as const }))]
}

/** Whether people in a circle should be told of a duty before they write, and it is not shown there yet. */
export function isAskedToShow(teams: TeamsView | null, shown: readonly string[]): boolean {
  return myRoles(teams, shown).some(
    (one) =>
      !one.isOver &&
      one.mustReport &&
      (one.role === 'facilitator' || one.role === 'professional') &&
      !shown.includes(one.teamId)
  )
}
