import type { LinesView } from '@beside/client'
import type { CheckedLine } from '@beside/contract'
import { browser } from '$app/env'
import { beside } from '#lib/beside/app.svelte.ts'

/**
 * Inside the app lines count as this place signed them, also while the line is cut. Where the server draws the page, they
 * are its own, of this moment.
 */
export async function linesHere(
  community: { readonly name: string; readonly lines?: readonly CheckedLine[] } | null
): Promise<LinesView> {
  if (browser) return beside.readLines()
  const madeAt = community === null ? null : Date.now()
  return { lines: community?.lines ?? [], madeAt, isOld: false, trouble: null }
}

/** By whichever clock is later: a device that lives in the past would take an old check for a new one. */
export function timeBy({ madeAt }: LinesView): number {
  return Math.max(Date.now(), madeAt ?? 0)
}
