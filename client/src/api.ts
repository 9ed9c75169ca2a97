/**
 * What the app can do and what it shows: the whole surface between the headless client and any screen.
 * All of it can cross a Worker boundary: plain data in, plain data out, one view pushed on each change.
 */
import type { Settings } from '@beside/contract'
import type { KitRefusal, Result } from '@beside/kernel'
import type { Strength, Weighed } from './account/weigh-passphrase.ts'
import type { CardActs } from './api-cards.ts'
import type { CircleActs } from './api-circles.ts'
import type { FeedActs } from './api-feeds.ts'
import type { WrittenActs } from './api-written.ts'
import type { GatheringActs } from './api-gatherings.ts'
import type { OpenGatheringActs } from './api-open-gatherings.ts'
import type { HelpingActs } from './api-helping.ts'
import type { IntroductionActs } from './api-introductions.ts'
import type { LibraryActs } from './api-library.ts'
import type { ListeningActs } from './api-listening.ts'
import type { ListingActs } from './api-listing.ts'
import type { LineActs } from './api-lines.ts'
import type { HoldActs } from './api-holds.ts'
import type { NewsletterActs } from './api-newsletter.ts'
import type { SafetyActs } from './api-safety.ts'
import type {
  AcknowledgementKey,
  Agreement,
  AppView,
  BondInviteView,
  Device,
  Draft,
  EntryWay,
  InstanceView,
  InviteRefusal,
  InviteView,
  KnockRefusal,
  Mute,
  NoteChoice,
  NotesBody,
  NudgeLook,
  PlanBody,
  NudgeHours,
  Relation,
  ReleaseView,
  RoleOffer,
  Shape,
  TeamRole
} from './api-views.ts'
import type { BondQuestion, BoundariesBody, ShownPart } from './boundary-views.ts'
import type { Done, Trouble } from './outcome.ts'

export type * from './api-cards.ts'
export type * from './api-open-gatherings.ts'
export type * from './api-introduction-views.ts'
export type * from './api-introductions.ts'
export type * from './api-lines.ts'
export type * from './api-holds.ts'
export type * from './api-listing-views.ts'
export type * from './api-newsletter.ts'
export type * from './api-safety-views.ts'
export type * from './api-views.ts'
export type * from './boundary-views.ts'
export type * from './circle-views.ts'
export type { PlanRefusal } from './api-gatherings.ts'
export type * from './gathering-views.ts'
export type * from './listening-views.ts'
export type * from './api-listening.ts'
export type * from './outcome.ts'

export type SessionView = {
  readonly id: string
  readonly startedOn: string
  readonly seenOn: string
  readonly isCurrent: boolean
  readonly label: string
}

export type NewWords = {
  readonly kitWords: readonly string[]
  /**
   * False while no answer has come: then these words open, or still the old ones. The change goes on by
   * itself, and `isChangingKeys` is true until it is certain.
   */
  readonly isInForce: boolean
}

/** How somebody with a role shows themselves to everybody here. */
export type ShownWish = {
  readonly name: string
  readonly lines: string
  /** Whether members may ask them for an introduction to their service; as it was where it is left out. */
  readonly mayBeAsked?: boolean | undefined
}
export type WishRefusal = 'too-long' | 'nothing-written'
/** Who asks, and where. */
export type BondQuestionId = Pick<BondQuestion, 'circleId' | 'memberId'>

type ActsBeside = CardActs &
  OpenGatheringActs &
  CircleActs &
  GatheringActs &
  HelpingActs &
  IntroductionActs &
  LibraryActs &
  ListingActs &
  ListeningActs &
  NewsletterActs &
  LineActs &
  HoldActs &
  FeedActs &
  WrittenActs &
  SafetyActs
