import type { spokenDirectory } from '#lib/rooms/directory/words-in.ts'
import type { spokenBar } from '#lib/ui/words-in.ts'
import type { spokenHelp } from '../help-now/words-in.ts'

export type SaidHere = {
  readonly bar: ReturnType<typeof spokenBar.in>
  readonly directory: ReturnType<typeof spokenDirectory.in>
  readonly help: ReturnType<typeof spokenHelp.in>
}
