/**
 * What the newsletter tells of by itself. A row says what is told and when, never with which words: those are read from
 * what is public when a mail goes. So what was taken back or cancelled meanwhile is in no mail.
 */
import type { Context } from '../../gates/context.ts'
import type {
  PublicDate,
  PublicGathering,
  PublicText,
  WhatIsPublic
} from '../../gates/what-is-public.ts'
import { areNoticesOn, switchNotices } from '../../store/community.ts'
import { lastNumber } from '../../store/letters.ts'
import { addNotice, changeNotice, listNotices, removeNotice } from '../../store/notices.ts'
import type { NoticeRow } from '../../store/notices.ts'
import type { Writer } from '../../store/tables.ts'

/** So long stewards and editors can look at it, and keep it back. */
const WAIT_MS = 3 * 3_600_000
/** Somebody may be about to leave for a date that is not held. */
const OFF_WAIT_MS = 10 * 60_000
/** Before a date begins: by then those who were told of it hear that it is not held. */
const OFF_BEFORE_MS = 5 * 60_000

export type Told =
  | { readonly kind: 'text'; readonly text: PublicText }
  | { readonly kind: 'gathering'; readonly gathering: PublicGathering }
  | { readonly kind: 'off'; readonly gathering: PublicGathering; readonly date: PublicDate }

/** By the id of its notice. */
export type Things = ReadonlyMap<string, Told>

/** All that could be told now. */
export function thingsIn({ texts, gatherings }: WhatIsPublic): Things {
  const things = new Map<string, Told>()
  for (const text of texts)
    things.set(`text ${text.slug} ${text.shownFrom}`, { kind: 'text', text })
  for (const gathering of gatherings) {
    things.set(gatheringNotice(gathering), { kind: 'gathering', gathering })
    for (const date of gathering.dates.filter(({ isHeld }) => !isHeld)) {
      // However often it is moved or given another reason, it is told once.
      things.set(`off ${gathering.id} ${date.day}`, { kind: 'off', gathering, date })
    }
  }
  return things
}

export function gatheringNotice({ id }: Pick<PublicGathering, 'id'>): string {
  return `gathering ${id}`
}

export function isOff({ id }: Pick<NoticeRow, 'id'>): boolean {
  return id.startsWith('off ')
}

/** A gathering of which no date is held is not announced, nor that a date is off which has begun. */
export function isWorthTelling(told: Told, now: number): boolean {
  if (told.kind === 'text') return true
  if (told.kind === 'off') return told.date.startsAt > now
  return told.gathering.dates.some(({ isHeld, startsAt }) => isHeld && startsAt > now)
}

/** Notes what is new, forgets what nobody could be told any more, and lets go what waited long enough. */
export async function lookForNotices(context: Context): Promise<void> {
  const { store, clock } = context
  if (!(await areNoticesOn(store.read))) return
  const things = thingsIn(await context.readWhatIsPublic())
  await store.write(async (db) => {
    await noteNew(db, things, clock.now())
    await letGoDue(db, things, clock.now())
  })
}

async function noteNew(db: Writer, things: Things, now: number): Promise<void> {
  const rows = new Map((await listNotices(db)).map((row) => [row.id, row]))
  const last = await lastNumber(db)
  for (const [id, told] of things) {
    if (rows.has(id) || !isWorthTelling(told, now)) continue
    await addNotice(db, { id, ...waitOf(told, rows, now), number: null })
  }
  for (const { id, number } of rows.values()) {
    if (things.has(id) || (number === last && id === goneNotice(last))) continue
    await removeNotice(db, id)
    // The last number stays, since readers are counted on from it. Its name goes: what comes again is told again.
    if (number === last) {
      await addNotice(db, { id: goneNotice(number), goes_at: null, number, is_held: 0 })
    }
  }
}

function goneNotice(number: number): string {
  return `gone ${number}`
}

function waitOf(
  told: Told,
  rows: ReadonlyMap<string, NoticeRow>,
  now: number
): Pick<NoticeRow, 'goes_at' | 'is_held'> {
  if (told.kind === 'off') {
    const announced = rows.get(gatheringNotice(told.gathering))
    // Nobody was told that it is held, so nobody is told that it is not.
    const goes_at = (announced?.number ?? null) === null ? null : offGoesAt(told.date, now)
    return { goes_at, is_held: 0 }
  }
  const before = told.kind === 'text' && waitingOf(told.text, rows)
  // Written once more while it waits: it waits on, and once.
  return before
    ? { goes_at: before.goes_at, is_held: before.is_held }
    : { goes_at: now + WAIT_MS, is_held: 0 }
}

