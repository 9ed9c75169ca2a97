import type { HelpLine } from '@beside/contract'

const dialledAgainAfterDays = 90
const dayMs = 86_400_000

/** A line as it is drawn: the number literally, and whether its check has grown old. */
export type ShownLine = HelpLine & {
  readonly href: string
  readonly isCheckOld: boolean
}

/** @param now ms since 1970 */
export function showLine(line: HelpLine, now: number): ShownLine {
  const number = encodeURIComponent(line.dial.replaceAll(' ', ''))
  const href =
    line.way === 'call'
      ? `tel:${number}`
      : // Android wants `?body`, iOS wants `&body`: this form is read by both.
        `sms:${number}?&body=${encodeURIComponent(line.textWord)}`
  const age = now - Date.parse(line.dialledOn)
  return { ...line, href, isCheckOld: age > dialledAgainAfterDays * dayMs }
}
