/** Sixteen writers who append as fast as the server acknowledges, each one record at a time. */
import { HttpLine } from '../wire/http-line.ts'
import { inLanes } from '../wire/in-lanes.ts'
import { manyWords } from '../wire/many-words.ts'
import { readPlace } from '../wire/visitor.ts'
import { answerParent } from './answer-parent.ts'

export type AppendLoadTasks = typeof tasks

type Writer = { readonly line: HttpLine; readonly requests: Buffer[] }

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
      manyWords({ line, place }, wish.entriesEach)
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

async function writeAll({ line, requests }: Writer, count: number): Promise<void> {
  for (const request of requests.splice(0, count)) {
    const { status, body } = await line.send(request)
    if (status !== 200) throw new Error(`An entry was answered with ${status} ${body}`)
  }
}
