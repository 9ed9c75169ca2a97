/** Sixteen writers who append as fast as the server acknowledges, each one record at a time. */
import { HttpLine } from '../wire/http-line.ts'
import { inLanes } from '../wire/in-lanes.ts'
import { beginSpace, wordsRequest } from '../wire/log-end.ts'
import { arrive, readPlace } from '../wire/visitor.ts'
import type { Place } from '../wire/visitor.ts'
import { answerParent } from './answer-parent.ts'

export type AppendLoadTasks = typeof tasks

type Writer = { readonly line: HttpLine; readonly requests: Buffer[] }

/**
 * Heads hold times that only the server knows, so all entries of a space are sealed on its beginning. The
 * server keeps the newest 64 heads at hand, as it does for writers who follow a feed.
 */
const ENTRIES_OF_SPACE = 60

let writers: Writer[] = []

const tasks = {
  async prepare(wish: {
    readonly address: string
    readonly writers: number
    readonly entriesEach: number
  }): Promise<void> {
    const place = await readPlace(wish.address)
    const work = { count: wish.writers, lanes: 8 }
    const requests = await inLanes(wish.address, work, (line) =>
      makeRequests({ line, place }, wish.entriesEach)
    )
    const lines = await Promise.all(requests.map(() => HttpLine.open(wish.address)))
    writers = lines.map((line, index) => ({ line, requests: requests[index] ?? [] }))
  },

  /** Each writer sends its next entries; fulfilled with the time that all took, in ms. */
  async write(wish: { readonly entriesEach: number }): Promise<number> {
    const startedAt = performance.now()
    await Promise.all(writers.map((writer) => writeAll(writer, wish.entriesEach)))
    return performance.now() - startedAt
  }
}

answerParent(tasks)

async function makeRequests(
  door: { readonly line: HttpLine; readonly place: Place },
  count: number
): Promise<Buffer[]> {
  const { address } = door.place
  const visitor = await arrive(door.line, door.place)
  const requests: Buffer[] = []
  while (requests.length < count) {
    const { end, author } = await beginSpace(door, visitor, 'own')
    const size = Math.min(ENTRIES_OF_SPACE, count - requests.length)
    for (let index = 0; index < size; index += 1)
      requests.push(wordsRequest(address, { end, member: author }))
  }
  return requests
}

async function writeAll({ line, requests }: Writer, count: number): Promise<void> {
  for (const request of requests.splice(0, count)) {
    const { status, body } = await line.send(request)
    if (status !== 200) throw new Error(`An entry was answered with ${status} ${body}`)
  }
}
