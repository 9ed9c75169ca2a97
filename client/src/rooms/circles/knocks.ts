/** The door of a circle: asking to come in, and reading who asks. */
import {
  inviteFate,
  inviteKeys,
  isSameBytes,
  knockHash,
  mailboxAddress,
  mailboxOf,
  makeKnock,
  ok,
  refused,
  sign,
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
import { readQueue, removeDrop, sendDrop, type OpenedDrop } from '../../drops/drops.ts'
import type { Space } from '../../spaces/space.ts'
import { openInvite, type ReadCard } from '../../sync/invites.ts'
import { reserveMembership, saveMembership } from '../../sync/membership-book.ts'
import type { RoomTools } from '../../sync/writing.ts'
import { bytesOf, hashOf, spaceIdOfText } from '../../wire/read-wire.ts'
import { narrowed, type WireReason } from '../../wire/server-link.ts'
import { CircleCard, Knock, TakenBack } from './entries.ts'

const DAY_MS = 86_400_000
/** An invitation that is used in the moment in which it is made. */
const AT_ONCE_MS = 900_000

export type CircleInvite = { readonly keys: InviteKeys; readonly card: CircleCard }
/** Somebody who asks, and whom an `add` would let in. */
export type Asking = {
  readonly dropId: string
  readonly takenBy: string | null
  readonly knock: Knock
  readonly add: Omit<Add, 'op'>
  /** Their link lets nobody in any more: whoever says yes makes an invitation in that moment. */
  readonly isLinkOver: boolean
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

/**
 * Takes a question back. What was dropped only those can take away whose address it is: so a second drop says it,
 * and their clients remove both. Whoever was let in at that very moment is in, and sees it.
 */
export async function takeAskingBack(
  tools: RoomTools,
  circleId: string
): Promise<Result<true, Trouble>> {
  const { account, spaces } = tools
  const asked = account.keyring.memberships.filter(
    (one) => one.spaceId === circleId && isAsking(one) && one.asking?.isSent === true
  )
  for (const { asking, ...membership } of asked) {
    const inbox = asking && admitKemKey(bytesOf(asking.inbox))
    if (!asking || !inbox) return refused('not-found')
    const { readKey } = mailboxOf(bytesOf(asking.mailbox))
    const content: TakenBack = { version: 0, kind: 'taken-back', readKey: toBase64url(readKey) }
    const days = Math.max(1, Math.ceil((asking.until - spaces.serverNow()) / DAY_MS))
    const sent = await sendDrop(tools, { address: circleId, to: [inbox], content, days })
    if (!sent.ok) return narrowed(sent)
    const saved = await saveMembership(account, { ...membership, asking, state: 'left' })
    if (!saved.ok) return narrowed(saved)
  }
  return ok(true)
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
  const asking = { mailbox: secret, name: about.name, until, inbox: card.inbox, isSent: false }
  const wish = { purpose: 'circle', state: 'reserved', spaceId, asking } as const
  const reserved = await reserveMembership(account, wish)
  if (!reserved.ok) return reserved
  return ok({ ...reserved.value, asking, mailbox: mailboxOf(bytesOf(secret)) })
}

/**
 * Who asks to come into a circle. Who never held a link of ours is not shown, and a question taken back goes away.
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
  const takenBack = takenBackIn(queue.value)
  const found: Asking[] = []
  for (const { id: dropId, content, takenBy } of queue.value) {
    const { success, output: knock } = v.safeParse(Knock, content)
    const isOver = v.is(TakenBack, content) || (success && takenBack.has(knock.answerTo.address))
    // Where another answers it just now, it goes at the next look.
    if (isOver) await removeDrop(tools, space, dropId)
    else if (success) found.push(...askingFor(space, { dropId, takenBy, knock }, now))
  }
  return ok(eachOnce(found))
}

/** The mailboxes of those who took their question back. To show the key of one is to own it. */
function takenBackIn(queue: readonly OpenedDrop[]): ReadonlySet<string> {
  const said = queue.map(({ content }) => content).filter((content) => v.is(TakenBack, content))
  return new Set(said.map(({ readKey }) => toBase64url(mailboxAddress(bytesOf(readKey)))))
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

/**
 * What lets this person in: by the link they came with, or, where that is over, by an invitation that we make in
 * this moment. Its key is ours, so we can sign the claim.
 */
export async function additionOf(
  tools: RoomTools,
  space: Space,
  { add, isLinkOver }: Asking
): Promise<Result<Omit<Add, 'op'>, Trouble>> {
  if (!isLinkOver) return ok(add)
  const opened = await openInvite(tools, space, AT_ONCE_MS)
  if (!opened.ok) return opened
  const { inviteId, pair } = inviteKeys(opened.value.secret)
  return ok({ ...add, inviteId, claim: sign(knockHash(space.spaceId, add), pair.secret) })
}

/** Whether this person is in the circle already: then what they dropped only waits to be cleared away. */
export function isInAlready({ state }: Space, { sign: key }: Omit<Add, 'op'>): boolean {
  return state?.usedKeys.some((used) => isSameBytes(used, key)) === true
}

function askingFor(
  space: Space,
  drop: Pick<Asking, 'dropId' | 'takenBy' | 'knock'>,
  now: number
): readonly Asking[] {
  const { state, spaceId } = space
  const { knock } = drop
  const [key, kem] = [admitSignKey(bytesOf(knock.sign)), admitKemKey(bytesOf(knock.kem))]
  const inviteId = hashOf(knock.inviteId)
  const invite = state?.invites.find(({ id }) => isSameBytes(id, inviteId))
  if (!state || !invite || !key || !kem) return []
  const [claim, proof] = [bytesOf(knock.claim), bytesOf(knock.proof)]
  const message = knockHash(spaceId, { sign: key, kem })
  const isSigned = verifySignature(claim, message, invite.key)
  const isOwn = verifySignature(proof, message, key)
  const add = { inviteId, sign: key, kem, claim, proof }
  if (!isSigned || !isOwn || isInAlready(space, add)) return []
  return [{ ...drop, add, isLinkOver: inviteFate(state, invite, now) !== 'open', again: [] }]
}
