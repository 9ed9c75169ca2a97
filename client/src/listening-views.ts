/** Being heard: what screens show to whoever asks, and to whoever listens. */
import type { PersonView } from './person-views.ts'

/** What would help. */
export type HelpKind = 'listen' | 'think' | 'company' | 'practical'
export type HelpTime = 'now' | 'today' | 'week'

/** Wishes about who listens. They are never filters: a listener reads them, and judges whether they fit. */
export type ListenerWish = 'woman' | 'man' | 'lived-experience' | 'faith' | 'no-faith'
/** In which one may ask, by BCP 47. */
export type ListeningLanguage = 'en' | 'ar' | 'de' | 'es' | 'fr' | 'pl' | 'tr' | 'uk'

/** What becomes of the words at the end: each side's device does it. */
export type KeptBy = 'me' | 'both' | 'nobody'

export type AskWish = {
  readonly help: HelpKind
  readonly when: HelpTime
  readonly language: ListeningLanguage
  readonly wishes: readonly ListenerWish[]
  /** Content notes, of those that a person sets on words. */
  readonly notes: readonly string[]
  /** They are close to somebody who lives with hard things. */
  readonly isClose: boolean
  readonly words: string
  /** What the listener may call them. */
  readonly name: string
  /** By whom the words are kept afterwards. */
  readonly keptBy: KeptBy
}

/** One's own question, on every device of whoever asked. */
export type OwnAsk = {
  readonly wish: AskWish
  readonly askedAt: number
  readonly until: number
  /**
   * `sending`: it is not known to have arrived. `not-sent`: the server did not take it. `waiting`: nobody said yes
   * yet. `coming`: somebody did, and is on
   * their way. `here`: the conversation is open. `nobody`: its time is over, and nobody was free.
   * `ran-out`: somebody said yes and was there for a day, while this person was away.
   */
  readonly state: 'sending' | 'not-sent' | 'waiting' | 'coming' | 'here' | 'nobody' | 'ran-out'
  /** The server was not heard when it was asked last: how it stands now is not known. */
  readonly isCutOff: boolean
  /** As last told; null while it could not be asked, and for what is for one alone. */
  readonly isSomebodyFree: boolean | null
  /** The one listener whom it is for, as the team calls them; empty where they are not in it. Null where it is for all. */
  readonly onlyFor: string | null
  /** The bond in which the conversation is. */
  readonly bondId: string
  /** Whoever said yes first did not come, or was not who the server named: it was asked again. */
  readonly isAskedAgain: boolean
}

/** What a question of somebody says to a listener. */
export type AskForListener = {
  readonly askId: string
  readonly wish: Omit<AskWish, 'name'>
  readonly askedAt: number
  /** It was handed over by another listener, who asked for somebody else. */
  readonly isHandedOver: boolean
  /** It asks for a lead alone. */
  readonly isForLead: boolean
  /** Their listener is away, and they said yes to this one. */
  readonly isOnlyForMe: boolean
}

/** What a listener says of themselves to their own device: what is matched. Nobody else reads it. */
export type ListenerSelf = {
  readonly languages: readonly ListeningLanguage[]
  /** Content notes of what they do not take. */
  readonly notTaken: readonly string[]
  /** They listen to people who are close to somebody, too. */
  readonly hearsClose: boolean
}

export type ShiftView = {
  readonly endsAt: number | null
  readonly nextFrom: number | null
  readonly restsUntil: number | null
  readonly needsDebrief: boolean
  /** How many more conversations they may take now. */
  readonly room: number
}

/** The listener's side; null for who is not in the listeners' team. */
export type ListeningDeskView = {
  readonly teamId: string
  readonly isLead: boolean
  readonly self: ListenerSelf
  readonly shift: ShiftView | null
  /** The server was not heard when it was asked last: nothing that waits reaches this page. */
  readonly isCutOff: boolean
  /** What fits, oldest first. Empty while no shift runs. */
  readonly asks: readonly AskForListener[]
  /** Something waits that does not fit: a language, a topic that they do not take, or whom they hear. */
  readonly hasOthers: boolean
  /** What was done where somebody was in danger: everybody of the team reads it. Newest first. */
  readonly ladder: readonly LadderNote[]
}

