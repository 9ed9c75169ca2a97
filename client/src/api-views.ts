/** What the app shows: plain data, the half of the client's surface that screens draw. `api.ts` is the other. */
import type { IntroductionsView } from './api-introduction-views.ts'
import type { CircleListing } from './api-listing-views.ts'
import type { SafetyView } from './api-safety-views.ts'
import type { NudgesView } from './api-nudge-views.ts'
import type {
  CardRoleView,
  CareView,
  RoleOffer,
  SpaceRoles,
  TeamRole,
  TeamsView
} from './api-team-views.ts'
import type { BondQuestion, BoundariesBody, SpaceBoundaries } from './boundary-views.ts'
import type {
  CircleAbout,
  CircleAsking,
  LineSuggestion,
  Removal,
  RemovalAsk
} from './circle-views.ts'
import type { GatheringView } from './gathering-views.ts'
import type { ListeningView } from './listening-views.ts'
import type { Agreement, PersonView, Relation } from './person-views.ts'
import type { Shape } from './shape-views.ts'

export type * from './api-nudge-views.ts'
export type * from './api-place-views.ts'
export type * from './api-team-views.ts'
export type * from './person-views.ts'
export type * from './shape-views.ts'

export type Device = 'shared' | 'own'

export type AppView = {
  readonly session:
    /** A restore that the root signed ends every session: then whoever is still here is asked in again. */
    | { readonly state: 'signed-out'; readonly endedBy?: 'restore' }
    | { readonly state: 'opening'; readonly step: 'passphrase' | 'keys' | 'spaces' }
    | { readonly state: 'open'; readonly me: Me; readonly device: Device }
  readonly connection: 'live' | 'waiting' | 'off'
  /** The day on which this place closes, `2027-05-03`, or closed; null while it stays open. */
  readonly closesOn: string | null
  /** That day has come: nobody writes, and what is there can be read and taken out. */
  readonly isPlaceClosed: boolean
  /** The last day on which this person may read here and not write, `2027-05-03`; null while they may. */
  readonly pausedUntil: string | null
  /** True when this device's clock differs from the server's by more than an hour. */
  readonly isClockOff: boolean
  readonly people: readonly PersonView[]
  readonly circles: readonly CircleView[]
  /** Who looks after this place; null while that could not be read. */
  readonly teams: TeamsView | null
  /** What roles are shown where, by bond or circle. */
  readonly rolesIn: Readonly<Record<string, SpaceRoles>>
  /** Null for those who hold no role. */
  readonly care: CareView | null
  /** Words that were shown to the safety team, and what became of them; null while nobody is signed in. */
  readonly safety: SafetyView | null
  readonly listening: ListeningView
  /** Whom this person asked for an introduction, and who asks them. */
  readonly introductions: IntroductionsView
  /** What came since this person last looked, beside words. */
  readonly news: News
  /** The conversation that is open now. */
  readonly talk: TalkView | null
  readonly notes: DocumentView<NotesBody> | null
  readonly plan: DocumentView<PlanBody> | null
  readonly boundaries: DocumentView<BoundariesBody> | null
  /** What of boundaries is shown where, by bond or circle. */
  readonly boundariesIn: Readonly<Record<string, SpaceBoundaries>>
  /** Who asks this person for a bond. */
  readonly bondQuestions: readonly BondQuestion[]
  readonly preferences: Preferences
  /** Null while nudges are off. */
  readonly nudges: NudgesView | null
  readonly alarms: readonly Alarm[]
  /** The server was restored from a backup, and its root signed that. */
  readonly wentBack: WentBack | null
  /** Words to somebody are typed or waiting, and would go with this session. */
  readonly hasUnsentWords: boolean
}

/** That something new is there, and nothing of what it says: Today may be seen by others. */
export type News = {
  /** From the safety team, about words that were shown or that this person wrote. */
  readonly shown: boolean
  /** The stewards answered what this person asked them for. */
  readonly helping: boolean
  /** A question for an introduction was answered or is over, or somebody asks this person for one. */
  readonly introductions: boolean
  /** For those who handle reports. */
  readonly cases: boolean
  /** A role waits for this person's yes. */
  readonly roles: boolean
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
  /** The root of this place that the keyring has pinned, base64url: what anybody signs for the place rests on it. */
  readonly placeRoot: string
  readonly nickname: string
  readonly shape: Shape
  readonly signInName: string | null
  readonly isKitKept: boolean
  readonly hasPassphrase: boolean
  /** True while a change of keys, begun here or elsewhere, is not finished. */
  readonly isChangingKeys: boolean
}

