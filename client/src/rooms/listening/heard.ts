/** A conversation with a listener as this device holds it: the bond, and what is remembered of it. */
import { toBase64url, type Keyring } from '@beside/kernel'
import * as v from 'valibot'
import type { Space } from '../../spaces/space.ts'
import type { TalkRecords } from '../../talk/fold.ts'
import { membershipOf } from '../../sync/membership-book.ts'
import { settled, writeDocument, ownDocument, type WritingTools } from '../../sync/writing.ts'
import type { HeardKind } from './entries.ts'
import { foldHeard, type Heard } from './fold.ts'
import { markOf } from './remembered.ts'

/** How it stands; undefined for what is no conversation with a listener, or cannot be read. */
export function heardIn(
  { account, spaces }: Pick<WritingTools, 'account' | 'spaces'>,
  space: Space
): Heard | undefined {
  const { state, documents, records, validOperations } = space
  const mark = markOf(account.keyring, space.id)
  if (!state || !mark) return undefined
  const [asker, listener] = state.members.toSorted((a, b) => a.joinedSeq - b.joinedSeq)
  if (!asker) return undefined
  const timeOf = (seq: number | undefined): number | null =>
    validOperations.find((one) => one.seq === seq)?.time ?? null
  const left = [asker, listener].flatMap((one) => one?.leftSeq ?? [])
  return foldHeard({
    me: space.myMemberId,
    asker: toBase64url(asker.id),
    listener: listener && toBase64url(listener.id),
    documents: [...documents.values()],
    records,
    beganAt: timeOf(listener?.joinedSeq),
    leftAt: left.length > 0 ? timeOf(Math.min(...left)) : null,
    settledAt: ('overAt' in mark ? mark.overAt : undefined) ?? null,
    now: spaces.serverNow()
  })
}

/** Whether somebody came there so long ago that it has ended by itself. */
export function isPastItsDay(
  tools: Pick<WritingTools, 'account' | 'spaces'>,
  space: Space
): boolean {
  const until = heardIn(tools, space)?.until ?? null
  return until !== null && until <= tools.spaces.serverNow()
}

/** Whether it is a bond with a listener, or one that waits for one, and so none of this person's people. */
export function isToBeHeard(
  { account, spaces }: Pick<WritingTools, 'account' | 'spaces'>,
  bondId: string
): boolean {
  if (markOf(account.keyring, bondId)) return true
  // One that was begun and is not remembered yet. Once somebody is in it, what they write decides nothing.
  const space = spaces.get(bondId)
  if (space?.state?.members.length !== 1) return false
  const agreement = v.object({ relation: v.literal('listener') })
  return [...space.documents.values()].some(
    ({ entry }) => entry.kind === 'agreement' && v.is(agreement, entry.body)
  )
}

/** What is read of a conversation with a listener: nothing that came when it was over. */
export function withoutLate(
  tools: Pick<WritingTools, 'account' | 'spaces'>,
  space: Space,
  records: TalkRecords
): TalkRecords {
  const isLate = heardIn(tools, space)?.isLate
  if (!isLate) return records
  return {
    ...records,
    documents: records.documents.filter((one) => !isLate(one)),
    records: records.records.filter((one) => !isLate(one))
  }
}

/** Whether the one who asked let somebody in there, also if it is over since. */
export function isLetIn(keyring: Keyring, { id: bondId, state, myMemberId }: Space): boolean {
  const comer = state?.members.find(({ id }) => toBase64url(id) !== myMemberId)
  return comer !== undefined && toBase64url(comer.id) === membershipOf(keyring, bondId)?.confirmed
}

/** Whether a bond may leave with an export: what one was told as a listener only where both keep it. */
export function mayTakeAlong(
  tools: Pick<WritingTools, 'account' | 'spaces'>,
  space: Space
): boolean {
  const isListener = markOf(tools.account.keyring, space.id)?.side === 'listener'
  return !isListener || heardIn(tools, space)?.wish?.keptBy === 'both'
}

/** Whether words go no further there: somebody said their last ones, or it is over. */
export function hasStopped(tools: Pick<WritingTools, 'account' | 'spaces'>, space: Space): boolean {
  const heard = heardIn(tools, space)
  return heard !== undefined && (heard.endedBy !== null || heard.overAt !== null)
}

/** Writes one's own document of this kind, in the place of the one before. */
export async function writeHeard(
  tools: WritingTools,
  space: Space,
  { kind, body }: { readonly kind: HeardKind; readonly body: unknown }
) {
  return settled(
    await writeDocument(tools, space, { kind, body, before: ownDocument(space, kind) })
  )
}
