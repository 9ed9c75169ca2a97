/** The door of a circle or of a team: asking to come in, reading who asks, and answering. */
import { DAY_MS } from '@beside/contract'
import {
  admitKemKey,
  admitSignKey,
  inviteFate,
  inviteKeys,
  isSameBytes,
  knockHash,
  mailboxOf,
  makeKnock,
  ok,
  refused,
  sign,
  toBase64url,
  verifySignature,
  type Add,
  type Bytes,
  type InviteKeys,
  type Mailbox,
  type MemberKeys,
  type Membership,
  type Result
} from '@beside/kernel'
import type * as v from 'valibot'
import type { InviteRefusal, Trouble } from '../api.ts'
import type { Space } from '../spaces/space.ts'
import { openInvite } from '../sync/invites.ts'
import { reserveMembership, saveMembership } from '../sync/membership-book.ts'
import type { RoomTools } from '../sync/writing.ts'
import { bytesOf, hashOf, spaceIdOfText } from '../wire/read-wire.ts'
import { narrowed, type WireReason } from '../wire/server-link.ts'
import { readQueue, removeDrop, sendDrop, takeDrop } from './drops.ts'
import { TakenBack, type Knock, type NotNow } from './knock-shapes.ts'
import { clearTakenBack } from './taken-back.ts'

/** An invitation that is used in the moment in which it is made. */
const AT_ONCE_MS = 900_000
const ANSWER_DAYS = 30

/** Where somebody asks, as the card of their link says it, or the list of what can be found. */
export type Door = {
  /** Of their link; null where they found it without one. */
  readonly keys: InviteKeys | null
  readonly purpose: 'circle' | 'team'
  /** By which the one who asks finds it again among what is theirs. */
  readonly name: string
  readonly card: { readonly spaceId: string; readonly inbox: string; readonly expiresAt: number }
}
/** The words that a room adds to what is asked. */
type WordsOf<K extends Knock> = Omit<K, keyof Knock>
/** Somebody who asks, and whom an operation with these keys would let in. */
export type Asking<K extends Knock = Knock> = {
  readonly dropId: string
  readonly takenBy: string | null
  readonly knock: K
  readonly add: Pick<Add, 'sign' | 'kem' | 'proof'>
  /** By which their link lets them in. Without it, whoever says yes makes an invitation in that moment. */
  readonly claim: Pick<Add, 'inviteId' | 'claim'> | undefined
  readonly by: 'link' | 'link-over' | 'list'
  /** Other drops of the same person that say the same. */
  readonly again: readonly string[]
}

/**
 * Asks to come in: with keys of one's own, reserved before, and a mailbox for the answer. Where no answer came to an
 * earlier try, it asks again as the same one.
 */
export async function sendKnock<K extends Knock>(
  tools: RoomTools,
  door: Door,
  words: WordsOf<K>
): Promise<Result<true, InviteRefusal | Trouble>> {
  const { account } = tools
  const { spaceId } = door.card
  const inbox = admitKemKey(bytesOf(door.card.inbox))
  if (!inbox) return refused('invite-unknown')
  const reserved = await reserveSeat(tools, door)
  if (!reserved.ok) return narrowed(reserved)
  const { membership, mailbox } = reserved.value
  const content: Knock = {
    version: 0,
    kind: 'knock',
    ...signedKnock(door, reserved.value.keys),
    ...words,
    answerTo: {
      address: toBase64url(mailbox.address),
      kem: toBase64url(mailbox.pair.public)
    }
  }
  const days = daysLeft(tools.spaces.serverNow(), door)
  const sent = await sendDrop(tools, { address: spaceId, to: [inbox], content, days })
  if (!sent.ok) return narrowed(sent)
  const until = tools.spaces.serverNow() + days * DAY_MS
  const asking = { ...reserved.value.asking, until, isSent: true }
  const saved = await saveMembership(account, { ...membership, asking })
  return saved.ok ? ok(true) : narrowed(saved)
}

