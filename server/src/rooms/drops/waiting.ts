import { countFitting } from '../../log/page-size.ts'
import { textOf } from '../../log/wire-records.ts'
import { listDrops, listDropSizes } from '../../store/drops.ts'
import type { Drop, DropQueue } from '../../store/drops.ts'
import type { Reader } from '../../store/tables.ts'

/** What waits in these queues, one after the other, as much as one reply holds. */
export async function readWaiting(
  db: Reader,
  queues: readonly DropQueue[]
): Promise<{ readonly drops: readonly Drop[]; readonly hasMore: boolean }> {
  const drops: Drop[] = []
  const sizes: number[] = []
  for (const queue of queues) {
    const before = sizes.length
    const waiting = await listDropSizes(db, queue)
    sizes.push(...waiting.map(({ size }) => size))
    const fitting = countFitting(sizes) - before
    const last = waiting[fitting - 1]
    if (last) drops.push(...(await listDrops(db, { ...queue, upTo: last.id })))
    if (fitting < waiting.length) return { drops, hasMore: true }
  }
  return { drops, hasMore: false }
}

export function dropToWire({ id, bytes }: Drop): { readonly id: string; readonly bytes: string } {
  return { id: textOf(id), bytes: textOf(bytes) }
}
