import type { HelpLine } from '@beside/contract'
import { isCheckOld } from '#lib/community/community-form.ts'

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
  return { ...line, href, isCheckOld: isCheckOld(line.dialledOn, now) }
}