function signedKnock({ keys: invite, card }: Door, { sign: own, kem }: MemberKeys) {
  const spaceId = spaceIdOfText(card.spaceId)
  const keys = { sign: own.public, kem: kem.public }
  const proof = sign(knockHash(spaceId, keys), own.secret)
  const asked = {
    sign: toBase64url(keys.sign),
    kem: toBase64url(keys.kem),
    proof: toBase64url(proof)
  }
  if (!invite) return asked
  const { inviteId, claim } = makeKnock(invite, spaceId, { sign: own, kem })
  return { ...asked, inviteId: toBase64url(inviteId), claim: toBase64url(claim) }
}

// A question is of use for as long as its link is: nobody can be let in by one that is over.
function daysLeft(now: number, { card }: Door): number {
  return Math.max(1, Math.ceil((card.expiresAt - now) / DAY_MS))
}

/**
 * Takes a question back. What was dropped only those can take away whose address it is: so a second drop says it,
 * and their clients remove both. Whoever was let in at that very moment is in, and sees it.
 */
export async function takeAskingBack(
  tools: RoomTools,
  spaceId: string
): Promise<Result<true, Trouble>> {
  const { account, spaces } = tools
  const asked = account.keyring.memberships.filter(
    (one) => one.spaceId === spaceId && isAsking(one) && one.asking?.isSent === true
  )
  for (const { asking, ...membership } of asked) {
    const inbox = asking && admitKemKey(bytesOf(asking.inbox))
    if (!asking || !inbox) return refused('not-found')
    const { readKey } = mailboxOf(bytesOf(asking.mailbox))
    const content: TakenBack = { version: 0, kind: 'taken-back', readKey: toBase64url(readKey) }
    const days = Math.max(1, Math.ceil((asking.until - spaces.serverNow()) / DAY_MS))
    const sent = await sendDrop(tools, { address: spaceId, to: [inbox], content, days })
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
  door: Door
): Promise<Result<Seat, WireReason>> {
  const { purpose, name } = door
  const { spaceId, inbox } = door.card
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
  const until = now + daysLeft(now, door) * DAY_MS
  const asking = { mailbox: secret, name, until, inbox, isSent: false }
  const wish = { purpose, state: 'reserved', spaceId, asking } as const
  const reserved = await reserveMembership(account, wish)
  if (!reserved.ok) return reserved
  return ok({ ...reserved.value, asking, mailbox: mailboxOf(bytesOf(secret)) })
}

/** Whether somebody who is in asked already, with keys of the root that holds now: twice is once. */
export function hasAsked({ account, spaces }: RoomTools, spaceId: string): boolean {
  return (
    spaces.get(spaceId)?.me !== undefined ||
    account.keyring.memberships.some(
      (one) =>
        one.spaceId === spaceId &&
        isAsking(one) &&
        one.asking?.isSent === true &&
        one.rootId === account.rootId
    )
  )
}

/**
 * Who asks to come in. Who never held a link of ours is not shown, unless the space can be found without one; and a
 * question taken back goes away.
 *
 * @param shut ids of drops that did not open; to try them again and again would keep a slow phone busy
 */
export async function readKnocks<K extends Knock>(
  tools: RoomTools,
  space: Space,
  from: {
    readonly shape: v.GenericSchema<unknown, K>
    readonly shut: Set<string>
    readonly canBeFound: boolean
  }
): Promise<Result<readonly Asking<K>[], Trouble>> {
  const queue = await readQueue(tools, space, from.shut)
  if (!queue.ok) return narrowed(queue)
  const at = { now: tools.spaces.serverNow(), canBeFound: from.canBeFound }
  const kind = { question: from.shape, takenBack: TakenBack }
  const standing = await clearTakenBack(tools, space, { queue: queue.value, ...kind })
  const found = standing.flatMap(({ id: dropId, takenBy, question: knock }) =>
    askingFor(space, { dropId, takenBy, knock }, at)
  )
  return ok(eachOnce(found))
}

// Whoever asked again, because the line broke, is one person: the same keys say so.
function eachOnce<K extends Knock>(all: readonly Asking<K>[]): readonly Asking<K>[] {
  const isSame = (one: Asking, other: Asking): boolean => one.knock.sign === other.knock.sign
  return all
    .filter((one, at) => all.findIndex((other) => isSame(one, other)) === at)
    .map((one) => {
      const others = all.filter((other) => other !== one && isSame(one, other))
      return { ...one, again: others.map(({ dropId }) => dropId) }
    })
}

export function isAsking({ state, asking }: Membership): boolean {
  return state === 'reserved' && asking !== undefined
}

/**
 * What lets this person in: by the link they came with, or, without one that is open, by an invitation that we make in
 * this moment. Its key is ours, so we can sign the claim.
 */
export async function additionOf(
  tools: RoomTools,
  space: Space,
  { add, claim }: Asking
): Promise<Result<Omit<Add, 'op'>, Trouble>> {
  if (claim) return ok({ ...add, ...claim })
  const opened = await openInvite(tools, space, AT_ONCE_MS)
  if (!opened.ok) return opened
  const { inviteId, pair } = inviteKeys(opened.value.secret)
  return ok({ ...add, inviteId, claim: sign(knockHash(space.spaceId, add), pair.secret) })
}

/** Whether this person is in already: then what they dropped only waits to be cleared away. */
export function isInAlready({ state }: Space, { sign: key }: Pick<Add, 'sign'>): boolean {
  return state?.usedKeys.some((used) => isSameBytes(used, key)) === true
}

type SeenAt = { readonly now: number; readonly canBeFound: boolean }

function askingFor<K extends Knock>(
  space: Space,
  drop: Pick<Asking<K>, 'dropId' | 'takenBy' | 'knock'>,
  at: SeenAt
): readonly Asking<K>[] {
  const { knock } = drop
  const [key, kem] = [admitSignKey(bytesOf(knock.sign)), admitKemKey(bytesOf(knock.kem))]
  if (!key || !kem) return []
  const proof = bytesOf(knock.proof)
  const message = knockHash(space.spaceId, { sign: key, kem })
  const add = { sign: key, kem, proof }
  const way = wayOf(space, { knock, message }, at)
  if (!way || !verifySignature(proof, message, key) || isInAlready(space, add)) return []
  return [{ ...drop, ...way, add, again: [] }]
}

/** Undefined for who came by neither a link of ours nor the list. */
function wayOf(
  { state }: Space,
  { knock, message }: { readonly knock: Knock; readonly message: Bytes },
  { now, canBeFound }: SeenAt
): Pick<Asking, 'by' | 'claim'> | undefined {
  if (!state) return undefined
  if (knock.inviteId === undefined || knock.claim === undefined)
    return canBeFound ? { by: 'list', claim: undefined } : undefined
  const [inviteId, claim] = [hashOf(knock.inviteId), bytesOf(knock.claim)]
  const invite = state.invites.find(({ id }) => isSameBytes(id, inviteId))
  if (!invite || !verifySignature(claim, message, invite.key)) return undefined
  const isOpen = inviteFate(state, invite, now) === 'open'
  return isOpen ? { by: 'link', claim: { inviteId, claim } } : { by: 'link-over', claim: undefined }
}

/** Says no, in words that come to the one who asked. The link stays as it is. */
export async function answerNotNow(
  tools: RoomTools,
  space: Space,
  { words, ...asking }: Asking & { readonly words: string }
): Promise<Result<true, 'drop-taken' | Trouble>> {
  const taken = await takeDrop(tools, space, asking.dropId)
  if (!taken.ok) return narrowed(taken, 'drop-taken')
  const { answerTo } = asking.knock
  const kem = admitKemKey(bytesOf(answerTo.kem))
  const content: NotNow = { version: 0, kind: 'not-now', words }
  const { address } = answerTo
  const sent = kem && (await sendDrop(tools, { address, to: [kem], content, days: ANSWER_DAYS }))
  if (sent && !sent.ok) return narrowed(sent)
  return clearAsking(tools, space, asking)
}

/** What was answered waits no more. */
export async function clearAsking(
  tools: RoomTools,
  space: Space,
  { dropId, again }: Asking
): Promise<Result<true, Trouble>> {
  for (const id of [dropId, ...again]) {
    const removed = await removeDrop(tools, space, id)
    if (!removed.ok) return narrowed(removed)
  }
  return ok(true)
}
