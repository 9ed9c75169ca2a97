/**
 * What the app can do and what it shows: the whole surface between the headless client and any screen.
 * All of it can cross a Worker boundary: plain data in, plain data out, one view pushed on each change.
 */
import type { Admission, HelpLine } from '@beside/contract'
import type { KitRefusal, Result } from '@beside/kernel'
import type { Strength, Weighed } from './account/weigh-passphrase.ts'

/** Outside failures that any action may meet. Nothing is lost by them. */
export type Trouble =
  | 'unreachable'
  | 'slow-down'
  | 'store-full'
  | 'server-busy'
  | 'not-signed-in'
  | 'not-found'
  | 'something-unexpected'

export type Device = 'shared' | 'own'

// ---- What is shown --------------------------------------------------------------------------------

export type AppView = {
  readonly session:
    /** A restore that the root signed ends every session: then whoever is still here is asked in again. */
    | { readonly state: 'signed-out'; readonly endedBy?: 'restore' }
    | { readonly state: 'opening'; readonly step: 'passphrase' | 'keys' | 'spaces' }
    | { readonly state: 'open'; readonly me: Me; readonly device: Device }
  readonly connection: 'live' | 'waiting' | 'off'
  /** True when this device's clock differs from the server's by more than an hour. */
  readonly isClockOff: boolean
  readonly people: readonly PersonView[]
  /** The conversation that is open now. */
  readonly talk: TalkView | null
  readonly notes: DocumentView<NotesBody> | null
  readonly plan: DocumentView<PlanBody> | null
  readonly preferences: Preferences
  readonly alarms: readonly Alarm[]
  /** The server was restored from a backup, and its root signed that. */
  readonly wentBack: WentBack | null
  /** Words to somebody are typed or waiting, and would go with this session. */
  readonly hasUnsentWords: boolean
}

export type WentBack = {
  /** What was written later is missing; ms since 1970. */
  readonly restoredTo: number
  /** True once this person has said yes: writing goes on. */
  readonly isAnswered: boolean
  /** How many of my own lost words this device still holds. */
  readonly lostWords: number
}

export type Me = {
  /** For what a page asks by itself as it goes, so that it ends nobody else's session. */
  readonly ownHeaders: Readonly<Record<string, string>>
  readonly nickname: string
  readonly shape: Shape
  readonly signInName: string | null
  readonly isKitKept: boolean
  readonly hasPassphrase: boolean
  /** True while a change of keys, begun here or elsewhere, is not finished. */
  readonly isChangingKeys: boolean
}

export type Shape = { readonly form: ShapeForm; readonly colour: ShapeColour }
export type ShapeForm = 'leaf' | 'moon' | 'hill' | 'stone' | 'lamp' | 'wave'
export type ShapeColour = 'clay' | 'sky' | 'plum' | 'moss' | 'sand' | 'rose'

export type Relation = 'close' | 'peer' | 'other'

export type PersonView = {
  readonly bondId: string
  readonly state:
    | 'invited' // our link waits for them
    | 'link-closed' // our link ran out, or we closed it, before anybody came
    | 'is-it-them' // they came; we have not yet said that it is them
    | 'together'
    | 'paused'
    | 'ended'
    | 'could-not-open'
  /** Who paused: only one of the two may go on. */
  readonly pausedBy: 'me' | 'them' | null
  readonly endedBy: 'me' | 'them' | null
  /** The name they chose; empty while nobody has come. */
  readonly name: string
  readonly shape: Shape | null
  readonly relation: Relation
  readonly relationWords: string
  readonly agreement: Agreement
  /** When something was last written, ms since 1970 by the log; null if nothing was. */
  readonly lastWords: { readonly by: 'me' | 'them'; readonly at: number } | null
  readonly hasNewWords: boolean
  readonly invite: { readonly link: string; readonly expiresAt: number } | null
  readonly areWordsCompared: boolean
}

export type Agreement = { readonly purpose: string; readonly pace: string }

export type TalkView = {
  readonly bondId: string
  readonly items: readonly TalkItem[]
  readonly hasEarlier: boolean
  readonly isLoadingEarlier: boolean
  readonly draft: Draft
  readonly canWrite: boolean
}

export type TalkItem =
  | (TalkItemBase & {
      readonly kind: 'words'
      readonly text: string
      readonly notes: readonly string[]
      readonly isEdited: boolean
      /**
       * `sent` is on the server for good; `waiting` is kept here and goes out by itself, or stays where
       * the bond has ended.
       */
      readonly delivery: 'sent' | 'waiting'
      /** Words with which the other acknowledged; only the author ever has them. */
      readonly acknowledgement: AcknowledgementKey | null
      /** What we acknowledged in this session, so that it is not offered twice. */
      readonly acknowledgedByMe: AcknowledgementKey | null
    })
  | (TalkItemBase & { readonly kind: 'taken-back' })
  | (TalkItemBase & { readonly kind: 'withheld' })
  | (TalkItemBase & { readonly kind: 'could-not-open' })
  | (TalkItemBase & {
      readonly kind: 'paused' | 'resumed' | 'joined' | 'left' | 'new-keys' | 'agreement'
    })

