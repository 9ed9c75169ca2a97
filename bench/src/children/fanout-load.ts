/** A thousand people who follow their bonds, and some of them who write: against the house, and a bare server. */
import { toBase64url } from '@beside/kernel'
import { openFeedStream } from '../wire/feed-stream.ts'
import type { FeedStream } from '../wire/feed-stream.ts'
import { HttpLine, requestBytes } from '../wire/http-line.ts'
import { inLanes } from '../wire/in-lanes.ts'
import { beginBond, writeWords } from '../wire/log-end.ts'
import type { Bond, Member } from '../wire/log-end.ts'
import { arrive, askBytes, readPlace } from '../wire/visitor.ts'
import { answerParent } from './answer-parent.ts'

export type FanoutLoadTasks = typeof tasks

type Side = 'house' | 'bare'
type Post = { readonly sentAt: number; readonly latencies: number[]; readonly settle: () => void }
/** A bond on one side: what it will post, and the post that is on its way. */
type Room = { readonly posts: Buffer[]; current: Post | undefined }

const LANES = 16
const RECEIVERS = 2
const LINES_MAX = 400
const POST_MS_MAX = 10_000

const rooms: Record<Side, Room[]> = { house: [], bare: [] }
const lines: Record<Side, HttpLine[]> = { house: [], bare: [] }
const addresses: Record<Side, string> = { house: '', bare: '' }
const streams: FeedStream[] = []

const tasks = {
  /** Everything that is not measured: accounts, bonds, sealed entries, open feeds. */
  async prepare(wish: {
    readonly house: string
    readonly bare: string
    readonly bonds: number
    readonly postsEach: number
  }): Promise<void> {
    Object.assign(addresses, { house: wish.house, bare: wish.bare })
    const place = await readPlace(wish.house)
    const work = { count: wish.bonds, lanes: LANES }
    await inLanes(wish.house, work, async (line, index) => {
      const people = { inviter: await arrive(line, place), guest: await arrive(line, place) }
      const bond = await beginBond({ line, place }, people)
      await fillRooms(bond, index, wish.postsEach)
    })
  },

  /** Posts at random moments, so many in a second on average; gives back the latency of each delivery, in ms. */
  async post(wish: {
    readonly side: Side
    readonly count: number
    readonly perSecond: number
    readonly seed: number
  }): Promise<number[]> {
    const moments = momentsOf(wish)
    const startedAt = performance.now()
    const sent = await Promise.all(
      moments.map(async (moment, index) => {
        await sleepUntil(startedAt + moment)
        return postIn(wish.side, (wish.seed + index) % rooms[wish.side].length)
      })
    )
    return sent.flat()
  }
}

answerParent(tasks)

async function fillRooms(bond: Bond, index: number, postsEach: number): Promise<void> {
  const { end, author, guest } = bond
  const { visitor, token } = author
  const path = `/api/spaces/${toBase64url(end.spaceId)}/records`
  const bodies = Array.from({ length: postsEach }, () => writeWords(end, author))
  const house: Room = {
    posts: bodies.map((body) =>
      askBytes(addresses.house, { method: 'POST', path, visitor, token, body })
    ),
    current: undefined
  }
  const bare: Room = {
    posts: bodies.map((body) =>
      requestBytes(addresses.bare, { method: 'POST', path: `/post/${index}`, body })
    ),
    current: undefined
  }
  const opened = await Promise.all([
    openFeedStream(addresses.house, feedRequest(author, end.seenSeq), () => receive(house)),
    openFeedStream(addresses.house, feedRequest(guest, end.seenSeq), () => receive(house)),
    ...[author, guest].map(({ visitor: { cookie } }) =>
      openFeedStream(addresses.bare, bareFeedRequest(index, cookie), () => receive(bare))
    )
  ])
  streams.push(...opened)
  rooms.house[index] = house
  rooms.bare[index] = bare
}

function feedRequest({ visitor, token }: Member, after: number): Buffer {
  const body = { cursors: [{ token, after }] }
  return askBytes(addresses.house, { method: 'POST', path: '/api/feed', visitor, body })
}

function bareFeedRequest(index: number, cookie: string): Buffer {
  const request = { method: 'GET', path: `/feed/${index}`, headers: { cookie } } as const
  return requestBytes(addresses.bare, request)
}

function receive({ current }: Room): void {
  if (!current) return
  current.latencies.push(performance.now() - current.sentAt)
  if (current.latencies.length === RECEIVERS) current.settle()
}

async function postIn(side: Side, index: number): Promise<number[]> {
  const room = rooms[side][index]
  const request = room?.posts.shift()
  if (!room || !request) throw new Error('There are not enough posts prepared.')
  if (room.current) throw new Error('The server is so slow that a bond has two posts on their way.')
  const line = await freeLine(side)
  const delivered = Promise.withResolvers<void>()
  const impatience = setTimeout(
    () => delivered.reject(new Error('A post was never delivered.')),
    POST_MS_MAX
  )
  const post = { sentAt: performance.now(), latencies: [], settle: delivered.resolve }
  room.current = post
  const [{ status, body }] = await Promise.all([line.send(request), delivered.promise])
  clearTimeout(impatience)
  room.current = undefined
  if (status !== 200) throw new Error(`A post was answered with ${status} ${body}`)
  return post.latencies
}

async function freeLine(side: Side): Promise<HttpLine> {
  const known = lines[side].filter(({ isOpen }) => isOpen)
  const free = known.find(({ isBusy }) => !isBusy)
  if (free) return free
  if (known.length >= LINES_MAX) throw new Error('The server is too slow for this rate.')
  const line = await HttpLine.open(addresses[side])
  lines[side] = [...lines[side].filter(({ isOpen }) => isOpen), line]
  return line
}

/** A Poisson process, as people come; the same moments for both sides by the same seed. */
function momentsOf(wish: { count: number; perSecond: number; seed: number }): number[] {
  const random = seededRandom(wish.seed)
  let at = 0
  return Array.from({ length: wish.count }, () => {
    at += (-Math.log(1 - random()) * 1000) / wish.perSecond
    return at
  })
}

/** mulberry32, for moments only. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function sleepUntil(moment: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())))
}
