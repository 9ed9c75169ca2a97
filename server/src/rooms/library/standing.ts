/** How a text stands at a moment. Nothing runs by a timer: it is read from the moments that were written down. */
import type { TextStanding } from '@beside/contract'
import type { LibraryRevision, LibraryText } from '../../store/library.ts'

export type Showing = Pick<LibraryRevision, 'number' | 'shown_from'>

/** The moment of the newest revision that is shown now, and of the one that waits. */
export type Moments = { readonly shown: number | null; readonly next: number | null }

export function momentsOf(showings: readonly Showing[], now: number): Moments {
  const all = showings.flatMap(({ shown_from: from }) => (from === null ? [] : [from]))
  const past = all.filter((from) => from <= now)
  const future = all.filter((from) => from > now)
  return {
    shown: past.length === 0 ? null : Math.max(...past),
    next: future.length === 0 ? null : Math.min(...future)
  }
}

/** What is shown from a later moment than that in which it was taken back shows it again. */
export function isWithdrawn({ withdrawn_at: at }: LibraryText, shown: number | null): boolean {
  return at !== null && (shown === null || shown <= at)
}

export function standingOf(
  text: LibraryText,
  showings: readonly Showing[],
  { newest, now }: { readonly newest: number; readonly now: number }
): TextStanding {
  const { shown, next } = momentsOf(showings, now)
  const isBack = isWithdrawn(text, shown)
  const isOut = showings.some(
    ({ number, shown_from: from }) => number === newest && from !== null && from >= (shown ?? 0)
  )
  return {
    isShown: shown !== null && !isBack,
    isWithdrawn: isBack,
    hasDraft: !isOut,
    next,
    isOurs: false
  }
}

export const OURS_STANDING: TextStanding = {
  isShown: true,
  isWithdrawn: false,
  hasDraft: false,
  next: null,
  isOurs: true
}
