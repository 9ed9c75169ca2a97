/** The link to a role, as whoever holds it reads it. */
import { isSameBytes, ok, refused, type InviteKeys, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { InviteRefusal } from '../../api.ts'
import type { KnownPlace } from '../../account/place.ts'
import type { ReadCard } from '../../sync/invites.ts'
import { hashOf } from '../../wire/read-wire.ts'
import { TeamCard } from './entries.ts'

export type TeamInvite = { readonly keys: InviteKeys; readonly card: TeamCard }

/** Whether a card that opened says that it leads to a role. */
export function isTeamCard(card: unknown): boolean {
  return v.is(v.object({ kind: v.literal('team') }), card)
}

export function readTeamInvite(
  place: KnownPlace,
  read: ReadCard
): Result<TeamInvite, InviteRefusal> {
  const card = v.safeParse(TeamCard, read.card)
  if (!card.success) return refused('invite-unknown')
  const isHere = isSameBytes(hashOf(card.output.instanceRoot), place.manifest.root)
  return isHere ? ok({ keys: read.keys, card: card.output }) : refused('another-server')
}
