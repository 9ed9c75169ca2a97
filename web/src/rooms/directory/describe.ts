/** A service in words: what stands on its card and on its page. */
import type { Card, Entry, Phone, Schedule } from '@beside/client/directory'
import { type Language, localeByLanguage } from '#lib/words/language.ts'
import { nameLanguage } from './languages.ts'
import { spokenDirectory } from './words-in.ts'

const PHONES_MAX = 12
/** Closer than this to the middle of a town is most likely in it. */
const TOWN_KM = 3

/** @param date ms since 1970, or a day as `2026-11-12` */
export function nameDate(date: number | string, language: Language): string {
  const at = new Date(date)
  if (Number.isNaN(at.getTime())) return ''
  const locale = localeByLanguage[language]
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}

export function nameSize(bytes: number, language: Language): string {
  const { list } = spokenDirectory.in(language)
  if (bytes < 950_000) return list.kb(`${Math.max(1, Math.round(bytes / 10_000)) * 10}`)
  const format = new Intl.NumberFormat(localeByLanguage[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1
  })
  return list.mb(format.format(bytes / 1_000_000))
}

type Told = Omit<Card, 'km' | 'id'> & Partial<Pick<Card, 'km'>>

/** Where it is, whether it is open, what it costs: the few things by which one chooses. */
export function describeCard(card: Told, language: Language): readonly string[] {
  const { entry: words } = spokenDirectory.in(language)
  const { open, closed, paused } = words
  return [
    card.isPaused ? paused : { open, closed, unknown: '' }[card.open],
    words.cost[card.cost],
    whereWords(card, words),
    distanceWords(card, words)
  ].filter((one) => one !== '')
}

function whereWords(
  { isAddressHidden, area, town, kind, isEverywhere }: Told,
  words: EntryWords
): string {
  if (isAddressHidden) return privately(area, words)
  if (kind === 'remote')
    return isEverywhere ? words.remote : [area, words.remote].filter(Boolean).join(' · ')
  if (isEverywhere && town === '') return words.everywhere
  return town === '' ? area : town
}

function distanceWords({ km, isRough }: Told, words: EntryWords): string {
  if (km === undefined || km === null) return ''
  const distance = `${Math.round(km)}`
  // Where in the town it is, nobody said.
  if (isRough) return km < TOWN_KM ? words.inTown : words.kmTown(distance)
  return km < 1 ? words.near : words.km(distance)
}

export function describeChecked(
  { checked, isStale }: Pick<Card, 'checked' | 'isStale'>,
  by: string | undefined,
  language: Language
): string {
  const { entry: words } = spokenDirectory.in(language)
  const date = nameDate(checked, language)
  if (checked === '' || date === '') return words.neverChecked
  if (isStale) return words.checkedLongAgo(date)
  return by === undefined || by === '' ? words.checked(date) : words.checkedBy(date, by)
}

/**
 * A number as it is to be dialled: what stands there, without the spaces. Null where it holds more than a number, such
 * as words: then it is shown, and dialled by hand.
 */
