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
import { Boundaries, boundaryBody, SHOWN_KIND, type Shown } from './entries.ts'

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
  words: ''
}

export function foldBoundaries(document: OpenedEntry | undefined): DocumentView<BoundariesBody> {
  const parsed = v.safeParse(Boundaries, document?.entry.body)
  const body = parsed.success ? parsed.output : NOTHING
  return { body, version: versionOf(document), savedAt: document?.time ?? null }
}

/** What is shown in a space, by each member's newest word on it. */
export function foldShown(
  documents: readonly OpenedEntry[],
  { me, here }: { readonly me: string; readonly here: readonly string[] }
): SpaceBoundaries {
  const theirs = here.flatMap((memberId): [string, ShownBoundaries][] => {
    const { savedAt: _, ...shown } = shownBy(documents, memberId)
    return memberId === me || shown.parts.length === 0 ? [] : [[memberId, shown]]
  })
  const { savedAt: _, ...mine } = shownBy(documents, me)
  return { mine, theirs: Object.fromEntries(theirs) }
}

export function shownBy(documents: readonly OpenedEntry[], memberId: string): Shown {
  const newest = documents
    .filter((one) => one.memberId === memberId && boundaryBody(one, SHOWN_KIND))
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1)
  const shown = newest && boundaryBody(newest, SHOWN_KIND)
  return shown ? copyOf(shown, shown) : SHOWS_NOTHING
}

/** The copy that shows these parts, and nothing else. */
export function copyOf(
  from: Pick<Shown, 'quietHours' | 'howToSpeak' | 'words'>,
  { parts, savedAt }: { readonly parts: readonly ShownPart[]; readonly savedAt: number }
): Shown {
  const has = (part: ShownPart): boolean => parts.includes(part)
  return {
    savedAt,
    parts: [...parts],
    quietHours: has('quietHours') ? from.quietHours : null,
    howToSpeak: has('howToSpeak') ? from.howToSpeak : '',
    words: has('words') ? from.words : ''
  }
}