type TalkItemBase = {
  readonly id: string
  readonly by: 'me' | 'them'
  /** Ms since 1970 by the log; for waiting words by this device. */
  readonly at: number
}

export type AcknowledgementKey = 'hear' | 'believe' | 'not-alone' | 'sitting'

export type Draft = { readonly text: string; readonly notes: readonly string[] }

export type DocumentView<Body> = {
  readonly body: Body
  /** Opaque; given back on save, so that two devices never overwrite each other unseen. */
  readonly version: string
  readonly savedAt: number | null
}
export type NotesBody = { readonly text: string }
export type PlanStepKey =
  | 'signs'
  | 'by-myself'
  | 'places-and-company'
  | 'people-to-tell'
  | 'services'
  | 'surroundings'
  | 'remember'
export type PlanStep = { readonly text: string; readonly isNotForMe: boolean }
export type PlanBody = { readonly steps: Readonly<Record<PlanStepKey, PlanStep>> }

export type NoteChoice = 'show' | 'fold' | 'hide'
export type Preferences = {
  /** What this reader wants per content note; `fold` where nothing is said. */
  readonly noteChoices: Readonly<Record<string, NoteChoice>>
  /** The site that this person chose to open after Exit; null where Exit ends on the empty page. */
  readonly exitTo: string | null
}

/** Something about the server does not fit what was seen before. Writing stops where it says so. */
export type Alarm = {
  readonly id: string
  readonly kind: 'log-differs' | 'keyring-rolled-back' | 'another-server' | 'document-differs'
  readonly bondId: string | null
}

export type InstanceView = {
  readonly name: string
  readonly admission: Admission
  readonly region: string | null
  readonly outsideContact: string
  readonly lines: readonly HelpLine[]
}

/** The code that the server names as its own, and what the one who runs the place says of it. */
export type ReleaseView = {
  /** SHA-256 over the list of files, 64 hex digits. */
  readonly mark: string
  readonly version: string
  /** On which day the pinned instance root signed this mark, `2026-11-26`; null if it did not. */
  readonly signedOn: string | null
}

export type InviteView = {
  readonly name: string
  readonly shape: Shape
  readonly relation: Relation
  readonly relationWords: string
  readonly agreement: Agreement
  readonly note: string
  readonly expiresAt: number
  /** True if this very person made it. */
  readonly isOwn: boolean
}
export type InviteRefusal =
  | 'link-cut-short'
  | 'invite-unknown'
  | 'invite-used'
  | 'invite-expired'
  | 'invite-revoked'
  | 'invite-void'
  | 'another-server'
  | 'own-link'

export type SessionView = {
  readonly id: string
  readonly startedOn: string
  readonly seenOn: string
  readonly isCurrent: boolean
  readonly label: string
}

// ---- What can be done -----------------------------------------------------------------------------

export type Done<Value, Reason extends string = never> = Promise<Result<Value, Reason | Trouble>>

export type EntryWay =
  | { readonly by: 'open-door' }
  | { readonly by: 'invite'; readonly fragment: string }
  | { readonly by: 'steward'; readonly stewardKey: string }

export type NewWords = {
  readonly kitWords: readonly string[]
  /**
   * False while no answer has come: then these words open, or still the old ones. The change goes on by
   * itself, and `isChangingKeys` is true until it is certain.
   */
  readonly isInForce: boolean
}

export type Beside = {
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
  leave(): Promise<void>

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
  /** @param place an https address, as typed; nothing for the empty page alone */
  setExitPlace(place: string): Done<true, 'not-an-address'>

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
  openTalk(bondId: string): Done<true>
  closeTalk(): Promise<void>
  loadEarlier(): Done<true>
  keepDraft(input: { readonly bondId: string; readonly draft: Draft }): Promise<void>
  /** Words go into the outbox at once; they are sent, in order and once, when the server can be reached. */
  say(input: {
    readonly bondId: string
    readonly text: string
    readonly notes: readonly string[]
  }): Done<true, 'too-long' | 'nothing-written' | 'not-now'>
  editWords(input: {
    readonly itemId: string
    readonly text: string
  }): Done<true, 'too-long' | 'nothing-written' | 'not-now'>
  /** Words that still wait only leave this device. */
  takeBack(itemId: string): Done<true, 'on-its-way'>
  acknowledge(input: { readonly itemId: string; readonly key: AcknowledgementKey }): Done<true>
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

  // my own space
  saveNotes(input: {
    readonly body: NotesBody
    readonly version: string
  }): Done<true, 'changed-elsewhere' | 'too-long'>
  savePlan(input: {
    readonly body: PlanBody
    readonly version: string
  }): Done<true, 'changed-elsewhere' | 'too-long'>
}
