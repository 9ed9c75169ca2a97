import type { CheckedLine, HelpLine } from '@beside/contract'
import { isKnownRegion } from './emergency-numbers.ts'

/**
 * How long ago somebody dialled it: `due` is told to stewards before it is `old`, and `long-ago` says so before the
 * number.
 */
export type LineCheck = 'fresh' | 'due' | 'old' | 'long-ago'

/** A line as it is drawn: the number literally, and how old its check is. */
type Shown = { readonly href: string; readonly check: LineCheck }
export type ShownLine = CheckedLine & Shown

const DAY_MS = 86_400_000
/** A line is dialled again every 90 days; two weeks before, stewards are told. */
const DUE_DAYS = 76
const OLD_DAYS = 90
const LONG_AGO_DAYS = 180

/** @param now ms since 1970 */
export function checkOf({ dialledOn }: Pick<HelpLine, 'dialledOn'>, now: number): LineCheck {
  const days = (now - Date.parse(dialledOn)) / DAY_MS
  if (days > LONG_AGO_DAYS) return 'long-ago'
  if (days > OLD_DAYS) return 'old'
  return days > DUE_DAYS ? 'due' : 'fresh'
}

/** @param now ms since 1970 */
export function showLine<Line extends HelpLine>(line: Line, now: number): Line & Shown {
  return { ...line, href: hrefOf(line), check: checkOf(line, now) }
}

/** Made of the number alone, letter for letter: a plus stays one, and a hash sign ends no address. */
function hrefOf({ way, dial, textWord }: Pick<HelpLine, 'way' | 'dial' | 'textWord'>): string {
  const number = dial.replaceAll(' ', '').replaceAll('#', '%23')
  if (way === 'call') return `tel:${number}`
  // Android wants `?body`, iOS wants `&body`: this form is read by both.
  const body = textWord === '' ? '' : `?&body=${encodeURIComponent(textWord)}`
  return `sms:${number}${body}`
}

/**
 * The lines that somebody in this country can reach, in the stewards' order; what nobody dialled for half a year
 * comes last, and none is left out for its age. All of them where no country was chosen.
 */
export function linesIn<Line extends Pick<ShownLine, 'region' | 'check'>>(
  lines: readonly Line[],
  country: string | null
): readonly Line[] {
  const reached = lines.filter(
    ({ region }) => region === null || country === null || region === country
  )
  const isLate = ({ check }: Line) => check === 'long-ago'
  return [...reached.filter((line) => !isLate(line)), ...reached.filter(isLate)]
}

/** The country that was asked for, if anything is known of it; else the community's; else none. */
export function countryToShow(
  asked: string | null,
  {
    region,
    lines
  }: { readonly region: string | null; readonly lines: readonly Pick<HelpLine, 'region'>[] }
): string | null {
  const hasLines = (code: string) => lines.some((line) => line.region === code)
  const known = [asked, region].find(
    (code) => code !== null && (isKnownRegion(code) || hasLines(code))
  )
  return known ?? null
}