export type CircleView = {
  readonly circleId: string
  readonly state:
    | 'asking' // we asked to come in, and nobody has answered
    | 'not-now' // the answer was no
    | 'in'
    | 'left'
    | 'removed'
    | 'could-not-open'
  readonly about: CircleAbout
  readonly agreement: {
    /** Which version it is; empty where there is none yet. */
    readonly id: string
    readonly text: string
    /** Whether a content note may say "in detail" here. */
    readonly allowsDetail: boolean
    /** Whether we said yes to it as it stands. */
    readonly isAgreed: boolean
    /** The words to which we said yes before these; null where there are none, or they are not at hand. */
    readonly before: string | null
  }
  /** Lines that people here suggest for it. */
  readonly suggestions: readonly LineSuggestion[]
  /** When people here meet: what is to come, the next one first. */
  readonly gatherings: readonly GatheringView[]
  /** Whether something of that is new since this person looked in. */
  readonly hasNewPlans: boolean
  /** For how many days words stay, 0 until the circle ends; and what was agreed to come next. */
  readonly stay: {
    readonly days: number
    readonly next: { readonly days: number; readonly from: number } | null
  }
  /** By its hours: `closing` in the last five minutes; when it opens again, if it is closed. */
  readonly openness: {
    readonly state: 'open' | 'closing' | 'closed'
    readonly opensAt: number | null
  }
  /** Who is here now. */
  readonly people: readonly CirclePerson[]
  readonly amFacilitator: boolean
  /** Whether we let the others mention us. */
  readonly mayMentionMe: boolean
  readonly mutes: Mutes
  /** Who asks to come in; facilitators alone see it. */
  readonly asking: readonly CircleAsking[]
  /** Whose membership the safety team asks us to end; facilitators alone see it. */
  readonly removalAsks: readonly RemovalAsk[]
  /** Our links that still let somebody ask. */
  readonly invites: readonly {
    readonly inviteId: string
    readonly link: string
    readonly expiresAt: number
  }[]
  /** Whether people here can find it; null where they never could. */
  readonly listing: CircleListing | null
  /** Why our membership was ended, in the words of whoever did. */
  readonly removal: Removal | null
  /** The words with which the answer was no. */
  readonly declined: string | null
  /** Ms since 1970 by the log; null if nothing was said. */
  readonly lastWordsAt: number | null
  readonly hasNewWords: boolean
}

export type CirclePerson = {
  readonly memberId: string
  readonly name: string
  readonly shape: Shape
  readonly isMe: boolean
  readonly isFacilitator: boolean
  readonly hasAgreed: boolean
}

export type TalkView = {
  /** The space whose conversation it is. */
  readonly talkId: string
  /** Whoever is or was in it, by member id. */
  readonly people: Readonly<Record<string, { readonly name: string; readonly shape: Shape }>>
  readonly items: readonly TalkItem[]
  readonly hasEarlier: boolean
  /** Whether it begins here for us, and what was written before stays with those who were here then. */
  readonly isBeforeKept: boolean
  readonly isLoadingEarlier: boolean
  readonly draft: Draft
  /** Answers that were begun, by the words that they answer. */
  readonly answerDrafts: Readonly<Record<string, Draft>>
  /** What we acknowledged in this session, by the words, so that it is not offered twice. */
  readonly acknowledgedByMe: Readonly<Record<string, AcknowledgementKey>>
  readonly canWrite: boolean
  /** Member ids of the others who stepped away and hold their place. */
  readonly away: readonly string[]
  readonly isMyPlaceHeld: boolean
  /** Member ids of the others who let themselves be mentioned here. */
  readonly mentionable: readonly string[]
  readonly mutes: Mutes
  /** By which mute of ours words are folded, by their id. */
  readonly muted: Readonly<Record<string, 'person' | 'topic' | 'thread'>>
  /** Whether a content note may say "in detail" here. */
  readonly allowsDetail: boolean
}

