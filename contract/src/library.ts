/**
 * The library: texts that a community shows to anybody. Stewards write them; who wrote is never kept.
 *
 * A text comes drawn, as pieces, and never as HTML: so no page has to trust markup that came over the wire.
 */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { bytesUpTo, Count, DateOnly, Id32, Millis } from './shapes.ts'

/** Its part of the address: short and neutral, since an address may be seen by others. */
export const Slug = v.pipe(v.string(), v.maxLength(48), v.regex(/^[a-z\d]+(?:-[a-z\d]+)*$/u))

export const TextLanguage = v.picklist(['en', 'ar', 'es'])
export type TextLanguage = v.InferOutput<typeof TextLanguage>

/** Under what a text stands in the list. */
export const TextTopic = v.picklist(['grounding', 'relationships', 'safety', 'helpers'])
export type TextTopic = v.InferOutput<typeof TextTopic>

const Line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max))
const Written = (max: number) => v.pipe(Line(max), v.minLength(1))

export const TextSource = v.strictObject({
  text: Written(300),
  /** Where it can be read; empty for what is on paper only. */
  address: v.union([
    v.literal(''),
    v.pipe(v.string(), v.maxLength(400), v.regex(/^https?:\/\/[^\s<>"]+$/u))
  ])
})
export type TextSource = v.InferOutput<typeof TextSource>

/** What a steward writes. */
export const TextWords = v.strictObject({
  language: TextLanguage,
  topic: TextTopic,
  title: Written(120),
  summary: Written(300),
  /** Markdown. */
  body: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(WIRE_LIMITS.textLength)),
  /** As `category:depth`, such as `suicide:mention`. */
  notes: v.pipe(v.array(Line(60)), v.maxLength(3)),
  sources: v.pipe(v.array(TextSource), v.maxLength(WIRE_LIMITS.sourcesOfText)),
  /** As whoever wrote it wishes to be named; empty for nobody. */
  by: Line(120),
  /** The last day on which somebody read it through, and the one by which that is due again. */
  reviewedOn: v.nullable(DateOnly),
  reviewBy: v.nullable(DateOnly)
})
export type TextWords = v.InferOutput<typeof TextWords>

/** A piece of a drawn text. The server makes no tag but these, and no attribute but what stands here. */
export type TextPiece =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'part'; readonly tag: PieceTag; readonly inner: readonly TextPiece[] }
  | {
      readonly kind: 'heading'
      readonly level: number
      /** Its place in the text, for an anchor that says nothing: `part-2`. */
      readonly place: number
      readonly inner: readonly TextPiece[]
    }
  | {
      readonly kind: 'link'
      readonly address: string
      /** True where it leads out of this place. */
      readonly isOutside: boolean
      readonly inner: readonly TextPiece[]
    }
  | { readonly kind: 'picture'; readonly id: string; readonly alt: string }
  /** A mark such as [2], which leads to the source of that number. */
  | { readonly kind: 'source'; readonly number: number }

// prettier-ignore
const PIECE_TAGS = [
  'p', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'pre', 'strong', 'em', 'code',
  'table', 'thead', 'tbody', 'tr', 'th', 'td'
] as const
export type PieceTag = (typeof PIECE_TAGS)[number]

export function isPieceTag(tag: string): tag is PieceTag {
  return (PIECE_TAGS as readonly string[]).includes(tag)
}

const Inner = v.array(v.lazy((): v.GenericSchema<TextPiece> => TextPiece))
export const TextPiece: v.GenericSchema<TextPiece> = v.variant('kind', [
  v.strictObject({ kind: v.literal('words'), words: v.string() }),
  v.strictObject({ kind: v.literal('part'), tag: v.picklist(PIECE_TAGS), inner: Inner }),
  v.strictObject({
    kind: v.literal('heading'),
    level: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(6)),
    place: Count,
    inner: Inner
  }),
  v.strictObject({
    kind: v.literal('link'),
    address: v.pipe(v.string(), v.regex(/^(?:https?:\/\/|\/(?!\/))/u)),
    isOutside: v.boolean(),
    inner: Inner
  }),
  v.strictObject({ kind: v.literal('picture'), id: Id32, alt: v.string() }),
  v.strictObject({ kind: v.literal('source'), number: Count })
])

/** What a text asks of whoever reads it. */
export const ReadingEase = v.strictObject({
  minutes: Count,
  /** About from which age it is easy to read; null where that cannot be measured, as in Arabic. */
  age: v.nullable(Count)
})
export type ReadingEase = v.InferOutput<typeof ReadingEase>

const { body: _body, ...HeadEntries } = TextWords.entries

/** GET /api/library → what anybody may read here now. */
export const Library = v.strictObject({
  texts: v.array(v.strictObject({ slug: Slug, shownFrom: v.nullable(Millis), ...HeadEntries }))
})
export type Library = v.InferOutput<typeof Library>

/** That words were taken from readers, on which day, and why; that stays for everybody to read. */
export const Withheld = v.strictObject({ on: DateOnly, why: v.string() })
export type Withheld = v.InferOutput<typeof Withheld>

/** One change that everybody saw. */
export const ShownChange = v.strictObject({
  /** By it the words of that time are read. */
  number: Count,
  /** Null for a text that came with Beside. */
  shownFrom: v.nullable(Millis),
  why: v.string(),
  /** Null where its words can be read. */
  withheld: v.nullable(Withheld)
})
export type ShownChange = v.InferOutput<typeof ShownChange>

