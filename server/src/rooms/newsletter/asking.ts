/** Somebody asks for the newsletter, says that it is them, changes it, or stops it. */
import { randomBytes } from 'node:crypto'
import {
  AskForNewsletter,
  ByNewsletterKey,
  ChangeNewsletter,
  DAY_MS,
  WIRE_LIMITS
} from '@beside/contract'
import type { NewsletterWish, TextLanguage } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import { dateOf } from '../../clock/clock.ts'
import type { Context } from '../../gates/context.ts'
import { countUpTo } from '../../gates/count-up-to.ts'
import { askLanes } from '../../gates/newsletter-asks.ts'
import { addressForCounting } from '../../gates/rate-gate.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { mailboxOf } from '../../mail/mailbox-of.ts'
import { lastNumber } from '../../store/letters.ts'
import {
  changeReader,
  countAsked,
  findReader,
  findReaderByAddress,
  putReader,
  removeOldestAsked,
  removeReader
} from '../../store/newsletter-readers.ts'
import type { Writer } from '../../store/tables.ts'
import { pageOf } from './pages.ts'
import { openReader, openReaderKeys, READER_ID_BYTES, sealReader, wishOf } from './readers.ts'
import { mailWordsIn } from './words-in.ts'

/** So that one visitor does not fill many mailboxes. */
const ASKS_OF_ADDRESS = 100
const BODY_BYTES = 4096

export function askingRoutes(context: Context): readonly Route[] {
  return [askRoute(context), yesRoute(context), ownRoute(context), changeRoute(context)].concat(
    stopRoutes(context)
  )
}

// What the answer takes is the same for every address: all that depends on it comes after the answer.
function askRoute(context: Context): Route {
  const { mailer, clock, newsletterAsks } = context
  const elapsed = () => clock.elapsed()
  // Where more addresses ask than can be counted, one that is new is not refused for that.
  const ofAddress = countUpTo(ASKS_OF_ADDRESS, { lifeMs: DAY_MS, elapsed, whenFull: 'forget' })
  return route({
    method: 'POST',
    path: '/api/newsletter/ask',
    limits: { bodyBytes: BODY_BYTES, perMinute: 5, per: 'address' },
    needs: 'nobody',
    body: AskForNewsletter,
    async answer({ body, address }) {
      if (!mailer) return no('no-mail')
      if (!clock.isSure()) return no('clock-unsure')
      // Whoever is told so learns of nobody: what they ask for does not count here.
      if (!ofAddress.take(addressForCounting(address)))
        return { ...no('slow-down'), retryAfterSeconds: 3600 }
      newsletterAsks.waiting.add(body, askLanes(address, body.to))
      setImmediate(() => void askWhoWaits(context))
      return json({})
    }
  })
}

/** Writes to those whose turn it is. A mailbox that had its mails of the day gets no more. */
export async function askWhoWaits(context: Context): Promise<void> {
  const { waiting, ofMailbox } = context.newsletterAsks
  const turn: Promise<void>[] = []
  for (let ask = waiting.next(); ask !== undefined; ask = waiting.next()) {
    if (ofMailbox.take(mailboxOf(ask.to))) turn.push(askWhetherItIsThem(context, ask))
  }
  await Promise.all(turn)
}

async function askWhetherItIsThem(
  context: Context,
  { to, ...wish }: AskForNewsletter
): Promise<void> {
  const { store, clock, mailer } = context
  try {
    const asked = await store.write((db) => noteAsked(context, db, { to, wish }))
    const key = openReaderKeys(context).keyOf(asked.id)
    const { language } = asked
    const words = mailWordsIn[language]
    const text = asked.isKnown
      ? words.known(pageOf(context, 'own', { key, language }))
      : words.ask(pageOf(context, 'yes', { key, language }))
    await mailer?.send({ to, ...words.firstLook, text })
  } catch {
    // Nobody is there to be told, and whoever gets no mail asks again.
    context.log.warn({ at: clock.today() }, 'a question for the newsletter was not kept')
  }
}

type Asked = {
  readonly id: Bytes
  readonly isKnown: boolean
  /** Theirs, and not that of whoever asks for the address of somebody else. */
  readonly language: TextLanguage
}

async function noteAsked(
  context: Context,
  db: Writer,
  { to, wish }: { readonly to: string; readonly wish: NewsletterWish }
): Promise<Asked> {
  const { clock } = context
  const address = openReaderKeys(context).addressOf(to)
  const known = await findReaderByAddress(db, address)
  const content = known && openReader(context.vault, known)
  if (known && content) {
    // Whoever asks may be anybody, so what was chosen first stays. It is sealed anew: a row that is known takes as
    // long as one that is not.
    const sealed = sealReader(context.vault, known.id, content)
    await changeReader(db, known.id, { sealed })
    return { id: known.id, isKnown: known.until === null, language: content.language }
  }
  const max = WIRE_LIMITS.newsletterAskedWaiting
  if ((await countAsked(db)) >= max) await removeOldestAsked(db)
  const id = known?.id ?? new Uint8Array(randomBytes(READER_ID_BYTES))
  await putReader(db, {
    id,
    address,
    ...rowOf(context, id, { to, wish, toldFrom: 0 }),
    until: dateOf(clock.now() + WIRE_LIMITS.newsletterAskedDays * DAY_MS),
    through: 0,
    off_through: 0,
    sent_on: clock.today()
  })
  return { id, isKnown: false, language: wish.language }
}

