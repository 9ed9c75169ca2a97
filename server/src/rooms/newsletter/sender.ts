/**
 * Sends letters, some at a time. How far each reader is stands in the store with each mail, so that a kill loses no
 * letter and sends at most one mail twice; whoever starts again goes on.
 */
import { MINUTE_MS } from '@beside/contract'
import type { Context } from '../../gates/context.ts'
import { textOf } from '../../log/wire-records.ts'
import type { Sent } from '../../mail/mailer.ts'
import { areNoticesOn, readCommunity } from '../../store/community.ts'
import {
  isLetterDue,
  isTakenOff,
  lastNumber,
  letGo,
  listLettersAfter
} from '../../store/letters.ts'
import {
  changeReader,
  findReader,
  isTurnOf,
  listReadersDue,
  removeReader
} from '../../store/newsletter-readers.ts'
import type { Due, ReaderRow } from '../../store/newsletter-readers.ts'
import { listNotices } from '../../store/notices.ts'
import { isHeld } from '../../store/restore-holds.ts'
import { askReadersAgain } from './ask-again.ts'
import { compose } from './compose.ts'
import type { Came } from './compose.ts'
import { isOff, lookForNotices, thingsIn } from './notices.ts'
import type { Things } from './notices.ts'
import { originOf, pageOf, stopOf } from './pages.ts'
import { openReader, openReaderKeys } from './readers.ts'
import type { Content } from './readers.ts'
import { daysOf } from './rhythm.ts'
import { sayNotices } from './say-notices.ts'
import { toldTo } from './told-to.ts'

const MAILS_AT_ONCE = 50
/** After how long a mail is tried again; from then on once a day, since no letter is let go. */
const AGAIN_MS = [5, 60, 360, 1440].map((minutes) => minutes * MINUTE_MS)
/** So many in a row that were not taken, and the rest waits. */
const UNHEARD_MAX = 3

export type NewsletterSender = {
  /** Lets go what is due, and sends some of it. One look at a time. */
  look(): Promise<void>
  /** Begins nothing more, and waits for the mail that is on its way. */
  close(): Promise<void>
}

type Tries = { readonly count: number; readonly restsUntil: number }

export function openNewsletterSender(context: Context): NewsletterSender {
  const tries = new Map<string, Tries>()
  let looking: Promise<void> | undefined
  let isClosed = false

  async function lookOnce() {
    // After a restore, who stopped since is not known.
    if (await isHeld(context.store.read, 'newsletter')) return
    await askReadersAgain(context, () => isClosed)
    await lookForNotices(context)
    await letGoLetters(context)
    const due = await dueNow(context)
    const readers = await listDue(context, due, (id) => isResting(context, tries.get(id)))
    if (readers.length === 0) return
    const issue = { due, things: await thingsToTell(context) }
    let unheard = 0
    for (const { id } of readers) {
      if (isClosed || unheard >= UNHEARD_MAX) return
      // Since the others had theirs, this one may have stopped it, or chosen how it looks.
      const reader = await findReader(context.store.read, id)
      if (reader?.until !== null) continue
      const sent = await sendTo(context, reader, issue)
      unheard = sent === 'sent' ? 0 : unheard + 1
      if (sent === 'not-sent') putOff(context, tries, reader)
      else tries.delete(textOf(id))
    }
  }
  return {
    async look() {
      if (!context.mailer || !context.clock.isSure() || isClosed) return
      looking ??= lookOnce().finally(() => (looking = undefined))
      await looking
    },
    async close() {
      isClosed = true
      await looking
    }
  }
}

function isResting({ clock }: Context, known: Tries | undefined): boolean {
  return known !== undefined && known.restsUntil > clock.elapsed()
}

async function letGoLetters({ store, clock }: Context): Promise<void> {
  if (await isLetterDue(store.read, clock.now())) {
    await store.write((db) => letGo(db, clock.now(), clock.today()))
  }
}

