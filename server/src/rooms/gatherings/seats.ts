/** Somebody asks for a seat, looks what became of it, and gives it back. Nobody asks who they are. */
import { AskForSeat, ByCode, WIRE_LIMITS } from '@beside/contract'
import type { AskedSeat, CardCode, GatheringWords, HeldSeat } from '@beside/contract'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Reply, Route } from '../../gates/route.ts'
import { bytesOf, textOf } from '../../log/wire-records.ts'
import { findDate, findGathering, findShown } from '../../store/gatherings.ts'
import {
  addSeat,
  countSeats,
  findSeat,
  lastSeatNumber,
  listWaitingSeats
} from '../../store/gathering-seats.ts'
import type { OfDate, SeatRow } from '../../store/gathering-seats.ts'
import type { Reader, Writer } from '../../store/tables.ts'
import { openSeatCodes } from './codes.ts'
import { giveBack } from './give-back.ts'
import { countOf, ID_BYTES, isOpen, openLink, wordsIn } from './keep.ts'
import { countVisitors } from './visitors.ts'
import type { SeatWish } from './visitors.ts'

type Asking = {
  readonly date: OfDate
  readonly code: CardCode
  readonly take: (wish: SeatWish) => boolean
}

export function seatRoutes(context: Context): readonly Route[] {
  return [askRoute(context), lookRoute(context), giveBackRoute(context)]
}

function askRoute(context: Context): Route {
  const { store, clock } = context
  const codes = openSeatCodes(context)
  const takeFor = countVisitors(clock)
  return route({
    method: 'POST',
    path: '/api/gatherings/:id/seats',
    limits: {
      bodyBytes: 256,
      perMinute: 10,
      per: 'address',
      networkPerMinute: 40,
      allPerMinute: 1200
    },
    needs: 'nobody',
    body: AskForSeat,
    async answer({ body: { day, nonce }, bytesIn, address }) {
      if (!clock.isSure()) return no('clock-unsure')
      const gathering = bytesIn('id', ID_BYTES)
      if (!gathering) return no('not-found')
      const date = { gathering, day }
      const code = codes.codeFor(date, bytesOf(nonce))
      const take: Asking['take'] = (wish) => takeFor(address, wish)
      return store.write((db) => giveSeat(context, db, { date, code, take }))
    }
  })
}

async function giveSeat(
  context: Context,
  db: Writer,
  { date, code, take }: Asking
): Promise<Reply> {
  const [shown, row] = [
    await findShown(db, date.gathering),
    await findDate(db, date.gathering, date.day)
  ]
  if (!shown || !row) return no('not-found')
  const code_hash = openSeatCodes(context).hashOf(code)
  // The form was sent before, as where its answer was lost: it is the same seat.
  const known = await findSeat(db, code_hash)
  if (known) return json({ code, standing: known.standing } satisfies AskedSeat)
  const words = wordsIn(shown)
  if (!isOpen(row, words, context.clock.now())) return no('asking-over')
  const standing = standingNow(words, countOf(await countSeats(db, [date.gathering]), date))
  if (standing === undefined) return no('gathering-full')
  if (!take({ date, what: standing, seats: words.seats })) return no('too-many')
  const number = (await lastSeatNumber(db, date)) + 1
  await addSeat(db, { code_hash, ...date, number, standing })
  return json({ code, standing } satisfies AskedSeat)
}

/** Of whoever asks next; undefined where nobody more can. */
function standingNow(
  { seats, hasWaitingList }: Pick<GatheringWords, 'seats' | 'hasWaitingList'>,
  { taken, waiting }: ReturnType<typeof countOf>
): 'seat' | 'waits' | undefined {
  if (taken < seats && waiting === 0) return 'seat'
  return hasWaitingList && waiting < WIRE_LIMITS.waitingForDate ? 'waits' : undefined
}

// A code has 55 random bits, so guesses are few rather than slow; and each that misses is held back for a moment.
const GUESSES = {
  bodyBytes: 128,
  perMinute: 20,
  per: 'address',
  networkPerMinute: 60,
  allPerMinute: 1200
} as const

function lookRoute(context: Context): Route {
  const codes = openSeatCodes(context)
  return route({
    method: 'POST',
    path: '/api/gathering-seats',
    limits: GUESSES,
    needs: 'nobody',
    body: ByCode,
    async answer({ body }) {
      const { read } = context.store
      const seat = await findSeat(read, codes.hashOf(body.code))
      const held = seat && (await showSeat(context, read, seat))
      return held ? json(held) : no('seat-unknown')
    }
  })
}

async function showSeat(
  { vault, clock }: Context,
  db: Reader,
  seat: SeatRow
): Promise<HeldSeat | undefined> {
  const [gathering, shown, row] = [
    await findGathering(db, seat.gathering),
    await findShown(db, seat.gathering),
    await findDate(db, seat.gathering, seat.day)
  ]
  if (!gathering || !shown || !row) return undefined
  const { language, title, place, isOnline, zone, access } = wordsIn(shown)
  const isHeld = row.because === null && row.ends_at > clock.now()
  const link = isHeld && seat.standing !== 'waits' ? openLink(vault, gathering) : ''
  return {
    gathering: textOf(seat.gathering),
    language,
    title,
    place,
    isOnline,
    zone,
    access,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    wasMoved: row.is_own === 1,
    because: row.because,
    standing: seat.standing,
    inLine: seat.standing === 'waits' ? await placeInLine(db, seat) : null,
    link: link === '' ? null : link
  }
}

async function placeInLine(db: Reader, seat: SeatRow): Promise<number> {
  const waiting = await listWaitingSeats(db, seat)
  return waiting.filter(({ number }) => number <= seat.number).length
}

function giveBackRoute(context: Context): Route {
  const { store, clock } = context
  const codes = openSeatCodes(context)
  return route({
    method: 'POST',
    path: '/api/gathering-seats/give-back',
    limits: GUESSES,
    needs: 'nobody',
    body: ByCode,
    async answer({ body }) {
      const reply = await store.write(async (db) => {
        const seat = await findSeat(db, codes.hashOf(body.code))
        if (!seat) return no('seat-unknown')
        await giveBack(db, seat, clock.now())
        return json({})
      })
      if (reply.ok) await store.clearJournal()
      return reply
    }
  })
}
