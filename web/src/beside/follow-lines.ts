import type { LinesView } from '@beside/client'
import { beside } from './app.svelte.ts'

/** Shows lines to call as they come: those at hand at once, and newer ones however late. */
export async function followLines(show: (lines: LinesView) => void): Promise<void> {
  show(await beside.readLines())
  // Asked for together, so that both wait for the same answer.
  const [soon, late] = [
    beside.bringLines({ isPatient: false }),
    beside.bringLines({ isPatient: true })
  ]
  show(await soon)
  show(await late)
}
