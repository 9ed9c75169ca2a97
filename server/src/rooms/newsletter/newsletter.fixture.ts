/** What readers and stewards do, for the tests of this room. */
import { MINUTE_MS } from '@beside/contract'
import type {
  AskForNewsletter,
  LetterWords,
  NewsletterWish,
  StewardLetter,
  StewardNewsletter
} from '@beside/contract'
import { openMailSink, textOfMail } from '../../mail/mail-sink.fixture.ts'
import type { MailSink, TakenMail } from '../../mail/mail-sink.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { makeStewardLink, openStewardLink } from '../stewardship/steward-link.ts'
import type { ReaderRow } from '../../store/newsletter-readers.ts'
import { bytes, randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Answer, Visitor } from '../../visitor.fixture.ts'

/** A Friday. */
const FRIDAY = Date.UTC(2026, 10, 27, 12)
const plainWish: NewsletterWish = { topics: ['news'], rhythm: 'each', look: null, language: 'en' }
export const aLetter: LetterWords = {
  topic: 'news',
  subject: 'The garden is open again',
  text: 'From Monday on, in the afternoon.'
}

export type Place = AsyncDisposable & {
  readonly server: Running
  readonly sink: MailSink
  readonly clock: ReturnType<typeof testClock>
  readonly visitor: Visitor
  /** @param from where the request came from; this machine, if nothing is said */
  ask(to: string, wish?: Partial<NewsletterWish>, from?: string): Promise<Answer>
  /** Somebody who said yes; gives the key in their mails. */
  read(to: string, wish?: Partial<NewsletterWish>): Promise<string>
  as<Body>(method: string, path?: string, body?: unknown): Promise<Answer<Body>>
  /** The same, anywhere. */
  asSteward<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>>
  write(words?: Partial<LetterWords>): Promise<StewardLetter>
  /** Writes one and lets time pass until it went out. */
  letGo(words?: Partial<LetterWords>): Promise<StewardLetter>
  rows(): Promise<readonly ReaderRow[]>
}

/** With a proxy that says who comes. */
export const behindProxy = { trustedProxy: 'loopback', publicAddress: 'https://b.example' } as const

export async function openPlace(
  now = FRIDAY,
  addresses: Partial<typeof behindProxy> = {}
): Promise<Place> {
  const sink = await openMailSink()
  const clock = testClock(now)
  const server = await run({ clock, mail: sink.setting, mailPatienceMs: 500, ...addresses })
  const visitor = server.visitor()
  // The key of a link works for an hour.
  const steward = { key: '', until: 0 }
  async function asSteward<Body>(method: string, path: string, body?: unknown) {
    if (clock.now() >= steward.until) {
      const key = await openKey(server, clock.now())
      Object.assign(steward, { key, until: clock.now() + 30 * MINUTE_MS })
    }
    const headers = { 'beside-steward': steward.key }
    return visitor.ask<Body>(method, `/api/steward/${path}`, { body, headers })
  }
  async function as<Body>(method: string, path = '', body?: unknown): Promise<Answer<Body>> {
    return asSteward<Body>(method, `newsletter${path}`, body)
  }

  async function ask(to: string, wish: Partial<NewsletterWish> = {}, from?: string) {
    const body: AskForNewsletter = { to, ...plainWish, ...wish }
    const headers =
      from === undefined ? {} : { 'x-forwarded-for': from, 'x-forwarded-proto': 'https' }
    return await visitor.ask('POST', '/api/newsletter/ask', { body, headers })
  }
  async function write(words: Partial<LetterWords> = {}) {
    const id = text(randomTestBytes(16))
    const body = { ...aLetter, ...words, version: null }
    const saved = await as<StewardLetter>('PUT', `/${id}`, body)
    if (saved.status !== 200) throw new Error(`not saved: ${saved.body.reason}`)
    return saved.body
  }
  return {
    server,
    sink,
    clock,
    visitor,
    ask,
    as,
    asSteward,
    write,
    async read(to, wish) {
      const before = sink.mails.length
      await ask(to, wish)
      const mail = await waitForMail(sink, before)
      const key = keyIn(mail)
      const said = await visitor.ask('POST', '/api/newsletter/yes', { body: { key } })
      if (said.status !== 200) throw new Error(`no yes: ${said.body.reason}`)
      return key
    },
    async letGo(words) {
      const { id, version } = await write(words)
      const sent = await as<StewardLetter>('POST', `/${id}/send`, { version, at: null })
      clock.pass(11 * MINUTE_MS)
      await server.server.nudge()
      return sent.body
    },
    async rows() {
      await using store = await server.openStore()
      return await store.read.selectFrom('newsletter_readers').selectAll().execute()
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await sink.close()
    }
  }
}

async function openKey(server: Running, now: number): Promise<string> {
  await using store = await server.openStore()
  const link = await makeStewardLink(store, now)
  const key = await openStewardLink(store, bytes(link.split('#')[1] ?? ''), now)
  return text(key ?? new Uint8Array())
}

async function waitForMail(sink: MailSink, before: number): Promise<TakenMail> {
  for (let tries = 0; tries < 200; tries += 1) {
    const mail = sink.mails[before]
    if (mail) return mail
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('No mail came')
}

export function keyIn(mail: TakenMail | undefined): string {
  const key = /key=(?<key>[\w-]{43})/u.exec(textOfMail(mail))?.groups?.['key']
  if (key === undefined) throw new Error('No link in this mail')
  return key
}

export async function listLetters(place: Place): Promise<StewardNewsletter> {
  return (await place.as<StewardNewsletter>('GET')).body
}
