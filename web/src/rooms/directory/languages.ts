/** Languages by the codes that a list has for them. */
import { type Language, localeByLanguage } from '#lib/words/language.ts'
import { spokenDirectory } from './words-in.ts'

const languageCodes =
  'en ar bn zh cs nl fa fr de el gu ht hi hu it ku lv lt ne ps pl pt pa ro ru sk so es sw ta ti tr uk ur vi cy'.split(
    ' '
  )

/** @param code of ISO 639, or the name that a list has for it */
export function nameLanguage(code: string, language: Language): string {
  if (!/^[a-z]{2,3}$/u.test(code)) return code
  const names = new Intl.DisplayNames(localeByLanguage[language], { type: 'language' })
  return signLanguagesIn(language)[code] ?? names.of(code) ?? code
}

/** Those in which many are helped. A list may have more, which its words find. */
export function languagesToChoose(language: Language): readonly { code: string; name: string }[] {
  const codes = [...languageCodes, ...Object.keys(signLanguagesIn(language))]
  return codes.map((code) => ({ code, name: nameLanguage(code, language) }))
}

function signLanguagesIn(language: Language): Readonly<Record<string, string>> {
  return spokenDirectory.in(language).signLanguages
}
