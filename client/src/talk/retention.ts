/** How long words stay: what its members agreed on holds here too, whatever a server still has. */
import { DAY_MS } from '@beside/contract'
import { isPastRetention, type ChainStep } from '@beside/kernel'
import type { OpenedRecord } from '../spaces/entry.ts'
import type { Space } from '../spaces/space.ts'
import { talkRecords, type TalkRecords } from './fold.ts'

/** A server's clock may be a little ahead of what we take for it, so what it erased just now is no alarm. */
const AHEAD_MS = 3_600_000

/** What is left of a conversation at `now`, by the log. Its newest pages stay for good. */
export function keptRecords(space: Space, now: number): TalkRecords {
  const all = talkRecords(space)
  const { history } = space
  const [oldest] = all.records
  const mayBeErased = goneBy(history, now, AHEAD_MS)
  if (!oldest || !mayBeErased(oldest.time)) return all
  const isGone = goneBy(history, now)
  const newest = new Set(all.documents.map(({ seq }) => seq))
  const isKept = ({ kind, seq, time }: OpenedRecord): boolean => {
    if (kind === 'withheld') return !mayBeErased(time)
    return kind !== 'entry' || newest.has(seq) || !isGone(time)
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
export function isAllBeforeGone({ history, records }: Space, now: number): boolean {
  const [oldest] = records
  return oldest !== undefined && goneBy(history, now)(oldest.time)
}

/**
 * Tells of which times words are gone by `now`. What was gone under an agreement stays gone under every later one:
 * a server had erased it rightly, so a longer time neither brings it back nor says that it is held back.
 */
export function goneBy(
  history: readonly ChainStep[],
  now: number,
  ahead = 0
): (time: number) => boolean {
  const state = history.at(-1)?.state
  const before = history.reduce((so, step) => Math.max(so, goneBefore(step)), 0) + ahead
  return (time) =>
    time < before || (state !== undefined && isPastRetention(state, time, now + ahead))
}

// An agreement that ended says for how many days words stayed in that moment; 0 is for ever.
function goneBefore({ state: { policyBefore } }: ChainStep): number {
  const days = policyBefore?.policy.retentionDays ?? 0
  return policyBefore && days > 0 ? policyBefore.changedAt - days * DAY_MS : 0
}
