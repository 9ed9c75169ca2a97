/** How each line of the place stands: what people are shown of it, and what waits for a yes. */
import { canonicalLine, HOUR_MS, lineKey, WIRE_LIMITS } from '@beside/contract'
import type { CheckedLine, HelpLine } from '@beside/contract'
import { isSameBytes } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import type { LineCheck } from '../store/line-checks.ts'

export type LineStanding = {
  /** Null while nobody has confirmed it. */
  readonly shown: CheckedLine | null
  /** The newest words of it, while no second steward has said yes to them. */
  readonly waiting: Waiting | null
}

/** Words that were dialled, and the yes of one steward by which people are shown them already. */
export type Waiting = { readonly dialled: LineCheck; readonly firstYes: LineCheck | null }

/**
 * @param lines as stewards wrote them
 * @param checks what was noted of them, the oldest first
 */
export function standingsOf(
  lines: readonly HelpLine[],
  checks: readonly LineCheck[]
): readonly LineStanding[] {
  const byLine = Map.groupBy(checks, ({ line }) => line)
  return lines.map((line) => standingOf(line, sinceGone(byLine.get(lineKey(line)) ?? [])))
}

export function shownOf(standings: readonly LineStanding[]): readonly CheckedLine[] {
  return standings.flatMap(({ shown }) => shown ?? [])
}

function standingOf(line: HelpLine, checks: readonly LineCheck[]): LineStanding {
  // Of a line that was there before anything was noted we know this much: one steward dialled it.
  if (checks.length === 0) return { shown: { ...line, checkedBy: 'one' }, waiting: null }
  const confirmed = checks.findLast(({ act }) => act !== 'dialled')
  const shown = confirmed
    ? { ...wordsOf(confirmed), checkedBy: confirmed.act === 'confirmed-by-two' ? 'two' : 'one' }
    : null
  const words = canonicalLine(line)
  const isAsTyped = confirmed?.words === words
  const dialled = checks.findLast((check) => check.act === 'dialled' && check.words === words)
  // What was confirmed before anything was noted, or with a link, has nobody whom another could follow.
  const isByOne = confirmed?.act === 'confirmed-by-one' && confirmed.by !== null
  const firstYes = isAsTyped && isByOne ? confirmed : null
  const isWaiting = dialled !== undefined && (!isAsTyped || firstYes !== null)
  const waiting = isWaiting ? { dialled, firstYes } : null
  return { shown: shown as CheckedLine | null, waiting }
}

/**
 * How the yes of this steward would count, and from when; null where it was said.
 *
 * The key of a link is nobody's in particular: it makes no second one, and the yes of a steward to it counts at once.
 */
export function yesOf({ dialled, firstYes }: Waiting, steward: Bytes | null): Yes | null {
  const isAnother = ({ by }: LineCheck) =>
    by !== null && steward !== null && !isSameBytes(by, steward)
  if (firstYes !== null) return isAnother(firstYes) ? { as: 'two', from: 0 } : null
  if (isAnother(dialled)) return { as: 'two', from: 0 }
  const isOfLink = dialled.by === null && steward !== null
  const waits = WIRE_LIMITS.lineAloneHours * HOUR_MS
  return { as: 'one', from: isOfLink ? 0 : dialled.at + waits }
}

type Yes = { readonly as: 'one' | 'two'; readonly from: number }

export type Noted = Omit<LineCheck, 'id'>

/** What is to be noted as the lines of a place become others. */
export function notesOfChange(
  change: { readonly before: readonly HelpLine[]; readonly after: readonly HelpLine[] },
  checks: readonly LineCheck[],
  who: { readonly by: Bytes | null; readonly at: number }
): readonly Noted[] {
  const byLine = Map.groupBy(checks, ({ line }) => line)
  const before = new Map(change.before.map((line) => [lineKey(line), canonicalLine(line)]))
  const after = new Set(change.after.map(lineKey))
  const gone = [...before]
    .filter(([line]) => !after.has(line))
    .map(([line, words]) => ({ line, words, act: 'gone' as const, ...who }))
  const dialled = change.after.flatMap((typed): Noted[] => {
    const [line, words] = [lineKey(typed), canonicalLine(typed)]
    const noted = sinceGone(byLine.get(line) ?? [])
    const old = before.get(line)
    if (old === words || noted.at(-1)?.words === words) return []
    const isNew: Noted = { line, words, act: 'dialled', ...who }
    // What people were shown before anything was noted stays in sight until this is confirmed.
    const isUnnoted = noted.length === 0 && old !== undefined
    return isUnnoted
      ? [{ line, words: old, act: 'confirmed-by-one', by: null, at: who.at }, isNew]
      : [isNew]
  })
  return [...gone, ...dialled]
}

/** To the full hour: a moment to the millisecond could be matched to what else happened then. */
export function hourOf(now: number): number {
  return Math.ceil(now / HOUR_MS) * HOUR_MS
}

export function wordsOf({ words }: Pick<LineCheck, 'words'>): HelpLine {
  return JSON.parse(words) as HelpLine
}

// A line that was taken away and comes again begins anew.
export function sinceGone(checks: readonly LineCheck[]): readonly LineCheck[] {
  return checks.slice(checks.findLastIndex(({ act }) => act === 'gone') + 1)
}
