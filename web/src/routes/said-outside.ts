import type { spokenBar } from '#lib/ui/words-in.ts'
import type { spokenLost } from './words-in.ts'

/** What stands on pages that run in a browser and need no account. */
export type SaidOutside = {
  readonly bar: ReturnType<typeof spokenBar.in>
  readonly lost: ReturnType<typeof spokenLost.in>
}
