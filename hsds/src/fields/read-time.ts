import type { FieldRead } from './read-text.ts'

const YEAR_MIN = 1900
const YEAR_MAX = 2199
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:\d{2})?$/i
const NAMED = /^(?:(\d{1,2})\.? )?([a-z]{3,9})\.?(?: (\d{1,2}),?)? (\d{4})$/i
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})?$/
const LOOSE_TIME = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2}(?:\.\d{1,9})?)?\s*([ap])?\.?(?:m\.?)?$/i
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A day as `YYYY-MM-DD`. A date that reads two ways is none: nobody can know which was meant. */
export function readDate(text: string): FieldRead<string> {
  if (DATE.test(text)) return judgeDate(text, false)
  const [, day] = MOMENT.exec(text) ?? []
  if (day !== undefined) return judgeDate(day, true)
  const [, first, month = '', second, year] = NAMED.exec(text) ?? []
  if (year !== undefined) return judgeDate(spell(year, monthOf(month), first ?? second), true)
  const [, a = '', b = '', slashYear] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  if (slashYear === undefined) return { loss: 'not-a-date' }
  // 24/1/1970 and 1/24/1970 say which is the month, 1/2/1970 does not.
  if (Number(a) > 12) return judgeDate(spell(slashYear, Number(b), a), true)
  if (Number(b) > 12 || a === b) return judgeDate(spell(slashYear, Number(a), b), true)
  return { loss: 'not-a-date' }
}

/** A moment as RFC 3339 has it. Without a zone it is taken for universal time. */
export function readMoment(text: string): FieldRead<string> {
  const [, day = '', clock = '00:00', seconds = ':00', zone = 'Z'] = MOMENT.exec(text) ?? []
  const date = judgeDate(day, false)
  if ('loss' in date) return date
  const value = `${day}T${clock}${seconds}${zone.toUpperCase()}`
  if (!TIME.test(`${clock}${seconds.slice(0, 3)}`)) return { loss: 'not-a-date' }
  if (!isZone(zone)) return { loss: 'not-a-date' }
  return { value, repairs: value === text ? [] : ['zone-assumed'] }
}

/** A time of day as `HH:MM`, with seconds and a zone where they are said. Midnight at the end is 23:59. */
export function readClock(text: string): FieldRead<string> {
  if (TIME.test(text)) return { value: text, repairs: [] }
  if (/^24:00(:00)?$/.test(text)) return { value: '23:59', repairs: ['time-read'] }
  const [, hours = '', minutes = '00', half] = LOOSE_TIME.exec(text) ?? []
  if (hours === '' || (half === undefined && !/[:.]/.test(text))) return { loss: 'not-a-time' }
  const isHalf = half !== undefined
  if (isHalf && (Number(hours) < 1 || Number(hours) > 12)) return { loss: 'not-a-time' }
  const later = half?.toLowerCase() === 'p' ? 12 : 0
  const hour = isHalf ? (Number(hours) % 12) + later : Number(hours)
  const value = `${String(hour).padStart(2, '0')}:${minutes}`
  return TIME.test(value) ? { value, repairs: ['time-read'] } : { loss: 'not-a-time' }
}

function judgeDate(text: string, isRead: boolean): FieldRead<string> {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? []
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days
  if (year === '' || !isDay) return { loss: 'not-a-date' }
  if (Number(year) < YEAR_MIN || Number(year) > YEAR_MAX) return { loss: 'another-century' }
  return { value: text, repairs: isRead ? ['date-read'] : [] }
}

function isZone(zone: string): boolean {
  const [, hours = '0', minutes = '0'] = /^[+-](\d{2}):(\d{2})$/.exec(zone) ?? []
  return Number(hours) <= 23 && Number(minutes) <= 59
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function spell(year: string, month: number, day: string | undefined): string {
  return `${year}-${String(month).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
}
