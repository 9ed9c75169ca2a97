import type { HeardView, ListeningView } from '@beside/client'
import { memory } from '#lib/beside/memory.svelte.ts'

/**
 * The conversation with a listener that was opened last. Whoever comes back elsewhere has opened none, and is led to
 * the one that goes on.
 */
export function openHeard({ heard }: ListeningView): HeardView | null {
  const opened = heard[memory.openHeardId ?? '']
  if (opened !== undefined) return opened
  const going = Object.values(heard).filter(({ isOver }) => !isOver)
  return going.length === 1 ? (going[0] ?? null) : null
}
