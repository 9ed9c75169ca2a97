/** What the screens remember between pages, in memory only: addresses hold no names and no ids. */
import type {
  Agreement,
  AskWish,
  BondQuestion,
  BoundariesBody,
  CircleAbout,
  Decision,
  Device,
  EntryWay,
  FoundCircle,
  GatheringPlan,
  HeardView,
  HeldBack,
  IntroductionWords,
  InviteRefusal,
  LadderNote,
  GatheringSeries,
  GatheringWords,
  LetterWords,
  ListedCircleLines,
  ListenerSelf,
  LookedBack,
  MadeCards,
  NotesBody,
  NudgeLook,
  PlanBody,
  Relation,
  Removal,
  ReportKind,
  Shape,
  ShownWish,
  TeamRole,
  Trouble
} from '@beside/client'
import type { SettingsDraft } from '#lib/community/community-form.ts'
import type { EntryDraft } from '#lib/community/entry-form.ts'
import type { TextDraft } from '#lib/community/text-form.ts'
import { noteIn } from '#lib/ui/entry-way.ts'
import { forgetPage } from '#lib/ui/forgetting.ts'
import { announce } from '#lib/ui/announce.svelte.ts'
import type { DocumentDraft } from './document-draft.ts'
import { type Draft, isChanged } from './draft.ts'
import type { BeginWish, HelpingDraft, OfferWish, RoleWish } from './role-wishes.ts'

export type { BeginWish, HelpingDraft, OfferWish, RoleWish } from './role-wishes.ts'

export type Invitation = {
  relation: Relation
  relationWords: string
  purpose: string
  pace: string
  note: string
}
/** What one writes to somebody in a circle whom one asks for a bond. */
export type BondWish = Pick<Invitation, 'purpose' | 'pace' | 'note'>
/** What a circle says of itself to whoever may come in. */
export type CircleWish = CircleAbout & {
  readonly agreement: string
  readonly allowsDetail: boolean
  /** For how many days words stay; 0 until the circle ends. */
  readonly retentionDays: number
}
/** What a circle is to say of itself to everybody here. */
export type ListedWish = ListedCircleLines & { readonly showsRoles: boolean }
/** The address is empty where nudges come to a device. */
export type NudgeWish = NudgeLook & { readonly address: string }
/** Words of one's own that are being changed, with what they are about. */
export type WordsBody = { readonly text: string; readonly notes: readonly string[] }
/** A step for somebody in danger, until it is noted. What somebody has to choose is null until they did. */
export type LadderWish = Pick<LadderNote, 'owner' | 'why'> & {
  readonly step: LadderNote['step'] | null
  readonly isTold: boolean | null
  /** Whether that was answered while the conversation was on, where it tells the person itself. */
  readonly isOn: boolean
}
/** A line for the agreement of a circle, and the one that it would change; empty for a new one. */
export type LineWish = { readonly line: string; readonly instead: string }
/** A gathering while it is planned: it ends after so many times, or on a day. */
export type MeetWish = GatheringPlan & {
  readonly ends: 'times' | 'until'
  readonly lastDay: string
}
/** What is to become of one date. */
export type MeetChange = { readonly day: string; readonly time: string; readonly reason: string }
/** A letter of the newsletter, under the id that was drawn for it; no version before it was saved. */
export type LetterDraft = Draft<LetterWords> & {
  readonly id: string
  readonly version: string | null
}
/** A gathering as its fields hold it, under the id that was drawn for it; no version before it was saved. */
export type GatheringBody = Omit<GatheringWords, 'series' | 'seats' | 'askUntil'> & {
  readonly link: string
  readonly every: 'once' | GatheringSeries['every']
  readonly step: string
  readonly endBy: GatheringSeries['end']['by']
  readonly endDay: string
  readonly endTimes: string
  readonly seats: string
  readonly askUntil: string
}
export type GatheringDraft = Draft<GatheringBody> & {
  readonly id: string
  readonly version: string | null
}
/** Words for one person in a circle, who may be answered by somebody else meanwhile. */
export type DraftInCircle<Body> = Draft<Body> & { readonly circleId: string }
/** What a newcomer chose so far. A passphrase and twelve words are never among it. */
export type Newcomer = { nickname: string; shape: Shape; signInName: string; device: Device }

