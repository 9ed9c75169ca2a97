import type { HelpLine } from '@beside/contract'
import { linesIn, showLine, type ShownLine } from '#lib/community/help-lines.ts'
import { nameDay, nameRegion } from '#lib/community/name-things.ts'

export type LineOnPage = ShownLine & {
  readonly dialledOnInWords: string
  /** The country it works in, where no country is chosen; else empty. */
  readonly regionInWords: string
}

/**
 * @param country whose lines are shown; null for those of all
 * @param now ms since 1970
 */
export function linesOnPage(
  lines: readonly HelpLine[],
  country: string | null,
  now: number
): readonly LineOnPage[] {
  const shown = linesIn(
    lines.map((line) => showLine(line, now)),
    country
  )
  return shown.map((line) => ({
    ...line,
    dialledOnInWords: nameDay(line.dialledOn),
    regionInWords: country === null && line.region !== null ? nameRegion(line.region) : ''
  }))
}
