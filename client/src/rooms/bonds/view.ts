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
import type { Mutes, PersonView, Relation, TalkView } from '../../api.ts'
import type { Space } from '../../spaces/space.ts'
import { inviteLink } from '../../sync/invites.ts'
import { hasNewWords, talkRecords, type TalkRecords } from '../../talk/fold.ts'
import { talkView, type Here } from '../../talk/view.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { foldBond, type Bond } from './fold.ts'

export type SeenFrom = {
  readonly membership: Membership
  readonly records: TalkRecords
  /** The newest seq that this person had seen when they last looked. */
  readonly seenSeq: number
  readonly mutes: Mutes
  readonly serverNow: number
  readonly address: string
}

export function personView(space: Space, from: SeenFrom): PersonView {
  const bond = foldBond(from.records)
  const { membership } = from
  const other = otherMember(space)
  const profile = other ? bond.profiles.get(other.id) : undefined
  const { lastWords } = bond
  return {
    bondId: space.id,
    state: stateOf(space, bond, from),
    pausedBy: bond.pausedBy,
    endedBy: endedBy(space),
    name: profile?.nickname ?? '',
    shape: profile?.shape ?? null,
    relation: relationOf(bond.agreement),
    relationWords: bond.agreement.relationWords,
    agreement: { purpose: bond.agreement.purpose, pace: bond.agreement.pace },
    lastWords: lastWords && { by: lastWords.by, at: lastWords.at },
    hasNewWords: hasNewWords(bond, from.seenSeq, from.mutes),
    invite: openInvite(space, from),
    areWordsCompared: other !== undefined && membership.compared?.keys === other.keys
  }
}

export function bondTalk(
  space: Space,
  person: PersonView,
  here: Here & { readonly records: TalkRecords }
): TalkView {
  const bond = foldBond(here.records)
  // Until the inviter has said that it is them, nothing of a stranger is shown.
  const isHidden = person.state === 'is-it-them'
  const canWrite = person.state === 'together'
  return talkView(space, { ...bond, isHidden, canWrite, allowsDetail: false }, here)
}

/** Why what waits does not go out: the other would never read it, or not before the pause is over. */
export function whyNobodyWrites(space: Space): 'ended' | 'paused' | undefined {
  if (endedBy(space) !== null) return 'ended'
  return foldBond(talkRecords(space)).pausedBy === null ? undefined : 'paused'
}

/** The member who is, or was, the other one; by the chain, not by what anybody says. */
export function otherMember(
  space: Space
): { readonly id: string; readonly keys: string } | undefined {
  const me = space.myMemberId
  const other = space.state?.members.find((member) => toBase64url(member.id) !== me)
  return other && { id: toBase64url(other.id), keys: markOfKeys(other) }
}

/** Which bond is with a listener each side remembers by itself: what the other writes makes none. */
export function relationOf({ relation }: Bond['agreement']): Relation {
  return relation === 'listener' ? 'other' : relation
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
