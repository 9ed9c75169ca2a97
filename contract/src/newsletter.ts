/**
 * The newsletter: mails to whoever asked for them, tied to no account. What somebody asks for is answered alike,
 * whether this server knows the address or not.
 */
import * as v from 'valibot'
import { TextLanguage } from './library.ts'
import { WIRE_LIMITS } from './limits.ts'
import { MailAddress, NudgeLook } from './nudges.ts'
import { DateOnly, fixedBytes, Id16, Millis } from './shapes.ts'

export const NEWSLETTER_TOPICS = ['news', 'articles', 'gatherings'] as const
export const NewsletterTopic = v.picklist(NEWSLETTER_TOPICS)
export type NewsletterTopic = v.InferOutput<typeof NewsletterTopic>

/** How often mails come at most; what came meanwhile comes in one. */
export const NEWSLETTER_RHYTHMS = ['each', 'weekly', 'monthly'] as const
const NewsletterRhythm = v.picklist(NEWSLETTER_RHYTHMS)
export type NewsletterRhythm = v.InferOutput<typeof NewsletterRhythm>

/** What somebody chose. */
export const NewsletterWish = v.strictObject({
  topics: v.pipe(v.array(NewsletterTopic), v.minLength(1), v.maxLength(NEWSLETTER_TOPICS.length)),
  rhythm: NewsletterRhythm,
  /** Sender and subject that say nothing; null for those of the place. */
  look: v.nullable(NudgeLook),
  /** In which what stands around the letters is said. The letters stay as they were written. */
  language: v.optional(TextLanguage, 'en')
})
export type NewsletterWish = v.InferOutput<typeof NewsletterWish>

/** In each mail: opens what one reader chose, and nothing else. */
export const NewsletterKey = fixedBytes(32)

/** POST /api/newsletter/ask → {}: a mail with a link goes there. Until it is opened, nothing else does. */
export const AskForNewsletter = v.strictObject({ to: MailAddress, ...NewsletterWish.entries })
export type AskForNewsletter = v.InferOutput<typeof AskForNewsletter>

/**
 * POST /api/newsletter/yes → {}; POST /api/newsletter/own → NewsletterWish; PUT /api/newsletter/own → {};
 * POST /api/newsletter/stop/:key → {}, also by a mail program (RFC 8058), and also where nobody has this key.
 */
export const ByNewsletterKey = v.strictObject({ key: NewsletterKey })
export const ChangeNewsletter = v.strictObject({
  key: NewsletterKey,
  ...NewsletterWish.entries
})

const LetterLine = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(WIRE_LIMITS.letterSubjectLength),
  // One line: nothing in it can begin another header of a mail, or turn the line around.
  v.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u)
)
const LetterText = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(WIRE_LIMITS.letterTextLength)
)
export const LetterWords = v.strictObject({
  topic: NewsletterTopic,
  subject: LetterLine,
  text: LetterText
})
export type LetterWords = v.InferOutput<typeof LetterWords>

/** A letter that went out: everybody can read it. */
export const PublicLetter = v.strictObject({
  id: Id16,
  ...LetterWords.entries,
  outOn: DateOnly
})
export type PublicLetter = v.InferOutput<typeof PublicLetter>

/** GET /api/newsletter → Newsletter: whether this place sends mails, and what it sent, the newest first. */
export const Newsletter = v.strictObject({
  isSent: v.boolean(),
  letters: v.array(
    v.strictObject({ id: Id16, subject: LetterLine, topic: NewsletterTopic, outOn: DateOnly })
  )
})
export type Newsletter = v.InferOutput<typeof Newsletter>

/**
 * A letter as stewards see it. `draft`: theirs alone. `waiting`: it goes out at a time, and can be taken back until
 * then. `leaving`: some readers whose rhythm it is have it, others not yet. `out`: all of them do.
 */
export const StewardLetter = v.strictObject({
  id: Id16,
  ...LetterWords.entries,
  /** Of what was read: whoever saves over something newer is told `settings-moved`. */
  version: Id16,
  state: v.picklist(['draft', 'waiting', 'leaving', 'out']),
  goesAt: v.nullable(Millis),
  outOn: v.nullable(DateOnly)
})
export type StewardLetter = v.InferOutput<typeof StewardLetter>

/** GET /api/steward/newsletter → StewardNewsletter. */
export const StewardNewsletter = v.strictObject({
  isSent: v.boolean(),
  /** After a restore nothing leaves until a steward says so. */
  isHeld: v.boolean(),
  /** How many get it, in tens; null below ten. */
  readers: v.nullable(v.number()),
  letters: v.array(StewardLetter)
})
export type StewardNewsletter = v.InferOutput<typeof StewardNewsletter>

/** PUT /api/steward/newsletter/:id → StewardLetter. The id is drawn by who begins it; the version is null then. */
export const SaveLetter = v.strictObject({ ...LetterWords.entries, version: v.nullable(Id16) })
/**
 * POST /api/steward/newsletter/:id/send → StewardLetter: at this time, or soon where it is null. DELETE of the same
 * takes it back, while nobody has it.
 */
export const SendLetter = v.strictObject({ version: Id16, at: v.nullable(Millis) })
/** DELETE /api/steward/newsletter/:id → {}: throws a draft away, or takes the words of one that is out off the page. */
export const DropLetter = v.strictObject({ version: Id16 })
/** POST /api/steward/newsletter/:id/try → {}: one mail, for a steward who looks at it. The address is not kept. */
export const TryLetter = v.strictObject({ to: MailAddress })

const NoticeId = v.pipe(v.string(), v.maxLength(120))
/** Something that goes out by itself soon, and can be kept back until then. */
const WaitingNotice = v.strictObject({
  id: NoticeId,
  kind: v.picklist(['text', 'gathering', 'off']),
  title: v.string(),
  goesAt: Millis,
  isHeld: v.boolean()
})
export type WaitingNotice = v.InferOutput<typeof WaitingNotice>

/**
 * GET /api/steward/newsletter-by-itself → ByItself; PUT of the same {isOn}; PUT /…/hold {id, isHeld}: letters that are
 * made of what is new. `next` is what would go now to somebody who chose every topic, in each language.
 */
export const ByItself = v.strictObject({
  isOn: v.boolean(),
  waiting: v.array(WaitingNotice),
  next: v.array(v.strictObject({ language: TextLanguage, subject: v.string(), text: v.string() }))
})
export type ByItself = v.InferOutput<typeof ByItself>
export const SwitchByItself = v.strictObject({ isOn: v.boolean() })
export const HoldNotice = v.strictObject({ id: NoticeId, isHeld: v.boolean() })
