/** What visitors and stewards do, for the tests of this room. */
import { HOUR_MS } from '@beside/contract'
import type {
  AskedSeat,
  ChangeDates,
  GatheringCalendar,
  Gatherings,
  GatheringWords,
  HeldSeat,
  PublicGathering,
  SaveGathering,
  SeatGivenBack,
  StewardGathering
} from '@beside/contract'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { bytes, randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Answer, Visitor } from '../../visitor.fixture.ts'
import { makeStewardLink, openStewardLink } from '../stewardship/steward-link.ts'

/** A Friday. */
const FRIDAY = Date.UTC(2026, 10, 27, 12)
const origin = 'https://b.example'

export const aGathering: GatheringWords = {
  language: 'en',
  title: 'Evening at the kitchen table',
  text: 'We cook and sit together.',
  access: 'Two steps at the door.',
  spoken: 'English',
  place: 'Lantern Street 4',
  isOnline: false,
  zone: 'Europe/Berlin',
  starts: '2026-12-01T18:30',
  ends: '2026-12-01T20:00',
  series: null,
  seats: 2,
  hasWaitingList: true,
  askUntil: 0,
  neutral: 'Appointment'
}
export const everyWeek = { every: 'week', step: 1, end: { by: 'times', times: 3 } } as const

export type Place = AsyncDisposable & {
  readonly server: Running
  readonly clock: ReturnType<typeof testClock>
  readonly visitor: Visitor
  save(words?: Partial<GatheringWords>, more?: Partial<SaveGathering>): Promise<StewardGathering>
  put(id: string, body: unknown): Promise<Answer<StewardGathering>>
  change(id: string, body: ChangeDates): Promise<Answer<StewardGathering>>
  as<Body>(method: string, path?: string, body?: unknown): Promise<Answer<Body>>
  /** Each asks from an address of their own, where none is given. */
  ask(id: string, more?: Asking): Promise<Answer<AskedSeat>>
  look(code: string): Promise<Answer<HeldSeat>>
  giveBack(code: string): Promise<Answer>
  /** By a steward who was told the code. */
  giveBackFor(id: string, code: string): Promise<Answer<SeatGivenBack>>
  read(id: string): Promise<PublicGathering>
  list(): Promise<Gatherings['dates']>
  calendar(of?: string): Promise<GatheringCalendar['dates']>
}

type Asking = { readonly day?: string; readonly nonce?: string; readonly from?: string }

export async function openPlace(): Promise<Place> {
  const clock = testClock(FRIDAY)
  const server = await run({ clock, publicAddress: origin, trustedProxy: 'loopback' })
  const visitor = server.visitor()
  const steward = { key: '', until: 0 }
  let visitors = 0
  function headersFrom(from?: string) {
    // Each from another network: neighbours are counted together.
    const address = from ?? `203.0.${(visitors += 1)}.7`
    return { 'x-forwarded-for': address, 'x-forwarded-proto': 'https', origin, host: 'b.example' }
  }
  async function as<Body>(method: string, path = '', body?: unknown): Promise<Answer<Body>> {
    if (clock.now() >= steward.until) {
      // The key of a link works for an hour.
      const key = await openKey(server, clock.now())
      Object.assign(steward, { key, until: clock.now() + HOUR_MS / 2 })
    }
    const headers = { ...headersFrom('203.0.113.250'), 'beside-steward': steward.key }
    return visitor.ask<Body>(method, `/api/steward/gatherings${path}`, { body, headers })
  }
  async function post<Body>(path: string, body: unknown, from?: string): Promise<Answer<Body>> {
    return visitor.ask<Body>('POST', path, { body, headers: headersFrom(from) })
  }
  async function get<Body>(path: string): Promise<Body> {
    return (await visitor.ask<Body>('GET', path, { headers: headersFrom('203.0.113.251') })).body
  }
  const put = (id: string, body: unknown) => as<StewardGathering>('PUT', `/${id}`, body)
  return {
    server,
    clock,
    visitor,
    as,
    put,
    async save(words = {}, more = {}) {
      const body = { link: '', version: null, isShown: true, ...more }
      const id = text(randomTestBytes(16))
      const saved = await put(id, { ...body, words: { ...aGathering, ...words } })
      if (saved.status !== 200) throw new Error(`not saved: ${saved.body.reason}`)
      return saved.body
    },
    change: (id, body) => as('POST', `/${id}/dates`, body),
    ask: (id, { day = '2026-12-01', nonce = text(randomTestBytes(16)), from } = {}) =>
      post(`/api/gatherings/${id}/seats`, { day, nonce }, from),
    look: (code) => post('/api/gathering-seats', { code }),
    giveBack: (code) => post('/api/gathering-seats/give-back', { code }),
    giveBackFor: (id, code) => as('POST', `/${id}/seats/give-back`, { code }),
    read: (id) => get(`/api/gatherings/${id}`),
    list: async () => (await get<Gatherings>('/api/gatherings')).dates,
    calendar: async (of) =>
      (await get<GatheringCalendar>(`/api/gatherings-calendar${of ? `?of=${of}` : ''}`)).dates,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
  }
}

async function openKey(server: Running, now: number): Promise<string> {
  await using store = await server.openStore()
  const link = await makeStewardLink(store, now)
  const key = await openStewardLink(store, bytes(link.split('#')[1] ?? ''), now)
  return text(key ?? new Uint8Array())
}

/** All rows of seats, as a thief of the store has them. */
export async function readSeats({ server }: Place) {
  await using store = await server.openStore()
  return await store.read.selectFrom('gathering_seats').selectAll().execute()
}

/** Of a seat that somebody asks for now. */
export async function codeOf(place: Place, id: string, day?: string): Promise<string> {
  const asked = await place.ask(id, day === undefined ? {} : { day })
  if (asked.status !== 200) throw new Error(`no seat: ${asked.body.reason}`)
  return asked.body.code
}
