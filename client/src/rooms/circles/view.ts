/** What the screens see of circles. */
import { DAY_MS } from '@beside/contract'
import { LIMITS, presentMembers, retentionDays, toBase64url, type Membership } from '@beside/kernel'
import * as v from 'valibot'
import type {
  CirclePerson,
  CircleView,
  LineSuggestion,
  Mutes,
  RemovalAsk,
  TalkItem,
  TalkView
} from '../../api.ts'
import { readProfile } from '../../account/settings.ts'
import type { Asking } from '../../drops/knocks.ts'
import type { OpenedEntry, OpenedOperation } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { openLinks } from '../../sync/invites.ts'
import { ownDocument } from '../../sync/writing.ts'
import { hasNewWords, mentionableOf, talkRecords } from '../../talk/fold.ts'
import { NO_MUTES } from '../../talk/mutes.ts'
import { isAllBeforeGone, keptRecords } from '../../talk/retention.ts'
import { talkView, type Here } from '../../talk/view.ts'
import { circleBody, RemovalWords, type CircleKnock } from './entries.ts'
import { foldCircle, NO_ABOUT, type Circle } from './fold.ts'
import { gatheringViews, type SeenBy } from './gatherings.ts'
import { opennessAt, wasOpenAt } from './hours.ts'
import { listingView } from './listing.ts'

export type SeenFrom = {
  readonly membership: Membership
  readonly seenSeq: number
  readonly mutes: Mutes
  readonly serverNow: number
  readonly address: string
  readonly asking: readonly Asking<CircleKnock>[]
  readonly removalAsks: readonly RemovalAsk[]
  readonly reminderOf: SeenBy['reminderOf']
  /** The agreement to which our yes is on its way. */
  readonly yesTo: string | undefined
}

export function circleView(space: Space, from: SeenFrom): CircleView {
  const records = keptRecords(space, from.serverNow)
  const circle = foldCircle(records)
  const me = space.myMemberId
  const people = peopleOf(space, circle)
  const myself = people.find(({ isMe }) => isMe)
  const removal = removalOf(space)
  return {
    circleId: space.id,
    state: stateOf(space, from.membership, removal !== undefined),
    about: circle.about,
    agreement: {
      id: circle.agreement.id,
      text: circle.agreement.text,
      allowsDetail: circle.agreement.allowsDetail,
      isAgreed: circle.agreed.has(me) || from.yesTo === circle.agreement.id,
      before: agreedBefore(space, circle.agreement.id)
    },
    suggestions: suggestionsOf(circle, people),
    gatherings: gatheringViews(circle.gatherings, {
      people,
      now: from.serverNow,
      reminderOf: from.reminderOf
    }),
    hasNewPlans: hasNewPlans(circle, from),
    stay: stayOf(space, from.serverNow),
    openness: opennessAt(circle.times, from.serverNow),
    people,
    amFacilitator: myself?.isFacilitator ?? false,
    mayMentionMe: mentionableOf(records).has(me),
    mutes: from.mutes,
    asking: from.asking.map(({ dropId, knock, by }) => ({
      dropId,
      name: knock.profile.nickname,
      shape: knock.profile.shape,
      note: knock.note,
      isLinkOver: by === 'link-over',
      isFound: by === 'list'
    })),
    removalAsks: from.removalAsks,
    invites: openLinks(space, from),
    listing: listingView(space, from.serverNow),
    removal: removal ?? null,
    declined: null,
    lastWordsAt: circle.lastWords?.at ?? null,
    hasNewWords: hasNewWords(circle, from.seenSeq, from.mutes)
  }
}

/** A circle that one asked to come into, as long as nobody has let one in. */
export function askedCircle({ spaceId = '', asking, state }: Membership): CircleView {
  const declined = asking?.declined ?? null
  return {
    circleId: spaceId,
    state: state === 'reserved' ? 'asking' : 'not-now',
    about: { ...NO_ABOUT, name: asking?.name ?? '' },
    agreement: { id: '', text: '', allowsDetail: false, isAgreed: false, before: null },
    suggestions: [],
    gatherings: [],
    hasNewPlans: false,
    stay: { days: 0, next: null },
    openness: { state: 'open', opensAt: null },
    people: [],
    amFacilitator: false,
    mayMentionMe: false,
    mutes: NO_MUTES,
    asking: [],
    removalAsks: [],
    invites: [],
    listing: null,
    removal: null,
    declined,
    lastWordsAt: null,
    hasNewWords: false
  }
}

