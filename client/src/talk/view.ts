/** A conversation as a screen shows it: what stands in the log, and what waits on this device. */
import type { Profile } from '../account/settings.ts'
import type { AcknowledgementKey, Draft, TalkItem, TalkView } from '../api.ts'
import { hasEarlier } from '../spaces/fetch-space.ts'
import type { Space } from '../spaces/space.ts'
import type { WaitingWords } from './outbox.ts'

export type Here = {
  readonly waiting: readonly WaitingWords[]
  readonly acknowledged: ReadonlyMap<string, AcknowledgementKey>
  readonly draft: Draft
  readonly isLoadingEarlier: boolean
}

export function talkView(
  space: Space,
  talk: {
    readonly items: readonly TalkItem[]
    readonly profiles: ReadonlyMap<string, Profile>
    readonly isHidden: boolean
    readonly canWrite: boolean
  },
  here: Here
): TalkView {
  const { isHidden } = talk
  const people = Object.fromEntries(
    [...talk.profiles].map(([id, { nickname, shape }]) => [id, { name: nickname, shape }])
  )
  const sent = talk.items.map((item): TalkItem =>
    item.kind === 'words'
      ? { ...item, acknowledgedByMe: here.acknowledged.get(item.id) ?? null }
      : item
  )
  const ids = new Set(sent.map(({ id }) => id))
  const waiting = here.waiting
    .filter(({ entryId }) => !ids.has(entryId))
    .map((words) => waitingItem(space, words))
  return {
    talkId: space.id,
    people,
    items: isHidden ? [] : [...sent, ...waiting],
    hasEarlier: !isHidden && hasEarlier(space),
    isLoadingEarlier: here.isLoadingEarlier,
    draft: here.draft,
    canWrite: talk.canWrite && !space.isStopped
  }
}

function waitingItem(space: Space, words: WaitingWords): TalkItem {
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
    acknowledgement: null,
    acknowledgedByMe: null
  }
}
