/** Cards that lie on one sheet of paper. */
export const CARDS_OF_SHEET = 8

/** How many a steward may make at once. One sheet is the least that a printer wastes. */
export const cardCounts = [1, 8, 16, 24, 32, 40] as const
export const cardDays = [3, 7, 14, 30] as const

export function inSheets(codes: readonly string[]): readonly (readonly string[])[] {
  const sheets = Math.ceil(codes.length / CARDS_OF_SHEET)
  return Array.from({ length: sheets }, (_, sheet) =>
    codes.slice(sheet * CARDS_OF_SHEET, (sheet + 1) * CARDS_OF_SHEET)
  )
}
