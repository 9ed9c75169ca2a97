import { DAY_MS } from '@beside/contract'

/** The first days of the week, a Monday, and of the month in which this day is; all YYYY-MM-DD. */
export function daysOf(today: string): { readonly week: string; readonly month: string } {
  const time = Date.parse(`${today}T00:00:00Z`)
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7
  const week = new Date(time - sinceMonday * DAY_MS).toISOString().slice(0, 10)
  return { week, month: `${today.slice(0, 8)}01` }
}
