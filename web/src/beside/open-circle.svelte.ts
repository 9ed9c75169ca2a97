import type { CircleView } from '@beside/client'
import { app } from './app.svelte.ts'
import { memory } from './memory.svelte.ts'

/** The circle that was opened last, or null. It is known in memory only. */
export function openCircle(): CircleView | null {
  const { openCircleId } = memory
  return app.view.circles.find(({ circleId }) => circleId === openCircleId) ?? null
}