export type Beside = ActsBeside & {
  /** Calls `listener` now and after each change. Returns how to stop. */
  watch(listener: (view: AppView) => void): () => void

  // the place
  /** What was known last, where the line is slow or cut. */
  readInstance(): Done<InstanceView>
  readInvite(fragment: string): Done<InviteView, InviteRefusal>

  /** Needs an open session: only the keyring knows for certain whose place this is. */
  readRelease(): Done<ReleaseView>

  /** Opens the one-time link that the first run printed; the key admits one account for an hour. */
  openStewardLink(secret: string): Done<{ readonly stewardKey: string }, 'link-used'>

  // coming in
  suggestSignInName(word: string): Promise<string>
  /** `own` are words that somebody nearby would try, such as a name. */
  weighPassphrase(weighed: Weighed): Promise<Strength>
  arrive(newcomer: {
    readonly nickname: string
    readonly shape: Shape
    readonly signInName: string
    readonly passphrase: string
    readonly device: Device
    readonly way: EntryWay
  }): Done<
    { readonly kitWords: readonly string[]; readonly signInName: string },
    'not-admitted' | 'community-closed'
  >
  signInWithPassphrase(input: {
    readonly signInName: string
    readonly passphrase: string
    readonly device: Device
  }): Done<true, 'sign-in-refused' | 'another-server' | 'keyring-does-not-open'>
  signInWithKit(input: { readonly words: string; readonly device: Device }): Promise<
    Result<
      true,
      'sign-in-refused' | 'another-server' | 'keyring-does-not-open' | 'not-a-kit' | Trouble
    > & {
      readonly refusal?: KitRefusal
    }
  >
  /** On one's own device, before the idle time is over: opens what is kept. */
  resume(): Done<
    true,
    'nothing-kept' | 'sign-in-refused' | 'another-server' | 'keyring-does-not-open'
  >
  /** Drops keys and words at once; the server is told afterwards. Used by Exit and sign-out. */
  /** `isLock`: nobody was there for a while. Their own device keeps what it keeps for everybody, and its nudges. */
  leave(how?: { readonly isLock: boolean }): Promise<void>

  // keys
  keepKit(): Done<true>
  changePassphrase(input: {
    readonly current: string
    readonly next: string
  }): Done<true, 'sign-in-refused'>
  changeKit(input: { readonly current: string }): Done<NewWords, 'sign-in-refused'>
  /**
   * Someone may have my device or passphrase. The keys of the spaces follow by themselves: `isChangingKeys`
   * is true so long. `current` is the passphrase or the twelve words.
   */
  changeEverything(input: {
    readonly current: string
    readonly next: string
  }): Done<NewWords, 'sign-in-refused'>
  listSessions(): Done<readonly SessionView[]>
  endSession(id: string): Done<true>
  endOtherSessions(): Done<true>
  exportAll(): Done<{ readonly html: string; readonly json: string }>
  /** What shows an alarm about one space, for others to check. Without words, unless the person wants them in. */
  exportEvidence(input: {
    readonly alarmId: string
    readonly withWords: boolean
  }): Done<{ readonly json: string }>
  /** A yes to what is left after a restore: writing goes on from there, and the old heads are kept. */
  goOnFromRestore(): Done<true>
  /** Says my lost words again, or lets them be. Nothing is sent without this. */
  answerLostWords(input: { readonly isYes: boolean }): Done<true>
  /**
   * Where a bond cannot be left from here, nothing happens yet: `leavesBehind` says yes to going all the same.
   * The other person then does not see that it has ended.
   */
  deleteAccount(input: {
    readonly current: string
    readonly leavesBehind?: boolean
  }): Done<true, 'sign-in-refused' | 'cannot-leave-all'>
  setNickname(input: { readonly nickname: string; readonly shape: Shape }): Done<true>
  setNoteChoice(input: { readonly note: string; readonly choice: NoteChoice }): Done<true>
  /** The prompts and tips beside the field, on the page alone: off until somebody wants them. */
  setAnswerHelp(input: { readonly isOn: boolean }): Done<true>
  /** @param place an https address, as typed; nothing for the empty page alone */
  setExitPlace(place: string): Done<true, 'not-an-address'>

  // nudges: "You have an update", by mail or on one device, without content
  /** The address from which mails come, and the key for pushes; null where this place sends none. */
  readNudgeWays(): Done<{ readonly mailFrom: string | null; readonly pushKey: string | null }>
  /** Looks whether the last ones could be sent; it is done by itself as well, when the line is there. */
  lookAtNudges(): Done<true>
  /** Sends a mail with six digits to this address. */
  testNudge(input: {
    readonly address: string
    readonly look: NudgeLook
  }): Done<true, 'not-an-address' | 'not-a-line' | 'not-sent' | 'no-mail'>
  /** @param input the six digits of the mail that was asked for last */
  switchNudgesOn(input: {
    readonly code: string
    readonly quiet: NudgeHours | null
  }): Done<true, 'wrong-code' | 'code-over'>
  /** Sends a push to this device, once. Whether it came is seen there. */
  testPush(endpoint: string): Done<true, 'not-sent' | 'no-push'>
  /** On the device that was tested last, in place of what was on. */
  switchPushOn(input: { readonly quiet: NudgeHours | null }): Done<true>
  /** @param input the look of a mail; null for a device, which keeps its own */
  changeNudges(input: {
    readonly look: NudgeLook | null
    readonly quiet: NudgeHours | null
  }): Done<true, 'not-a-line'>
  /** Whether something new in this bond, circle or team is worth a nudge; not before somebody says so. */
  setNudge(input: { readonly spaceId: string; readonly isOn: boolean }): Done<true>
  switchNudgesOff(): Done<true>

  // bonds
  beginBond(input: {
    readonly relation: Relation
    readonly relationWords: string
    readonly agreement: Agreement
    readonly note: string
  }): Done<{ readonly bondId: string; readonly link: string }>
  renewInvite(bondId: string): Done<{ readonly link: string }>
  closeInvite(bondId: string): Done<true>
  acceptInvite(fragment: string): Done<{ readonly bondId: string }, InviteRefusal>
  answerIsItThem(input: { readonly bondId: string; readonly isThem: boolean }): Done<true>
  changeAgreement(input: { readonly bondId: string; readonly agreement: Agreement }): Done<true>
  pauseBond(bondId: string): Done<true>
  resumeBond(bondId: string): Done<true>
  /** In a pause it ends without words, or not: `lastWords` is empty then. */
  endBond(input: { readonly bondId: string; readonly lastWords: string }): Done<true, 'not-now'>
  /** Hides it here at once, and ends it without a word, as soon as that can be written. */
  blockBond(bondId: string): Done<true>
  /** Takes a bond out of the list, and leaves it if that was not done. */
  putAway(bondId: string): Done<true>
  readSixWords(
    bondId: string
  ): Done<{ readonly mine: readonly string[]; readonly theirs: readonly string[] }>
  markCompared(bondId: string): Done<true>

  // who looks after this place
  /** Looks now at who holds a role and what waits; it is done by itself as well, after a while. */
  lookAtTeams(): Done<true>
  /** A yes to teams that stand in the place of those that this person knew. */
  acceptReplacedTeams(): Done<true>
  /** By the key of a steward's link: begins the team of those who look after this place. */
  foundStewards(
    input: { readonly stewardKey: string; readonly mustReport: boolean } & ShownWish
  ): Done<true, 'link-used' | WishRefusal>
  /** Stewards begin the team of another role with the first link into it. */
  offerRole(
    input: { readonly role: TeamRole } & RoleOffer
  ): Done<{ readonly link: string }, WishRefusal | 'link-used'>
  closeRoleLink(input: { readonly teamId: string; readonly inviteId: string }): Done<true>
  /** Says yes to a role. Nothing is public before two stewards have said theirs. */
  askForRole(
    input: { readonly fragment: string } & ShownWish
  ): Done<true, InviteRefusal | WishRefusal>
  /** The first yes of a steward; a second one makes it hold. */
  proposeRole(input: {
    readonly teamId: string
    readonly dropId: string
  }): Done<true, KnockRefusal | 'time-over'>
  declineRole(input: {
    readonly teamId: string
    readonly dropId: string
    readonly words: string
  }): Done<true, KnockRefusal>
  sayYesToRole(input: {
    readonly teamId: string
    readonly proposalId: string
  }): Done<true, 'not-now'>
  endRole(input: {
    readonly teamId: string
    readonly memberId: string
    readonly reason: string
  }): Done<true>
  leaveRole(input: { readonly role: TeamRole; readonly teamId: string }): Done<true, 'last-steward'>
  /** Shows my role in a team to whoever is in a bond or a circle, or shows it no longer. */
  showRole(input: {
    readonly spaceId: string
    readonly teamId: string
    readonly isShown: boolean
  }): Done<true, 'not-now'>
  showMyselfInTeam(input: { readonly teamId: string } & ShownWish): Done<true, WishRefusal>
  /** How the place is set up. Only stewards read and change it here. */
  readSettings(): Done<Settings>
  /** With the version of what was read: what another saved meanwhile is not taken back. */
  saveSettings(settings: Settings): Done<Settings, 'settings-moved'>
  /** Takes what is over, or was answered with a no, out of sight. */
  putRoleAway(teamId: string): Done<true>

  // a conversation: the space of a bond or of a circle
  openTalk(talkId: string): Done<true>
  closeTalk(): Promise<void>
  loadEarlier(): Done<true>
  /** `answers` are the words that it answers. */
  keepDraft(input: {
    readonly talkId: string
    readonly answers?: string
    readonly draft: Draft
  }): Promise<void>
  /** Words go into the outbox at once; they are sent, in order and once, when the server can be reached. */
  say(
    input: { readonly talkId: string; readonly answers?: string } & Draft
  ): Done<true, 'too-long' | 'nothing-written' | 'not-now' | 'no-detail' | 'no-mention'>
  /** Without notes, those of the words stay. */
  editWords(
    input: { readonly itemId: string; readonly text: string } & Partial<Pick<Draft, 'notes'>>
  ): Done<true, 'too-long' | 'nothing-written' | 'not-now' | 'no-detail'>
  /** Words that still wait only leave this device. */
  takeBack(itemId: string): Done<true, 'on-its-way'>
  acknowledge(input: { readonly itemId: string; readonly key: AcknowledgementKey }): Done<true>
  /** The others see that we stepped away, until we are back or write. */
  setPlaceHeld(input: { readonly talkId: string; readonly isHeld: boolean }): Done<true, 'not-now'>
  /** Whether the others may mention us here. */
  setMayMention(input: {
    readonly talkId: string
    readonly mayMention: boolean
  }): Done<true, 'not-now'>
  /** Kept among our own settings: nobody is told. */
  setMute(input: {
    readonly talkId: string
    readonly mute: Mute
    readonly isMuted: boolean
  }): Done<true>

  // my own space
  saveNotes(input: {
    readonly body: NotesBody
    readonly version: string
  }): Done<true, 'changed-elsewhere' | 'too-long'>
  savePlan(input: {
    readonly body: PlanBody
    readonly version: string
  }): Done<true, 'changed-elsewhere' | 'too-long'>
  /** What is shown of them somewhere follows by itself. */
  saveBoundaries(input: {
    readonly body: BoundariesBody
    readonly version: string
  }): Done<true, 'changed-elsewhere' | 'too-long'>
  /** Shows these parts to whoever is in a bond or a circle, and nothing else of them. */
  showBoundaries(input: {
    readonly spaceId: string
    readonly parts: readonly ShownPart[]
    /** In a circle: people there may ask for a bond. */
    readonly mayAsk: boolean
  }): Done<true, 'not-now'>

  // asking somebody in a circle for a bond; `not-now` where they do not allow it, or another question is open
  askForBond(input: {
    readonly circleId: string
    readonly memberId: string
    /** What the two are to each other, in words for both. */
    readonly relationWords: string
    readonly agreement: Agreement
    readonly note: string
  }): Done<true, 'not-now' | 'too-long'>
  takeBondQuestionBack(circleId: string): Done<true>
  readBondQuestion(question: BondQuestionId): Done<BondInviteView, InviteRefusal>
  sayYesToBond(question: BondQuestionId): Done<{ readonly bondId: string }, InviteRefusal>
  /** Puts a question aside, without a word to whoever asked. */
  leaveBondQuestion(question: BondQuestionId): Done<true>
}