/** A step where somebody is in danger: from staying with them, 0, to calling for help from outside, 4. */
export type LadderStep = 0 | 1 | 2 | 3 | 4
export type LadderNote = {
  readonly id: string
  readonly at: number
  /** A random name: who it was stays between the two. */
  readonly conversation: string
  readonly step: LadderStep
  /** Who sees to it, in words. */
  readonly owner: string
  readonly why: string
  /** The person was told; where that adds danger, `why` says so. */
  readonly isTold: boolean
}

/** How a conversation with a listener stands, beside what every bond shows. */
export type HeardView = {
  readonly bondId: string
  readonly iAm: 'asker' | 'listener'
  /** The other one, as a bond shows them: such a bond is not among the people. */
  readonly person: PersonView
  readonly wish: Omit<AskWish, 'name'>
  /** What the other said of being here, newest; null after words of theirs. */
  readonly presence: Presence | null
  /** A listener asked whether to hand over, or to call a lead in, and waits for a yes. */
  readonly asked: HandOverAsked | null
  /** What the person said to the newest of what was asked; null while it waits, or where nothing was. */
  readonly answered: { readonly kind: HandOverAsk['kind']; readonly isYes: boolean } | null
  /** What the listener said of being away, and until when, ms since 1970; null where they did not, or are back. */
  readonly away: { readonly until: number; readonly words: string } | null
  /** The listener said that they are back before that day. */
  readonly isBack: boolean
  /** Either began to wind down. */
  readonly isWindingDown: boolean
  /** Who said their last words first. The other may say theirs, and nothing else, until it is over. */
  readonly endedBy: 'me' | 'them' | null
  readonly isOver: boolean
  /** When it ends by itself, unless the one who asked lets it go on; ms since 1970, null before it began. */
  readonly until: number | null
  /** Steps of the ladder that the person was told. Newest last. */
  readonly ladder: readonly Pick<LadderNote, 'at' | 'step' | 'owner' | 'why'>[]
  /** After the end: the person answered the three questions, or put them aside. */
  readonly isLookedBack: boolean
}
export type Presence = 'here' | 'minute' | 'ten-minutes'

/**
 * What a listener asks a yes for: another one, a lead, or somebody of the team (`by`) while they are away. Where they name
 * nobody for that time, nothing is asked: the person reads that they are away.
 */
export type HandOverAsk = PlainAsk | CoverAsk
type PlainAsk = { readonly kind: 'hand-over' | 'lead'; readonly words: string }
type CoverAsk = {
  readonly kind: 'cover'
  readonly words: string
  readonly by: string | null
  readonly until: number
}
/** The entry that an answer names; and what the team calls whoever covers, empty where they are not in it. */
export type HandOverAsked = { readonly entryId: string } & (
  PlainAsk | (CoverAsk & { readonly name: string })
)

/** Our own questions. The answers stay in one's own space. */
export type LookedBack = {
  readonly heard: LookedBackAnswer
  readonly pace: LookedBackAnswer
  readonly couldSayNo: LookedBackAnswer
}
/** Of ten who answered, about how many said yes; null where too few did. */
export type HeardTotals = Readonly<Record<keyof LookedBack, number | null>>
export type LookedBackAnswer = 'yes' | 'partly' | 'no' | 'rather-not'

/** A kind word of somebody, kept in one's own space. */
export type KindWords = {
  readonly keptId: string
  readonly words: string
  /** As they were called then. */
  readonly name: string
  readonly saidAt: number
}

export type ListeningView = {
  /** There is a team of listeners here, so one can ask. */
  readonly isOffered: boolean
  readonly ask: OwnAsk | null
  readonly desk: ListeningDeskView | null
  /** By bond. */
  readonly heard: Readonly<Record<string, HeardView>>
  /** Newest first. */
  readonly kindWords: readonly KindWords[]
  /** Of how one was heard, an answer for the totals of this place: may be given, leaves in the next days, or leaves now or left lately. */
  readonly telling: 'open' | 'waits' | 'told'
}
