import type { CheckedLine } from '@beside/contract'
import { linesIn, showLine, type ShownLine } from '#lib/community/help-lines.ts'
import { nameDay, nameRegion } from '#lib/community/name-things.ts'
import type { Language } from '#lib/words/language.ts'

export type LineOnPage = ShownLine & {
  readonly dialledOnInWords: string
  /** The country it works in, where no country is chosen; else empty. */
  readonly regionInWords: string
}

type Asked = {
  /** Whose lines are shown; null for those of all. */
  readonly country: string | null
  readonly language: Language
  /** Ms since 1970. */
  readonly now: number
}

export function linesOnPage(
  lines: readonly CheckedLine[],
  { country, language, now }: Asked
): readonly LineOnPage[] {
  const shown = linesIn(
    lines.map((line) => showLine(line, now)),
    country
  )
  return shown.map((line) => ({
    ...line,
    dialledOnInWords: nameDay(line.dialledOn, language),
    regionInWords: country === null && line.region !== null ? nameRegion(line.region, language) : ''
  }))
}
