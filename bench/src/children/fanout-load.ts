/** People who follow their bonds, and some of them who write: against the house, and a bare server. */
import { Written } from '@beside/contract'
import { toBase64url } from '@beside/kernel'
import * as v from 'valibot'
import { openFeedStream } from '../wire/feed-stream.ts'
import type { FeedStream } from '../wire/feed-stream.ts'
import { HttpLine, requestBytes } from '../wire/http-line.ts'
import { inLanes } from '../wire/in-lanes.ts'
import { beginBond, endAfter, writeWords } from '../wire/log-end.ts'
import type { Bond, Member } from '../wire/log-end.ts'
import { momentsOf, sleepUntil } from '../wire/moments.ts'
import { arrive, askBytes, askTokens, readPlace } from '../wire/visitor.ts'
import type { Place } from '../wire/visitor.ts'
import { answerParent } from './answer-parent.ts'

export type FanoutLoadTasks = typeof tasks

type Side = 'house' | 'bare'
type Post = { readonly sentAt: number; readonly latencies: number[]; readonly settle: () => void }
/** A bond on one side: what it will post, and the post that is on its way. */
type Room = {
  posts: Buffer[]
  readonly receivers: number
  current: Post | undefined
  /** Fulfilled when the bond's last post is over. */
  turn: Promise<unknown>
}

const LANES = 16
const LINES_MAX = 400
const POST_MS_MAX = 60_000

const bonds: Bond[] = []
const rooms: Record<Side, Room[]> = { house: [], bare: [] }
const lines: Record<Side, HttpLine[]> = { house: [], bare: [] }
const addresses: Record<Side, string> = { house: '', bare: '' }
const streams: FeedStream[] = []

