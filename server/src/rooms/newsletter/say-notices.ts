/** Notices as they stand in a mail: a line what it is, its title, one line more, and where it is to be read. */
import type { TextLanguage } from '@beside/contract'
import { dateOf } from '../../clock/clock.ts'
import type { PublicDate, PublicGathering, PublicText } from '../../gates/what-is-public.ts'
import { isWorthTelling } from './notices.ts'
import type { Told } from './notices.ts'
import { linkTo } from './pages.ts'
import { mailWordsIn } from './words-in.ts'
import type { MailWords } from './words.ts'

const DAYS_NAMED = 5

export type Saying = {
  readonly language: TextLanguage
  readonly origin: string
  readonly now: number
  /** The day of the last mail: what came first since then is new to this reader, and all else was changed. */
  readonly sentOn: string
}

/** One for each text and gathering; what is in the language of the mail stands first. */
export function sayNotices(all: readonly Told[], saying: Saying): readonly string[] {
  const told = all.filter((one) => isWorthTelling(one, saying.now))
  const byLanguage = (a: Told, b: Told) => Number(isOther(a, saying)) - Number(isOther(b, saying))
  const others = told.filter(({ kind }) => kind !== 'off').toSorted(byLanguage)
  return [...sayOff(told, saying), ...others.map((one) => sayOne(one, saying))]
}

function isOther(told: Told, { language }: Saying): boolean {
  return languageOf(told) !== language
}

function languageOf(told: Told): TextLanguage {
  return told.kind === 'text' ? told.text.language : told.gathering.language
}

function sayOne(told: Told, saying: Saying): string {
  const words = mailWordsIn[saying.language]
  const lines = told.kind === 'text' ? sayText(told.text, saying) : sayGathering(told, saying)
  const [what, ...rest] = lines
  const name = new Intl.DisplayNames(words.locale, { type: 'language' }).of(languageOf(told)) ?? ''
  return [isOther(told, saying) ? words.writtenIn(what ?? '', name) : what, ...rest].join('\n')
}

function sayText(text: PublicText, { language, origin, sentOn }: Saying): readonly string[] {
  const words = mailWordsIn[language]
  const isNew = dateOf(text.firstShown) >= sentOn
  const link = linkTo(`library/${text.slug}`, { language, origin })
  return [isNew ? words.newText : words.changedText, text.title, text.summary, link]
}

function sayGathering({ gathering }: Exclude<Told, { kind: 'text' }>, saying: Saying): string[] {
  const words = mailWordsIn[saying.language]
  const coming = gathering.dates.filter(({ isHeld, startsAt }) => isHeld && startsAt > saying.now)
  const [next] = coming
  const when = next ? sayWhen(gathering, next, words) : ''
  const more = coming.length > 1 ? [words.moreDates(coming.length - 1)] : []
  const where = sayWhere(gathering, words)
  const link = linkTo(`gatherings/${gathering.id}`, saying)
  return [words.newGathering, gathering.title, when, ...more, ...where, link]
}

function sayWhere({ place, isOnline }: PublicGathering, { online }: MailWords): string[] {
  return [...(place === '' ? [] : [place]), ...(isOnline ? [online] : [])]
}

/** All dates of one gathering together: somebody looks for one of them. */
function sayOff(all: readonly Told[], saying: Saying): readonly string[] {
  const words = mailWordsIn[saying.language]
  const byGathering = new Map<string, { gathering: PublicGathering; dates: PublicDate[] }>()
  for (const told of all) {
    if (told.kind !== 'off') continue
    const { gathering, date } = told
    const known = byGathering.get(gathering.id) ?? { gathering, dates: [] }
    known.dates.push(date)
    byGathering.set(gathering.id, known)
  }
  return [...byGathering.values()].map(({ gathering, dates }) => {
    const sorted = dates.toSorted((a, b) => a.startsAt - b.startsAt)
    const days = sorted.slice(0, DAYS_NAMED).map((date) => sayWhen(gathering, date, words))
    const more = sorted.length > DAYS_NAMED ? [words.moreDates(sorted.length - DAYS_NAMED)] : []
    const link = linkTo(`gatherings/${gathering.id}`, saying)
    return [words.off, gathering.title, ...days, ...more, link].join('\n')
  })
}

/** In the time of its own place, which is said beside it. */
function sayWhen({ zone }: PublicGathering, { startsAt }: PublicDate, words: MailWords): string {
  // Joined by our words: how a machine joins them changes with its list of languages.
  const say = (form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(words.locale, { ...form, timeZone: zone }).format(startsAt)
  const weekday = say({ weekday: 'long' })
  const day = say({ day: 'numeric', month: 'long', year: 'numeric' })
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
  return `${words.when(weekday, day, say({ timeStyle: 'short' }))} (${city})`
}
