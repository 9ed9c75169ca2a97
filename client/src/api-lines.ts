/** Lines to call: what everybody sees, and what stewards say yes to. A part of the client's surface. */
import type { StewardLines } from '@beside/contract'
import type { LinesView } from './api-place-views.ts'
import type { Done } from './outcome.ts'

export type { CheckedLine, LineAct, StewardLines, WaitingLine } from '@beside/contract'

export type LineActs = {
  /** Lines to call, signed by this place, as they are at hand: no line is waited for. */
  readLines(): Promise<LinesView>
  /** Newer ones. Whoever is not patient reads after a moment that none have come, and has those at hand. */
  bringLines(how: { readonly isPatient: boolean }): Promise<LinesView>
  /** Lines whose newest words wait for a yes, and what was done with lines. For stewards. */
  readLineChecks(): Done<StewardLines>
  /** Says yes to these very words: `not-found` where they wait no more, `not-allowed` before the time. */
  confirmLine(id: string): Done<StewardLines, 'not-allowed'>
}
