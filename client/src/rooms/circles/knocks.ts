/** The door of a circle: asking to come in, and reading who asks. */
import {
  inviteFate,
  isSameBytes,
  knockHash,
  mailboxOf,
  makeKnock,
  ok,
  refused,
  toBase64url,
  verifySignature,
  admitKemKey,
  admitSignKey,
  type Add,
  type InviteKeys,
  type Membership,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type { InviteRefusal, Trouble } from '../../api.ts'
import { profileIn } from '../../account/settings.ts'
import type { KnownPlace } from '../../account/place.ts'
import { readQueue, sendDrop } from '../../drops/drops.ts'
import type { Space } from '../../spaces/space.ts'
import type { ReadCard } from '../../sync/invites.ts'
import { reserveMembership, saveMembership } from '../../sync/membership-book.ts'
import type { RoomTools } from '../../sync/writing.ts'
import { bytesOf, hashOf, spaceIdOfText } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import { CircleCard, Knock } from './entries.ts'

/** For so long a question waits for a facilitator. */
const KNOCK_DAYS = 14
const DAY_MS = 86_400_000

export type CircleInvite = { readonly keys: InviteKeys; readonly card: CircleCard }
/** Somebody who asks, and whom an `add` would let in. */
export type Asking = {
  readonly dropId: string
  readonly takenBy: string | null
  readonly knock: Knock
  readonly add: Omit<Add, 'op'>
}

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

/** Asks to come in: with keys of one's own, reserved before, and a mailbox for the answer. */
export async function knock(
  tools: RoomTools,
  { keys, card }: CircleInvite,
  note: string
): Promise<Result<true, InviteRefusal | Trouble>> {
  const { account, environment } = tools
  const { spaceId } = card
  const inbox = admitKemKey(bytesOf(card.inbox))
  if (!inbox) return refused('invite-unknown')
  const secret = toBase64url(environment.random(32))
  const until = tools.spaces.serverNow() + KNOCK_DAYS * DAY_MS
  const asking = { mailbox: secret, name: card.about.name, until }
  const wish = { purpose: 'circle', state: 'reserved', spaceId, asking } as const
  const reserved = await reserveMembership(account, wish)
  if (!reserved.ok) return narrowed(reserved)
  const mailbox = mailboxOf(bytesOf(secret))
  const made = makeKnock(keys, spaceIdOfText(spaceId), reserved.value.keys)
  const content: Knock = {
    version: 0,
    kind: 'knock',
    inviteId: toBase64url(made.inviteId),
    sign: toBase64url(made.sign),
    kem: toBase64url(made.kem),
    claim: toBase64url(made.claim),
    proof: toBase64url(made.proof),
    profile: profileIn(account.keyring),
    note,
    answerTo: {
      address: toBase64url(mailbox.address),
      kem: toBase64url(mailbox.pair.public)
    }
  }
  const drop = { address: spaceId, to: [inbox], content, days: KNOCK_DAYS }
  const sent = await sendDrop(tools, drop)
  if (sent.ok) return ok(true)
  // Nobody was asked, so nothing waits: a second try reserves anew.
  await saveMembership(account, { ...reserved.value.membership, state: 'left' })
  return narrowed(sent)
}

/**
 * Who asks to come into a circle. What no `add` could let in is not shown: it is nobody who holds a link.
 *
 * @param shut ids of drops that did not open; to try them again and again would keep a slow phone busy
 */
export async function readKnocks(
  tools: RoomTools,
  space: Space,
  shut: Set<string>
): Promise<Result<readonly Asking[], Trouble>> {
  const queue = await readQueue(tools, space, shut)
  if (!queue.ok) return narrowed(queue)
  return ok(
    queue.value.flatMap(({ id: dropId, content, takenBy }): Asking[] => {
      const parsed = v.safeParse(Knock, content)
      const add = parsed.success
        ? addFor(space, parsed.output, tools.spaces.serverNow())
        : undefined
      return parsed.success && add ? [{ dropId, takenBy, knock: parsed.output, add }] : []
    })
  )
}

export function isAsking({ purpose, state, asking }: Membership): boolean {
  return purpose === 'circle' && state === 'reserved' && asking !== undefined
}

function addFor(space: Space, knock: Knock, now: number): Omit<Add, 'op'> | undefined {
  const { state, spaceId } = space
  const [sign, kem] = [admitSignKey(bytesOf(knock.sign)), admitKemKey(bytesOf(knock.kem))]
  const inviteId = hashOf(knock.inviteId)
  const invite = state?.invites.find(({ id }) => isSameBytes(id, inviteId))
  if (!state || !invite || !sign || !kem) return undefined
  if (inviteFate(state, invite, now) !== 'open') return undefined
  const [claim, proof] = [bytesOf(knock.claim), bytesOf(knock.proof)]
  const message = knockHash(spaceId, { sign, kem })
  const isSigned = verifySignature(claim, message, invite.key)
  const isOwn = verifySignature(proof, message, sign)
  return isSigned && isOwn ? { inviteId, sign, kem, claim, proof } : undefined
}
