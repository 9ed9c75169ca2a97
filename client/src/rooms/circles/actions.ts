/** What one can do in a circle. Each says what it refuses. */
import { ok, presentMembers, refused, toBase64url, type Result } from '@beside/kernel'
import type { CircleAbout, KnockRefusal, Trouble } from '../../api.ts'
import { profileIn } from '../../account/settings.ts'
import { openSpacesOf, type DoorsOf } from '../../drops/doors.ts'
import { takeDrop } from '../../drops/drops.ts'
import { additionOf, clearAsking, isInAlready, type Asking } from '../../drops/knocks.ts'
import type { AppendResult } from '../../spaces/append.ts'
import { writeJson } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { fitsOnCard, linkInto } from '../../sync/invites.ts'
import { endMembership } from '../../sync/leave-all.ts'
import {
  ownDocument,
  settled,
  writeDocument,
  type RoomTools,
  type Saying,
  type WritingTools
} from '../../sync/writing.ts'
import { talkRecords } from '../../talk/fold.ts'
import type { AgreedWords, SendResult, WaitingYes } from '../../talk/outbox.ts'
import { hashOf } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import { showMyself, writeAnew } from './anew.ts'
import { CircleKnock, type CircleCard, type RemovalWords } from './entries.ts'
import { foldCircle } from './fold.ts'
import { KEPT_OPEN_MAX, openUntil } from './hours.ts'
import { canBeFound, keepListed } from './listing.ts'
import { writeOnly } from './write-only.ts'

/** How long words of a new circle stay, where nobody chose. */
const STAY_DAYS = 90
const MORE_MS = 600_000
const OPENED_MS = 3_600_000

export type CircleWish = {
  readonly about: CircleAbout
  readonly agreement: string
  readonly allowsDetail: boolean
  readonly retentionDays?: number | undefined
}
type Done<Value> = Promise<Result<Value, Trouble>>

export async function beginCircle(tools: RoomTools, wish: CircleWish): Done<Space> {
  const { account, spaces } = tools
  const made = await spaces.create('circle', profileIn(account.keyring), {
    retentionDays: wish.retentionDays ?? STAY_DAYS
  })
  if (!made.ok) return narrowed(made)
  const space = made.value
  const changed = await changeCircle(tools, space, { ...wish, retentionDays: undefined })
  return changed.ok ? ok(space) : changed
}

/** A new purpose, or a new agreement, which everybody is asked about again. What stays the same is not written. */
export async function changeCircle(
  tools: RoomTools,
  space: Space,
  { about, agreement, allowsDetail, retentionDays }: CircleWish
): Done<true> {
  const daysNow = space.state?.policy.retentionDays
  if (retentionDays !== undefined && daysNow !== retentionDays) {
    const body = { op: 'policy', policy: { retentionDays } } as const
    const changed = await tools.spaces.appendOperation(space, () => body)
    if (!changed.ok) return narrowed(changed)
  }
  const now = foldCircle(talkRecords(space))
  const isSameHours = JSON.stringify(now.about.hours) === JSON.stringify(about.hours)
  const hoursSince = isSameHours ? now.about.hoursSince : Math.floor(tools.spaces.serverNow())
  const body = { ...about, hoursSince }
  if (JSON.stringify(now.about) !== JSON.stringify(body)) {
    const written = await writeOnly(tools, space, { kind: 'circle-about', body })
    if (!written.ok) return narrowed(written)
  }
  const isAsked = now.agreement.text === agreement && now.agreement.allowsDetail === allowsDetail
  if (isAsked && now.agreement.id !== '') return ok(true)
  return writeAgreement(tools, space, { text: agreement, allowsDetail })
}

/** Everybody is asked about it again, but who writes it: that is their yes. */
export async function writeAgreement(
  tools: RoomTools,
  space: Space,
  body: Pick<AgreedWords, 'text' | 'allowsDetail'>
): Done<true> {
  const written = await writeOnly(tools, space, { kind: 'circle-agreement', body })
  return written.ok ? agree(tools, space) : narrowed(written)
}

/** Opens a circle outside its times for an hour; one that is open stays so ten minutes longer. */
export async function keepOpen(tools: RoomTools, space: Space): Done<true> {
  const { times } = foldCircle(talkRecords(space))
  const from = Math.floor(tools.spaces.serverNow())
  const end = openUntil(times, from)
  if (!Number.isFinite(end)) return ok(true)
  const until = end > from ? end + MORE_MS : from + OPENED_MS
  const body = { times: [...times.kept, { from, until }].slice(-KEPT_OPEN_MAX) }
  return settled(await writeOnly(tools, space, { kind: 'circle-opened', body }))
}

/** Says yes to the agreement as it stands now. */
async function agree(tools: RoomTools, space: Space): Done<true> {
  const { agreement } = foldCircle(talkRecords(space))
  return settled(await writeYes(tools, space, { refs: [agreement.id] }))
}

/** The agreement as it stands now, to which one can say yes. */
export function agreementNow(space: Space): AgreedWords | undefined {
  const { agreement } = foldCircle(talkRecords(space))
  return agreement.id === '' ? undefined : agreement
}

