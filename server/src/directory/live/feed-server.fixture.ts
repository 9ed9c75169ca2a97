/** A server of a list on this machine, over TLS, as somebody publishes one; or as somebody does who means harm. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { isPublicAddress } from './public-address.ts'
import type { FeedLine } from './feed-line.ts'

export type FeedServer = AsyncDisposable & {
  readonly address: string
  readonly port: number
  /** Every path that was asked for, and what was said with it. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[]
  answer: (asked: URL, reply: ServerResponse, request: IncomingMessage) => void
  /** The line on which the names of this server lead to it, and no other name leads anywhere else. */
  readonly line: FeedLine
}

export async function openFeedServer(): Promise<FeedServer> {
  const asked: FeedServer['asked'] = []
  const held: { answer: FeedServer['answer'] } = { answer: (_asked, reply) => reply.end() }
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (request, reply) => {
    const url = new URL(request.url ?? '/', 'https://feed.example')
    asked.push({ path: url.pathname + url.search, headers: request.headers })
    held.answer(url, reply, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `https://feed.example:${port}`,
    port,
    asked,
    get answer() {
      return held.answer
    },
    set answer(answer) {
      held.answer = answer
    },
    line: lineToFeeds,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

export function sendJson(
  reply: ServerResponse,
  json: unknown,
  headers: Readonly<Record<string, string>> = {}
): void {
  reply.writeHead(200, { 'content-type': 'application/json', ...headers })
  reply.end(JSON.stringify(json))
}

/** As APIs of Open Referral UK page their lists, packed by gzip, with a sign of each page. */
export function pagesOf(services: readonly unknown[], size: number): FeedServer['answer'] {
  return (asked, reply, request) => {
    const page = Number(asked.searchParams.get('page'))
    const contents = services.slice((page - 1) * size, page * size)
    const pages = Math.ceil(services.length / size)
    const body = JSON.stringify({
      total_items: services.length,
      total_pages: pages,
      page_number: page,
      last_page: page >= pages,
      empty: contents.length === 0,
      contents
    })
    const etag = `"${createHash('sha256').update(body).digest('hex')}"`
    if (request.headers['if-none-match'] === etag) {
      reply.writeHead(304, { etag }).end()
      return
    }
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', etag }
    reply.writeHead(200, headers).end(gzipSync(body))
  }
}

/** The page that was asked for of a list that says nothing of how long it is, with a sign of each. */
export function barePagesOf(services: readonly unknown[], size: number): FeedServer['answer'] {
  return (asked, reply, request) => {
    const page = Number(asked.searchParams.get('page'))
    const shown = services.slice((page - 1) * size, page * size)
    const etag = `"${createHash('sha256').update(JSON.stringify(shown)).digest('hex')}"`
    if (request.headers['if-none-match'] === etag) reply.writeHead(304, { etag }).end()
    else sendJson(reply, shown, { etag })
  }
}

// Of nothing but these tests: the names in it exist nowhere.
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBvzCCAWWgAwIBAgIUKzFlhMEYJDOjtB4SVFyAe3PC4QEwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMZmVlZC5leGFtcGxlMCAXDTI2MTEyNzE4MDIzMFoYDzIxMjYx
MTAzMTgwMjMwWjAXMRUwEwYDVQQDDAxmZWVkLmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAASjxfWPRj1ZGIcLKdnD+FB7Wj9oeSXIKJXozQlAy+tCdgyh
rOITHLFHtFiwOkEydHu33Q3pCoVgbHkiMv0D2iOco4GMMIGJMB0GA1UdDgQWBBRb
WgU3tsCJIlZyJZ2WqhfczaICATAfBgNVHSMEGDAWgBRbWgU3tsCJIlZyJZ2Wqhfc
zaICATA2BgNVHREELzAtggxmZWVkLmV4YW1wbGWCDW90aGVyLmV4YW1wbGWCDmlu
c2lkZS5leGFtcGxlMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIg
fykwhLeIw8t4l9L0+tDpW0cMOtNPykr1XjIxUOqtLPQCIQDmJ5QCyT2ePU7VUKIU
Fynt0odR7SPj0pmQPnoBl9YiDg==
-----END CERTIFICATE-----
`
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtnq/VL811ZqznTqO
u8c/Rk+pC5omNv3F2Nplegq3E/ehRANCAASjxfWPRj1ZGIcLKdnD+FB7Wj9oeSXI
KJXozQlAy+tCdgyhrOITHLFHtFiwOkEydHu33Q3pCoVgbHkiMv0D2iOc
-----END PRIVATE KEY-----
`

export const lineToFeeds: FeedLine = {
  async resolve(name) {
    if (name === 'inside.example') return [{ address: '127.0.0.2', family: 4 }]
    return [{ address: '127.0.0.1', family: 4 }]
  },
  // As everywhere, but for this very server.
  isAllowed: (address) => address === '127.0.0.1' || isPublicAddress(address),
  ca: CERTIFICATE
}
