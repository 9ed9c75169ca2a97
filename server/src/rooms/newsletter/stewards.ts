/** Stewards and editors write letters; stewards let them go, since nobody can bring back a mail. */
import { createHash } from 'node:crypto'
import {
  DropLetter,
  HOUR_MS,
  SaveLetter,
  SendLetter,
  TryLetter,
  WIRE_LIMITS
} from '@beside/contract'
import type { LetterWords, StewardLetter, StewardNewsletter } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { countUpTo } from '../../gates/count-up-to.ts'
import { json, no } from '../../gates/route.ts'
import type { Limits, Route } from '../../gates/route.ts'
import { editorRoute, stewardRoute } from '../../gates/steward-gate.ts'
import { bytesOf, textOf } from '../../log/wire-records.ts'
import { readCommunity } from '../../store/community.ts'
import {
  countLetters,
  findLetter,
  isTakenOff,
  listLetters,
  putLetter,
  removeLetter
} from '../../store/letters.ts'
import type { LetterRow } from '../../store/letters.ts'
import { countReaders, lowestThrough } from '../../store/newsletter-readers.ts'
import { isHeld } from '../../store/restore-holds.ts'
import type { Reader, Writer } from '../../store/tables.ts'
import { compose } from './compose.ts'
import { originOf } from './pages.ts'

const ID_BYTES = 16
const BODY_BYTES = 131_072
/** What is let go at once can still be taken back for so long. */
const SOON_MS = 10 * 60_000
/** Of letters that are out. */
const OUT_SHOWN = 50
const AHEAD_MS_MAX = 366 * 24 * HOUR_MS
const TRIES_IN_HOUR = 10

export function stewardLetterRoutes(context: Context): readonly Route[] {
  return [
    listRoute(context),
    saveRoute(context),
    throwAwayRoute(context),
    sendRoute(context),
    keepRoute(context),
    tryRoute(context)
  ]
}

function listRoute(context: Context): Route {
  const { store, mailer } = context
  return editorRoute(context, {
    method: 'GET',
    path: '/api/steward/newsletter',
    limits: limitsOf(0),
    body: null,
    async answer() {
      const rows = await listLetters(store.read, OUT_SHOWN)
      const through = await lowestThrough(store.read)
      const letters = rows.map((row) => shown(row, through))
      const tens = Math.floor((await countReaders(store.read)) / 10) * 10
      const readers = tens === 0 ? null : tens
      return json({
        isSent: mailer !== undefined,
        isHeld: await isHeld(store.read, 'newsletter'),
        readers,
        letters
      } satisfies StewardNewsletter)
    }
  })
}

function saveRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'PUT',
    path: '/api/steward/newsletter/:id',
    limits: limitsOf(BODY_BYTES),
    body: SaveLetter,
    answer: async ({ body: { version, ...words }, bytesIn }) =>
      context.store.write(async (db) => {
        const id = bytesIn('id', ID_BYTES)
        if (!id) return no('not-found')
        const before = await findLetter(db, id)
        if (before && before.goes_at !== null) return no('settings-moved')
        // Saved once more, as where the answer was lost: it is there.
        if (before && isSaid(before, words)) return json(shown(before))
        if ((before ? versionOf(before) : null) !== version) return no('settings-moved')
        const max = WIRE_LIMITS.lettersKept
        if (!before && (await countLetters(db, max)) >= max) return no('too-many')
        const row = { id, ...words, goes_at: null, number: null, out_on: null }
        await putLetter(db, row)
        return json(shown(row))
      })
  })
}

function throwAwayRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'DELETE',
    path: '/api/steward/newsletter/:id',
    limits: limitsOf(BODY_BYTES),
    body: DropLetter,
    answer: async ({ body: { version }, bytesIn }, by) =>
      context.store.write(async (db) => {
        const id = bytesIn('id', ID_BYTES)
        const row = id && (await findLetter(db, id))
        if (!row || isTakenOff(row)) return no('not-found')
        // Nobody could bring it back, so what is out is taken off by a steward alone.
        if (row.number !== null && by !== 'steward') return no('not-found')
        const isGoing = row.goes_at !== null && row.number === null
        if (isGoing || versionOf(row) !== version) return no('settings-moved')
        if (row.number === null) await removeLetter(db, row.id)
        // Its place among all stays, by which readers are counted on.
        else await putLetter(db, { ...row, subject: '', text: '' })
        return json({})
      })
  })
}