export function circleTalk(
  space: Space,
  circle: CircleView,
  { serverNow, ...here }: Here & { readonly serverNow: number }
): TalkView {
  const folded = foldCircle(keptRecords(space, serverNow))
  const { allowsDetail } = folded.agreement
  const items = judgedItems(folded)
  const talk = { ...folded, items, allowsDetail, isHidden: false, canWrite: mayWrite(circle) }
  const view = talkView(space, talk, here)
  const isGone = isAllBeforeGone(space, serverNow)
  const hasEarlier = view.hasEarlier && !isGone
  return { ...view, hasEarlier, isBeforeKept: view.isBeforeKept && !isGone }
}

/** Words that came at a closed time, by the times under which they were judged: each is judged once. */
const judged = new WeakMap<TalkItem, { readonly times: string; readonly item: TalkItem }>()

// An honest client keeps words until it is open again.
function judgedItems({ items, times }: Circle): readonly TalkItem[] {
  if (!times.hours) return items
  const now = JSON.stringify(times)
  return items.map((item) => {
    const known = judged.get(item)
    if (item.kind !== 'words' || known?.times === now) return known?.item ?? item
    const seen = wasOpenAt(times, item.at) ? item : { ...item, wasClosed: true }
    judged.set(item, { times: now, item: seen })
    return seen
  })
}

/** Whether somebody planned or changed when people meet since this person looked in. */
function hasNewPlans({ items, seqs }: Circle, { seenSeq, mutes }: SeenFrom): boolean {
  if (mutes.isQuiet) return false
  return items.some(({ kind, by }, at) => {
    return kind === 'gathering' && by === 'them' && (seqs[at] ?? 0) > seenSeq
  })
}

function agreedBefore(space: Space, current: string): string | null {
  const [id] = ownDocument(space, 'agreed')?.entry.refs ?? []
  if (id === undefined || id === current) return null
  const earlier = space.records.find(
    (one): one is OpenedEntry => one.kind === 'entry' && one.entry.id === id
  )
  return (earlier && circleBody(earlier, 'circle-agreement')?.text) ?? null
}

/** Of those who are here: whoever goes leaves nothing that waits. */
function suggestionsOf(circle: Circle, people: readonly CirclePerson[]): LineSuggestion[] {
  const nameOf = (memberId: string) =>
    (circle.profiles.get(memberId) ?? readProfile(undefined)).nickname
  return circle.suggestions.flatMap(({ answers, ...suggested }) => {
    const author = people.find(({ memberId }) => memberId === suggested.memberId)
    if (!author) return []
    const named = answers.map((one) => ({ ...one, name: nameOf(one.memberId) }))
    return { ...suggested, name: author.name, isMine: author.isMe, answers: named }
  })
}

/** How long words stay now, and from when on it is another time. A shorter one acts a week after it was agreed. */
function stayOf({ state }: Space, now: number): CircleView['stay'] {
  if (!state) return { days: 0, next: null }
  const { policy, policyBefore } = state
  const days = retentionDays(state, now)
  const from = (policyBefore?.changedAt ?? 0) + LIMITS.shorteningDays * DAY_MS
  return { days, next: days === policy.retentionDays ? null : { days: policy.retentionDays, from } }
}

/** Whether words may be said in it now. */
export function mayWrite({ state, openness }: CircleView): boolean {
  return state === 'in' && openness.state !== 'closed'
}

/** Whether words that wait go on waiting, because it is not the time of this circle. */
export function isClosedAt(space: Space, now: number): boolean {
  return opennessAt(foldCircle(talkRecords(space)).times, now).state === 'closed'
}

function stateOf(space: Space, { state }: Membership, isRemoved: boolean): CircleView['state'] {
  if (!space.state) return 'could-not-open'
  if (isRemoved) return 'removed'
  return state === 'left' || space.hasEnded ? 'left' : 'in'
}

// In the order in which they came: it says nothing about anybody's worth.
function peopleOf(space: Space, { profiles, agreed }: Circle): CirclePerson[] {
  const present = space.state ? presentMembers(space.state) : []
  return present.map(({ id, role }) => {
    const memberId = toBase64url(id)
    const { nickname, shape } = profiles.get(memberId) ?? readProfile(undefined)
    return {
      memberId,
      name: nickname,
      shape,
      isMe: memberId === space.myMemberId,
      isFacilitator: role === 'admin',
      hasAgreed: agreed.has(memberId)
    }
  })
}

/** The words of whoever ended our membership. It is the newest record that we can read. */
function removalOf(space: Space): RemovalWords | undefined {
  // Who is here was not removed: then nothing is looked through.
  const removal =
    space.me !== undefined
      ? undefined
      : space.records.findLast(
          (one): one is OpenedOperation =>
            one.kind === 'operation' && one.op === 'remove' && one.about === space.myMemberId
        )
  const words = v.safeParse(RemovalWords, removal?.words)
  if (words.success) return words.output
  return removal ? { rule: '', reason: '', next: '' } : undefined
}