const tasks = {
  /** Everything that is not measured: accounts, bonds, sealed entries, open feeds. */
  async prepare(wish: {
    readonly house: string
    /** Left out where nothing is compared with a bare server. */
    readonly bare?: string
    /** The beginning of addresses of this machine, such as `127.1.0.`, where all must not come from one. */
    readonly from?: string
    readonly bonds: number
    readonly postsEach: number
    /** Open feeds of each bond: of its two people, and of more devices of theirs. */
    readonly receivers: number
  }): Promise<void> {
    Object.assign(addresses, { house: wish.house, bare: wish.bare ?? '' })
    const place = await readPlace(wish.house)
    const from = wish.from === undefined ? undefined : (lane: number) => `${wish.from}${lane + 1}`
    const work = { count: wish.bonds, lanes: LANES, from }
    await inLanes(wish.house, work, async (line, index) => {
      const people = { inviter: await arrive(line, place), guest: await arrive(line, place) }
      const bond = await beginBond({ line, place }, people)
      bonds[index] = bond
      rooms.house[index] = emptyRoom(wish.receivers)
      rooms.bare[index] = emptyRoom(wish.receivers)
      fillRooms(index, wish.postsEach)
      await Promise.all([bond.author, bond.guest].map((member) => follow(member, index)))
    })
    for (const index of bonds.keys()) await addDevices(place, index, wish.receivers - 2)
  },

  /** Fresh tokens, and entries that stand on the newest record of each bond. */
  async renew(wish: { readonly postsEach: number }): Promise<void> {
    const place = await readPlace(addresses.house)
    await inLanes(addresses.house, { count: bonds.length, lanes: LANES }, async (line, index) => {
      const bond = bonds[index]
      if (!bond) return
      const { end, author } = bond
      const claim = { spaceId: end.spaceId, pair: author.keys.sign }
      const [token = ''] = await askTokens(line, { place, visitor: author.visitor }, [claim])
      bonds[index] = { ...bond, author: { ...author, token } }
      fillRooms(index, wish.postsEach)
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
  },

  /** How many feeds the servers have ended. */
  countEnded: (): number => streams.filter(({ isOpen }) => !isOpen).length,

  /** One post after another in one bond, each as soon as the one before came to everybody. */
  async postInTurn(wish: { readonly side: Side; readonly count: number }): Promise<number[]> {
    const sent: number[][] = []
    while (sent.length < wish.count) sent.push(await postIn(wish.side, 0))
    return sent.flat()
  }
}

answerParent(tasks)

function emptyRoom(receivers: number): Room {
  return { posts: [], receivers, current: undefined, turn: Promise.resolve() }
}

function fillRooms(index: number, postsEach: number): void {
  const bond = bonds[index]
  const [house, bare] = [rooms.house[index], rooms.bare[index]]
  if (!bond || !house || !bare) return
  const { end, author } = bond
  const { visitor, token } = author
  const path = `/api/spaces/${toBase64url(end.spaceId)}/records`
  const bodies = Array.from({ length: postsEach }, () => writeWords(end, author))
  house.posts = bodies.map((body) =>
    askBytes(addresses.house, { method: 'POST', path, visitor, token, body })
  )
  if (addresses.bare === '') return
  bare.posts = bodies.map((body) =>
    requestBytes(addresses.bare, { method: 'POST', path: `/post/${index}`, body })
  )
}

// The server cannot tell whose account a session belongs to: whoever holds a member's key is that member.
async function addDevices(place: Place, index: number, count: number): Promise<void> {
  const bond = bonds[index]
  if (!bond || count <= 0) return
  const { spaceId } = bond.end
  await inLanes(place.address, { count, lanes: LANES }, async (line, turn) => {
    const { keys } = turn % 2 === 0 ? bond.author : bond.guest
    const visitor = await arrive(line, place)
    const [token = ''] = await askTokens(line, { place, visitor }, [{ spaceId, pair: keys.sign }])
    await follow({ visitor, keys, token }, index)
  })
}

/** Opens a feed at the house, and one at the bare server if there is one. */
async function follow(member: Member, index: number): Promise<void> {
  const after = bonds[index]?.end.seenSeq ?? 0
  const { house, bare } = addresses
  const request = feedRequest(member, after)
  streams.push(await openFeedStream(house, request, () => receive(rooms.house[index])))
  if (bare === '') return
  const plain = bareFeedRequest(index, member.visitor.cookie)
  streams.push(await openFeedStream(bare, plain, () => receive(rooms.bare[index])))
}

function feedRequest({ visitor, token }: Member, after: number): Buffer {
  const body = { cursors: [{ token, after }] }
  return askBytes(addresses.house, { method: 'POST', path: '/api/feed', visitor, body })
}

function bareFeedRequest(index: number, cookie: string): Buffer {
  const request = { method: 'GET', path: `/feed/${index}`, headers: { cookie } } as const
  return requestBytes(addresses.bare, request)
}

function receive(room: Room | undefined): void {
  if (!room?.current) return
  room.current.latencies.push(performance.now() - room.current.sentAt)
  if (room.current.latencies.length === room.receivers) room.current.settle()
}

/** Latency counts from here, also where the bond's post before is still on its way. */
function postIn(side: Side, index: number): Promise<number[]> {
  const room = rooms[side][index]
  if (!room) throw new Error('There is no such bond.')
  const sentAt = performance.now()
  const mine = room.turn.then(() => sendPost(room, { side, index, sentAt }))
  room.turn = mine.catch(() => undefined)
  return mine
}

async function sendPost(
  room: Room,
  { side, index, sentAt }: { readonly side: Side; readonly index: number; readonly sentAt: number }
): Promise<number[]> {
  const request = room.posts.shift()
  if (!request) throw new Error('There are not enough posts prepared.')
  const line = await freeLine(side)
  const delivered = Promise.withResolvers<void>()
  const impatience = setTimeout(
    () => delivered.reject(new Error('A post was never delivered.')),
    POST_MS_MAX
  )
  const post = { sentAt, latencies: [], settle: delivered.resolve }
  room.current = post
  const [{ status, body }] = await Promise.all([line.send(request), delivered.promise])
  clearTimeout(impatience)
  room.current = undefined
  if (status !== 200) throw new Error(`A post was answered with ${status} ${body}`)
  if (side === 'house') moveEnd(index, body)
  return post.latencies
}

function moveEnd(index: number, reply: string): void {
  const bond = bonds[index]
  if (bond) bonds[index] = { ...bond, end: endAfter(bond.end, v.parse(Written, JSON.parse(reply))) }
}

async function freeLine(side: Side): Promise<HttpLine> {
  // What is left out here is closed by the server.
  lines[side] = lines[side].filter(({ isBusy, isFresh }) => isBusy || isFresh)
  const known = lines[side]
  const free = known.find(({ isBusy }) => !isBusy)
  if (free) return free
  if (known.length >= LINES_MAX) throw new Error('The server is too slow for this rate.')
  const line = await HttpLine.open(addresses[side])
  lines[side].push(line)
  return line
}
