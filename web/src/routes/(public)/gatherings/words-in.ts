import { sayIn } from '#lib/words/say-in.ts'
import { arabicGatheringWords } from './words.ar.ts'
import { spanishGatheringWords } from './words.es.ts'
import { gatheringSaid } from './words.ts'

export const spokenGatherings = sayIn(
  gatheringSaid,
  import.meta.env.SSR && { ar: arabicGatheringWords, es: spanishGatheringWords }
)

export type GatheringPageWords = ReturnType<typeof spokenGatherings.in>['words']
type Trouble = ReturnType<typeof spokenGatherings.in>['trouble']

/** Why it did not work, and what helps. */
export function sayTrouble(trouble: Trouble, reason: string): Trouble['other'] {
  const byReason: Readonly<Record<string, Trouble['other']>> = trouble
  return byReason[reason] ?? trouble.other
}
