/**
 * Where newcomers read from today on: the next epoch links back to nothing, and what still holds is written once
 * more, as it was. Each member's client does so for what is theirs, and a facilitator's for what is the circle's: also
 * where somebody wrote over it who may not.
 */
import { presentMemberByKey, presentMembers, toBase64url } from '@beside/kernel'
import { profileIn } from '../../account/settings.ts'
import type { AppendResult } from '../../spaces/append.ts'
import { byLane, type OpenedEntry } from '../../spaces/entry.ts'
import { hasEarlier } from '../../spaces/fetch-space.ts'
import type { Space } from '../../spaces/space.ts'
import { isAllHere } from '../../sync/shared-spaces.ts'
import { ownDocument, writeDocument, writeInto, type WritingTools } from '../../sync/writing.ts'
import { talkBody } from '../../talk/entries.ts'
import { profilesOf, talkRecords } from '../../talk/fold.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { circleBody, isForHolders } from './entries.ts'
import { aboutIn, CIRCLE_DOCUMENTS, documentIn } from './fold.ts'
import { gatheringsIn, saidYesTo } from './gatherings.ts'
import { listedDocuments } from './listed.ts'

/** So far back is looked for what somebody wrote over. */
const PAGES_MAX = 200

/** Whether whoever comes in reads nothing from before. Where we cannot read what was chosen, nothing is given away. */
export function startsAnew(space: Space): boolean {
  if (space.state?.kind !== 'circle') return false
  return aboutIn(talkRecords(space))?.newcomers !== 'all'
}

/** Writes once more what lies before the newest cut, or was written over. Where that was done, by whichever device, nothing is written. */
export async function writeAnew(tools: WritingTools, space: Space): Promise<void> {
  await findWrittenOver(tools, space)
  if (!isDue(space) || !(await isAllHere(tools, space))) return
  for (const one of documentsToWrite(space)) {
    // Somebody may have changed it since we looked: then theirs stays.
    const isCurrent = documentsToWrite(space).includes(one)
    if (isCurrent && !(await writeAgain(tools, space, one)).ok) return
  }
  if (space.cutSeq === 0) return
  if (!ownDocument(space, 'profile') && !(await showMyself(tools, space)).ok) return
  if (areNamesDue(space)) await writeNames(tools, space)
}

/** What somebody wrote over may stand before the pages that this device has: then a facilitator's reads back to it. */
async function findWrittenOver({ spaces }: WritingTools, space: Space): Promise<void> {
  for (let page = 0; page < PAGES_MAX && isLost(space) && hasEarlier(space); page += 1) {
    if (!(await spaces.loadEarlier(space)).ok) return
  }
}

function isLost(space: Space): boolean {
  const written = talkRecords(space)
  return (
    isFacilitator(space) &&
    written.documents.some(
      ({ entry: { kind } }) =>
        (kind === 'circle-about' || kind === 'circle-agreement') && !documentIn(written, kind)
    )
  )
}

function isDue(space: Space): boolean {
  if (!space.newestEpochKey()) return false
  const isShown = ownDocument(space, 'profile') !== undefined
  const isDueByCut = space.cutSeq > 0 && (!isShown || areNamesDue(space))
  return isDueByCut || documentsToWrite(space).length > 0
}

function areNamesDue(space: Space): boolean {
  return isFacilitator(space) && (namesIn(space)?.seq ?? 0) < space.cutSeq
}

export function showMyself(tools: WritingTools, space: Space): Promise<AppendResult> {
  const body = profileIn(tools.account.keyring)
  return writeDocument(tools, space, { kind: 'profile', body, before: undefined })
}

/** One's own, and those of the circle where we hold it, whose authors may be gone. Of two, the newer one stays so. */
function documentsToWrite(space: Space): readonly OpenedEntry[] {
  const all = [...space.documents.values()]
  const written = talkRecords(space)
  const held = isFacilitator(space)
    ? [
        ...CIRCLE_DOCUMENTS.map((kind) => documentIn(written, kind)).filter(
          (one) => one !== undefined
        ),
        ...gatheringsIn(written).map(({ document }) => document)
      ]
    : []
  // What somebody said of the list since then, we would unsay.
  const [listed] = listedDocuments(space)
  const isOurs = (one: OpenedEntry): boolean =>
    isFacilitator(space)
      ? one === listed || one.entry.kind !== 'circle-listed'
      : // Where we hold the circle no more, it would stand in its place and be read by nobody.
        !isForHolders(one.entry.kind)
  const mine = all.filter((one) => one.memberId === space.me && isOurs(one))
  const isDue = (one: OpenedEntry): boolean =>
    one.seq < space.cutSeq || space.documents.get(one.lane)?.seq !== one.seq
  return [...new Set([...held, ...mine])].filter(isDue).toSorted((a, b) => a.seq - b.seq)
}

/** The id within stays: whoever said yes to an agreement said yes to this one. */
function writeAgain(
  tools: WritingTools,
  space: Space,
  document: OpenedEntry
): Promise<AppendResult> {
  const { id, kind, body, refs } = document.entry
  const agreement = circleBody(document, 'circle-agreement')
  const plan = circleBody(document, 'gathering')
  const saidYes = plan && saidYesIn(space, id)
  const again = agreement ? { ...agreement, isAgain: true } : plan ? { ...plan, saidYes } : body
  return writeInto(tools, space, {
    kind,
    body: again,
    refs,
    id,
    documentLane: bytesOf(document.lane)
  })
}

/** Answers are written once more too, in another order: who had a seat keeps it. */
function saidYesIn(space: Space, id: string) {
  const plan = gatheringsIn(talkRecords(space)).find((one) => one.id === id)
  return plan ? saidYesTo(plan) : []
}

/** What people are called, until their own clients come by and say it themselves. */
function writeNames(tools: WritingTools, space: Space): Promise<AppendResult> {
  const profiles = profilesOf(talkRecords(space))
  const names = (space.state ? presentMembers(space.state) : []).flatMap(({ id }) => {
    const memberId = toBase64url(id)
    const profile = profiles.get(memberId)
    return profile ? [{ memberId, profile }] : []
  })
  const before = namesIn(space)
  return writeDocument(tools, space, { kind: 'names', body: { names }, before })
}

// What somebody wrote who did not hold the circle is read by nobody, and takes nobody's place.
function namesIn(space: Space): OpenedEntry | undefined {
  const all = [...space.documents.values()].filter((one) => talkBody(one, 'names') !== undefined)
  return all.toSorted(byLane)[0]
}

export function isFacilitator({ state, keys }: Space): boolean {
  return state !== undefined && presentMemberByKey(state, keys.sign.public)?.role === 'admin'
}
