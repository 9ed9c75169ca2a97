/** How often something happened within a while, in memory: a hash stands for what it was. */
import { createHash, randomBytes } from 'node:crypto'

export type Count = {
  /** Counts once more. False if it is full, and then nothing is counted. */
  take(what: string): boolean
  isFull(what: string): boolean
}

const KNOWN_MAX = 20_000

export function countUpTo(
  max: number,
  {
    lifeMs,
    elapsed,
    whenFull = 'refuse'
  }: {
    readonly lifeMs: number
    readonly elapsed: () => number
    /** Where more than can be counted happens: what is new is refused, or what was counted longest ago is forgotten. */
    readonly whenFull?: 'refuse' | 'forget'
  }
): Count {
  const salt = randomBytes(16)
  const known = new Map<string, { readonly since: number; readonly times: number }>()
  const hashOf = (what: string) => createHash('sha256').update(salt).update(what).digest('base64')

  function find(hash: string) {
    const found = known.get(hash)
    return found && elapsed() - found.since < lifeMs ? found : undefined
  }
  // The map is in the order in which counting began, so the old ones stand first.
  function forgetOld() {
    for (const [hash, { since }] of known) {
      if (elapsed() - since < lifeMs) return
      known.delete(hash)
    }
  }

  return {
    take(what) {
      forgetOld()
      const hash = hashOf(what)
      const { since, times } = find(hash) ?? { since: elapsed(), times: 0 }
      if (times >= max) return false
      if (times === 0 && known.size >= KNOWN_MAX) {
        if (whenFull === 'refuse') return false
        const [oldest = ''] = known.keys()
        known.delete(oldest)
      }
      known.set(hash, { since, times: times + 1 })
      return true
    },
    isFull: (what) => (find(hashOf(what))?.times ?? 0) >= max
  }
}