function offGoesAt({ startsAt }: PublicDate, now: number): number {
  return Math.max(now, Math.min(now + OFF_WAIT_MS, startsAt - OFF_BEFORE_MS))
}

function waitingOf(
  { slug }: PublicText,
  rows: ReadonlyMap<string, NoticeRow>
): NoticeRow | undefined {
  const isSame = ({ id, number, goes_at: at }: NoticeRow) =>
    number === null && at !== null && id.startsWith(`text ${slug} `)
  return [...rows.values()].find(isSame)
}

async function letGoDue(db: Writer, things: Things, now: number): Promise<void> {
  const due = (await listWaiting(db, things, now)).filter(
    ({ goes_at: at, is_held: isHeld }) => isHeld === 0 && at <= now
  )
  let number = due.length > 0 ? await lastNumber(db) : 0
  for (const { id } of due) {
    number += 1
    await changeNotice(db, id, { number })
  }
}

export type WaitingNotice = NoticeRow & { readonly goes_at: number; readonly told: Told }

/** Those that did not go yet and could, the soonest first. */
export async function listWaiting(
  db: Parameters<typeof listNotices>[0],
  things: Things,
  now: number
): Promise<readonly WaitingNotice[]> {
  const waiting = (await listNotices(db)).flatMap((row) => {
    const told = things.get(row.id)
    const { goes_at, number } = row
    if (!told || goes_at === null || number !== null || !isWorthTelling(told, now)) return []
    return [{ ...row, goes_at, told }]
  })
  return waiting.toSorted((a, b) => a.goes_at - b.goes_at)
}

/**
 * What is there when letters begin to be made by themselves is news to nobody; but whoever was told of a date hears that
 * it is not held.
 */
export async function switchByItself(context: Context, isOn: boolean): Promise<void> {
  const { store, clock } = context
  const things = thingsIn(await context.readWhatIsPublic())
  await store.write(async (db) => {
    if ((await areNoticesOn(db)) === isOn) return
    await switchNotices(db, isOn)
    await letNothingWait(db)
    if (isOn) await noteWhatIsThere(db, things, clock.now())
  })
}

/** A date that is not held is judged anew when they are turned on, unless somebody kept it back. */
async function letNothingWait(db: Writer): Promise<void> {
  const waiting = (await listNotices(db)).filter(({ number }) => number === null)
  for (const row of waiting) {
    const isForLater = isOff(row) && row.goes_at !== null && row.is_held === 0
    if (isForLater) await removeNotice(db, row.id)
    else await changeNotice(db, row.id, { goes_at: null, is_held: 0 })
  }
}

async function noteWhatIsThere(db: Writer, things: Things, now: number): Promise<void> {
  const rows = new Map((await listNotices(db)).map((row) => [row.id, row]))
  const silent = { goes_at: null, is_held: 0 }
  for (const [id, told] of things) {
    if (rows.has(id)) continue
    const isTold = told.kind === 'off' && isWorthTelling(told, now)
    await addNotice(db, { id, number: null, ...(isTold ? waitOf(told, rows, now) : silent) })
  }
}

/** Keeps one back, or lets it go after all: then there is time to think again. False where it has gone. */
export async function holdNotice(
  context: Context,
  { id, isHeld }: { readonly id: string; readonly isHeld: boolean }
): Promise<boolean> {
  const now = context.clock.now()
  const told = thingsIn(await context.readWhatIsPublic()).get(id)
  const again = told?.kind === 'off' ? offGoesAt(told.date, now) : now + OFF_WAIT_MS
  return context.store.write(async (db) => {
    const row = (await listNotices(db)).find((one) => one.id === id)
    if (!row || row.goes_at === null || row.number !== null) return false
    const goes_at = Math.max(row.goes_at, again)
    await changeNotice(db, id, isHeld ? { is_held: 1 } : { is_held: 0, goes_at })
    return true
  })
}
