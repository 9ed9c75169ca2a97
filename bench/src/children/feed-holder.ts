/** People who hold a feed open and do nothing else. */
import { openFeedStream } from '../wire/feed-stream.ts'
import type { FeedStream } from '../wire/feed-stream.ts'
import { HttpLine, requestBytes } from '../wire/http-line.ts'
import type { Reply } from '../wire/http-line.ts'
import { inLanes } from '../wire/in-lanes.ts'
import { beginSpace } from '../wire/log-end.ts'
import { arrive, askBytes, readPlace } from '../wire/visitor.ts'
import type { Visitor } from '../wire/visitor.ts'
import { answerParent } from './answer-parent.ts'

export type FeedHolderTasks = typeof tasks

type Follower = { readonly visitor: Visitor; readonly token: string; readonly seq: number }

const LANES = 16
const OPENING_AT_ONCE = 20

const followers: Follower[] = []
let streams: FeedStream[] = []

const tasks = {
  /** So many more people, each with a session and a space of their own. */
  async prepare(wish: { readonly address: string; readonly people: number }): Promise<void> {
    const place = await readPlace(wish.address)
    const work = { count: wish.people, lanes: LANES }
    const more = await inLanes(wish.address, work, async (line) => {
      const visitor = await arrive(line, place)
      const { end, author } = await beginSpace({ line, place }, visitor, 'own')
      return { visitor, token: author.token, seq: end.seenSeq }
    })
    followers.push(...more)
  },
  async openHouse(wish: { readonly address: string; readonly count: number }): Promise<void> {
    await openAll(wish, (follower) => feedRequest(wish.address, follower))
  },
  /** Asks for one more feed where there is no room; gives back what the server says. */
  async askInVain(wish: { readonly address: string }): Promise<Reply> {
    const follower = followers.at(-1)
    if (!follower) throw new Error('Somebody was prepared.')
    using line = await HttpLine.open(wish.address)
    return await line.send(feedRequest(wish.address, follower))
  },
  /** How many feeds the server has ended. */
  countEnded: (): number => streams.filter(({ isOpen }) => !isOpen).length,
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

function feedRequest(address: string, { visitor, token, seq }: Follower): Buffer {
  const body = { cursors: [{ token, after: seq }] }
  return askBytes(address, { method: 'POST', path: '/api/feed', visitor, body })
}

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
