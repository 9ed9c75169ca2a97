/** Stewards and editors write gatherings, show them, and say what becomes of a date. They never learn who comes. */
import { ByCode, ChangeDates, DropGathering, SaveGathering, WIRE_LIMITS } from '@beside/contract'
import type { SeatGivenBack, StewardGathering, StewardGatherings } from '@beside/contract'
import { isSameBytes } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { json, no } from '../../gates/route.ts'
import type { Asked, Limits, Reply, Route } from '../../gates/route.ts'
import { editorRoute } from '../../gates/steward-gate.ts'
import { textOf } from '../../log/wire-records.ts'
import {
  findDate,
  findGathering,
  findShown,
  listDatesOf,
  listGatheringRevisions,
  listGatherings,
  putGathering,
  removeGathering
} from '../../store/gatherings.ts'
import { countSeats, findSeat } from '../../store/gathering-seats.ts'
import type { Reader, Writer } from '../../store/tables.ts'
import { changeDates } from './change-dates.ts'
import { openSeatCodes } from './codes.ts'
import { giveBack } from './give-back.ts'
import {
  countOf,
  dateOf,
  ID_BYTES,
  openLink,
  sealLink,
  stateOf,
  versionOf,
  wordsIn
} from './keep.ts'
import { show } from './show.ts'

const PATH = '/api/steward/gatherings'
/** Words in a script of three bytes a letter. */
const BODY_BYTES = 32_768
const REVISIONS_SHOWN = 20
const TEN = 10

export function stewardGatheringRoutes(context: Context): readonly Route[] {
  return [
    listRoute(context),
    readRoute(context),
    saveRoute(context),
    dropRoute(context),
    datesRoute(context),
    giveBackRoute(context)
  ]
}

function limitsOf(bodyBytes: number): Limits {
  return { bodyBytes, perMinute: 60, per: 'address' }
}

function listRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'GET',
    path: PATH,
    limits: limitsOf(0),
    body: null,
    answer: async () => json(await listAll(context))
  })
}

async function listAll({ store, clock }: Context): Promise<StewardGatherings> {
  const rows = await listGatherings(store.read, WIRE_LIMITS.gatheringsKept)
  const gatherings: StewardGatherings['gatherings'] = []
  for (const row of rows) {
    const dates = row.shown === null ? [] : await listDatesOf(store.read, row.id)
    const next = dates.find((date) => date.ends_at > clock.now() && date.because === null)
    const { title, zone } = wordsIn(row)
    const state = stateOf(row, (await findShown(store.read, row.id))?.words)
    gatherings.push({ id: textOf(row.id), title, zone, state, next: next?.starts_at ?? null })
  }
  // What comes soonest stands first, then drafts and those of before.
  return { gatherings: gatherings.toSorted((a, b) => (a.next ?? Infinity) - (b.next ?? Infinity)) }
}

function readRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'GET',
    path: `${PATH}/:id`,
    limits: limitsOf(0),
    body: null,
    async answer({ bytesIn }) {
      const id = bytesIn('id', ID_BYTES)
      const read = id && (await readForSteward(context, context.store.read, id))
      return read ? json(read) : no('not-found')
    }
  })
}

async function readForSteward(
  { vault, clock }: Context,
  db: Reader,
  id: Bytes
): Promise<StewardGathering | undefined> {
  const row = await findGathering(db, id)
  if (!row) return undefined
  const revisions = await listGatheringRevisions(db, id)
  const [newest] = revisions
  const link = openLink(vault, row)
  const counts = await countSeats(db, [id])
  const words = wordsIn(newest ?? row)
  const dates = (await listDatesOf(db, id)).map((date) => {
    const count = countOf(counts, date)
    const shown = dateOf(date, { words, count, now: clock.now() })
    return { ...shown, taken: inTens(count.taken), waiting: inTens(count.waiting) }
  })
  return {
    id: textOf(id),
    words: wordsIn(row),
    link,
    version: versionOf(row, link),
    state: stateOf(row, newest?.words),
    dates: dates.filter(({ endsAt }) => endsAt > clock.now()),
    history: revisions
      .slice(0, REVISIONS_SHOWN)
      .map((one) => ({ shownOn: one.shown_on, words: wordsIn(one) }))
  }
}

