/** A place whose letters are made by themselves, and what its editors do. */
import type { ByItself, ChangeDates, GatheringWords, SaveText, TextWords } from '@beside/contract'
import { textOfMail } from '../../mail/mail-sink.fixture.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import { openPlace } from './newsletter.fixture.ts'
import type { Place } from './newsletter.fixture.ts'

const aText: TextWords = {
  language: 'en',
  topic: 'grounding',
  title: 'A walk round the block',
  summary: 'Five slow minutes outside.',
  body: 'Go out.',
  notes: [],
  sources: [],
  by: '',
  reviewedOn: null,
  reviewBy: null
}
const aGathering: GatheringWords = {
  language: 'en',
  title: 'Evening at the kitchen table',
  text: 'We cook and sit together.',
  access: '',
  spoken: '',
  place: 'Lantern Street 4',
  isOnline: false,
  zone: 'Europe/Berlin',
  starts: '2026-12-10T18:30',
  ends: '2026-12-10T20:00',
  series: null,
  seats: 20,
  hasWaitingList: false,
  askUntil: 0,
  neutral: 'Appointment'
}

export type ByItselfPlace = AsyncDisposable & {
  readonly place: Place
  switch(isOn: boolean): Promise<ByItself>
  look(): Promise<ByItself>
  hold(title: string, isHeld?: boolean): Promise<void>
  /** Shows a text, or keeps it as a draft. */
  text(slug: string, words?: Partial<TextWords>, saving?: Partial<SaveText>): Promise<void>
  gathering(words?: Partial<GatheringWords>, isShown?: boolean): Promise<string>
  dates(id: string, change: ChangeDates): Promise<void>
  /** Time goes on, in which the server looks twice. */
  pass(ms: number): Promise<void>
  /** What came to somebody after the question, the oldest first. */
  mails(to: string): readonly string[]
}

export async function openByItself(): Promise<ByItselfPlace> {
  const place = await openPlace()
  const newest = new Map<string, number>()
  async function done<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await place.asSteward<Body>(method, path, body)
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const look = () => done<ByItself>('GET', 'newsletter-by-itself')
  const nudge = () => place.server.server.nudge()
  return {
    place,
    look,
    switch: (isOn) => done('PUT', 'newsletter-by-itself', { isOn }),
    async hold(title, isHeld = true) {
      const { id } = (await look()).waiting.find((one) => one.title === title) ?? {}
      await done('PUT', 'newsletter-by-itself/hold', { id, isHeld })
    },
    async text(slug, words = {}, saving = {}) {
      const before = newest.get(slug) ?? null
      const body = { words: { ...aText, ...words }, why: 'It is new.', newest: before }
      await done('PUT', `library/${slug}`, { ...body, showing: { how: 'show' }, ...saving })
      newest.set(slug, (before ?? 0) + 1)
      await nudge()
    },
    async gathering(words = {}, isShown = true) {
      const id = text(randomTestBytes(16))
      const body = { link: '', version: null, isShown, words: { ...aGathering, ...words } }
      await done('PUT', `gatherings/${id}`, body)
      await nudge()
      return id
    },
    async dates(id, change) {
      await done('POST', `gatherings/${id}/dates`, change)
      await nudge()
    },
    async pass(ms) {
      place.clock.pass(ms)
      await nudge()
      await nudge()
    },
    mails: (to) =>
      place.sink.mails
        .filter((mail) => mail.to === to)
        .map((mail) => textOfMail(mail))
        .slice(1),
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose]()
  }
}
