/** People: the bonds' part of the client's surface. */
import { ok, refused } from '@beside/kernel'
import type { CardActs } from '../api-cards.ts'
import type { OpenGatheringActs } from '../api-open-gatherings.ts'
import type { NewsletterActs } from '../api-newsletter.ts'
import type { LibraryActs } from '../api-library.ts'
import type { Beside } from '../api.ts'
import {
  answerIsItThem,
  beginBond,
  changeAgreement,
  closeInvite,
  endBond,
  markCompared,
  putAway,
  renewInvite,
  setPaused,
  sixWords,
  type LastWords
} from '../rooms/bonds/actions.ts'
import { newEntryId } from '../sync/writing.ts'
import { newWriteKey } from '../spaces/append.ts'
import { ENTRY_TEXT_MAX } from '../spaces/entry.ts'
import { inviteLink } from '../sync/invites.ts'
import type { House } from './house.ts'
import type { AccountActions } from './account-actions.ts'
import type { BondQuestionActions } from './bond-question-actions.ts'
import type { CareActions } from './care-actions.ts'
import type { HelpingActs } from '../api-helping.ts'
import type { IntroductionActs } from '../api-introductions.ts'
import type { ListeningActs } from '../api-listening.ts'
import type { CircleActs } from '../api-circles.ts'
import type { FeedActs } from '../api-feeds.ts'
import type { WrittenActs } from '../api-written.ts'
import type { GatheringActs } from '../api-gatherings.ts'
import type { LineActs } from '../api-lines.ts'
import type { HoldActs } from '../api-holds.ts'
import type { ListingActs } from '../api-listing.ts'
import type { SafetyActs } from '../api-safety.ts'
import { acceptByLink, type InviteActions } from './invite-actions.ts'
import type { KeyActions } from './key-actions.ts'
import type { NudgeActions } from './nudge-actions.ts'
import type { OwnActions } from './own-actions.ts'
import type { RestoreActions } from './restore-actions.ts'
import type { SettingActions } from './setting-actions.ts'
import type { TalkActions } from './talk-actions.ts'
import { inSpace, toolsOf } from './tools.ts'
import { mayWriteIn } from './view.ts'

type BondActions = Omit<
  Beside,
  | 'watch'
  | keyof AccountActions
  | keyof KeyActions
  | keyof RestoreActions
  | keyof SettingActions
  | keyof NudgeActions
  | keyof TalkActions
  | keyof CircleActs
  | keyof GatheringActs
  | keyof LineActs
  | keyof HoldActs
  | keyof ListingActs
  | keyof ListeningActs
  | keyof CardActs
  | keyof NewsletterActs
  | keyof OpenGatheringActs
  | keyof LibraryActs
  | keyof FeedActs
  | keyof WrittenActs
  | keyof CareActions
  | keyof HelpingActs
  | keyof IntroductionActs
  | keyof SafetyActs
  | keyof InviteActions
  | keyof OwnActions
  | keyof BondQuestionActions
>
type In<Name extends keyof Beside> = Parameters<Beside[Name]>[0]

export function bondActions(house: House): BondActions {
  return {
    acceptInvite: (fragment) => acceptByLink(house, fragment),
    beginBond: (input) => begin(house, input),
    renewInvite: (bondId) => renew(house, bondId),
    closeInvite: (bondId) => inSpace(house, bondId, closeInvite),
    answerIsItThem: ({ bondId, isThem }) =>
      inSpace(house, bondId, (tools, space) => answerIsItThem(tools, space, isThem)),
    changeAgreement: ({ bondId, agreement }) =>
      inSpace(house, bondId, (tools, space) => changeAgreement(tools, space, agreement)),
    pauseBond: (bondId) => inSpace(house, bondId, (tools, space) => setPaused(tools, space, true)),
    resumeBond: (bondId) =>
      inSpace(house, bondId, (tools, space) => setPaused(tools, space, false)),
    endBond: (input) => end(house, input),
    blockBond: (bondId) => inSpace(house, bondId, (tools) => putAway(tools, bondId)),
    putAway: (bondId) => inSpace(house, bondId, (tools) => putAway(tools, bondId)),
    readSixWords: (bondId) => inSpace(house, bondId, sixWords),
    markCompared: (bondId) => inSpace(house, bondId, markCompared),
    exportEvidence: (input) => exportEvidence(house, input)
  }
}

async function begin(house: House, input: In<'beginBond'>): ReturnType<Beside['beginBond']> {
  const tools = toolsOf(house)
  if (!tools) return refused('not-signed-in')
  const begun = await beginBond(tools, input)
  house.changed()
  if (!begun.ok) return begun
  const { space, secret } = begun.value
  return ok({ bondId: space.id, link: inviteLink(house.environment.address, secret) })
}

async function renew(house: House, bondId: string): ReturnType<Beside['renewInvite']> {
  const renewed = await inSpace(house, bondId, renewInvite)
  return renewed.ok ? ok({ link: inviteLink(house.environment.address, renewed.value) }) : renewed
}

async function end(
  house: House,
  { bondId, lastWords }: In<'endBond'>
): ReturnType<Beside['endBond']> {
  const text = lastWords.trim().slice(0, ENTRY_TEXT_MAX)
  if (house.rooms && text !== '' && !mayWriteIn(house, house.rooms, bondId))
    return refused('not-now')
  const words = text === '' ? undefined : lastWordsOf(house, bondId, text)
  const ended = await inSpace(house, bondId, (tools, space) => endBond(tools, space, words))
  if (ended.ok) house.rooms?.lastWords.delete(bondId)
  return ended
}

// The same text is the same words: an earlier try may have arrived, and its answer got lost.
export function lastWordsOf(house: House, bondId: string, text: string): LastWords {
  const { environment, rooms } = house
  const before = rooms?.lastWords.get(bondId)
  if (before?.text === text) return before
  const words = { text, entryId: newEntryId(environment), writeKey: newWriteKey(environment) }
  rooms?.lastWords.set(bondId, words)
  return words
}

async function exportEvidence(
  house: House,
  { alarmId, withWords }: In<'exportEvidence'>
): ReturnType<Beside['exportEvidence']> {
  const alarm = house.alarms.find(({ id }) => id === alarmId)
  const found = house.space(alarm?.bondId ?? '')
  if (!found.ok) return found
  const evidence = await found.value.rooms.spaces.alarms.evidenceOf(found.value.space, withWords)
  return evidence ? ok({ json: JSON.stringify(evidence, null, 2) }) : refused('not-found')
}
