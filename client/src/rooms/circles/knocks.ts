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
  type Mailbox,
  type MemberKeys,
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
import { narrowed, type WireReason } from '../../wire/server-link.ts'
import { CircleCard, Knock } from './entries.ts'

const DAY_MS = 86_400_000

export type CircleInvite = { readonly keys: InviteKeys; readonly card: CircleCard }
/** Somebody who asks, and whom an `add` would let in. */
export type Asking = {
  readonly dropId: string
  readonly takenBy: string | null
  readonly knock: Knock
  readonly add: Omit<Add, 'op'>
  /** Other drops of the same person that say the same. */
  readonly again: readonly string[]
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

/**
 * Asks to come in: with keys of one's own, reserved before, and a mailbox for the answer. Where no answer came to an
 * earlier try, it asks again as the same one.
 */
export async function knock(
  tools: RoomTools,
  { keys, card }: CircleInvite,
  note: string
): Promise<Result<true, InviteRefusal | Trouble>> {
  const { account } = tools
  const { spaceId } = card
  const inbox = admitKemKey(bytesOf(card.inbox))
  if (!inbox) return refused('invite-unknown')
  const reserved = await reserveSeat(tools, card)
  if (!reserved.ok) return narrowed(reserved)
  const { membership, mailbox } = reserved.value
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
  const days = daysLeft(tools.spaces.serverNow(), card)
  const sent = await sendDrop(tools, { address: spaceId, to: [inbox], content, days })
  if (!sent.ok) return narrowed(sent)
  const until = tools.spaces.serverNow() + days * DAY_MS
  const asking = { ...reserved.value.asking, until, isSent: true }
  const saved = await saveMembership(account, { ...membership, asking })
  return saved.ok ? ok(true) : narrowed(saved)
}

// A question is of use for as long as its link is: nobody can be let in by one that is over.
function daysLeft(now: number, { expiresAt }: CircleCard): number {
  return Math.max(1, Math.ceil((expiresAt - now) / DAY_MS))
}

type Seat = {
  readonly membership: Membership
  readonly keys: MemberKeys
  readonly asking: NonNullable<Membership['asking']>
  readonly mailbox: Mailbox
}

async function reserveSeat(
  { account, environment, spaces }: RoomTools,
  card: CircleCard
): Promise<Result<Seat, WireReason>> {
  const { spaceId, about } = card
  const tried = account.keyring.memberships.find(
    (one) =>
      one.spaceId === spaceId &&
      isAsking(one) &&
      one.asking?.isSent === false &&
      one.rootId === account.rootId
  )
  const triedKeys = tried && account.keysOf(tried)
  if (tried?.asking && triedKeys) {
    const mailbox = mailboxOf(bytesOf(tried.asking.mailbox))
    return ok({ membership: tried, keys: triedKeys, asking: tried.asking, mailbox })
  }
  const secret = toBase64url(environment.random(32))
  const now = spaces.serverNow()
  const until = now + daysLeft(now, card) * DAY_MS
  const asking = { mailbox: secret, name: about.name, until, isSent: false }
  const wish = { purpose: 'circle', state: 'reserved', spaceId, asking } as const
  const reserved = await reserveMembership(account, wish)
  if (!reserved.ok) return reserved
  return ok({ ...reserved.value, asking, mailbox: mailboxOf(bytesOf(secret)) })
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
  const now = tools.spaces.serverNow()
  const found = queue.value.flatMap(({ id: dropId, content, takenBy }): Asking[] => {
    const parsed = v.safeParse(Knock, content)
    const add = parsed.success ? addFor(space, parsed.output, now) : undefined
    return parsed.success && add ? [{ dropId, takenBy, knock: parsed.output, add, again: [] }] : []
  })
  return ok(eachOnce(found))
}

// Whoever asked again, because the line broke, is one person: the same keys say so.
function eachOnce(all: readonly Asking[]): readonly Asking[] {
  const isSame = (one: Asking, other: Asking): boolean => one.knock.sign === other.knock.sign
  return all
    .filter((one, at) => all.findIndex((other) => isSame(one, other)) === at)
    .map((one) => {
      const others = all.filter((other) => other !== one && isSame(one, other))
      return { ...one, again: others.map(({ dropId }) => dropId) }
    })
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
