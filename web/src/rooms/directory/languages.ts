/** Languages by the codes that a list has for them. */
const languageNames = new Intl.DisplayNames('en', { type: 'language' })
const languageCodes =
  'en ar bn zh cs nl fa fr de el gu ht hi hu it ku lv lt ne ps pl pt pa ro ru sk so es sw ta ti tr uk ur vi cy'.split(
    ' '
  )
const signLanguages: Readonly<Record<string, string>> = {
  bfi: 'British Sign Language',
  ase: 'American Sign Language'
}

/** @param code of ISO 639, or the name that a list has for it */
export function nameLanguage(code: string): string {
  if (!/^[a-z]{2,3}$/u.test(code)) return code
  return signLanguages[code] ?? languageNames.of(code) ?? code
}

/** Those in which many are helped. A list may have more, which its words find. */
export const languagesToChoose = [...languageCodes, ...Object.keys(signLanguages)].map((code) => {
  return { code, name: nameLanguage(code) }
})
