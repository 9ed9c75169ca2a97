import type { LinesView } from '@beside/client'
import type { CheckedLine } from '@beside/contract'
import { onMount } from 'svelte'
import { browser } from '$app/env'
import { invalidate } from '$app/navigation'
import { beside } from '#lib/beside/app.svelte.ts'
import { followLines } from '#lib/beside/follow-lines.ts'

const name = 'beside:lines'

/**
 * Inside the app lines count as this place signed them, as they are at hand: no page waits for a line. Where the server
 * draws the page, they are its own, of this moment.
 */
export async function linesHere(
  community: { readonly name: string; readonly lines?: readonly CheckedLine[] } | null,
  depends: (name: `${string}:${string}`) => void
): Promise<LinesView> {
  depends(name)
  if (browser) return beside.readLines()
  const madeAt = community === null ? null : Date.now()
  return { lines: community?.lines ?? [], madeAt, isOld: false, trouble: null }
}

/** Draws the lines of this page anew as newer ones come. */
export function showLinesAsTheyCome(): void {
  onMount(() => void followLines(() => void invalidate(name)))
}

/** By whichever clock is later: a device that lives in the past would take an old check for a new one. */
export function timeBy({ madeAt }: LinesView): number {
  return Math.max(Date.now(), madeAt ?? 0)
}
