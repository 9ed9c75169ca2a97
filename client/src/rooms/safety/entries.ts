/** What passes between who reports, the safety team and whom it concerns; and what each keeps. Checked when read. */
import * as v from 'valibot'
import { NICKNAME_MAX } from '../../account/settings.ts'
import { Text43, Text86 } from '../../drops/knock-shapes.ts'

export const REPORT_WORDS_MAX = 2000
export const STEP_WORDS_MAX = 1000
/** What facilitators are told of why: as much as a removal says to the one whom it concerns. */
export const REMOVAL_TEXT_MAX = 600
export const RECORDS_MAX = 20
/** As JSON, without the operations: it must leave room for what becomes of it where it is kept. */
export const REPORT_BYTES_MAX = 48_000
/** As JSON, with the operations: it must fit into a drop, padded. */
export const SENT_BYTES_MAX = 90_000
/** As JSON: a case lies in one entry of the own space, whatever comes to it. */
export const CASE_BYTES_MAX = 70_000
const TOLD_MAX = 30
const LEADERS_MAX = 12
/** Each costs its reader some signatures. */
export const OPERATIONS_MAX = 200
/** For how many days somebody may be paused. */
const PAUSE_DAYS_MAX = 90
const STEPS_MAX = 40
export const DONE_BEFORE_MAX = 12
/** Room for a whole step, as base64url. */
const STEP_BYTES_MAX = 12_000

const Id22 = v.pipe(v.string(), v.regex(/^[\w-]{22}$/u))
const Part = v.pipe(v.string(), v.maxLength(REPORT_BYTES_MAX), v.regex(/^[\w-]*$/u))
const Name = v.pipe(v.string(), v.maxLength(NICKNAME_MAX))
const Words = v.pipe(v.string(), v.maxLength(REPORT_WORDS_MAX))
const StepWords = v.pipe(v.string(), v.maxLength(STEP_WORDS_MAX))
/** Ms since 1970; what one device adds to its clock may leave a part of one. */
const Moment = v.pipe(v.number(), v.minValue(0))

const PauseDays = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PAUSE_DAYS_MAX))

const REPORT_KINDS = ['danger', 'minor', 'contact', 'harassment', 'rules', 'other'] as const
const DECISIONS = ['quiet-word', 'keep-apart', 'leave-circle', 'nothing'] as const

/** `WordsProof`, as base64url. */
export const Proof = v.object({
  header: Part,
  salt: Part,
  commitment: Part,
  ciphertextHash: Part,
  signature: Part,
  blinded: Part,
  frankKey: Part
})
/** One record as its reader saw it: the words are in the proof. When and by which name is what the reporter says. */
export const Shown = v.object({
  seq: Moment,
  at: Moment,
  name: Name,
  proof: Proof
})
export type Shown = v.InferOutput<typeof Shown>
/** An operation of the space where it happened, without what is sealed beside it. */
const ShownOperation = v.object({
  seq: Moment,
  time: Moment,
  header: Part,
  signature: Part,
  sealed: v.nullable(v.object({ salt: Part, commitment: Part, ciphertextHash: Part }))
})
export type ShownOperation = v.InferOutput<typeof ShownOperation>
/** Whom it is about, in the space where it happened, as the reporter says. */
export const Concerned = v.object({ memberId: Text43, kem: Text43, name: Name })
export type Concerned = v.InferOutput<typeof Concerned>
/** Where, whom and which words: what is shown, and what somebody may keep for themselves. */
const CHOSEN = {
  spaceId: Text43,
  place: v.pipe(v.string(), v.maxLength(60)),
  about: v.pipe(v.array(Concerned), v.minLength(1), v.maxLength(12)),
  records: v.pipe(v.array(Shown), v.maxLength(RECORDS_MAX)),
  /** What shows whose key wrote these records, from the genesis on; none where it does not fit. */
  operations: v.optional(v.pipe(v.array(ShownOperation), v.maxLength(OPERATIONS_MAX)), [])
}
export const Chosen = v.object(CHOSEN)
export type Chosen = v.InferOutput<typeof Chosen>
/** Without what shows by whom the words are. */
export function bareOf(chosen: Chosen): Chosen {
  return { ...chosen, operations: [] }
}
export const KeptWords = v.object({ ...CHOSEN, keptAt: Moment })

export const Report = v.object({
  version: v.literal(0),
  kind: v.literal('report'),
  caseId: Id22,
  reason: v.picklist(REPORT_KINDS),
  words: Words,
  chosen: Chosen,
  /** How the reporter is called where it happened, and where an answer reaches them. */
  reporter: Name,
  answerTo: v.object({
    address: Text43,
    kem: Text43,
    /** By which the reporter says yes to one more person; without it they cannot be asked. */
    sign: v.optional(Text43)
  }),
  /** Who of the safety team was told. */
  told: v.pipe(v.array(Text43), v.minLength(1), v.maxLength(TOLD_MAX)),
  at: Moment
})
export type Report = v.InferOutput<typeof Report>

const ENDINGS = ['ended', 'refused', 'taken-back'] as const
/** What was done before a decision, for whom it is about. */
const DoneBefore = v.object({
  what: v.picklist(['taken', 'passed', 'pause-asked', 'pause-ended']),
  to: v.nullable(Name),
  days: v.nullable(PauseDays),
  ending: v.nullable(v.picklist(ENDINGS)),
  name: Name,
  day: v.pipe(v.string(), v.isoDate())
})
export type DoneBefore = v.InferOutput<typeof DoneBefore>

