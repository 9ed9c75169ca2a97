/** Words that their author took back: one rule for the feed, for pages and for documents. */
import type { OpenedRecord } from './entry.ts'
import type { Space } from './space.ts'

/**
 * Notes what the erases among `opened` name, then shows all of it as taken back: also where the server still
 * has the words, or never had them. Only one's own entries that lie before the erase can be taken back.
 */
export function settleTakenBack(space: Space, opened: readonly OpenedRecord[]): void {
  for (const one of opened) {
    if (one.kind !== 'erase') continue
    for (const seq of one.seqs) if (seq < one.seq) space.takenBack.add(key(seq, one.memberId))
  }
  // A conversation may be long: what stands already is gone through only for an erase.
  if (opened.some((one) => one.kind === 'erase' || isTakenBack(space, one))) {
    space.records = space.records.map((one) => {
      const { seq, time, memberId } = one
      return isTakenBack(space, one) ? { kind: 'taken-back', seq, time, memberId } : one
    })
  }
  for (const [lane, document] of space.documents) {
    if (isTakenBack(space, document)) space.documents.delete(lane)
  }
}

function isTakenBack(space: Space, { kind, seq, memberId }: OpenedRecord): boolean {
  return (kind === 'entry' || kind === 'withheld') && space.takenBack.has(key(seq, memberId))
}

function key(seq: number, memberId: string): string {
  return `${seq}:${memberId}`
}
