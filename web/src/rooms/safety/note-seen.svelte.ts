import type { SafetyView } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'

/**
 * As long as a page of cases stands: whoever reads on while something comes has seen it as well. What could not be
 * noted is tried at the next visit.
 */
export function noteSeen(isHandler: boolean, cases: () => SafetyView['cases']): void {
  let noted = ''
  $effect(() => {
    const there = cases().map(({ caseId, steps, appeals }) => [
      caseId,
      steps.length,
      appeals.length
    ])
    const now = JSON.stringify(there)
    if (now === noted) return
    noted = now
    void beside.noteCasesSeen({ isHandler })
  })
}
