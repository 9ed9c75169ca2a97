/** What stands inside a circle about the list, by whoever held the circle when they wrote it. */
import type { OpenedEntry } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { circleBody, type ListedBody } from './entries.ts'

/**
 * Only who held the circle then could say so: our clients make it public without asking again. The newest first, which
 * counts: whoever came with a cut reads none from before it, so an older lane would not be the same one for everybody.
 */
export function listedDocuments({ documents }: Space): readonly OpenedEntry[] {
  return [...documents.values()]
    .filter((one) => circleBody(one, 'circle-listed') !== undefined)
    .toSorted((one, other) => other.seq - one.seq)
}

/** Undefined where it was never on the list, or where we read nothing of it. */
export function listedIn(space: Space): ListedBody | undefined {
  const [newest] = listedDocuments(space)
  return newest && circleBody(newest, 'circle-listed')
}
