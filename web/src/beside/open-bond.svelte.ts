import type { PersonView } from '@beside/client'
import { app } from './app.svelte.ts'
import { memory } from './memory.svelte.ts'

/** The bond that was opened last, or null. It is known in memory only. */
export function openBond(): PersonView | null {
  const { openBondId } = memory
  return app.view.people.find(({ bondId }) => bondId === openBondId) ?? null
}
