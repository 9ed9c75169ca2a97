/** Quarters of a year, such as 2026-Q4. Their texts are in the order of time. */

export function quarterOf(day: string): string {
  const [year, month] = day.split('-').map(Number)
  return `${year}-Q${Math.ceil((month ?? 1) / 3)}`
}

/** The quarter that was a whole year before that of this day. */
export function yearBefore(day: string): string {
  const [year = '', quarter] = quarterOf(day).split('-')
  return `${Number(year) - 1}-${quarter}`
}
