/** People who hold a feed open and do nothing else. */
import { openFeedStream } from '../wire/feed-stream.ts'
import type { FeedStream } from '../wire/feed-stream.ts'
import { requestBytes } from '../wire/http-line.ts'
import { inLanes } from '../wire/in-lanes.ts'
import { beginSpace } from '../wire/log-end.ts'
import { arrive, askBytes, readPlace } from '../wire/visitor.ts'
import type { Visitor } from '../wire/visitor.ts'
import { answerParent } from './answer-parent.ts'

export type FeedHolderTasks = typeof tasks

type Follower = { readonly visitor: Visitor; readonly token: string; readonly seq: number }

const LANES = 16
const OPENING_AT_ONCE = 20

let followers: Follower[] = []
let streams: FeedStream[] = []

const tasks = {
  /** So many people, each with a session and a space of their own. */
  async prepare(wish: { readonly address: string; readonly people: number }): Promise<void> {
    const place = await readPlace(wish.address)
    const work = { count: wish.people, lanes: LANES }
    followers = await inLanes(wish.address, work, async (line) => {
      const visitor = await arrive(line, place)
      const { end, author } = await beginSpace({ line, place }, visitor, 'own')
      return { visitor, token: author.token, seq: end.seenSeq }
    })
  },
  async openHouse(wish: { readonly address: string; readonly count: number }): Promise<void> {
    await openAll(wish, ({ visitor, token, seq }) => {
      const body = { cursors: [{ token, after: seq }] }
      return askBytes(wish.address, { method: 'POST', path: '/api/feed', visitor, body })
    })
  },
  async openBare(wish: { readonly address: string; readonly count: number }): Promise<void> {
    await openAll(wish, ({ visitor: { cookie } }, index) =>
      requestBytes(wish.address, { method: 'GET', path: `/feed/${index}`, headers: { cookie } })
    )
  },
  async closeAll(): Promise<void> {
    for (const stream of streams) stream[Symbol.dispose]()
    streams = []
  }
}

answerParent(tasks)

async function openAll(
  { address, count }: { readonly address: string; readonly count: number },
  requestOf: (follower: Follower, index: number) => Buffer
): Promise<void> {
  const chosen = followers.slice(0, count)
  for (let at = 0; at < chosen.length; at += OPENING_AT_ONCE) {
    const some = chosen.slice(at, at + OPENING_AT_ONCE)
    const opening = some.map((follower, index) =>
      openFeedStream(address, requestOf(follower, at + index), () => undefined)
    )
    streams.push(...(await Promise.all(opening)))
  }
}
