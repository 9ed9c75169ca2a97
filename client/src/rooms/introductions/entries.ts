/** What passes between a member and somebody of a service. Checked when read: anybody may have written it. */
import * as v from 'valibot'
import { NICKNAME_MAX } from '../../account/settings.ts'
import { Fragment, Millis, Text43 } from '../../drops/knock-shapes.ts'
import { RoleService } from '../../teams/words.ts'

const WORDS_MAX = 600
const REACH_MAX = 200
/** One for each person, and more than ever wait together. */
const MARKS_MAX = 12
const CLOSED_MAX = 30

export const Words = v.pipe(v.string(), v.trim(), v.maxLength(WORDS_MAX))

/** What somebody says who asks. */
export const Says = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NICKNAME_MAX)),
  words: Words,
  /** When they can be reached. */
  reach: v.pipe(v.string(), v.trim(), v.maxLength(REACH_MAX))
})

/** What they drop. Nobody signs it, so nothing ties the name to anybody. */
export const Question = v.object({
  version: v.literal(0),
  kind: v.literal('introduction'),
  /** For whom of the team it is. */
  memberId: Text43,
  serviceId: RoleService.entries.id,
  ...Says.entries,
  askedAt: Millis,
  answerTo: v.object({ address: Text43, kem: Text43 })
})
export type Question = v.InferOutput<typeof Question>

/** What they drop who take that back: the key of the mailbox that it named, which nobody else has. */
export const QuestionTakenBack = v.object({
  version: v.literal(0),
  kind: v.literal('introduction-taken-back'),
  readKey: Text43
})
export type QuestionTakenBack = v.InferOutput<typeof QuestionTakenBack>

const AnswerSaid = {
  words: Words,
  /** Of the link to a bond; null where it is "not now". */
  fragment: v.nullable(Fragment),
  /** Whether this person wishes not to be asked again. */
  isLast: v.boolean()
} as const
export const Answer = v.object({
  version: v.literal(0),
  kind: v.literal('introduction-answer'),
  ...AnswerSaid
})
export type Answer = v.InferOutput<typeof Answer>

/** What the keyring remembers of one's own question: by the mailbox any device of this person reads the answer. */
export const Mark = v.object({
  teamId: Text43,
  memberId: Text43,
  service: RoleService,
  /** Whom one asked, as they were shown then. */
  whom: v.string(),
  /** As one is called there. */
  name: Says.entries.name,
  /** The key to which it was boxed. */
  kem: Text43,
  mailbox: Text43,
  until: Millis,
  isSent: v.boolean(),
  answer: v.optional(v.object(AnswerSaid))
})
export type Mark = v.InferOutput<typeof Mark>

export const Remembered = v.object({
  marks: v.pipe(v.array(Mark), v.maxLength(MARKS_MAX)),
  /** Members of teams who wish not to be asked again. */
  closed: v.pipe(v.array(Text43), v.maxLength(CLOSED_MAX))
})
export type Remembered = v.InferOutput<typeof Remembered>
export { CLOSED_MAX, MARKS_MAX }
