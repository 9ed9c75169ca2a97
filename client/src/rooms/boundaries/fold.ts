/** How boundaries are read: pure functions from what was written to what is shown. */
import * as v from 'valibot'
import type {
  BoundariesBody,
  DocumentView,
  ShownBoundaries,
  ShownPart,
  SpaceBoundaries
} from '../../api.ts'
import type { OpenedEntry } from '../../spaces/entry.ts'
import { versionOf } from '../documents.ts'
import { Boundaries, boundaryBody, QUESTION_KIND, SHOWN_KIND, type Shown } from './entries.ts'

type BoundaryKind = typeof SHOWN_KIND | typeof QUESTION_KIND

const NOTHING: BoundariesBody = {
  quietHours: null,
  howToSpeak: '',
  words: '',
  hardTopics: [],
  hardWords: ''
}
const SHOWS_NOTHING: Shown = {
  savedAt: 0,
  parts: [],
  quietHours: null,
  howToSpeak: '',
  words: '',
  mayAsk: false
}

export function foldBoundaries(document: OpenedEntry | undefined): DocumentView<BoundariesBody> {
  const parsed = v.safeParse(Boundaries, document?.entry.body)
  const body = parsed.success ? parsed.output : NOTHING
  return { body, version: versionOf(document), savedAt: document?.time ?? null }
}

type Seen = { readonly me: string; readonly here: readonly string[] }

/** What is shown in a space, by each member's newest word on it. */
export function foldShown(
  documents: readonly OpenedEntry[],
  { me, here }: Seen
): Omit<SpaceBoundaries, 'asked'> {
  const theirs = here.flatMap((memberId): [string, ShownBoundaries][] => {
    const { savedAt: _, ...shown } = shownBy(documents, memberId)
    const isNothing = shown.parts.length === 0 && !shown.mayAsk
    return memberId === me || isNothing ? [] : [[memberId, shown]]
  })
  const { savedAt: _, ...mine } = shownBy(documents, me)
  return { mine, theirs: Object.fromEntries(theirs) }
}

export function shownBy(documents: readonly OpenedEntry[], memberId: string): Shown {
  const newest = newestOf(documents, { kind: SHOWN_KIND, memberId })
  const shown = newest && boundaryBody(newest, SHOWN_KIND)
  return shown ? copyOf(shown, shown) : SHOWS_NOTHING
}

export type Question = {
  /** The entry itself: a later question of the same person has another. */
  readonly id: string
  readonly memberId: string
  readonly fragment: string
  readonly askedAt: number
}

/** Who here asks me for a bond: nobody, unless I allow it here. Only questions to me open for me. */
export function foldQuestions(
  documents: readonly OpenedEntry[],
  { me, here }: Seen
): readonly Question[] {
  if (!shownBy(documents, me).mayAsk) return []
  return here.flatMap((memberId): Question[] => {
    const newest = newestOf(documents, { kind: QUESTION_KIND, memberId })
    const question = newest && boundaryBody(newest, QUESTION_KIND)
    if (!newest || !question || memberId === me) return []
    const { fragment } = question
    return [{ id: newest.entry.id, memberId, fragment, askedAt: newest.time }]
  })
}

function newestOf(
  documents: readonly OpenedEntry[],
  { kind, memberId }: { readonly kind: BoundaryKind; readonly memberId: string }
): OpenedEntry | undefined {
  return documents
    .filter((one) => one.memberId === memberId && boundaryBody(one, kind) !== undefined)
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1)
}

/** What somebody wants others in a space to see, and to be able to do. */
export type ShowWish = { readonly parts: readonly ShownPart[]; readonly mayAsk: boolean }

/** The copy that shows these parts, and nothing else. */
export function copyOf(
  from: Pick<Shown, 'quietHours' | 'howToSpeak' | 'words'>,
  { parts, mayAsk, savedAt }: ShowWish & { readonly savedAt: number }
): Shown {
  const has = (part: ShownPart): boolean => parts.includes(part)
  return {
    savedAt,
    parts: [...parts],
    quietHours: has('quietHours') ? from.quietHours : null,
    howToSpeak: has('howToSpeak') ? from.howToSpeak : '',
    words: has('words') ? from.words : '',
    mayAsk
  }
}
