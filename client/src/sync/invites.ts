/** Invitations by link, whatever they lead to: the sealed card that the server keeps, and the link to it. */
import { OpenInvite, type PlacedRecord } from '@beside/contract'
import {
  inviteFate,
  inviteFragment,
  inviteKeys,
  INVITE_CARD_BYTES_MAX,
  INVITE_SECRET_BYTES,
  inviteSecretOf,
  isSameBytes,
  ok,
  openInviteCard,
  PACKED_OVERHEAD_BYTES,
  pad,
  refused,
  sealInviteCard,
  toBase64url,
  type Bytes,
  type InviteKeys,
  type Membership,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type { InviteRefusal, Trouble } from '../api.ts'
import type { KnownPlace } from '../account/place.ts'
import { readJson, writeJson } from '../spaces/entry.ts'
import type { Space } from '../spaces/space.ts'
import { bytesOf, hashOf } from '../wire/read-wire.ts'
import { narrowed, type ServerLink, type WireReason } from '../wire/server-link.ts'
import { changeMembership } from './membership-book.ts'
import { settled, type RoomTools } from './writing.ts'

/** How long an invitation is open. */
export const INVITE_MS = 7 * 86_400_000
/** Replies that one reading may take: twice what the longest bond that waits could need. */
const INVITE_ROUNDS_MAX = 60

/** A card that opened with the link's secret. What it says is for the room to read. */
export type ReadCard = {
  readonly secret: Bytes
  readonly keys: InviteKeys
  readonly card: unknown
  /** The log of a bond so far; of anything else the server shows nothing. */
  readonly records: readonly PlacedRecord[]
}

/** Whether a card that opened says that it leads to this. */
export function isCardOf(kind: 'circle' | 'team', card: unknown): boolean {
  return v.is(v.object({ kind: v.literal(kind) }), card)
}

/** The card as the room reads it to which it leads, where it is of this place. */
export function readCardAs<Card extends { readonly instanceRoot: string }>(
  place: KnownPlace,
  { keys, card }: ReadCard,
  shape: v.GenericSchema<unknown, Card>
): Result<{ readonly keys: InviteKeys; readonly card: Card }, InviteRefusal> {
  const parsed = v.safeParse(shape, card)
  if (!parsed.success) return refused('invite-unknown')
  const isHere = isSameBytes(hashOf(parsed.output.instanceRoot), place.manifest.root)
  return isHere ? ok({ keys, card: parsed.output }) : refused('another-server')
}

export async function readInviteCard(
  link: ServerLink,
  fragment: string
): Promise<Result<ReadCard, InviteRefusal | Trouble>> {
  const secret = inviteSecretOf(fragment.replace(/^#/u, '').trim())
  if (!secret) return refused('link-cut-short')
  const keys = inviteKeys(secret)
  const reply = await readWhole(link, keys)
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
  const card = plain && readJson(plain)
  return ok({ secret, keys, card, records: reply.value.records })
}

/** Opens an invitation in a space for a while. Its secret is known here alone. */
export async function openInvite(
  { environment, spaces }: RoomTools,
  space: Space,
  forMs: number
): Promise<Result<{ readonly secret: Bytes; readonly expiresAt: number }, Trouble>> {
  const secret = environment.random(INVITE_SECRET_BYTES)
  const expiresAt = Math.floor(Math.max(spaces.serverNow(), space.time)) + forMs
  const key = inviteKeys(secret).pair.public
  const written = await spaces.appendOperation(space, () => ({ op: 'invite', key, expiresAt }))
  return written.ok ? ok({ secret, expiresAt }) : narrowed(written)
}

/** Whether the server would keep it, as it lies there: padded and sealed. */
export function fitsOnCard(card: unknown): boolean {
  return pad(writeJson(card)).length + PACKED_OVERHEAD_BYTES <= INVITE_CARD_BYTES_MAX
}

/** Opens an invitation in a space and leaves its sealed card with the server. */
export async function makeInvite(
  tools: RoomTools,
  space: Space,
  cardUntil: (expiresAt: number) => unknown
): Promise<Result<{ readonly secret: Bytes; readonly expiresAt: number }, WireReason | Trouble>> {
  const { environment, spaces } = tools
  const opened = await openInvite(tools, space, INVITE_MS)
  if (!opened.ok) return opened
  const { secret, expiresAt } = opened.value
  const keys = inviteKeys(secret)
  const card = cardUntil(expiresAt)
  if (!card) return refused('something-unexpected')
  const sealed = toBase64url(sealInviteCard(keys, writeJson(card), environment.random))
  const token = await spaces.door.tokenFor(space)
  if (!token) return refused('not-found')
  const path = `/api/invites/${toBase64url(keys.inviteId)}`
  const body = { spaceId: space.id, card: sealed }
  const saved = await tools.link.call({ method: 'PUT', path, token, body }, v.unknown())
  return saved.ok ? ok({ secret, expiresAt }) : refused(saved.reason)
}

/** The same, kept among one's links, and the link to it. */
export async function linkInto(
  tools: RoomTools,
  space: Space,
  cardUntil: (expiresAt: number) => unknown
): Promise<Result<{ readonly link: string }, Trouble>> {
  const made = await makeInvite(tools, space, cardUntil)
  if (!made.ok) return narrowed(made)
  const { secret, expiresAt } = made.value
  const kept = { secret: toBase64url(secret), expiresAt }
  const saved = await changeMembership(tools.account, space.id, (one) => ({
    ...one,
    invites: [...(one.invites ?? []).filter((other) => other.expiresAt > space.time), kept]
  }))
  return saved.ok ? ok({ link: inviteLink(tools.environment.address, secret) }) : narrowed(saved)
}

export type OpenLink = {
  readonly inviteId: string
  readonly link: string
  readonly expiresAt: number
}

/** The links of this person into a space that still let somebody ask. */
export function openLinks(
  { state }: Space,
  from: {
    readonly membership: Membership
    readonly serverNow: number
    readonly address: string
  }
): OpenLink[] {
  return (from.membership.invites ?? []).flatMap(({ secret, expiresAt }) => {
    const { inviteId } = inviteKeys(bytesOf(secret))
    const invite = state?.invites.find(({ id }) => isSameBytes(id, inviteId))
    if (!state || inviteFate(state, invite, from.serverNow) !== 'open') return []
    const link = inviteLink(from.address, bytesOf(secret))
    return [{ inviteId: toBase64url(inviteId), link, expiresAt }]
  })
}

export async function closeLink(
  tools: RoomTools,
  space: Space,
  inviteId: string
): Promise<Result<true, Trouble>> {
  const body = { op: 'uninvite', inviteId: hashOf(inviteId) } as const
  return settled(await tools.spaces.appendOperation(space, () => body))
}

/** The link to give by hand. The part after `#` never reaches a server. */
export function inviteLink(address: string, secret: Uint8Array): string {
  return `${address}/i#${inviteFragment(secret)}`
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