export function dialHref(number: string): string | null {
  const dialled = number.replaceAll(/\s/gu, '')
  return /^\+?[\d().*#/-]{2,24}$/u.test(dialled) && /\d/u.test(dialled)
    ? `tel:${dialled.replaceAll(/[()./]/gu, '').replaceAll('#', '%23')}`
    : null
}

type EntryWords = ReturnType<typeof spokenDirectory.in>['entry']

/** Whoever reads: the day as `2026-11-27`, and by how many minutes their clock is ahead of universal time. */
export type Asker = {
  readonly today: string
  readonly minutesAhead: number | null
  readonly language: Language
}
export type Fact = { readonly name: string; readonly lines: readonly string[] }

/** @param asker null where nobody knows their clock */
export function factsOf(entry: Entry, asker: Asker): readonly Fact[] {
  const { language } = asker
  const { audiences, entry: words } = spokenDirectory.in(language)
  const nameAudience = (audience: string) =>
    (audiences as Readonly<Record<string, string>>)[audience] ?? audience
  const facts: readonly Fact[] = [
    {
      name: words.forWhom,
      lines: [entry.eligibility, entry.audiences.map(nameAudience).join(', ')]
        .slice(0, entry.eligibility ? 1 : 2)
        .flatMap(some)
    },
    { name: words.whatCost, lines: [entry.fees, ...(entry.costs ?? [])].flatMap(some) },
    { name: words.how, lines: some(entry.application) },
    { name: words.wait, lines: some(entry.wait) },
    { name: words.bring, lines: entry.documents ?? [] },
    { name: words.hours, lines: hoursOf(entry, asker) },
    {
      name: words.languages,
      lines: [
        entry.languages.map((code) => nameLanguage(code, language)).join(', '),
        entry.interpretation
      ].flatMap(some)
    },
    { name: words.where, lines: placeLines(entry, words) },
    {
      name: words.serves,
      lines: some(entry.areas?.join(', ') || (entry.isEverywhere ? words.everywhere : ''))
    },
    {
      name: words.transport,
      lines: (entry.places ?? []).flatMap(({ transport }) => some(transport))
    },
    {
      name: words.access,
      lines: (entry.places ?? []).flatMap(({ accessibility }) => accessibility ?? [])
    },
    {
      name: words.contact,
      lines: (entry.contacts ?? []).flatMap(({ name, title }) =>
        some([name, title].filter(Boolean).join(', '))
      )
    },
    { name: words.whoRuns, lines: some(entry.organizationDetails?.description) }
  ]
  return facts
    .map(({ name, lines }) => ({ name, lines: [...new Set(lines)] }))
    .filter(({ lines }) => lines.length > 0)
}

function some(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : [text]
}

function placeLines(
  { places = [], isAddressHidden, area }: Entry,
  words: EntryWords
): readonly string[] {
  const lines = places.map((place) =>
    place.isConfidential
      ? privately(place.area ?? area, words)
      : [place.name, ...(place.street ?? []), ...(place.locality ?? [])].filter(Boolean).join('\n')
  )
  const isSaid = lines.some((line) => line !== '')
  return isSaid || !isAddressHidden ? lines.flatMap(some) : [privately(area, words)]
}

function hoursOf({ schedules = [], places = [] }: Entry, asker: Asker): readonly string[] {
  const wordsOf = (schedule: Schedule) => scheduleWords(schedule, asker)
  const own = schedules.flatMap(wordsOf)
  return own.length > 0 ? own : places.flatMap((place) => (place.schedules ?? []).flatMap(wordsOf))
}

type HourWords = ReturnType<typeof spokenDirectory.in>['hours']
const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** "Monday to Friday, 9:00 to 17:00". What the rule says beyond that stands there as the entry has it. Nothing of a rule that is over. */
export function scheduleWords(schedule: Schedule, asker: Asker): readonly string[] {
  const { hours } = spokenDirectory.in(asker.language)
  const { valid_from: from = '', valid_to: to = '' } = schedule
  if (/^\d{4}-\d{2}-\d{2}/u.test(to) && to.slice(0, 10) < asker.today) return []
  const {
    byday = '',
    opens_at: opens = '',
    closes_at: closes = '',
    interval = '',
    freq = ''
  } = schedule
  const days = daysInWords(byday, hours)
  const clock = opens === '' || closes === '' ? '' : clockWords({ opens, closes }, hours)
  const zone = clock === '' ? '' : zoneWords(schedule, asker)
  const often = freq === 'WEEKLY' && Number(interval) > 1 ? hours.everyWeeks(interval) : ''
  const isMonthly = freq === 'MONTHLY' || /\d/u.test(byday)
  const line = [isMonthly ? '' : days, clock, zone, often, isMonthly ? hours.askThem : '']
    .filter((one) => one !== '')
    .join(', ')
  const isToCome = /^\d{4}-\d{2}-\d{2}/u.test(from) && from.slice(0, 10) > asker.today
  const when = [
    isToCome ? hours.since(nameDate(from, asker.language)) : '',
    to === '' ? '' : hours.until(nameDate(to, asker.language))
  ]
  const dated = [line, ...when].filter((one) => one !== '').join(', ')
  return [line === '' ? '' : dated, schedule.description ?? '', schedule.notes ?? ''].filter(
    (one) => one !== ''
  )
}

function daysInWords(byday: string, hours: HourWords): string {
  const days = byday
    .split(',')
    .map((code) => dayCodes.indexOf(code.trim()))
    .filter((day) => day >= 0)
    .toSorted((one, other) => one - other)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (days.length === dayCodes.length) return hours.everyDay
  const name = (day: number) => hours.days[day] ?? ''
  const isRun = last - first === days.length - 1 && days.length > 2
  return isRun ? hours.to(name(first), name(last)) : days.map(name).join(', ')
}

function clockWords(
  { opens, closes }: { readonly opens: string; readonly closes: string },
  hours: HourWords
): string {
  const clock = (text: string) => text.replace(/^0?(\d{1,2}:\d{2}).*$/u, '$1')
  const isWhole = opens.startsWith('00:00') && /^(23:59|00:00)/u.test(closes)
  return isWhole ? hours.dayAndNight : hours.from(clock(opens), clock(closes))
}

/** The clock by which hours are meant, where they name one that is not the reader's. */
function zoneWords({ opens_at: opens = '', timezone = '' }: Schedule, asker: Asker): string {
  const { hours } = spokenDirectory.in(asker.language)
  const [, given = timezone] = /(Z|[+-]\d{2}:?\d{2})$/iu.exec(opens) ?? []
  const minutes = zoneMinutes(given.trim())
  if (minutes === null) return given === '' ? '' : hours.byClock(given)
  if (minutes === asker.minutesAhead) return ''
  const [hour, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const ahead = `${hour}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
  if (minutes === 0) return hours.universal
  return hours.byClock(`UTC${minutes < 0 ? '−' : '+'}${ahead}`)
}

function zoneMinutes(zone: string): number | null {
  if (/^(Z|UTC|GMT)$/iu.test(zone)) return 0
  const [, sign = '+', hours = '', rest = '0'] =
    /^([+-]?)(\d{1,2})(?::?(\d{2}))?(?:\.0+)?$/u.exec(zone) ?? []
  if (hours === '') return null
  return (Number(hours) * 60 + Number(rest)) * (sign === '-' ? -1 : 1)
}

/** Every number there is, each once. */
export function phonesOf({
  phones,
  places = [],
  contacts = [],
  ...entry
}: Entry): readonly Phone[] {
  const all = [
    ...phones,
    ...places.flatMap((one) => one.phones ?? []),
    ...contacts.flatMap((one) => one.phones ?? []),
    ...(entry.organizationDetails?.phones ?? [])
  ]
  const byNumber = new Map(all.map((phone) => [`${phone.number} ${phone.extension ?? ''}`, phone]))
  return [...byNumber.values()].slice(0, PHONES_MAX)
}

export function mailsOf({ email, contacts = [] }: Entry): readonly string[] {
  const all = [email, ...contacts.map((one) => one.email)].flatMap(some)
  return [...new Set(all)].filter((mail) => /^[^\s@<>"?&]+@[^\s@<>"?&]+$/u.test(mail))
}

export type Link = { readonly url: string; readonly label: string }

/** Sites of others, by `https` or `http` alone, each once. */
export function linksOf({ url, links = [] }: Pick<Entry, 'url' | 'links'>): readonly Link[] {
  const all = [{ url }, ...links].flatMap((one) => {
    const read = readAddress(one.url)
    if (read === null || !/^https?:$/u.test(read.protocol)) return []
    return [{ url: read.href, label: ('label' in one && one.label) || read.host }]
  })
  return [...new Map(all.map((link) => [link.url, link])).values()]
}

function readAddress(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

/** What stands for a place that is kept private. */
function privately(area: string, words: EntryWords): string {
  return [area || words.areaNotSaid, words.keptPrivate].join(' · ')
}
