/** Languages in which public pages are complete. English stands for every address without one. */
export const languages = ['en', 'ar', 'es'] as const
export type Language = (typeof languages)[number]
export type OtherLanguage = Exclude<Language, 'en'>

/** Each in its own words, for whoever reads no other. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ar: 'العربية',
  es: 'Español'
}

/** For `Intl`. Arabic keeps the digits that are on a phone: a number reads the same wherever it stands. */
export const localeByLanguage: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
  es: 'es'
}

/**
 * What is there in every language, by the first part of its path. A page that is not among these is English and has
 * no other address; `language.test.ts` says which public pages that are.
 */
const translated: readonly string[] = [
  '',
  'about',
  'beside',
  'card',
  'come-in',
  'gatherings',
  'help-now',
  'i',
  'leaving',
  'library',
  'newsletter',
  'out',
  'sign-in',
  'support'
]

/** The language of a page, by its address: `/ar/…` is Arabic. */
export function languageOf(pathname: string): Language {
  const first = pathname.split('/')[1]
  return languages.find((language) => language !== 'en' && language === first) ?? 'en'
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** The path as it is in English: `/ar/help-now` is `/help-now`. */
export function withoutLanguage(pathname: string): string {
  const language = languageOf(pathname)
  return language === 'en' ? pathname : pathname.slice(language.length + 1) || '/'
}

/** Whether a page has an address in each language. */
export function isTranslated(path: string): boolean {
  return translated.includes(withoutLanguage(path).split(/[/?#]/u)[1] ?? '')
}

/** The same place in another language; the English one where there is no other. */
export function pathIn(language: Language, path: string): string {
  const english = withoutLanguage(path)
  if (language === 'en' || !isTranslated(english)) return english
  return english === '/' ? `/${language}` : `/${language}${english}`
}

/** Whether the second address is the same page as the first, in another language. */
export function isOtherLanguage(path: string, other: string): boolean {
  return path !== other && withoutLanguage(path) === withoutLanguage(other)
}
