const BATCH_MAX = 128
/** Of one author in a batch: who writes without end waits behind themselves, and nobody else does. */
const OF_AUTHOR_MAX = 2

/** Takes the next ones out of `waiting`, in the order in which they came. */
export function takeBatch<One>(waiting: One[], authorOf: (one: One) => string): readonly One[] {
  const counts = new Map<string, number>()
  const batch: One[] = []
  const passedOver: One[] = []
  let seen = 0
  for (const one of waiting) {
    if (batch.length === BATCH_MAX) break
    seen += 1
    const author = authorOf(one)
    const count = counts.get(author) ?? 0
    counts.set(author, count + 1)
    if (count < OF_AUTHOR_MAX) batch.push(one)
    else passedOver.push(one)
  }
  waiting.splice(0, seen, ...passedOver)
  return batch
}