/** Nobody counts to below ten here: who comes to a small room could be told from it. */
function inTens(count: number): number | null {
  return count < TEN ? null : Math.floor(count / TEN) * TEN
}

function saveRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'PUT',
    path: `${PATH}/:id`,
    limits: limitsOf(BODY_BYTES),
    body: SaveGathering,
    answer: (asked) =>
      change(context, asked, (db, id) => save(context, db, { id, wish: asked.body }))
  })
}

/** Says what it came to, as stewards read it. */
async function change(
  context: Context,
  { bytesIn }: Pick<Asked, 'bytesIn'>,
  act: (db: Writer, id: Bytes) => Promise<Reply | undefined>
): Promise<Reply> {
  const id = bytesIn('id', ID_BYTES)
  if (!id) return no('not-found')
  // What is to come is told from what is over by the clock, and just now nobody knows it.
  if (!context.clock.isSure()) return no('clock-unsure')
  return context.store.write(async (db) => {
    const refusal = await act(db, id)
    return refusal ?? json(await readForSteward(context, db, id))
  })
}

async function save(
  context: Context,
  db: Writer,
  { id, wish }: { readonly id: Bytes; readonly wish: SaveGathering }
): Promise<Reply | undefined> {
  const { vault } = context
  const before = await findGathering(db, id)
  const words = JSON.stringify(wish.words)
  const oldLink = before ? openLink(vault, before) : ''
  const isSaid = before?.words === words && oldLink === wish.link
  // Saved once more, as where the answer was lost: it is there.
  const version = before ? versionOf(before, oldLink) : null
  if (!isSaid && version !== wish.version) return no('settings-moved')
  const max = WIRE_LIMITS.gatheringsKept
  if (!before && (await listGatherings(db, max)).length >= max) return no('too-many')
  const row = { id, words, link: sealLink(vault, id, wish.link), shown: before?.shown ?? null }
  // Nothing is kept of what cannot be shown: the words stay with whoever wrote them.
  if (!wish.isShown) return putGathering(db, row).then(() => undefined)
  return show(context, db, row)
}

function dropRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'DELETE',
    path: `${PATH}/:id`,
    limits: limitsOf(128),
    body: DropGathering,
    answer: async ({ body: { version }, bytesIn }) =>
      context.store.write(async (db) => {
        const id = bytesIn('id', ID_BYTES)
        const row = id && (await findGathering(db, id))
        if (!row) return no('not-found')
        const isTheirs = versionOf(row, openLink(context.vault, row)) === version
        if (row.shown !== null || !isTheirs) return no('settings-moved')
        await removeGathering(db, row.id)
        return json({})
      })
  })
}

function datesRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'POST',
    path: `${PATH}/:id/dates`,
    limits: limitsOf(2048),
    body: ChangeDates,
    answer: (asked) =>
      change(context, asked, (db, id) => changeDates(context, db, { id, wish: asked.body }))
  })
}

/** By a code that a steward was told, as on the phone. Nothing else tells one seat from another. */
function giveBackRoute(context: Context): Route {
  const { store, clock } = context
  const codes = openSeatCodes(context)
  return editorRoute(context, {
    method: 'POST',
    path: `${PATH}/:id/seats/give-back`,
    limits: { ...limitsOf(128), perMinute: 20 },
    body: ByCode,
    async answer({ body, bytesIn }) {
      const id = bytesIn('id', ID_BYTES)
      if (!id) return no('not-found')
      const reply = await store.write(async (db) => {
        const seat = await findSeat(db, codes.hashOf(body.code))
        // A code of another gathering is most likely told for another one than the steward thinks.
        const row = seat && isSameBytes(seat.gathering, id) && (await findDate(db, id, seat.day))
        if (!row) return no('seat-unknown')
        await giveBack(db, seat, clock.now())
        const gathering = await readForSteward(context, db, id)
        if (!gathering) return no('not-found')
        const { starts_at: startsAt, ends_at: endsAt } = row
        return json({ startsAt, endsAt, gathering } satisfies SeatGivenBack)
      })
      if (reply.ok) await store.clearJournal()
      return reply
    }
  })
}