/** What this person does not want to come upon in one conversation. */
export type Mutes = {
  /** No mark of new words at all. */
  readonly isQuiet: boolean
  /** Member ids. */
  readonly people: readonly string[]
  /** Categories of content notes. */
  readonly topics: readonly string[]
  /** The first words of each thread. */
  readonly threads: readonly string[]
}
export type Mute =
  { readonly of: 'all' } | { readonly of: 'people' | 'topics' | 'threads'; readonly id: string }

export type TalkItem =
  | (TalkItemBase & {
      readonly kind: 'words'
      readonly text: string
      readonly notes: readonly string[]
      readonly isEdited: boolean
      /** Said in a circle outside its times, which honest clients do not do. */
      readonly wasClosed?: boolean
      /**
       * `sent` is on the server for good; `waiting` is kept here and goes out by itself, or stays where
       * the bond has ended.
       */
      readonly delivery: 'sent' | 'waiting'
      /** Words with which others acknowledged; only the author ever has them. */
      readonly acknowledgements: readonly Acknowledgement[]
      /** The words that these answer, if they do. */
      readonly answer: TalkAnswer | null
      /** Whether others here answer these: they begin a thread. */
      readonly hasAnswers: boolean
      /** Only where we let others mention us. */
      readonly mentionsMe: boolean
    })
  | (TalkItemBase & { readonly kind: 'taken-back' })
  | (TalkItemBase & { readonly kind: 'withheld' })
  | (TalkItemBase & { readonly kind: 'could-not-open' })
  | (TalkItemBase & {
      readonly kind:
        | 'paused'
        | 'resumed'
        | 'joined'
        | 'left'
        | 'removed'
        | 'new-keys'
        | 'agreement'
        | 'stay'
        | 'leads'
        | 'leads-no-more'
        | 'gathering'
    })

type TalkItemBase = {
  readonly id: string
  readonly by: 'me' | 'them'
  /** Who it was; empty where that is not known. */
  readonly memberId: string
  /** Ms since 1970 by the log; for waiting words by this device. */
  readonly at: number
}

export type Acknowledgement = { readonly memberId: string; readonly key: AcknowledgementKey }
export type TalkAnswer = {
  readonly id: string
  /** The first words of the thread. */
  readonly threadId: string
  /** `here` among the items, taken back by their author, or not among the words at hand. */
  readonly state: 'here' | 'taken-back' | 'not-here'
}
export type AcknowledgementKey = 'hear' | 'believe' | 'not-alone' | 'sitting'

export type Draft = {
  readonly text: string
  readonly notes: readonly string[]
  /** Member ids of those whom it mentions. */
  readonly mentions?: readonly string[]
}

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
  /** Whether prompts and tips stand beside the field where this person answers somebody. */
  readonly wantsAnswerHelp: boolean
  /** The site that this person chose to open after Exit; null where Exit ends on the empty page. */
  readonly exitTo: string | null
}

/** Something about the server does not fit what was seen before. Writing stops where it says so. */
export type Alarm = {
  readonly id: string
  readonly kind: 'log-differs' | 'keyring-rolled-back' | 'another-server' | 'document-differs'
  readonly bondId: string | null
}

/** What a link leads to: a bond with one person, a circle, or a role. */
export type InviteView = BondInviteView | CircleInviteView | TeamInviteView
export type TeamInviteView = {
  readonly kind: 'team'
  readonly role: TeamRole
  /** Who asks. */
  readonly name: string
  readonly offer: RoleOffer
  readonly expiresAt: number
  /** True if this person is in the team, or has said yes already. */
  readonly isOwn: boolean
}
export type CircleInviteView = {
  readonly kind: 'circle'
  readonly about: CircleAbout
  readonly agreement: string
  /** For how many days words stay there; 0 until the circle ends. */
  readonly retentionDays: number
  /** Roles that those who hold the circle show. */
  readonly roles: readonly CardRoleView[]
  /** Who gave the link. */
  readonly name: string
  readonly shape: Shape
  readonly note: string
  readonly expiresAt: number
  /** True if this person is in the circle. */
  readonly isOwn: boolean
}
export type BondInviteView = {
  readonly kind: 'bond'
  readonly name: string
  readonly shape: Shape
  readonly relation: Relation
  readonly relationWords: string
  readonly agreement: Agreement
  /** Roles that whoever gave the link shows there. */
  readonly roles: readonly CardRoleView[]
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

/** Why somebody who asks is not let in: another answers them just now, the link is over, or there is no room. */
export type KnockRefusal = 'drop-taken' | 'invite-over' | 'space-full'
