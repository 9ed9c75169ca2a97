/** One request to the address of a list: bounded in bytes, time and redirects. It tells nothing of this place. */
import { request } from 'node:https'
import type { Agent } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { isFetched, NotPublic } from './feed-line.ts'

/** Why a list could not be fetched, in one word. */
export type FeedTrouble =
  | 'not-public'
  | 'no-line'
  | 'no-trust'
  | 'not-there'
  | 'refused'
  | 'redirects'
  | 'not-json'
  | 'too-large'
  | 'too-slow'
  | 'asked-to-wait'

export type FeedAnswer =
  | { readonly is: 'json'; readonly json: unknown; readonly etag: string; readonly bytes: number }
  | { readonly is: 'same' }
  /** It may work later; not before so many ms where the other side says so. */
  | { readonly is: 'later'; readonly why: FeedTrouble; readonly waitMs: number }
  | { readonly is: 'no'; readonly why: FeedTrouble }

export type Asking = {
  readonly agent: Agent
  readonly isAllowed: (address: string) => boolean
  readonly stopped: AbortSignal
  readonly answerMs: number
  readonly pageBytes: number
}

/** Said to whoever publishes a list: what asks, and not who. */
export const USER_AGENT = 'directory-reader/1 (reads open lists of services, HSDS)'
const REDIRECTS_MAX = 3
const WAIT_MAX_MS = 86_400_000

export async function askFeed(asking: Asking, address: string, etag: string): Promise<FeedAnswer> {
  let url = new URL(address)
  for (let hops = 0; hops <= REDIRECTS_MAX; hops += 1) {
    if (!isFetched(url)) return { is: 'no', why: 'not-public' }
    const answer = await askOnce(asking, url, etag)
    if (answer.is !== 'elsewhere') return answer
    if (!URL.canParse(answer.to, url)) return { is: 'no', why: 'redirects' }
    url = new URL(answer.to, url)
  }
  return { is: 'no', why: 'redirects' }
}

type Once = FeedAnswer | { readonly is: 'elsewhere'; readonly to: string }

async function askOnce(asking: Asking, url: URL, etag: string): Promise<Once> {
  const late = AbortSignal.timeout(asking.answerMs)
  const signal = AbortSignal.any([late, asking.stopped])
  try {
    const answer = await send(asking, url, { etag, signal })
    try {
      return await judge(asking, answer, signal)
    } finally {
      answer.destroy()
    }
  } catch (cause) {
    if (asking.stopped.aborted) throw cause
    return troubleOf(cause, late.aborted)
  }
}

type Sending = { readonly etag: string; readonly signal: AbortSignal }

async function send(
  { agent }: Asking,
  url: URL,
  { etag, signal }: Sending
): Promise<IncomingMessage> {
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'user-agent': USER_AGENT,
    ...(etag === '' ? {} : { 'if-none-match': etag })
  }
  return await new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers, signal }, resolve)
    sent.once('error', reject)
    sent.end()
  })
}

async function judge(asking: Asking, answer: IncomingMessage, signal: AbortSignal): Promise<Once> {
  const { statusCode: status = 0, headers } = answer
  // Looked at once more where the line is open: nothing of another machine is read.
  if (!asking.isAllowed(answer.socket.remoteAddress ?? '')) return { is: 'no', why: 'not-public' }
  if (status === 304) return { is: 'same' }
  if ([301, 302, 303, 307, 308].includes(status))
    return { is: 'elsewhere', to: headers.location ?? '' }
  if (status === 429 || status >= 500) {
    return { is: 'later', why: 'asked-to-wait', waitMs: waitOf(headers['retry-after']) }
  }
  if (status === 404 || status === 410) return { is: 'no', why: 'not-there' }
  if (status !== 200) return { is: 'no', why: 'refused' }
  if (!/^(application|text)\/([\w.-]+\+)?json\b/iu.test(headers['content-type'] ?? ''))
    return { is: 'no', why: 'not-json' }
  const body = await readBody(asking, answer, signal)
  if (body === undefined) return { is: 'no', why: 'too-large' }
  const json = parse(body)
  if (json === undefined) return { is: 'no', why: 'not-json' }
  return { is: 'json', json, etag: etagOf(headers.etag), bytes: body.length }
}

/** Unpacked no more than agreed, however small it came. */
async function readBody(
  { pageBytes }: Asking,
  answer: IncomingMessage,
  signal: AbortSignal
): Promise<Buffer | undefined> {
  const isPacked = /\bgzip\b/iu.test(answer.headers['content-encoding'] ?? '')
  // What breaks in one shows in the other, which is read.
  const source = isPacked ? pipeline(answer, createGunzip(), () => undefined) : answer
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of source) {
    signal.throwIfAborted()
    const bytes = piece as Buffer
    length += bytes.length
    if (length > pageBytes) return undefined
    pieces.push(bytes)
  }
  if (!answer.complete) throw new Error('The answer ended too early')
  return Buffer.concat(pieces)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

const ETAG_LENGTH_MAX = 200

function etagOf(header: string | undefined): string {
  return header !== undefined && header.length <= ETAG_LENGTH_MAX ? header : ''
}

/** Seconds, or a day and time (RFC 9110, 10.2.3); within a day. */
function waitOf(header: string | undefined): number {
  if (header === undefined) return 0
  const seconds = /^\d{1,9}$/u.test(header.trim()) ? Number(header) : undefined
  const ms = seconds === undefined ? Date.parse(header) - Date.now() : seconds * 1000
  return Number.isNaN(ms) ? 0 : Math.max(0, Math.min(ms, WAIT_MAX_MS))
}

function troubleOf(cause: unknown, isLate: boolean): FeedAnswer {
  if (isLate) return { is: 'later', why: 'too-slow', waitMs: 0 }
  if (cause instanceof NotPublic) return { is: 'no', why: 'not-public' }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code.startsWith('Z_')) return { is: 'no', why: 'not-json' }
  const isUntrusted = /CERT|SIGNATURE|SELF_SIGNED|ALTNAME|^ERR_(TLS|SSL)/u.test(code)
  if (isUntrusted) return { is: 'no', why: 'no-trust' }
  return { is: 'later', why: 'no-line', waitMs: 0 }
}