/** Sends a yes to these words. Where others stand there by now, it would be a yes to what nobody read. */
export async function sendYes(
  tools: WritingTools,
  space: Space,
  { yesTo, entryId: id, writeKey }: WaitingYes
): Promise<SendResult> {
  if (!isSame(yesTo, agreementNow(space))) return refused('needless')
  return writeYes(tools, space, { refs: [yesTo.id], id, writeKey })
}

function isSame(one: AgreedWords, other: AgreedWords | undefined): boolean {
  return one.id === other?.id && one.text === other.text && one.allowsDetail === other.allowsDetail
}

function writeYes(
  tools: WritingTools,
  space: Space,
  yes: Pick<Saying, 'refs' | 'id' | 'writeKey'>
): Promise<AppendResult> {
  const before = ownDocument(space, 'agreed')
  return writeDocument(tools, space, { kind: 'agreed', body: null, ...yes, before })
}

/** A link that lets one person ask to come in. */
export function inviteIntoCircle(
  tools: RoomTools,
  space: Space,
  words: Pick<CircleCard, 'note' | 'roles'>
): Done<{ readonly link: string }> {
  return linkInto(tools, space, (expiresAt) => {
    const card = circleCard(tools, space, { ...words, expiresAt })
    // A long agreement leaves them less room. Inside, everybody sees them all the same.
    return card && { ...card, roles: card.roles.filter((_, at) => fits(card, at + 1)) }
  })
}

function fits(card: CircleCard, count: number): boolean {
  return fitsOnCard({ ...card, roles: card.roles.slice(0, count) })
}

/** Lets in somebody who asks, and opens an epoch for all who are here then. */
export async function letIn(
  tools: RoomTools,
  space: Space,
  asking: Asking<CircleKnock>
): Promise<Result<true, KnockRefusal | Trouble>> {
  const isIn = isInAlready(space, asking.add)
  if (!isIn && !hasSeat(space)) return refused('space-full')
  const taken = await takeDrop(tools, space, asking.dropId)
  if (!taken.ok) return narrowed(taken, 'drop-taken')
  if (!isIn) {
    const addition = await additionOf(tools, space, asking)
    if (!addition.ok) return addition
    const body = { op: 'add', ...addition.value } as const
    const words = writeJson(asking.knock.profile)
    // Another facilitator may give the last seat away in the same moment.
    const bodyNow = () => (hasSeat(space) ? body : undefined)
    const added = await tools.spaces.appendOperation(space, bodyNow, words)
    if (!added.ok && added.reason === 'overtaken') return refused('space-full')
    if (!added.ok && added.reason.startsWith('invite-')) return refused('invite-over')
    if (!added.ok) return narrowed(added, 'space-full')
  }
  const rekeyed = await tools.spaces.rekeyIfStale(space)
  if (!rekeyed.ok) return narrowed(rekeyed)
  await writeAnew(tools, space)
  return clearAsking(tools, space, asking)
}

function hasSeat(space: Space): boolean {
  const here = space.state ? presentMembers(space.state) : []
  return here.length < foldCircle(talkRecords(space)).about.seats
}

/** Ends somebody's membership. They can read why; what comes later they cannot. */
export function removeFromCircle(
  tools: RoomTools,
  space: Space,
  { memberId, ...words }: RemovalWords & { readonly memberId: string }
): Done<true> {
  return endMembership(tools, space, { memberId, words })
}

export async function setFacilitator(
  tools: RoomTools,
  space: Space,
  { memberId, isFacilitator }: { readonly memberId: string; readonly isFacilitator: boolean }
): Promise<Result<true, 'last-facilitator' | Trouble>> {
  const role = isFacilitator ? 'admin' : 'member'
  const body = { op: 'role', memberId: hashOf(memberId), role } as const
  const changed = await tools.spaces.appendOperation(space, () => body)
  // The chain's own reason: a circle is never without anybody who leads it.
  if (!changed.ok && changed.reason === 'not-allowed') return refused('last-facilitator')
  return settled(changed)
}

export function circleDoors(tools: RoomTools): DoorsOf<CircleKnock> {
  return {
    purpose: 'circle',
    shape: CircleKnock,
    canBeFound: (space) => canBeFound(tools, space),
    async settle() {
      await settleCircles(tools)
      await keepListed(tools)
    }
  }
}

/** Whoever was let in shows their own name, once they hold a key to write with; and newcomers read what still holds. */
async function settleCircles(tools: RoomTools): Promise<void> {
  for (const space of openSpacesOf(tools, 'circle')) {
    const isShown = ownDocument(space, 'profile') !== undefined
    const wasLetIn = space.introductions.some(
      ({ record, seq }) => seq > 1 && toBase64url(record.envHash) === space.me
    )
    if (!isShown && wasLetIn && space.newestEpochKey()) await showMyself(tools, space)
    await writeAnew(tools, space)
  }
}

function circleCard(
  tools: RoomTools,
  space: Space,
  words: Pick<CircleCard, 'note' | 'roles' | 'expiresAt'>
): CircleCard | undefined {
  const { state } = space
  const { about, agreement } = foldCircle(talkRecords(space))
  if (!state) return undefined
  return {
    version: 0,
    kind: 'circle',
    spaceId: space.id,
    inbox: toBase64url(state.opening.inbox),
    instanceRoot: toBase64url(tools.place.manifest.root),
    inviter: profileIn(tools.account.keyring),
    about,
    agreement: agreement.text,
    retentionDays: state.policy.retentionDays,
    ...words
  }
}
