import type { HeardView, ListeningView } from '@beside/client'
import { memory } from '#lib/beside/memory.svelte.ts'

/**
 * The conversation with a listener that was opened last. Whoever comes back elsewhere has opened none, and is led to
 * the one that goes on.
 */
export function openHeard({ heard }: ListeningView): HeardView | null {
  const { openHeardId } = memory
  if (openHeardId !== null) return heard[openHeardId] ?? null
  const going = Object.values(heard).filter(({ isOver }) => !isOver)
  return going.length === 1 ? (going[0] ?? null) : null
}

/** The one that was open until now, where this device let go of its words: it is not shown any more. */
export function goneHeard({ heard }: ListeningView): Pick<HeardView, 'bondId' | 'iAm'> | null {
  const { seenHeard, openHeardId } = memory
  const isGone = seenHeard !== null && heard[seenHeard.bondId] === undefined
  return isGone && seenHeard.bondId === openHeardId ? seenHeard : null
}
