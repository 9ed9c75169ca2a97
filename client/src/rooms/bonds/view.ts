/** What the screens see of bonds. */
import {
  inviteFate,
  inviteKeys,
  isSameBytes,
  markOfKeys,
  presentMembers,
  toBase64url,
  type Membership
} from '@beside/kernel'
import type { AcknowledgementKey, Draft, PersonView, TalkItem, TalkView } from '../../api.ts'
import { hasEarlier } from '../../spaces/fetch-space.ts'
import { openRecord } from '../../spaces/open-record.ts'
import type { Space } from '../../spaces/space.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { foldBond, type Bond, type BondRecords } from './fold.ts'
import { inviteLink } from './invite.ts'
import type { WaitingWords } from './outbox.ts'

export type SeenFrom = {
  readonly membership: Membership
  /** The newest seq that this person had seen when they last looked. */
  readonly seenSeq: number
  readonly serverNow: number
  readonly address: string
}

export function bondRecords(space: Space): BondRecords {
  const introductions = space.introductions.map(({ record, seq, time }) =>
    openRecord(space, record, { seq, time })
  )
  const { records } = space
  const me = space.myMemberId
  return { me, introductions, documents: [...space.documents.values()], records }
}

export function personView(space: Space, from: SeenFrom): PersonView {
  const bond = foldBond(bondRecords(space))
  const { membership } = from
  const other = otherMember(space)
  const profile = other ? bond.profiles.get(other.id) : undefined
  const lastWords = bond.lastWords
  const areTheirs = lastWords?.by === 'them'
  return {
    bondId: space.id,
    state: stateOf(space, bond, from),
    pausedBy: bond.pausedBy,
    endedBy: endedBy(space),
    name: profile?.nickname ?? '',
    shape: profile?.shape ?? null,
    relation: bond.agreement.relation,
    relationWords: bond.agreement.relationWords,
    agreement: { purpose: bond.agreement.purpose, pace: bond.agreement.pace },
    lastWords: lastWords && { by: lastWords.by, at: lastWords.at },
    hasNewWords: areTheirs && lastWords.seq > from.seenSeq,
    invite: openInvite(space, from),
    areWordsCompared: other !== undefined && membership.compared?.keys === other.keys
  }
}

export function talkView(
  space: Space,
  person: PersonView,
  here: {
    readonly waiting: readonly WaitingWords[]
    readonly acknowledged: ReadonlyMap<string, AcknowledgementKey>
    readonly draft: Draft
    readonly isLoadingEarlier: boolean
  }
): TalkView {
  const isHidden = person.state === 'is-it-them'
  const bond = foldBond(bondRecords(space))
  const sent = bond.items.map((item): TalkItem =>
    item.kind === 'words'
      ? { ...item, acknowledgedByMe: here.acknowledged.get(item.id) ?? null }
      : item
  )
  const ids = new Set(sent.map(({ id }) => id))
  const waiting = here.waiting.filter(({ entryId }) => !ids.has(entryId)).map(waitingItem)
  return {
    bondId: space.id,
    // Until the inviter has said that it is them, nothing of a stranger is shown.
    items: isHidden ? [] : [...sent, ...waiting],
    hasEarlier: !isHidden && hasEarlier(space),
    isLoadingEarlier: here.isLoadingEarlier,
    draft: here.draft,
    canWrite: person.state === 'together' && !space.isStopped
  }
}

/** Why what waits does not go out: the other would never read it, or not before the pause is over. */
export function whyNobodyWrites(space: Space): 'ended' | 'paused' | undefined {
  if (endedBy(space) !== null) return 'ended'
  return foldBond(bondRecords(space)).pausedBy === null ? undefined : 'paused'
}

/** The member who is, or was, the other one; by the chain, not by what anybody says. */
export function otherMember(
  space: Space
): { readonly id: string; readonly keys: string } | undefined {
  const me = space.myMemberId
  const other = space.state?.members.find((member) => toBase64url(member.id) !== me)
  return other && { id: toBase64url(other.id), keys: markOfKeys(other) }
}

function stateOf(space: Space, bond: Bond, from: SeenFrom): PersonView['state'] {
  const { state } = space
  const { membership } = from
  if (!state) return 'could-not-open'
  if (membership.state === 'left' || endedBy(space)) return 'ended'
  const other = otherMember(space)
  if (!other) return openInvite(space, from) ? 'invited' : 'link-closed'
  if (membership.confirmed !== other.id) return 'is-it-them'
  return bond.pausedBy ? 'paused' : 'together'
}

function endedBy(space: Space): 'me' | 'them' | null {
  const { state } = space
  if (!state || state.members.length < 2) return state?.isClosed ? 'me' : null
  const present = presentMembers(state).map(({ id }) => toBase64url(id))
  if (present.length === state.members.length) return null
  const firstGone = state.members
    .filter(({ leftSeq }) => leftSeq !== undefined)
    .toSorted((a, b) => (a.leftSeq ?? 0) - (b.leftSeq ?? 0))[0]
  return firstGone && toBase64url(firstGone.id) === space.myMemberId ? 'me' : 'them'
}

function openInvite(space: Space, from: SeenFrom): PersonView['invite'] {
  const { state } = space
  const { invite } = from.membership
  if (!state || !invite) return null
  const open = state.invites.filter((one) => inviteFate(state, one, from.serverNow) === 'open')
  if (open.length === 0) return null
  // A newer one may be open whose card did not arrive: nobody holds a link to that one.
  const secret = bytesOf(invite.secret)
  const { inviteId } = inviteKeys(secret)
  const isOpen = open.some(({ id }) => isSameBytes(id, inviteId))
  const link = inviteLink(from.address, secret)
  return isOpen ? { link, expiresAt: invite.expiresAt } : null
}

function waitingItem(words: WaitingWords): TalkItem {
  return {
    kind: 'words',
    id: words.entryId,
    by: 'me',
    at: words.writtenAt,
    text: words.text,
    notes: words.notes,
    isEdited: false,
    delivery: 'waiting',
    acknowledgement: null,
    acknowledgedByMe: null
  }
}
