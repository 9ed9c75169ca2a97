/** Who of a service is here, and lets members ask: from the roles that this device knows already. */
import type { RoleHolder, RoleService, TeamRole, TeamsView } from '@beside/client'

export type Here = {
  readonly teamId: string
  readonly role: TeamRole
  readonly holder: RoleHolder
  readonly service: RoleService
}

/** Nobody of a team that stands in the place of the one that this person knew. */
export function whoIsHere(teams: TeamsView | null, serviceId: string): readonly Here[] {
  const known = (teams?.teams ?? []).filter(({ role }) => !teams?.replaced.includes(role))
  return known.flatMap(({ teamId, role, holders }) =>
    holders.flatMap((holder) => {
      const service = holder.services.find(({ id }) => id === serviceId)
      const isOffered = service !== undefined && holder.mayBeAsked && !holder.isMe
      return isOffered ? [{ teamId, role, holder, service }] : []
    })
  )
}
