/** A conversation as a screen shows it: what stands in the log, and what waits on this device. */
import { presentMembers, toBase64url } from '@beside/kernel'
import type { Profile } from '../account/settings.ts'
import type { AcknowledgementKey, Draft, Mutes, TalkItem, TalkView } from '../api.ts'
import { hasEarlier } from '../spaces/fetch-space.ts'
import type { Space } from '../spaces/space.ts'
import { mentionableOf, talkRecords } from './fold.ts'
import type { Talk } from './folding.ts'
import { mutedBy } from './mutes.ts'
import type { WaitingWords } from './outbox.ts'

const NO_DRAFT: Draft = { text: '', notes: [] }

export type Here = {
  readonly waiting: readonly WaitingWords[]
  readonly acknowledged: ReadonlyMap<string, AcknowledgementKey>
  readonly drafts: ReadonlyMap<string, Draft>
  readonly mutes: Mutes
  readonly isLoadingEarlier: boolean
}

/** Under which name a draft is kept: one for the conversation, and one for each answer. */
export function draftKey(talkId: string, answers = ''): string {
  return `${talkId} ${answers}`.trim()
}

export function talkView(
  space: Space,
  talk: Talk & {
    readonly profiles: ReadonlyMap<string, Profile>
    readonly isHidden: boolean
    readonly canWrite: boolean
    readonly allowsDetail: boolean
  },
  here: Here
): TalkView {
  const { isHidden, items } = talk
  const { mutes, drafts, acknowledged } = here
  const me = space.myMemberId
  const people = Object.fromEntries(
    [...talk.profiles].map(([id, { nickname, shape }]) => [id, { name: nickname, shape }])
  )
  const mayMention = mentionableOf(talkRecords(space))
  return {
    talkId: space.id,
    people,
    items: isHidden ? [] : [...items, ...waitingItems(space, items, here.waiting)],
    hasEarlier: !isHidden && hasEarlier(space),
    isBeforeKept: !isHidden && space.firstSeq > 1 && !hasEarlier(space),
    isLoadingEarlier: here.isLoadingEarlier,
    draft: drafts.get(draftKey(space.id)) ?? NO_DRAFT,
    answerDrafts: answerDrafts(space.id, drafts),
    acknowledgedByMe: Object.fromEntries(acknowledged),
    canWrite: talk.canWrite && !space.isStopped,
    away: talk.away.filter((id) => id !== me),
    isMyPlaceHeld: talk.away.includes(me),
    mentionable: othersIn(space).filter((id) => mayMention.has(id)),
    mutes,
    muted: mutedItems(mutes, items),
    allowsDetail: talk.allowsDetail
  }
}

function answerDrafts(talkId: string, drafts: Here['drafts']): TalkView['answerDrafts'] {
  const begun = [...drafts].filter(([key]) => key.startsWith(`${talkId} `))
  return Object.fromEntries(begun.map(([key, draft]) => [key.slice(talkId.length + 1), draft]))
}

function mutedItems(mutes: Mutes, items: readonly TalkItem[]): TalkView['muted'] {
  const { people, topics, threads } = mutes
  if (people.length + topics.length + threads.length === 0) return {}
  const muted = items.flatMap((item) => {
    const by = item.kind === 'words' ? mutedBy(mutes, item) : null
    return by === null ? [] : [[item.id, by] as const]
  })
  return Object.fromEntries(muted)
}

function othersIn(space: Space): readonly string[] {
  const present = space.state ? presentMembers(space.state) : []
  return present.map(({ id }) => toBase64url(id)).filter((id) => id !== space.myMemberId)
}

function waitingItems(
  space: Space,
  sent: readonly TalkItem[],
  waiting: readonly WaitingWords[]
): readonly TalkItem[] {
  if (waiting.length === 0) return []
  const ids = new Set(sent.map(({ id }) => id))
  return waiting
    .filter(({ entryId }) => !ids.has(entryId))
    .map((words) => waitingItem(space, words))
}

function waitingItem(space: Space, words: WaitingWords): TalkItem {
  const { answers } = words
  return {
    kind: 'words',
    id: words.entryId,
    by: 'me',
    memberId: space.myMemberId,
    at: words.writtenAt,
    text: words.text,
    notes: words.notes,
    isEdited: false,
    delivery: 'waiting',
    acknowledgements: [],
    answer: answers ? { id: answers.id, threadId: answers.threadId, state: 'here' } : null,
    hasAnswers: false,
    mentionsMe: false
  }
}
