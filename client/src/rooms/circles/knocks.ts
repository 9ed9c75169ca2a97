/** The door of a circle: its card, and asking to come in. */
import type { InviteKeys, Result } from '@beside/kernel'
import type { InviteRefusal, Trouble } from '../../api.ts'
import { profileIn } from '../../account/settings.ts'
import type { KnownPlace } from '../../account/place.ts'
import { sendKnock } from '../../drops/knocks.ts'
import { readCardAs, type ReadCard } from '../../sync/invites.ts'
import type { RoomTools } from '../../sync/writing.ts'
import { CircleCard, type CircleKnock } from './entries.ts'

export type CircleInvite = { readonly keys: InviteKeys; readonly card: CircleCard }

export function readCircleInvite(
  place: KnownPlace,
  read: ReadCard
): Result<CircleInvite, InviteRefusal> {
  return readCardAs(place, read, CircleCard)
}

/** Asks to come in, under one's own nickname. */
export function knock(
  tools: RoomTools,
  { keys, card }: CircleInvite,
  note: string
): Promise<Result<true, InviteRefusal | Trouble>> {
  const door = { keys, card, purpose: 'circle', name: card.about.name } as const
  const profile = profileIn(tools.account.keyring)
  return sendKnock<CircleKnock>(tools, door, { profile, note })
}
