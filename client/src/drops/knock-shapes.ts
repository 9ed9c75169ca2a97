/** What passes through the door of a circle or of a team. Checked when read: anybody may have written it. */
import * as v from 'valibot'

/** 32 and 64 bytes, as text. */
export const Text43 = v.pipe(v.string(), v.regex(/^[\w-]{43}$/u))
export const Text86 = v.pipe(v.string(), v.regex(/^[\w-]{86}$/u))
/** 32 bytes or more, as text: what opens a link. */
export const Fragment = v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/u))
/** Since 1970. */
export const Millis = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const WORDS_MAX = 600

const ASKING_PARTS = {
  version: v.literal(0),
  kind: v.literal('knock'),
  sign: Text43,
  kem: Text43,
  proof: Text86,
  answerTo: v.object({ address: Text43, kem: Text43 })
} as const
/** What everybody drops who asks to come in by a link. Each room adds the words that it needs. */
export const KNOCK_PARTS = { ...ASKING_PARTS, inviteId: Text43, claim: Text86 } as const
/** The same, also from somebody who found the group in the list of those that can be found. */
export const KNOCK_OR_FOUND_PARTS = {
  ...ASKING_PARTS,
  inviteId: v.optional(Text43),
  claim: v.optional(Text86)
} as const
const Knock = v.object(KNOCK_OR_FOUND_PARTS)
export type Knock = v.InferOutput<typeof Knock>

/** What somebody drops who takes their question back: the key of the mailbox that it named, which nobody else has. */
export const TakenBack = v.object({
  version: v.literal(0),
  kind: v.literal('taken-back'),
  readKey: Text43
})
export type TakenBack = v.InferOutput<typeof TakenBack>

/** What comes back where the answer is no. A yes needs no words: the space opens. */
export const NotNow = v.object({
  version: v.literal(0),
  kind: v.literal('not-now'),
  words: v.pipe(v.string(), v.maxLength(WORDS_MAX))
})
export type NotNow = v.InferOutput<typeof NotNow>
