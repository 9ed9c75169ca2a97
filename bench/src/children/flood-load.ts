/** Somebody who asks without end, from a few addresses at once, and does not listen to the advice to wait. */
import { startSignIn, toBase64url } from '@beside/kernel'
import { HttpLine, requestBytes } from '../wire/http-line.ts'
import type { Reply } from '../wire/http-line.ts'
import { manyWords } from '../wire/many-words.ts'
import { sleepUntil } from '../wire/moments.ts'
import { randomBytes } from '../wire/random-bytes.ts'
import { arrivalRequest, readPlace } from '../wire/visitor.ts'
import type { Place } from '../wire/visitor.ts'
import { answerParent } from './answer-parent.ts'

export type FloodLoadTasks = typeof tasks

export type FloodKind = 'accounts' | 'guesses' | 'invitations' | 'posts'
export type FloodReport = {
  readonly taken: number
  /** Refused for a while, by reason, with the advice when to come back. */
  readonly slowed: Readonly<Record<string, number>>
  /** Answered in any other way. */
  readonly other: Readonly<Record<string, number>>
}

const ADDRESSES = 6
const LINES_OF_ADDRESS = 3
const LINES = ADDRESSES * LINES_OF_ADDRESS
/** Of all lines together. What is asked is never more, and less where the server is slow. */
const PER_SECOND = 1000
const PAUSE_MS = (LINES * 1000) / PER_SECOND
/** More than each limit lets through in a minute. */
const REQUESTS: Readonly<Record<FloodKind, number>> = {
  accounts: 200,
  guesses: 400,
  invitations: 400,
  posts: 620
}

/** One kind's requests for each wave: each wave comes from addresses, or from a member, not seen before. */
let waves: Buffer[][] = []
let address = ''

const tasks = {
  async prepare(wish: {
    readonly address: string
    readonly kind: FloodKind
    readonly waves: number
  }) {
    address = wish.address
    const place = await readPlace(address)
    waves = []
    while (waves.length < wish.waves) waves.push(await makeRequests(place, wish.kind, waves.length))
  },

  async flood(wish: { readonly wave: number; readonly from: string; readonly ms: number }) {
    const requests = waves[wish.wave] ?? []
    const until = performance.now() + wish.ms
    const replies: Reply[] = []
    let next = 0
    await Promise.all(
      Array.from({ length: LINES }, async (_, index) => {
        using line = await HttpLine.open(address, `${wish.from}${1 + (index % ADDRESSES)}`)
        while (performance.now() < until) {
          const begunAt = performance.now()
          const request = requests[next % requests.length]
          next += 1
          if (request) replies.push(await line.send(request))
          await sleepUntil(begunAt + PAUSE_MS)
        }
      })
    )
    return report(replies)
  }
}

answerParent(tasks)

async function makeRequests(place: Place, kind: FloodKind, wave: number): Promise<Buffer[]> {
  const count = REQUESTS[kind]
  if (kind === 'posts') {
    using line = await HttpLine.open(address, `127.3.${wave}.1`)
    return await manyWords({ line, place }, count)
  }
  return Array.from({ length: count }, () => makeRequest(kind))
}

function makeRequest(kind: Exclude<FloodKind, 'posts'>): Buffer {
  if (kind === 'accounts') return arrivalRequest(address).request
  if (kind === 'invitations') {
    const path = `/api/invites/${toBase64url(randomBytes(32))}`
    return requestBytes(address, { method: 'GET', path })
  }
  // Each at another name: guesses at one name are slowed by a pause of their own.
  const signInName = `somebody-${toBase64url(randomBytes(8))}`
  const { request } = startSignIn(randomBytes(16), randomBytes)
  const body = { signInName, request: toBase64url(request) }
  return requestBytes(address, { method: 'POST', path: '/api/sessions/passphrase/start', body })
}

function report(replies: readonly Reply[]): FloodReport {
  const slowed: Record<string, number> = {}
  const other: Record<string, number> = {}
  let taken = 0
  for (const { status, head, body } of replies) {
    const reason = status === 200 ? '' : (JSON.parse(body) as { readonly reason: string }).reason
    const isAdvised = /^retry-after: \d+/im.test(head)
    if (status === 200) taken += 1
    else if (isAdvised) slowed[reason] = (slowed[reason] ?? 0) + 1
    else other[reason] = (other[reason] ?? 0) + 1
  }
  return { taken, slowed, other }
}