async function dueNow({ store, clock }: Context): Promise<Due> {
  const number = await lastNumber(store.read)
  const offs = (await listNotices(store.read)).filter((row) => isOff(row))
  const off = Math.max(0, ...offs.map((row) => row.number ?? 0))
  return { number, off, ...daysOf(clock.today()) }
}

async function listDue(
  { store }: Context,
  due: Due,
  isAside: (id: string) => boolean
): Promise<readonly ReaderRow[]> {
  const found: ReaderRow[] = []
  let after = new Uint8Array()
  for (;;) {
    const limit = MAILS_AT_ONCE
    const page = await listReadersDue(store.read, due, { after, limit })
    found.push(...page.filter(({ id }) => !isAside(textOf(id))))
    const last = page.at(-1)
    if (!last || page.length < limit || found.length >= limit) return found.slice(0, limit)
    after = last.id
  }
}

async function thingsToTell(context: Context): Promise<Things> {
  if (!(await areNoticesOn(context.store.read))) return new Map()
  return thingsIn(await context.readWhatIsPublic())
}

/** What one look sends. */
type Issue = { readonly due: Due; readonly things: Things }

async function sendTo(context: Context, reader: ReaderRow, issue: Issue): Promise<Sent> {
  const { store, vault, clock, mailer } = context
  const content = openReader(vault, reader)
  // Sealed by secrets that are gone: nobody can send there any more.
  if (!mailer || !content) return end(context, reader)
  const isTurn = isTurnOf(reader, issue.due)
  const { number } = issue.due
  const had = isTurn ? { through: number, off_through: number } : { off_through: number }
  const came = await cameFor(context, { reader, content, issue, isTurn })
  if (came.letters.length + came.notices.length === 0) {
    await store.write((db) => changeReader(db, reader.id, had))
    return 'sent'
  }
  const keys = openReaderKeys(context)
  const key = keys.keyOf(reader.id)
  const { name: placeName } = await readCommunity(store.read)
  const { to, look, language } = content
  const ownPage = pageOf(context, 'own', { key, language })
  const stopLink = stopOf(context, key)
  const mail = compose(came, { to, look, language, placeName, ownPage, stopLink })
  // Sent once more it has the same name. After a restore a number comes again, with other words.
  const messageId = keys.messageIdOf(reader.id, `${isTurn ? number : 'off'} ${mail.text}`)
  const sent = await mailer.send({ ...mail, messageId })
  if (sent === 'refused') return end(context, reader)
  if (sent === 'sent') {
    // What comes between two turns moves no turn.
    const sentOn = isTurn ? { sent_on: clock.today() } : {}
    await store.write((db) => changeReader(db, reader.id, { ...had, ...sentOn }))
  }
  return sent
}

type For = {
  readonly reader: ReaderRow
  readonly content: Content
  readonly issue: Issue
  readonly isTurn: boolean
}

async function cameFor(
  context: Context,
  { reader, content, issue, isTurn }: For
): Promise<Required<Came>> {
  const { store, clock } = context
  const { due, things } = issue
  const isOut = (number: number | null) => number !== null && number <= due.number
  const letters = isTurn ? await listLettersAfter(store.read, reader.through) : []
  const notices = (await listNotices(store.read)).filter(({ number }) => isOut(number))
  const told = toldTo(notices, things, { reader, content, isTurn })
  const { language } = content
  const origin = originOf(context)
  return {
    letters: letters.filter(
      (one) => isOut(one.number) && !isTakenOff(one) && content.topics.includes(one.topic)
    ),
    notices: sayNotices(told, { language, origin, now: clock.now(), sentOn: reader.sent_on })
  }
}

/** There is no such mailbox: it is forgotten. */
async function end({ store }: Context, { id }: ReaderRow): Promise<Sent> {
  await store.write((db) => removeReader(db, id))
  return 'refused'
}

function putOff({ clock }: Context, tries: Map<string, Tries>, { id }: ReaderRow): void {
  const count = tries.get(textOf(id))?.count ?? 0
  const again = AGAIN_MS[Math.min(count, AGAIN_MS.length - 1)] ?? 0
  tries.set(textOf(id), { count: count + 1, restsUntil: clock.elapsed() + again })
}
