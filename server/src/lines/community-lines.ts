/** The lines of a place as they are read and changed: what stewards wrote, and what was noted of it. */
import { canonicalLine, lineKey, WIRE_LIMITS } from '@beside/contract'
import type { CheckedLine, HelpLine, PublicCommunity } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import { readCommunity } from '../store/community.ts'
import { addLineChecks, listLineChecks, removeLineChecks } from '../store/line-checks.ts'
import { isHeld } from '../store/restore-holds.ts'
import type { Reader, Writer } from '../store/tables.ts'
import { hourOf, notesOfChange, shownOf, sinceGone, standingsOf, yesOf } from './line-standing.ts'
import type { LineStanding, Waiting } from './line-standing.ts'

/** What anybody may know of a place. */
export async function readPublicCommunity(db: Reader): Promise<PublicCommunity> {
  const community = await readCommunity(db)
  const lines = shownOf(await readStandings(db, community.lines))
  // A line that was taken away since the backup stands there again: it says so, and people are not left without any.
  const isSince = await isHeld(db, 'lines')
  const shown = isSince
    ? lines.map((line) => ({ ...line, checkedBy: 'not-again' as const }))
    : lines
  return { ...community, lines: [...shown] }
}

export async function readShownLines(db: Reader): Promise<readonly CheckedLine[]> {
  return (await readPublicCommunity(db)).lines
}

async function readStandings(
  db: Reader,
  lines: readonly HelpLine[]
): Promise<readonly LineStanding[]> {
  return standingsOf(lines, await listLineChecks(db))
}

/** Lines to whose newest words a yes is still missing. */
export async function readWaiting(
  db: Reader
): Promise<readonly (LineStanding & { readonly waiting: Waiting })[]> {
  const { lines } = await readCommunity(db)
  return (await readStandings(db, lines)).flatMap(({ shown, waiting }) =>
    waiting === null ? [] : [{ shown, waiting }]
  )
}

type Change = { readonly before: readonly HelpLine[]; readonly after: readonly HelpLine[] }

/** Whether anything is written down from which hours are counted. What is taken away counts none. */
export function isAnyDialled({ before, after }: Change): boolean {
  const known = new Set(before.map((line) => canonicalLine(line)))
  return after.some((line) => !known.has(canonicalLine(line)))
}

type Doing = {
  /** The member of the stewards' team; null for whoever opened a steward's link. */
  readonly by: Bytes | null
  readonly now: number
}

/** Notes what a steward changed, in the transaction in which it is saved. */
export async function noteLines(db: Writer, change: Change, { by, now }: Doing): Promise<void> {
  const checks = await listLineChecks(db)
  await addLineChecks(db, notesOfChange(change, checks, { by, at: hourOf(now) }))
  await forgetOldActs(db, change.after)
}

/** Says yes to what waits; its words are shown from then on. `said` is what this steward has said before. */
export async function confirmLine(
  db: Writer,
  waiting: Waiting,
  { by, now }: Doing
): Promise<'confirmed' | 'too-early' | 'said'> {
  const yes = yesOf(waiting, by)
  if (yes === null) return 'said'
  if (now < yes.from) return 'too-early'
  const { line, words } = waiting.dialled
  const act = yes.as === 'two' ? 'confirmed-by-two' : 'confirmed-by-one'
  await addLineChecks(db, [{ line, words, act, by, at: hourOf(now) }])
  return 'confirmed'
}

/** A history has an end. What decides how a line stands is never in what goes. */
async function forgetOldActs(db: Writer, lines: readonly HelpLine[]): Promise<void> {
  const checks = await listLineChecks(db)
  const words = new Map(lines.map((line) => [lineKey(line), canonicalLine(line)]))
  const gone = checks.filter(({ line }) => !words.has(line))
  const overOfGone = gone.slice(0, Math.max(0, gone.length - WIRE_LIMITS.actsOfGoneLines))
  const overOfLines = [...words].flatMap(([line, typed]) => {
    const ofLine = checks.filter((check) => check.line === line)
    // What was confirmed before the line went away counts no more, and that it went is kept, or it would count again.
    const counted = sinceGone(ofLine)
    const gone = ofLine.findLast(({ act }) => act === 'gone')
    const confirmed = counted.findLast(({ act }) => act.startsWith('confirmed'))
    const dialled = counted.findLast((check) => check.act === 'dialled' && check.words === typed)
    const older = ofLine.slice(0, Math.max(0, ofLine.length - WIRE_LIMITS.actsOfLine))
    return older.filter((check) => ![gone, confirmed, dialled].includes(check))
  })
  await removeLineChecks(
    db,
    [...overOfGone, ...overOfLines].map(({ id }) => id)
  )
}
