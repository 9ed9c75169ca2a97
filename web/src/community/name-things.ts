import { type Language, localeByLanguage } from '#lib/words/language.ts'
import { emergencyByRegion } from './emergency-numbers.ts'

export function nameRegion(code: string, language: Language = 'en'): string {
  const name = regionNames(language).of(code) ?? code
  return language === 'en' && /^(United|Netherlands)/u.test(name) ? `the ${name}` : name
}

/** Every region that has a number here, and these, by name. */
export function namedRegions(
  more: readonly string[] = [],
  language: Language = 'en'
): readonly { readonly code: string; readonly name: string }[] {
  const names = regionNames(language)
  return [...new Set([...Object.keys(emergencyByRegion), ...more])]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, language))
}

/** @param date as YYYY-MM-DD */
export function nameDay(date: string, language: Language = 'en'): string {
  const format = new Intl.DateTimeFormat(localeByLanguage[language], {
    dateStyle: 'long',
    timeZone: 'UTC'
  })
  return format.format(new Date(`${date}T00:00:00Z`))
}

function regionNames(language: Language): Intl.DisplayNames {
  return new Intl.DisplayNames(localeByLanguage[language], { type: 'region' })
}