/** What somebody of the safety team did. Its bytes are what they sign. */
export const Step = v.object({
  what: v.picklist([
    'taken',
    'passed',
    'decided',
    'pause-asked',
    'paused',
    'pause-ended',
    'removal-asked',
    // These two are said by somebody who leads the circle, with their key there.
    'removal-over',
    'removal-not-now',
    'more-asked',
    // These two are said by the reporter, with the key that the report names.
    'more-yes',
    'more-no'
  ]),
  /** To whom it was passed on: one of those who read it. Or whom the reporter is asked about. */
  to: v.nullable(v.object({ memberId: Text43, name: Name })),
  decision: v.nullable(v.picklist(DECISIONS)),
  /** Whom a pause is for, and for how long: one of those whom the proofs name. */
  pause: v.optional(
    v.nullable(
      v.object({
        memberId: Text43,
        name: Name,
        days: PauseDays
      })
    ),
    null
  ),
  /** Whose membership those who lead a circle are asked to end: of one whom the proofs name. */
  removal: v.optional(
    v.nullable(
      v.object({
        spaceId: Text43,
        memberId: Text43,
        name: Name,
        /** The line of the agreement, if one is named. */
        rule: v.pipe(v.string(), v.maxLength(REMOVAL_TEXT_MAX))
      })
    ),
    null
  ),
  words: StepWords,
  by: Text43,
  name: Name,
  at: Moment,
  /** Why it was kept from one of the two, if it was. Only the others who handle it read this. */
  heldBack: v.nullable(v.object({ from: v.picklist(['reporter', 'concerned']), why: StepWords })),
  /** Who may look at it anew: never who decided. */
  appealTo: v.pipe(v.array(Text43), v.maxLength(TOLD_MAX)),
  /** With a decision: hashes of the secrets by which each side asks for another look. */
  voices: v.optional(v.nullable(v.object({ reporter: Text43, concerned: Text43 })), null),
  before: v.optional(v.pipe(v.array(DoneBefore), v.maxLength(DONE_BEFORE_MAX)), [])
})
export type Step = v.InferOutput<typeof Step>
export const Note = v.object({
  version: v.literal(0),
  kind: v.literal('case-step'),
  caseId: Id22,
  /** The space by whose key it is signed: the team's, or the circle's where one who leads it answers. */
  teamId: Text43,
  step: v.pipe(v.string(), v.maxLength(STEP_BYTES_MAX), v.regex(/^[\w-]*$/u)),
  signature: Text86,
  /** The secret of the side that got it, which nobody signed. */
  voice: v.optional(Text43)
})
export type Note = v.InferOutput<typeof Note>

/** A side asks somebody else of the team to look at it anew. The voice in the note says which side it is. */
export const Appeal = v.object({
  version: v.literal(0),
  kind: v.literal('appeal'),
  note: Note,
  side: v.picklist(['reporter', 'concerned']),
  words: Words,
  at: Moment
})
export type Appeal = v.InferOutput<typeof Appeal>

/** Who led the circle where it happened, as its operations in the report show. */
const Leader = v.object({ memberId: Text43, kem: Text43, sign: Text43 })
export type Leader = v.InferOutput<typeof Leader>

const NOTES = v.pipe(v.array(Note), v.maxLength(STEPS_MAX))
const APPEALS = v.pipe(v.array(Appeal), v.maxLength(STEPS_MAX))
/** Whom a step is for, who has not been told yet; its note is named by its signature. */
const Untold = v.object({
  note: Text86,
  who: v.picklist(['handler', 'reporter', 'concerned', 'facilitator']),
  memberId: v.string(),
  name: Name,
  voice: v.optional(Text43)
})
export type Untold = v.InferOutput<typeof Untold>
const KEPT_CASE = { caseId: Id22, at: Moment, notes: NOTES, appeals: APPEALS }
/** When it was put away; null while it lies in the list. */
const PUT_AWAY = v.optional(v.nullable(Moment), null)
/** One case as one person keeps it, in their own space. */
export const KeptCase = v.variant('side', [
  v.object({
    ...KEPT_CASE,
    side: v.literal('reporter'),
    mailbox: Text43,
    reason: v.picklist(REPORT_KINDS),
    names: v.array(Name),
    told: v.array(Name),
    /** Who of them it has not reached, by name. */
    unreached: v.optional(v.array(Name), []),
    /** Without its operations: their device seals it to one more person, if they say yes. */
    report: v.optional(v.nullable(Report), null)
  }),
  v.object({
    ...KEPT_CASE,
    side: v.literal('handler'),
    report: v.nullable(Report),
    /** By which member each of its records was, judged when it came; null where that was not shown. */
    writers: v.optional(v.array(v.nullable(Text43)), []),
    leaders: v.optional(v.pipe(v.array(Leader), v.maxLength(LEADERS_MAX)), []),
    untold: v.optional(v.array(Untold), []),
    /** Answers of the reporter that this person passed on, by their signatures. */
    passed: v.optional(v.pipe(v.array(Text86), v.maxLength(STEPS_MAX)), []),
    putAway: PUT_AWAY
  }),
  v.object({ ...KEPT_CASE, side: v.literal('concerned'), place: v.string() }),
  /** What somebody is asked who leads a circle, and what they answered. */
  v.object({ ...KEPT_CASE, side: v.literal('facilitator') })
])
export type KeptCase = v.InferOutput<typeof KeptCase>
export type CaseOf<Side extends KeptCase['side']> = Extract<KeptCase, { side: Side }>

export const CASE_KIND = 'case'
export const KEPT_WORDS_KIND = 'kept-words'
