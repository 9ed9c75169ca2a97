/** What a steward decides about the community. */
import type { Community, HelpLine } from '@beside/contract'
import { ok, refused } from '@beside/kernel/wire'
import type { Result } from '@beside/kernel/wire'

/**
 * Checks what a shape cannot say: a line counts only if somebody has dialled it, so its date is a real day
 * that is not in the future. Old dates stay: whoever reads a line sees how old its date is.
 *
 * @param lastDay the last day that may already be today somewhere on earth, YYYY-MM-DD
 */
export function checkSettings(
  settings: Community,
  lastDay: string
): Result<Community, 'bad-request'> {
  const isDialled = ({ dialledOn }: HelpLine) => isDay(dialledOn) && dialledOn <= lastDay
  const hasItsWord = ({ way, textWord }: HelpLine) => way === 'text' || textWord === ''
  return settings.lines.every((line) => isDialled(line) && hasItsWord(line))
    ? ok(settings)
    : refused('bad-request')
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
