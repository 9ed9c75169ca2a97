/** What a conversation is made of, in a bond as in a circle. Everything is checked when read. */
import * as v from 'valibot'
import { Profile } from '../account/settings.ts'
import { ENTRY_TEXT_MAX, type OpenedEntry } from '../spaces/entry.ts'

export const NOTES_MAX = 3
const MENTIONS_MAX = 12
const NAMES_MAX = 12
const ACKNOWLEDGEMENTS = ['hear', 'believe', 'not-alone', 'sitting'] as const

const Text = v.pipe(v.string(), v.maxLength(ENTRY_TEXT_MAX))
const Note = v.pipe(v.string(), v.maxLength(60))
const Notes = v.pipe(v.array(Note), v.maxLength(NOTES_MAX))
const MemberId = v.pipe(v.string(), v.length(43))
// Where another client wrote something else beside its words, they are read as words alone.
const Mentions = v.fallback(v.pipe(v.array(MemberId), v.maxLength(MENTIONS_MAX)), [])
const AnswersAt = v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0)), 0)

/** The kinds of entry that every conversation has, each with the shape of its body. */
const TALK_KINDS = {
  /**
   * Words that answer others name them in their first ref. `answersAt` is where those stand in the log: once they
   * are taken back, nothing else tells which ones they were.
   */
  words: v.object({
    text: Text,
    notes: Notes,
    mentions: v.optional(Mentions, []),
    answersAt: v.optional(AnswersAt, 0)
  }),
  /** Without notes, those of the words stay. */
  edit: v.object({ text: Text, notes: v.fallback(v.optional(Notes), undefined) }),
  acknowledgement: v.object({ key: v.picklist(ACKNOWLEDGEMENTS) }),
  /** Somebody steps away and holds their place, or is back. */
  place: v.object({ isHeld: v.boolean() }),
  /** By each member, a document: whether the others may mention them. */
  'mention-wish': v.object({ mayMention: v.boolean() }),
  profile: Profile,
  /** What the others are called, told to somebody who cannot read it of themselves yet. */
  names: v.object({
    names: v.pipe(
      v.array(v.object({ memberId: MemberId, profile: Profile })),
      v.maxLength(NAMES_MAX)
    )
  })
} as const

type Kinds = Readonly<Record<string, v.GenericSchema>>

/**
 * Reads the bodies of these kinds: undefined for an entry of another kind, or whose body is not well formed, or
 * whose author did not hold the space where only those may say this.
 */
export function readerOf<Known extends Kinds>(
  kinds: Known,
  byHolders: readonly (keyof Known & string)[] = []
) {
  return <K extends keyof Known & string>(
    opened: OpenedEntry,
    kind: K
  ): v.InferOutput<Known[K]> | undefined => {
    const schema: v.GenericSchema | undefined = kinds[kind]
    if (opened.entry.kind !== kind || !schema) return undefined
    if (byHolders.includes(kind) && !opened.isByHolder) return undefined
    const parsed = v.safeParse(schema, opened.entry.body)
    return parsed.success ? parsed.output : undefined
  }
}

// Who others are, until they say it themselves, is said by whoever holds the circle.
export const talkBody = readerOf(TALK_KINDS, ['names'])
