import type { TextStanding } from '@beside/contract'
import { careLibraryWords as words } from './words.ts'

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** A moment as it is on this device. */
export function nameMoment(time: number): string {
  return dayFormat.format(time)
}

/** How a text stands, in sentences. */
export function sayStanding(standing: TextStanding): readonly string[] {
  const { isShown, isWithdrawn, hasDraft, next, isOurs } = standing
  const said = words.standing
  const now = isWithdrawn ? said.withdrawn : isShown ? said.shown : said.draft
  return [
    now,
    ...(isOurs ? [said.ours] : []),
    ...(isShown && hasDraft ? [said.changed] : []),
    ...(next === null ? [] : [said.next(nameMoment(next))])
  ]
}
