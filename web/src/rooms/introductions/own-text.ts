/** What is said of a question under its title. */
import type { OwnIntroduction } from '@beside/client'
import { dayToCome } from '#lib/ui/time/words.ts'
import { ownWords as words } from './words.ts'

/** An answer that came at the last moment may be seen later: so it is still open when its day has passed. */
export function textOf({ state, until }: OwnIntroduction, now: number): string {
  const isOpen = state === 'waiting' || state === 'unsure'
  const day = dayToCome(until)
  return isOpen && until <= now ? words.passed(day) : words.texts[state](day)
}