/** Words that are chosen to be shown to somebody, or kept, and what is said with them. */
export type Showing = {
  readonly source:
    | { readonly from: 'talk'; readonly talkId: string }
    | { readonly from: 'kept'; readonly keptId: string; readonly names: readonly string[] }
  /** The words at which it began; empty where there are none. */
  readonly itemId: string
  seqs: string[]
  about: string[]
  reason: ReportKind | null
  words: string
  /** Who shall not read it. */
  leftOut: string[]
  /** Where it is about a listener: whether they shall not hear this person again. */
  refusesListener: boolean
}

/** What somebody of the safety team has chosen, and not sent. */
export type CaseChoices = {
  /** From whom the note is kept; `told` where only whoever showed it would get it. */
  readonly held: HeldBack['from'] | 'nobody' | 'told' | null
  readonly choice: Decision | 'pause' | null
  /** Whom a pause is for, and for how many days. */
  readonly memberId: string | null
  readonly days: string | null
}

type Memory = {
  /** How this person may come in: an invitation, a steward's link, or the open door. */
  wayIn: EntryWay | null
  /** The sign-in name of the person whom the rest is of. */
  whose: string | null
  newcomer: Newcomer | null
  /** They said yes to an invitation, and it could not be taken up. */
  refusedInvite: InviteRefusal | Trouble | null
  openBondId: string | null
  openCircleId: string | null
  /** A conversation with a listener, of either side. */
  openHeardId: string | null
  /** The one that was seen last: what was agreed of the words may take it away at its end. */
  seenHeard: Pick<HeardView, 'bondId' | 'iAm'> | null
  /** A circle in the list that is looked at. */
  openFound: FoundCircle | null
  /** Somebody asks for a bond, and their question is looked at. */
  openQuestion: BondQuestion | null
  /** The answer to "How are you arriving?". It goes nowhere. */
  arriving: string | null
  notesDraft: DocumentDraft<NotesBody> | null
  planDraft: DocumentDraft<PlanBody> | null
  boundariesDraft: DocumentDraft<BoundariesBody> | null
  invitationDraft: Draft<Invitation> | null
  /** Where nudges are to go, and how they look: by mail, on this device, or as they come now. */
  nudgeDrafts: Partial<Record<'mail' | 'device' | 'on', Draft<NudgeWish> | null>>
  /** By the bond. */
  agreementDrafts: Record<string, Draft<Agreement> | null>
  /** The last words with which a bond is to end, by the bond. */
  lastWordsDrafts: Record<string, Draft<string> | null>
  /** Words that are being changed, by the item. */
  wordsDrafts: Record<string, Draft<WordsBody> | null>
  /** A circle that is being begun. */
  circleDraft: Draft<CircleWish> | null
  /** By the circle. */
  circleDrafts: Record<string, Draft<CircleWish> | null>
  /** A line that is to be suggested, by the circle. */
  lineDrafts: Record<string, Draft<LineWish> | null>
  /** Why a line is not taken, by whose it is and its words. */
  lineAnswerDrafts: Record<string, DraftInCircle<string> | null>
  /** A gathering that is planned, by the circle; one that is changed, by its circle and its id. */
  meetDrafts: Record<string, Draft<MeetWish> | null>
  /** Why a date is moved or called off, and to when, by the gathering and the day. */
  meetChangeDrafts: Record<string, DraftInCircle<MeetChange> | null>
  /** A few words for whoever gets a new link, by the circle. */
  linkNoteDrafts: Record<string, Draft<string> | null>
  /** What is written to a circle that was found, by the circle. */
  askNotes: Record<string, Draft<string> | null>
  /** What a circle is to say of itself in the list, by the circle. */
  listDrafts: Record<string, Draft<ListedWish> | null>
  /** The answer to somebody who asks to come in, by what they dropped. */
  notNowDrafts: Record<string, DraftInCircle<string> | null>
  showing: Showing | null
  /** By the case: a decision, or the asking for another look. */
  caseDrafts: Record<string, string>
  /** What was chosen with them. */
  caseChoices: Record<string, CaseChoices>
  /** Why a membership is to end, by the member. */
  removalDrafts: Record<string, DraftInCircle<Removal> | null>
  /** By the member who is to be asked. */
  askDrafts: Record<string, Draft<BondWish> | null>
  /** A question to be heard, before it is sent or while it is changed. */
  heardDraft: Draft<AskWish> | null
  /** What a listener writes to ask for a yes, by the conversation and what it is for. */
  handOverDrafts: Record<string, Draft<string> | null>
  /** By the conversation. */
  ladderDrafts: Record<string, Draft<LadderWish> | null>
  /** What is answered after a conversation, by it. */
  lookBackDrafts: Record<string, Partial<LookedBack>>
  listenerDraft: Draft<ListenerSelf> | null
  helpingDraft: Draft<HelpingDraft> | null
  /** By the member of a team who is to be asked. */
  introductionDrafts: Record<string, Draft<IntroductionWords> | null>
  /** By what was dropped. */
  offerDrafts: Record<string, Draft<OfferWish> | null>
  /** What a steward's link gave, for its hour. */
  stewardKey: string | null
  /** The part after `#` of a link to a role that is being read. */
  roleLink: string | null
  /** Why a role is to end, by the member. */
  endRoleDrafts: Record<string, Draft<string> | null>
  /** How the place is set up, while a steward changes it. */
  settingsDraft: SettingsDraft | null
  /** The letter that a steward writes. */
  letterDraft: LetterDraft | null
  gatheringDraft: GatheringDraft | null
  /** The text that is looked at, by its address; null for one that is new. */
  openText: string | null
  /** By the address; one that is new stands under the empty one. */
  textDrafts: Record<string, TextDraft | null>
  /** The entry of the directory that is written, by its id. */
  openEntry: string | null
  entryDrafts: Record<string, EntryDraft | null>
  /** The role whose form is open; null until one is chosen. */
  giveRole: TeamRole | null
  /** Whom it is for, by the signs of what they asked for. Null where it becomes a link to give. */
  giveFor: string | null
  /** Roles that are being given, by whom it is for, or else by the role; empty until one is chosen. */
  giveDrafts: Record<string, Draft<RoleWish> | null>
  /** How somebody shows themselves who begins to look after the place. */
  beginDraft: Draft<BeginWish> | null
  /** How somebody with a role wants to show themselves, by the team, or by the link to it. */
  shownDrafts: Record<string, Draft<ShownWish> | null>
  /** Cards of entry, until whoever made them puts them away. */
  cards: MadeCards | null
}

