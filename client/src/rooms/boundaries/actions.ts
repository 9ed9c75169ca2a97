/** Showing some of one's boundaries, and keeping what is shown as new as one's own. */
import { refused, type MemberPublicKeys, type Result } from '@beside/kernel'
import type { Trouble } from '../../api.ts'
import { ADDRESSED } from '../../spaces/open-record.ts'
import type { Space } from '../../spaces/space.ts'
import { isAllHere, isSomebodyThere, sharedSpaces } from '../../sync/shared-spaces.ts'
import { ownDocument, settled, writeDocument, type WritingTools } from '../../sync/writing.ts'
import { documentOf, ownSpace } from '../documents.ts'
import { BOUNDARIES_KIND, QUESTION_KIND, SHOWN_KIND, type Question, type Shown } from './entries.ts'
import { copyOf, foldBoundaries, shownBy, type ShowWish } from './fold.ts'

type Done = Promise<Result<true, Trouble>>

/** Shows these parts to whoever is in a space, from now on. What is not among them is written over. */
export async function showBoundaries(tools: WritingTools, space: Space, wish: ShowWish): Done {
  const copy = newestCopy(tools, wish)
  return copy ? writeShown(tools, space, copy) : refused('not-signed-in')
}

/**
 * Wherever something is shown, it is what its person saved last. False where something is left to do: a line may
 * break after their own page was saved, and what another device chose may still be on its way to this one.
 */
export async function showNewest(tools: WritingTools): Promise<boolean> {
  let isDone = true
  for (const space of sharedSpaces(tools).filter(isSomebodyThere)) {
    if (!newerCopy(tools, space)) continue
    const isUpToDate = await isAllHere(tools, space)
    // While that was asked, another choice may have come.
    const copy = newerCopy(tools, space)
    if (!copy) continue
    const written = isUpToDate && (await writeShown(tools, space, copy))
    if (!written || !written.ok) isDone = false
  }
  return isDone
}

/** Asks one member, or takes that back. Nobody else can open it, and not even its author. */
export async function writeQuestion(
  tools: WritingTools,
  space: Space,
  { to, question }: { readonly to: MemberPublicKeys; readonly question: Question }
): Done {
  const before = ownDocument(space, ADDRESSED)
  const saying = { kind: QUESTION_KIND, body: question, to, before }
  return settled(await writeDocument(tools, space, saying))
}

function newestCopy(tools: WritingTools, wish: ShowWish): Shown | undefined {
  const own = ownSpace(tools)
  if (!own) return undefined
  const { body, savedAt } = foldBoundaries(documentOf(own, BOUNDARIES_KIND))
  return copyOf(body, { ...wish, savedAt: savedAt ?? 0 })
}

/** What should be shown in a space by now, where that is something else. */
function newerCopy(tools: WritingTools, space: Space): Shown | undefined {
  const shown = shownBy([...space.documents.values()], space.myMemberId)
  const copy = newestCopy(tools, shown)
  return copy && copy.savedAt > shown.savedAt && !isSame(copy, shown) ? copy : undefined
}

function isSame(one: Shown, other: Shown): boolean {
  return JSON.stringify({ ...one, savedAt: 0 }) === JSON.stringify({ ...other, savedAt: 0 })
}

async function writeShown(tools: WritingTools, space: Space, body: Shown): Done {
  const before = ownDocument(space, SHOWN_KIND)
  return settled(await writeDocument(tools, space, { kind: SHOWN_KIND, body, before }))
}