/** What `text-withdrawn` says beside itself, of a whole text and of earlier words. */
export const TextWithdrawn = v.object({
  reason: v.literal('text-withdrawn'),
  ...Withheld.entries
})

/** GET /api/library/texts/:slug → a text that is shown. One that was taken back says `text-withdrawn`. */
export const ShownText = v.strictObject({
  slug: Slug,
  words: v.strictObject(HeadEntries),
  pieces: v.array(TextPiece),
  ease: ReadingEase,
  /** Newest first. */
  changes: v.array(ShownChange),
  /** The same text in other languages. */
  others: v.array(v.strictObject({ slug: Slug, language: TextLanguage }))
})
export type ShownText = v.InferOutput<typeof ShownText>

/** GET /api/library/texts/:slug/before/:number → what a text that is shown said then, or `text-withdrawn`. */
export const EarlierText = v.strictObject({
  slug: Slug,
  words: v.strictObject(HeadEntries),
  pieces: v.array(TextPiece),
  shownFrom: v.nullable(Millis),
  /** Null while nothing newer is shown. */
  shownUntil: v.nullable(Millis)
})
export type EarlierText = v.InferOutput<typeof EarlierText>

/** How a text stands: `next` is when what waits will be shown, by the server's clock. */
export const TextStanding = v.strictObject({
  isShown: v.boolean(),
  isWithdrawn: v.boolean(),
  /** True where what was written last is neither shown nor waits. */
  hasDraft: v.boolean(),
  next: v.nullable(Millis),
  /** True where it came with Beside and nobody here has changed it. */
  isOurs: v.boolean()
})
export type TextStanding = v.InferOutput<typeof TextStanding>

/** GET /api/steward/library → StewardLibrary: also drafts, and what was taken back. */
export const StewardLibrary = v.strictObject({
  texts: v.array(
    v.strictObject({
      slug: Slug,
      language: TextLanguage,
      title: v.string(),
      reviewBy: v.nullable(DateOnly),
      /** True from the day by which it was to be read through again. */
      isDue: v.boolean(),
      standing: TextStanding
    })
  )
})
export type StewardLibrary = v.InferOutput<typeof StewardLibrary>

export const Revision = v.strictObject({
  number: Count,
  madeOn: v.nullable(DateOnly),
  why: v.string(),
  shownFrom: v.nullable(Millis),
  /** Set where readers are not to read these words any more. */
  withheld: v.nullable(Withheld)
})
export type Revision = v.InferOutput<typeof Revision>

/**
 * GET /api/steward/library/:slug?revision= → StewardText, with the words of that revision or else the newest.
 * `newest` goes along with whatever is saved: over something newer that is refused as `text-moved`.
 */
export const StewardText = v.strictObject({
  slug: Slug,
  words: TextWords,
  newest: Count,
  standing: TextStanding,
  /** Newest first. */
  revisions: v.array(Revision)
})
export type StewardText = v.InferOutput<typeof StewardText>

/** What is to become of what was written. */
export const TextShowing = v.variant('how', [
  v.strictObject({ how: v.literal('keep') }),
  v.strictObject({ how: v.literal('show') }),
  v.strictObject({ how: v.literal('later'), from: Millis })
])
export type TextShowing = v.InferOutput<typeof TextShowing>

/** PUT /api/steward/library/:slug → StewardText. `newest` is null for a text that is new. */
export const SaveText = v.strictObject({
  words: TextWords,
  /** In a line, why; everybody can read it once the text is shown. */
  why: Line(160),
  newest: v.nullable(Count),
  showing: TextShowing
})
export type SaveText = v.InferOutput<typeof SaveText>

/** POST /api/steward/library/:slug/withdraw → StewardText. It can be shown again at any time. */
export const WithdrawText = v.strictObject({
  newest: Count,
  /** In a line, why; everybody can read it. */
  why: Line(160)
})
export type WithdrawText = v.InferOutput<typeof WithdrawText>

/**
 * PUT /api/steward/library/:slug/before/:number → StewardText: nobody reads the words of that revision any more, and
 * everybody reads why. DELETE of the same lets them be read again. What is shown now stays until something newer is.
 */
export const WithholdWords = v.strictObject({ why: Written(160) })
export type WithholdWords = v.InferOutput<typeof WithholdWords>

/** POST /api/steward/library-preview → TextPreview. Nothing is kept. */
export const PreviewText = v.strictObject({
  body: v.pipe(v.string(), v.maxLength(WIRE_LIMITS.textLength)),
  sources: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(WIRE_LIMITS.sourcesOfText)),
  language: TextLanguage
})
export const TextPreview = v.strictObject({ pieces: v.array(TextPiece), ease: ReadingEase })
export type TextPreview = v.InferOutput<typeof TextPreview>

/** POST /api/steward/library-pictures → KeptPicture. What it says beside the picture itself is taken out. */
export const KeepPicture = v.strictObject({ bytes: bytesUpTo(WIRE_LIMITS.pictureBytes) })
export const KeptPicture = v.strictObject({ id: Id32 })
export type KeptPicture = v.InferOutput<typeof KeptPicture>

/** GET /api/steward/library-pictures → StewardPictures. DELETE …/:id → {}, or `picture-used`. */
export const StewardPictures = v.strictObject({
  pictures: v.array(
    v.strictObject({
      id: Id32,
      /** The texts that hold it, also in words of before and in drafts. */
      usedIn: v.array(Slug),
      /** True where no words hold it that anybody could still read or show. */
      canGo: v.boolean()
    })
  )
})
export type StewardPictures = v.InferOutput<typeof StewardPictures>