const empty = (): Memory => ({
  wayIn: null,
  whose: null,
  newcomer: null,
  refusedInvite: null,
  openBondId: null,
  openCircleId: null,
  openHeardId: null,
  seenHeard: null,
  openFound: null,
  openQuestion: null,
  arriving: null,
  notesDraft: null,
  planDraft: null,
  boundariesDraft: null,
  invitationDraft: null,
  nudgeDrafts: {},
  agreementDrafts: {},
  lastWordsDrafts: {},
  wordsDrafts: {},
  circleDraft: null,
  circleDrafts: {},
  lineDrafts: {},
  lineAnswerDrafts: {},
  meetDrafts: {},
  meetChangeDrafts: {},
  linkNoteDrafts: {},
  askNotes: {},
  listDrafts: {},
  notNowDrafts: {},
  removalDrafts: {},
  askDrafts: {},
  heardDraft: null,
  handOverDrafts: {},
  ladderDrafts: {},
  lookBackDrafts: {},
  listenerDraft: null,
  helpingDraft: null,
  introductionDrafts: {},
  offerDrafts: {},
  stewardKey: null,
  roleLink: null,
  endRoleDrafts: {},
  settingsDraft: null,
  letterDraft: null,
  gatheringDraft: null,
  openText: null,
  textDrafts: {},
  openEntry: null,
  entryDrafts: {},
  giveRole: null,
  giveFor: null,
  giveDrafts: {},
  beginDraft: null,
  shownDrafts: {},
  cards: null,
  showing: null,
  caseDrafts: {},
  caseChoices: {}
})