type Chosen = {
  readonly to: string
  readonly wish: NewsletterWish
  readonly toldFrom: number
}

function rowOf({ vault }: Context, id: Bytes, { to, wish, toldFrom }: Chosen) {
  const { topics, look, language, rhythm } = wish
  return { sealed: sealReader(vault, id, { to, topics, look, language, toldFrom }), rhythm }
}

function yesRoute(context: Context): Route {
  const { store, clock, vault } = context
  const keys = openReaderKeys(context)
  return route({
    method: 'POST',
    path: '/api/newsletter/yes',
    limits: { bodyBytes: 256, perMinute: 20, per: 'address' },
    needs: 'nobody',
    body: ByNewsletterKey,
    async answer({ body }) {
      const id = keys.idIn(body.key)
      if (!id) return no('link-used')
      return store.write(async (db) => {
        const row = await findReader(db, id)
        if (!row) return no('link-used')
        if (row.until === null) return json({})
        if (row.until < clock.today()) return no('link-used')
        // Letters of before are for everybody to read, and come to nobody.
        const through = await lastNumber(db)
        const content = openReader(vault, row)
        const sealed = content && sealReader(vault, id, { ...content, toldFrom: through })
        const begun = { until: null, through, off_through: through, sent_on: clock.today() }
        await changeReader(db, row.id, { ...begun, ...(sealed && { sealed }) })
        return json({})
      })
    }
  })
}

function ownRoute(context: Context): Route {
  const keys = openReaderKeys(context)
  return route({
    method: 'POST',
    path: '/api/newsletter/own',
    limits: { bodyBytes: 256, perMinute: 60, per: 'address' },
    needs: 'nobody',
    body: ByNewsletterKey,
    async answer({ body }) {
      const id = keys.idIn(body.key)
      const row = id && (await findReader(context.store.read, id))
      const isOver = row?.until !== null && (row?.until ?? '') < context.clock.today()
      const content = row && !isOver ? openReader(context.vault, row) : undefined
      return row && content ? json(wishOf(row, content)) : no('link-used')
    }
  })
}

function changeRoute(context: Context): Route {
  const { store, vault } = context
  const keys = openReaderKeys(context)
  return route({
    method: 'PUT',
    path: '/api/newsletter/own',
    limits: { bodyBytes: BODY_BYTES, perMinute: 20, per: 'address' },
    needs: 'nobody',
    body: ChangeNewsletter,
    async answer({ body: { key, ...wish } }) {
      const id = keys.idIn(key)
      if (!id) return no('link-used')
      return store.write(async (db) => {
        const row = await findReader(db, id)
        const content = row?.until === null ? openReader(vault, row) : undefined
        if (!row || !content) return no('link-used')
        // Whoever has just chosen gatherings was told of none before.
        const wasTold = content.topics.includes('gatherings')
        const toldFrom = wasTold ? content.toldFrom : row.through
        await changeReader(db, row.id, rowOf(context, row.id, { to: content.to, wish, toldFrom }))
        return json({})
      })
    }
  })
}

/** A mail program posts there by itself (RFC 8058); a browser that is sent there is led to the page that asks. */
function stopRoutes(context: Context): readonly Route[] {
  const { store } = context
  const keys = openReaderKeys(context)
  const path = '/api/newsletter/stop/:key'
  const limits = { bodyBytes: 0, perMinute: 60, per: 'address' } as const
  const stop = route({
    method: 'POST',
    path,
    limits,
    needs: 'nobody',
    isFromAnywhere: true,
    body: null,
    async answer({ wordIn }) {
      const id = keys.idIn(wordIn('key'))
      if (!id) return json({})
      await store.write((db) => removeReader(db, id))
      await store.clearJournal()
      return json({})
    }
  })
  const look = route({
    method: 'GET',
    path,
    limits,
    needs: 'nobody',
    body: null,
    async answer({ wordIn }) {
      const id = keys.idIn(wordIn('key'))
      if (!id) return no('not-found')
      const row = await findReader(store.read, id)
      const language = (row && openReader(context.vault, row)?.language) ?? 'en'
      return { ok: true, seeOther: pageOf(context, 'own', { key: keys.keyOf(id), language }) }
    }
  })
  return [stop, look]
}
