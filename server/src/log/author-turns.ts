/**
 * Whose writes go into the next batch. Each author has a turn in it; who writes without end waits behind
 * themselves, and while nobody else waits, the disk rests between two of theirs. So the words of somebody else
 * find it free.
 */
const BATCH_MAX = 128
/** The rest after a batch, in the time that it took: a flood of one has a third of the disk at most. */
const RESTS = 2
/** A quick disk is no reason to hurry: in so long the words of somebody else come and go. */
const REST_MS_MIN = 25
/** Of one author: whoever writes without end has no more than this of the room that all share. */
const WAITING_OF_AUTHOR_MAX = 256
/** A disk that stood still for long is no reason to wait as long again. */
const REST_MS_MAX = 100

export type AuthorTurns<One> = {
  /** False, and nothing is taken, where too many of its author wait already. */
  push(one: One): boolean
  waiting(): number
  /** The next batch, in the order in which its writes came. */
  take(): readonly One[]
  /** Fulfilled when the next batch may go: at once, unless all who wait had their turn just now. */
  rest(tookMs: number): Promise<void>
}

export function openAuthorTurns<One>(authorOf: (one: One) => string): AuthorTurns<One> {
  let waiting: One[] = []
  let hadTheirTurn = new Set<string>()
  const counts = new Map<string, number>()
  let endRest = () => {}

  const isNext = (one: One) => !hadTheirTurn.has(authorOf(one))
  return {
    push(one) {
      const author = authorOf(one)
      const count = counts.get(author) ?? 0
      if (count >= WAITING_OF_AUTHOR_MAX) return false
      counts.set(author, count + 1)
      waiting.push(one)
      if (isNext(one)) endRest()
      return true
    },
    waiting: () => waiting.length,
    take() {
      hadTheirTurn = new Set()
      const batch: One[] = []
      const passedOver: One[] = []
      for (const one of waiting) {
        const isInBatch = batch.length < BATCH_MAX && isNext(one)
        if (isInBatch) hadTheirTurn.add(authorOf(one))
        ;(isInBatch ? batch : passedOver).push(one)
      }
      waiting = passedOver
      for (const one of batch) {
        const author = authorOf(one)
        const left = (counts.get(author) ?? 1) - 1
        if (left > 0) counts.set(author, left)
        else counts.delete(author)
      }
      return batch
    },
    async rest(tookMs) {
      if (waiting.length === 0 || waiting.some(isNext)) return
      await new Promise<void>((resolve) => {
        endRest = resolve
        setTimeout(resolve, Math.min(Math.max(tookMs * RESTS, REST_MS_MIN), REST_MS_MAX))
      })
    }
  }
}
