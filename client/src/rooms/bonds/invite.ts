/** The card of an invitation to a bond, and reading one before any account exists. */
import {
  memberKeysFromSeed,
  ok,
  refused,
  toBase64url,
  type Bytes,
  type InviteKeys,
  type Result
} from '@beside/kernel'
import type { InviteRefusal } from '../../api.ts'
import type { KnownPlace } from '../../account/place.ts'
import { NO_PROFILE } from '../../account/settings.ts'
import type { Environment } from '../../environment.ts'
import { Space } from '../../spaces/space.ts'
import { takeInNext } from '../../spaces/take-in.ts'
import { readCardAs, type ReadCard } from '../../sync/invites.ts'
import type { RoomTools } from '../../sync/writing.ts'
import { profilesOf, talkRecords } from '../../talk/fold.ts'
import { bytesOf, spaceIdOfText } from '../../wire/read-wire.ts'
import { InviteCard, type AgreementBody } from './entries.ts'

export type ReadInvite = {
  readonly secret: Bytes
  readonly keys: InviteKeys
  readonly card: InviteCard
  /** The bond as it stands, verified from its genesis to the invitation. */
  readonly space: Space
}

/** Verifies an invitation to a bond. Nothing in it is taken from the server's word. */
export function readBondInvite(
  tools: { readonly environment: Environment; readonly place: KnownPlace },
  read: ReadCard
): Result<ReadInvite, InviteRefusal> {
  const opened = readCardAs(tools.place, read, InviteCard)
  if (!opened.ok) return opened
  const { keys, card } = opened.value
  // Keys of nobody: the space is only looked at here, with the key that the card brings.
  const nobody = memberKeysFromSeed(tools.environment.random(32))
  const space = new Space(spaceIdOfText(card.spaceId), nobody)
  for (const record of read.records) {
    if (takeInNext(space, record) !== 'taken') return refused('another-server')
    // The first record says what the card's key opens: the agreement that comes next is read with it.
    space.learnEpochKey(space.state?.epoch ?? 0, bytesOf(card.epochKey))
  }
  const isPinned = space.chain.includes(card.opHash)
  return isPinned ? ok({ secret: read.secret, keys, card, space }) : refused('another-server')
}

export function bondCard(
  tools: RoomTools,
  space: Space,
  words: { readonly agreement: AgreementBody; readonly note: string; readonly expiresAt: number }
): InviteCard | undefined {
  const { state, me } = space
  const epochKey = state && space.epochKey(state.epoch)
  if (!state || !me || !epochKey) return undefined
  return {
    version: 0,
    spaceId: space.id,
    opHash: toBase64url(state.opHash),
    epochKey: toBase64url(epochKey),
    instanceRoot: toBase64url(tools.place.manifest.root),
    inviter: { memberId: me, profile: profilesOf(talkRecords(space)).get(me) ?? NO_PROFILE },
    ...words
  }
}
