/** What being heard writes: the question, what stands in the conversation, and one's own. Checked when read. */
import { LIMITS } from '@beside/kernel'
import * as v from 'valibot'
import type { AskWish } from '../../api.ts'
import { NICKNAME_MAX } from '../../account/settings.ts'
import { Millis, Text43 } from '../../drops/knock-shapes.ts'
import { readerOf } from '../../talk/entries.ts'

/** So that a question fits, with the members whom it names, also in letters that take three bytes each. */
const ASK_WORDS_MAX = 1000
/** All whom the listeners' team can hold. */
export const REFUSED_MAX = LIMITS.members
const KIND_WORDS_MAX = 4000
export const KIND_WORDS_KEPT_MAX = 60
const SHORT_MAX = 600
export const LOOKED_BACK_MAX = 200

const Language = v.picklist(['en', 'ar', 'de', 'es', 'fr', 'pl', 'tr', 'uk'])
const Note = v.pipe(v.string(), v.maxLength(60))
const Notes = v.pipe(v.array(Note), v.maxLength(20))
const Refused = v.pipe(v.array(Text43), v.maxLength(REFUSED_MAX))
const Short = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(SHORT_MAX))
/** The same, or nothing. */
const Maybe = v.pipe(v.string(), v.trim(), v.maxLength(SHORT_MAX))
/** 16 bytes, as text. */
export const Text22 = v.pipe(v.string(), v.regex(/^[\w-]{22}$/u))

/** What a listener reads of it before a yes. */
export const WishShape = v.object({
  help: v.picklist(['listen', 'think', 'company', 'practical']),
  when: v.picklist(['now', 'today', 'week']),
  language: Language,
  wishes: v.pipe(
    v.array(v.picklist(['woman', 'man', 'lived-experience', 'faith', 'no-faith'])),
    v.maxLength(5)
  ),
  notes: Notes,
  /** They are here as somebody close to a person who lives with it. */
  isClose: v.optional(v.boolean(), false),
  words: v.pipe(v.string(), v.maxLength(ASK_WORDS_MAX)),
  keptBy: v.picklist(['me', 'both', 'nobody'])
})
export type WishShape = v.InferOutput<typeof WishShape>

export const FullWish = v.object({
  ...WishShape.entries,
  name: v.pipe(v.string(), v.trim(), v.maxLength(NICKNAME_MAX))
}) satisfies v.GenericSchema<unknown, AskWish>
export type FullWish = v.InferOutput<typeof FullWish>

/** What lies sealed in a question. The name is on the card of the bond, which opens with the secret. */
export const Question = v.object({
  version: v.literal(0),
  kind: v.literal('ask'),
  /** At which it lies: what was copied from there is none. */
  desk: Text43,
  /** Of the invitation into the bond: it opens for whoever says yes. */
  lockedSecret: v.pipe(v.string(), v.regex(/^[\w-]{1,300}$/u)),
  bondId: Text43,
  wish: WishShape,
  askedAt: Millis,
  until: Millis,
  /** Members of the team whose devices do not show it. */
  refused: Refused,
  isHandedOver: v.boolean(),
  isForLead: v.boolean(),
  /** The one member of the team whom the person said yes to, where their listener is away. */
  onlyFor: v.optional(Text43)
})
export type Question = v.InferOutput<typeof Question>

const Ladder = v.picklist([0, 1, 2, 3, 4])
const LadderBody = { step: Ladder, owner: Short, why: Short } as const

/** Documents in the bond, one of each kind by each member: a conversation is long, and these are always at hand. */
export const HEARD_KINDS = {
  /** By the one who asked, before anybody comes. */
  'heard-terms': v.object({
    wish: WishShape,
    /** By which the log of the team names this conversation, and nobody in it. */
    conversation: Text22
  }),
  presence: v.object({ presence: v.picklist(['here', 'minute', 'ten-minutes']) }),
  'winding-down': v.null(),
  /** Its author has said their last words. */
  'last-words': v.null(),
  /** By the one who asked: it goes on after its first day. */
  'go-on': v.null(),
  /** By the listener, who asks for a yes. */
  'hand-over': v.variant('kind', [
    v.object({ kind: v.picklist(['hand-over', 'lead']), words: Maybe }),
    /** They are away until then, and `by` of the team would be there meanwhile, where somebody would. */
    v.object({ kind: v.literal('cover'), words: Maybe, by: v.nullable(Text43), until: Millis })
  ]),
  /** By the one who asked: names the entry that it answers. */
  'hand-over-answer': v.object({ to: Text22, isYes: v.boolean() }),
  /** By the listener: what the person was told. */
  'ladder-told': v.object({
    steps: v.pipe(v.array(v.object({ ...LadderBody, at: Millis })), v.maxLength(40))
  })
} as const
export type HeardKind = keyof typeof HEARD_KINDS
export const heardBody = readerOf(HEARD_KINDS)

/** In the space of the listeners' team: what was done where somebody was in danger. */
export const LADDER_KIND = 'ladder-step'
export const LadderNoteShape = v.object({ ...LadderBody, isTold: v.boolean() })
export const LadderEntry = v.object({ ...LadderNoteShape.entries, conversation: Text22 })
export type LadderEntry = v.InferOutput<typeof LadderEntry>

/** What a listener says to their own devices of themselves. */
export const SelfShape = v.object({
  languages: v.pipe(v.array(Language), v.maxLength(8)),
  notTaken: Notes,
  hearsClose: v.optional(v.boolean(), false)
})

/** Documents in one's own space. */
export const LOOKED_BACK_KIND = 'looked-back'
const Answer = v.picklist(['yes', 'partly', 'no', 'rather-not'])
const Answers = v.object({ heard: Answer, pace: Answer, couldSayNo: Answer })
export const LookedBackBody = v.object({
  by: v.pipe(
    v.array(v.object({ bondId: Text43, answers: v.nullable(Answers) })),
    v.maxLength(LOOKED_BACK_MAX)
  )
})
export type LookedBackBody = v.InferOutput<typeof LookedBackBody>

export const KIND_WORDS_KIND = 'kind-words'
export const KindWordsBody = v.object({
  words: v.pipe(v.string(), v.minLength(1), v.maxLength(KIND_WORDS_MAX)),
  name: v.pipe(v.string(), v.maxLength(NICKNAME_MAX)),
  saidAt: Millis
})
