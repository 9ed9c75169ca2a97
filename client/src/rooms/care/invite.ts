/** The link to a role, as whoever holds it reads it. */
import type { InviteKeys, Result } from '@beside/kernel'
import type { InviteRefusal } from '../../api.ts'
import type { KnownPlace } from '../../account/place.ts'
import { readCardAs, type ReadCard } from '../../sync/invites.ts'
import { TeamCard } from './entries.ts'

export type TeamInvite = { readonly keys: InviteKeys; readonly card: TeamCard }

export function readTeamInvite(
  place: KnownPlace,
  read: ReadCard
): Result<TeamInvite, InviteRefusal> {
  return readCardAs(place, read, TeamCard)
}
