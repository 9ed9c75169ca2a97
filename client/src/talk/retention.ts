/** How long words stay: what its members agreed on holds here too, whatever a server still has. */
import { isPastRetention } from '@beside/kernel'
import type { OpenedRecord } from '../spaces/entry.ts'
import type { Space } from '../spaces/space.ts'
import { talkRecords, type TalkRecords } from './fold.ts'

/** A server's clock may be a little ahead of what we take for it, so what it erased just now is no alarm. */
const AHEAD_MS = 3_600_000

/** What is left of a conversation at `now`, by the log. Its newest pages stay for good. */
export function keptRecords(space: Space, now: number): TalkRecords {
  const all = talkRecords(space)
  const { state } = space
  const [oldest] = all.records
  if (!state || !oldest || !isPastRetention(state, oldest.time, now + AHEAD_MS)) return all
  const newest = new Set(all.documents.map(({ seq }) => seq))
  const isKept = ({ kind, seq, time }: OpenedRecord): boolean => {
    if (kind === 'withheld') return !isPastRetention(state, time, now + AHEAD_MS)
    return kind !== 'entry' || newest.has(seq) || !isPastRetention(state, time, now)
  }
  const kept = all.records.filter(isKept)
  const before = keptBefore.get(all.records)
  // The same run in the same array: what was folded once is known again.
  if (before?.length === kept.length) return { ...all, records: before }
  keptBefore.set(all.records, kept)
  return { ...all, records: kept }
}

const keptBefore = new WeakMap<readonly OpenedRecord[], readonly OpenedRecord[]>()

/** Whether nothing is left of what was said before a record: time in the log never goes back. */
export function isAllBeforeGone({ state, records }: Space, now: number): boolean {
  const [oldest] = records
  return state !== undefined && oldest !== undefined && isPastRetention(state, oldest.time, now)
}
