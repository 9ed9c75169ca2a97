/**
 * Sends letters, some at a time. How far each reader is stands in the store with each mail, so that a kill loses no
 * letter and sends at most one mail twice; whoever starts again goes on.
 */
import type { Context } from '../../gates/context.ts'
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
  listReadersOffDue,
  passOver,
  removeReader
} from '../../store/newsletter-readers.ts'
import type { Due, ReaderRow } from '../../store/newsletter-readers.ts'
import { listNotices } from '../../store/notices.ts'
import type { NoticeRow } from '../../store/notices.ts'
import { isHeld } from '../../store/restore-holds.ts'
import { askReadersAgain } from './ask-again.ts'
import { compose } from './compose.ts'
import type { Came } from './compose.ts'
import { isOff, isWorthTelling, lookForNotices, thingsIn } from './notices.ts'
import type { Things } from './notices.ts'
import { originOf, pageOf, stopOf } from './pages.ts'
import { openReader, openReaderKeys } from './readers.ts'
import type { Content } from './readers.ts'
import { daysOf } from './rhythm.ts'
import { sayNotices } from './say-notices.ts'
import { toldTo } from './told-to.ts'
import { MAILS_AT_ONCE, openTries, pagesAwake, UNHEARD_MAX } from './tries.ts'
import type { Sending } from './tries.ts'

/** Of one look, so that it ends also where most get nothing. */
const READERS_AT_ONCE = 2000

export type NewsletterSender = {
  /** Lets go what is due, and sends some of it. One look at a time. */
  look(): Promise<void>
  /** Begins nothing more, and waits for the mail that is on its way. */
  close(): Promise<void>
}

export function openNewsletterSender(context: Context): NewsletterSender {
  const tries = openTries(context.clock)
  let looking: Promise<void> | undefined
  let isClosed = false

  async function lookOnce() {
    // After a restore, who stopped since is not known.
    if (await isHeld(context.store.read, 'newsletter')) return
    const sending = { tries, isClosed: () => isClosed }
    await askReadersAgain(context, sending)
    await lookForNotices(context)
    await letGoLetters(context)
    await sendDue(context, sending)
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

/** What one look sends. */
type Issue = { readonly due: Due; readonly things: Things; readonly notices: readonly NoticeRow[] }

/** Why somebody is looked at: a date they were told of is not held, which is told first, or their rhythm is it. */
type Why = 'off' | 'turn'

type Turn = Sending & {
  readonly issue: Issue
  readonly why: Why
  readonly count: { readers: number; mails: number; unheard: number }
}

async function sendDue(context: Context, sending: Sending): Promise<void> {
  const { store } = context
  const due = await dueNow(context)
  const count = { readers: 0, mails: 0, unheard: 0 }
  let issue: Issue | undefined
  for (const why of ['off', 'turn'] as const) {
    const list = why === 'off' ? listReadersOffDue : listReadersDue
    for await (const page of pagesAwake(sending.tries, (of) => list(store.read, due, of))) {
      if (page.length === 0) continue
      issue ??= await readIssue(context, due)
      if (!(await sendPage(context, { ...sending, issue, why, count }, page))) return
    }
  }
}

async function readIssue(context: Context, due: Due): Promise<Issue> {
  const isOut = ({ number }: NoticeRow) => number !== null && number <= due.number
  const notices = (await listNotices(context.store.read)).filter((row) => isOut(row))
  return { due, things: await thingsToTell(context), notices }
}

async function thingsToTell(context: Context): Promise<Things> {
  if (!(await areNoticesOn(context.store.read))) return new Map()
  return thingsIn(await context.readWhatIsPublic())
}

/** Passes over in one write those for whom there is nothing, and sends to the others. False where this look ends. */
async function sendPage(
  context: Context,
  turn: Turn,
  page: readonly ReaderRow[]
): Promise<boolean> {
  const { store } = context
  const { tries, count } = turn
  const [some, none] = await part(context, turn, page)
  const { number } = turn.issue.due
  const had = { off_through: number, ...(turn.why === 'turn' && { through: number }) }
  if (none.length > 0) await store.write((db) => passOver(db, none, had))
  for (const id of some) {
    if (turn.isClosed() || count.unheard >= UNHEARD_MAX || count.mails >= MAILS_AT_ONCE)
      return false
    // Since the others had theirs, this one may have stopped it, or chosen how it looks.
    const reader = await findReader(store.read, id)
    if (reader?.until !== null) continue
    const sent = await sendTo(context, reader, turn.issue)
    count.mails += 1
    count.unheard = sent === 'sent' ? 0 : count.unheard + 1
    tries.note(id, sent !== 'not-sent')
  }
  count.readers += page.length
  return count.readers < READERS_AT_ONCE
}

/** Those for whom there is something, and those for whom there is nothing. */
async function part(
  context: Context,
  { issue, why }: Turn,
  page: readonly ReaderRow[]
): Promise<readonly [some: readonly ReaderRow['id'][], none: readonly ReaderRow['id'][]]> {
  const [some, none]: [ReaderRow['id'][], ReaderRow['id'][]] = [[], []]
  for (const reader of page) {
    const content = openReader(context.vault, reader)
    const of = { reader, content, issue, isTurn: why === 'turn' }
    // What nobody can open any more is forgotten when its turn comes.
    const isSome = !content || (await isForThem(context, { ...of, content }))
    const those = isSome ? some : none
    those.push(reader.id)
  }
  return [some, none]
}

async function isForThem(context: Context, of: For): Promise<boolean> {
  if (of.isTurn) {
    const { letters, notices } = await cameFor(context, of)
    return letters.length + notices.length > 0
  }
  const { notices, things } = of.issue
  const now = context.clock.now()
  return toldTo(notices, things, of).some((told) => isWorthTelling(told, now))
}

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
  const { due, things, notices } = issue
  const letters = isTurn ? await listLettersAfter(store.read, reader.through) : []
  const told = toldTo(notices, things, { reader, content, isTurn })
  const { language } = content
  const origin = originOf(context)
  return {
    letters: letters.filter(
      (one) =>
        one.number !== null &&
        one.number <= due.number &&
        !isTakenOff(one) &&
        content.topics.includes(one.topic)
    ),
    notices: sayNotices(told, { language, origin, now: clock.now(), sentOn: reader.sent_on })
  }
}

/** There is no such mailbox: it is forgotten. */
async function end({ store }: Context, { id }: ReaderRow): Promise<Sent> {
  await store.write((db) => removeReader(db, id))
  return 'refused'
}