export const memory: Memory = $state(empty())

/** Begins to choose what is shown; what was typed for the same words before stays. */
export function beginShowing(source: Showing['source'], itemId: string): void {
  const { showing } = memory
  const isSame = showing?.itemId === itemId && placeOf(showing.source) === placeOf(source)
  if (isSame) return
  const chosen = {
    seqs: [],
    about: [],
    reason: null,
    words: '',
    leftOut: [],
    refusesListener: true
  }
  memory.showing = { source, itemId, ...chosen }
}

function placeOf(source: Showing['source']): string {
  return source.from === 'talk' ? source.talkId : source.keptId
}

export function forgetAll(): void {
  Object.assign(memory, empty())
  forgetPage()
  announce('')
}

/**
 * Somebody is signed in. A session can end while its page stays: whoever comes back then finds what they
 * were writing, and anybody else finds nothing of it.
 */
export function keepOnlyFor(whose: string | null): void {
  const isTheirs = memory.whose === null || memory.whose === whose
  const { wayIn } = memory
  if (!isTheirs) forgetAll()
  // A link is for whoever comes; what somebody wrote to a circle goes out under no other name.
  const isMine = isTheirs || wayIn === null || noteIn(wayIn) === null
  Object.assign(memory, { wayIn: isMine ? wayIn : null, whose })
}

/** Whether something is written in a form that is not saved, or would be gone for good. */
export function hasUnsaved(): boolean {
  const drafts: readonly (Draft<unknown> | null)[] = [
    memory.notesDraft,
    memory.planDraft,
    memory.boundariesDraft,
    memory.invitationDraft,
    ...Object.values(memory.agreementDrafts),
    ...Object.values(memory.lastWordsDrafts),
    ...Object.values(memory.wordsDrafts),
    memory.circleDraft,
    ...Object.values(memory.circleDrafts),
    ...Object.values(memory.lineDrafts),
    ...Object.values(memory.lineAnswerDrafts),
    ...Object.values(memory.meetDrafts),
    ...Object.values(memory.meetChangeDrafts),
    ...Object.values(memory.linkNoteDrafts),
    ...Object.values(memory.askNotes),
    ...Object.values(memory.listDrafts),
    ...Object.values(memory.notNowDrafts),
    ...Object.values(memory.removalDrafts),
    ...Object.values(memory.askDrafts),
    memory.heardDraft,
    ...Object.values(memory.handOverDrafts),
    ...Object.values(memory.ladderDrafts),
    memory.listenerDraft,
    memory.helpingDraft,
    ...Object.values(memory.introductionDrafts),
    ...Object.values(memory.offerDrafts),
    ...Object.values(memory.endRoleDrafts),
    memory.settingsDraft,
    memory.letterDraft,
    memory.gatheringDraft,
    ...Object.values(memory.textDrafts),
    ...Object.values(memory.entryDrafts),
    ...Object.values(memory.giveDrafts),
    ...Object.values(memory.nudgeDrafts),
    memory.beginDraft,
    ...Object.values(memory.shownDrafts)
  ]
  const ofTexts = Object.values(memory.textDrafts).map((draft) =>
    draft === null ? '' : draft.showing.why + draft.reason
  )
  const typed = [memory.showing?.words ?? '', ...Object.values(memory.caseDrafts), ...ofTexts]
  return (
    memory.cards !== null ||
    typed.some((words) => words.trim() !== '') ||
    drafts.some((draft) => draft !== null && isChanged(draft))
  )
}
