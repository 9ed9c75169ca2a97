/** Inviting by link, and reading an invitation before any account exists. */
import { OpenInvite, type PlacedRecord } from '@beside/contract'
import {
  inviteFragment,
  inviteKeys,
  INVITE_SECRET_BYTES,
  inviteSecretOf,
  isSameBytes,
  memberKeysFromSeed,
  ok,
  openInviteCard,
  refused,
  sealInviteCard,
  toBase64url,
  type Bytes,
  type InviteKeys,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type { InviteRefusal, Trouble } from '../../api.ts'
import type { KnownPlace } from '../../account/place.ts'
import type { Environment } from '../../environment.ts'
import { readJson, writeJson } from '../../spaces/entry.ts'
import { Space } from '../../spaces/space.ts'
import { takeInNext } from '../../spaces/take-in.ts'
import { bytesOf, hashOf, spaceIdOfText } from '../../wire/read-wire.ts'
import { narrowed, type ServerLink, type WireReason } from '../../wire/server-link.ts'
import { profileIn } from '../../account/settings.ts'
import type { WritingTools } from '../writing.ts'
import { InviteCard, type AgreementBody } from './entries.ts'

const INVITE_MS = 7 * 86_400_000
/** Replies that one reading may take: twice what the longest bond that waits could need. */
const INVITE_ROUNDS_MAX = 60

export type ReadInvite = {
  readonly secret: Bytes
  readonly keys: InviteKeys
  readonly card: InviteCard
  /** The bond as it stands, verified from its genesis to the invitation. */
  readonly space: Space
}

/** Reads and verifies an invitation. Nothing in it is taken from the server's word. */
export async function readInviteLink(
  tools: {
    readonly link: ServerLink
    readonly environment: Environment
    readonly place: KnownPlace
  },
  fragment: string
): Promise<Result<ReadInvite, InviteRefusal | Trouble>> {
  const secret = inviteSecretOf(fragment.replace(/^#/u, '').trim())
  if (!secret) return refused('link-cut-short')
  const keys = inviteKeys(secret)
  const reply = await readWhole(tools.link, keys)
  if (!reply.ok) {
    return narrowed(
      reply,
      'invite-unknown',
      'invite-used',
      'invite-expired',
      'invite-revoked',
      'invite-void'
    )
  }
  const plain = openInviteCard(keys, bytesOf(reply.value.card))
  const card = v.safeParse(InviteCard, plain && readJson(plain))
  if (!card.success) return refused('invite-unknown')
  if (!isSameBytes(hashOf(card.output.instanceRoot), tools.place.manifest.root))
    return refused('another-server')
  // Keys of nobody: the space is only looked at here, with the key that the card brings.
  const nobody = memberKeysFromSeed(tools.environment.random(32))
  const space = new Space(spaceIdOfText(card.output.spaceId), nobody)
  for (const record of reply.value.records) {
    if (takeInNext(space, record) !== 'taken') return refused('another-server')
    // The first record says what the card's key opens: the agreement that comes next is read with it.
    space.learnEpochKey(space.state?.epoch ?? 0, bytesOf(card.output.epochKey))
  }
  const isPinned = space.chain.includes(card.output.opHash)
  return isPinned ? ok({ secret, keys, card: card.output, space }) : refused('another-server')
}

/** The card, and the log of the bond: as many replies as it takes. */
async function readWhole(
  link: ServerLink,
  { inviteId }: InviteKeys
): Promise<Result<v.InferOutput<typeof OpenInvite>, WireReason>> {
  const records: PlacedRecord[] = []
  for (let round = 0; round < INVITE_ROUNDS_MAX; round += 1) {
    const path = `/api/invites/${toBase64url(inviteId)}?after=${records.at(-1)?.seq ?? 0}`
    const reply = await link.call({ method: 'GET', path }, OpenInvite)
    if (!reply.ok) return refused(reply.reason)
    records.push(...reply.value.records)
    if (!reply.value.hasMore) return ok({ ...reply.value, records })
  }
  return refused('invite-void')
}

/** Makes an invitation in a bond and leaves its sealed card with the server. */
export async function makeInvite(
  tools: WritingTools & { readonly link: ServerLink; readonly place: KnownPlace },
  space: Space,
  words: { readonly agreement: AgreementBody; readonly note: string }
): Promise<Result<{ readonly secret: Bytes; readonly expiresAt: number }, WireReason>> {
  const { environment, spaces } = tools
  const secret = environment.random(INVITE_SECRET_BYTES)
  const keys = inviteKeys(secret)
  const expiresAt = Math.floor(Math.max(spaces.serverNow(), space.time)) + INVITE_MS
  const key = keys.pair.public
  const written = await spaces.appendOperation(space, () => ({ op: 'invite', key, expiresAt }))
  if (!written.ok) return narrowed(written)
  const card = inviteCard(tools, space, { ...words, expiresAt })
  if (!card) return refused('something-unexpected')
  const sealed = toBase64url(sealInviteCard(keys, writeJson(card), environment.random))
  const token = await spaces.door.tokenFor(space)
  if (!token) return refused('not-found')
  const path = `/api/invites/${toBase64url(keys.inviteId)}`
  const body = { spaceId: space.id, card: sealed }
  const saved = await tools.link.call({ method: 'PUT', path, token, body }, v.unknown())
  return saved.ok ? ok({ secret, expiresAt }) : refused(saved.reason)
}

/** The link to give by hand. The part after `#` never reaches a server. */
export function inviteLink(address: string, secret: Uint8Array): string {
  return `${address}/i#${inviteFragment(secret)}`
}

function inviteCard(
  tools: WritingTools & { readonly place: KnownPlace },
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
    inviter: { memberId: me, profile: profileIn(tools.account.keyring) },
    ...words
  }
}
