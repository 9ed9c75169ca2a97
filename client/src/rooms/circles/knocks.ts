/** The door of a circle: its card, and asking to come in. */
import { isSameBytes, ok, refused, type InviteKeys, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { InviteRefusal, Trouble } from '../../api.ts'
import { profileIn } from '../../account/settings.ts'
import type { KnownPlace } from '../../account/place.ts'
import { sendKnock } from '../../drops/knocks.ts'
import type { ReadCard } from '../../sync/invites.ts'
import type { RoomTools } from '../../sync/writing.ts'
import { hashOf } from '../../wire/read-wire.ts'
import { CircleCard, type CircleKnock } from './entries.ts'

export type CircleInvite = { readonly keys: InviteKeys; readonly card: CircleCard }

/** Whether a card that opened says that it leads into a circle. */
export function isCircleCard(card: unknown): boolean {
  return v.is(v.object({ kind: v.literal('circle') }), card)
}

export function readCircleInvite(
  place: KnownPlace,
  read: ReadCard
): Result<CircleInvite, InviteRefusal> {
  const card = v.safeParse(CircleCard, read.card)
  if (!card.success) return refused('invite-unknown')
  const isHere = isSameBytes(hashOf(card.output.instanceRoot), place.manifest.root)
  return isHere ? ok({ keys: read.keys, card: card.output }) : refused('another-server')
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
