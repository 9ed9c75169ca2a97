/** What boundaries are made of. Everything is checked when read: the other client may be anybody's. */
import * as v from 'valibot'
import { readerOf } from '../../talk/entries.ts'

/** In one's own space. */
export const BOUNDARIES_KIND = 'boundaries'
/** In a bond or a circle: what is shown there. */
export const SHOWN_KIND = 'boundaries-shown'
/** In a circle, boxed to whom it is for. */
export const QUESTION_KIND = 'bond-question'

const BOUNDARY_TEXT_MAX = 600
const HARD_WORDS_MAX = 300
const TOPICS_MAX = 32

const Clock = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u))
const QuietHours = v.object({
  from: Clock,
  to: Clock,
  timeZone: v.pipe(v.string(), v.maxLength(64))
})
const Text = v.pipe(v.string(), v.maxLength(BOUNDARY_TEXT_MAX))
const Topic = v.pipe(v.string(), v.maxLength(40))

export const Boundaries = v.object({
  quietHours: v.nullable(QuietHours),
  howToSpeak: Text,
  words: Text,
  hardTopics: v.pipe(v.array(Topic), v.maxLength(TOPICS_MAX)),
  hardWords: v.pipe(v.string(), v.maxLength(HARD_WORDS_MAX))
})

/** A copy of some of it, for those in one space. */
export const Shown = v.object({
  /** When that was saved of which this is a copy: a device that knows less never brings back older words. */
  savedAt: v.number(),
  parts: v.pipe(v.array(v.picklist(['quietHours', 'howToSpeak', 'words'])), v.maxLength(3)),
  quietHours: v.nullable(QuietHours),
  howToSpeak: Text,
  words: Text,
  mayAsk: v.boolean()
})
export type Shown = v.InferOutput<typeof Shown>

/**
 * A question to one member alone: the link to a bond, in the one document that its author has for it. Null once it
 * was taken back.
 */
const Question = v.nullable(v.object({ fragment: v.pipe(v.string(), v.maxLength(100)) }))
export type Question = v.InferOutput<typeof Question>

export const boundaryBody = readerOf({
  [SHOWN_KIND]: Shown,
  [QUESTION_KIND]: Question
} as const)