function sendRoute(context: Context): Route {
  const { clock, mailer, store } = context
  return stewardRoute(context, {
    method: 'POST',
    path: '/api/steward/newsletter/:id/send',
    limits: limitsOf(BODY_BYTES),
    body: SendLetter,
    async answer({ body: { version, at }, bytesIn }) {
      if (!mailer) return no('no-mail')
      if (!clock.isSure()) return no('clock-unsure')
      const soon = clock.now() + SOON_MS
      if (at !== null && at > soon + AHEAD_MS_MAX) return no('bad-request')
      return store.write(async (db) => {
        const row = await draftIn(db, bytesIn('id', ID_BYTES))
        if (!row || versionOf(row) !== version) return no('settings-moved')
        const going = { ...row, goes_at: Math.max(at ?? soon, soon) }
        await putLetter(db, going)
        return json(shown(going))
      })
    }
  })
}

/** Takes it back, until it goes out. */
function keepRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'DELETE',
    path: '/api/steward/newsletter/:id/send',
    limits: limitsOf(0),
    body: null,
    answer: async ({ bytesIn }) =>
      context.store.write(async (db) => {
        const id = bytesIn('id', ID_BYTES)
        const row = id && (await findLetter(db, id))
        if (!row || row.number !== null) return no('settings-moved')
        const kept = { ...row, goes_at: null }
        await putLetter(db, kept)
        return json(shown(kept))
      })
  })
}

function tryRoute(context: Context): Route {
  const { clock, mailer, store } = context
  const ofPlace = countUpTo(TRIES_IN_HOUR, { lifeMs: HOUR_MS, elapsed: () => clock.elapsed() })
  // To any mailbox, so it leaves as a letter does: read by two.
  return stewardRoute(context, {
    method: 'POST',
    path: '/api/steward/newsletter/:id/try',
    limits: limitsOf(BODY_BYTES),
    body: TryLetter,
    async answer({ body: { to }, bytesIn }) {
      if (!mailer) return no('no-mail')
      const id = bytesIn('id', ID_BYTES)
      const row = id && (await findLetter(store.read, id))
      if (!row) return no('not-found')
      if (!ofPlace.take('')) return { ...no('slow-down'), retryAfterSeconds: 3600 }
      const { name: placeName } = await readCommunity(store.read)
      const [ownPage, stopLink] = [`${originOf(context)}/newsletter`, originOf(context)]
      const { endedBy: _, ...mail } = compose(
        { letters: [row] },
        {
          to,
          look: null,
          language: 'en',
          placeName,
          ownPage,
          stopLink
        }
      )
      return (await mailer.send(mail)) === 'sent' ? json({}) : no('not-sent')
    }
  })
}

function limitsOf(bodyBytes: number): Limits {
  return { bodyBytes, perMinute: 60, per: 'address' }
}

async function draftIn(db: Reader | Writer, id: Bytes | undefined): Promise<LetterRow | undefined> {
  const row = id && (await findLetter(db, id))
  return row?.goes_at === null ? row : undefined
}

/** @param through the newest that all have had who get each at once */
function shown(row: LetterRow, through = Infinity): StewardLetter {
  const { topic, subject, text, goes_at: goesAt, out_on: outOn } = row
  return {
    id: textOf(row.id),
    topic,
    subject,
    text,
    version: versionOf(row),
    state: stateOf(row, through),
    goesAt,
    outOn
  }
}

function isSaid(row: LetterRow, { topic, subject, text }: LetterWords): boolean {
  return row.topic === topic && row.subject === subject && row.text === text
}

function stateOf({ goes_at, number }: LetterRow, through: number): StewardLetter['state'] {
  if (goes_at === null) return 'draft'
  if (number === null) return 'waiting'
  return number > through ? 'leaving' : 'out'
}

/** Made of what is read: the same words have the same one. */
function versionOf({ topic, subject, text, goes_at }: LetterRow): string {
  const whole = JSON.stringify([topic, subject, text, goes_at])
  return textOf(bytesOf(createHash('sha256').update(whole).digest('base64url')).slice(0, ID_BYTES))
}
