/** Time as people say it. What is exact is shown on demand. */
import { type Language, localeByLanguage } from '#lib/words/language.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** When something happened: "a moment ago", "this morning", "yesterday evening", "on Sunday". */
export function whenInWords(at: number, now: number): string {
  const past = Math.max(0, now - at)
  if (past < 2 * minute) return 'a moment ago'
  if (past < 10 * minute) return 'a few minutes ago'
  if (past < 50 * minute) return 'less than an hour ago'
  const days = daysBetween(at, now)
  if (days <= 0) return partOfToday(at)
  if (days === 1) return `yesterday ${partOfDay(at)}`
  if (days < 7) return `on ${weekday(at)}`
  return `on ${dateInWords(at, now)}`
}

/** A heading between days: "Today", "Yesterday", "Sunday", "3 November". */
export function dayInWords(at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days <= 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return days < 7 ? weekday(at) : dateInWords(at, now)
}

/** The hour as one would say it: "half past eight in the evening". */
export function hourInWords(at: number): string {
  const time = new Date(at)
  const quarters = Math.round(time.getMinutes() / 15)
  const hours = (time.getHours() + (quarters >= 3 ? 1 : 0)) % 24
  if (quarters % 4 === 0 && hours === 0) return 'midnight'
  if (quarters % 4 === 0 && hours === 12) return 'noon'
  return `${quarterNames[quarters % 4]}${hourNames[hours % 12]} ${spanOfDay(time.getHours())}`
}

/** A day that is still to come, with its date: "Sunday, 3 May". */
export function dayToCome(at: number, language: Language = 'en'): string {
  if (language === 'en') return `${weekday(at)}, ${dateInWords(at, at)}`
  const parts = { weekday: 'long', day: 'numeric', month: 'long' } as const
  return new Intl.DateTimeFormat(localeByLanguage[language], parts).format(at)
}

/** The day and its part, for a greeting: "Tuesday evening". */
export function nowInWords(now: number): string {
  return `${weekday(now)} ${partOfDay(now)}`
}

/** A date without a time, as the server keeps it (`2027-05-04`): "today", "yesterday", "on 4 May". */
export function dateOnlyInWords(date: string, now: number): string {
  const at = new Date(`${date}T12:00:00`).getTime()
  const days = daysBetween(at, now)
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  return days < 7 ? `on ${weekday(at)}` : `on ${dateInWords(at, now)}`
}

/** The whole of it, for whoever asks: "Tuesday, 4 May 2027 at 20:31". */
export function exactTime(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' }).format(at)
}

/** For the `datetime` of a `<time>`. */
export function machineTime(at: number): string {
  return new Date(at).toISOString()
}

const quarterNames = ['', 'quarter past ', 'half past ', 'quarter to '] as const
const hourNames = [
  'twelve',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven'
] as const

// Days are counted by the calendar and not by 24 hours: 23:50 was yesterday at 00:10.
function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / day)
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

function partOfToday(at: number): string {
  const part = partOfDay(at)
  return part === 'night' ? 'in the night' : `this ${part}`
}

function partOfDay(at: number): 'morning' | 'afternoon' | 'evening' | 'night' {
  const hours = new Date(at).getHours()
  if (hours < 5 || hours >= 22) return 'night'
  if (hours < 12) return 'morning'
  return hours < 17 ? 'afternoon' : 'evening'
}

function spanOfDay(hours: number): string {
  if (hours < 5 || hours >= 22) return 'at night'
  if (hours < 12) return 'in the morning'
  return hours < 17 ? 'in the afternoon' : 'in the evening'
}

function weekday(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long' }).format(at)
}

function dateInWords(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const year = isThisYear ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', ...year }).format(at)
}
