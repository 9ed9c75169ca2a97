/** What a steward decides about the community. */
import { isPlainLine, lineKey } from '@beside/contract'
import type { Community, HelpLine } from '@beside/contract'
import { ok, refused } from '@beside/kernel/wire'
import type { Result } from '@beside/kernel/wire'

/** Days, YYYY-MM-DD. */
export type SettingDays = {
  /** The last that may already be today somewhere on earth. */
  readonly lastDay: string
  /** On which the place closes, as it was said before. */
  readonly closesOn: string | null
  /** The first on which it may close if that was not said yet. */
  readonly firstClosing: string
}

/**
 * Checks what a shape cannot say: a line counts only if somebody has dialled it, so its date is a real day
 * that is not in the future. Old dates stay: whoever reads a line sees how old its date is. A place closes on a
 * day of which everybody was told in time.
 */
export function checkSettings(
  settings: Community,
  days: SettingDays
): Result<Community, 'bad-request'> {
  const isDialled = ({ dialledOn }: HelpLine) => isDay(dialledOn) && dialledOn <= days.lastDay
  const hasItsWord = ({ way, textWord }: HelpLine) => way === 'text' || textWord === ''
  const { lines } = settings
  const areTrue = lines.every((line) => isDialled(line) && hasItsWord(line) && isPlainLine(line))
  // What is noted of a line is noted by what one dials.
  const isEachOne = new Set(lines.map(lineKey)).size === lines.length
  return areTrue && isEachOne && mayClose(settings, days) ? ok(settings) : refused('bad-request')
}

// Later, or not at all, is always possible; earlier would be a promise that was not kept.
function mayClose({ closesOn: day }: Community, { closesOn, firstClosing }: SettingDays): boolean {
  if (day === null || day === closesOn) return true
  return isDay(day) && (closesOn === null ? day >= firstClosing : day > closesOn)
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
