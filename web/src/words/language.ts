/** Languages that a whole route exists in. English stands for every address without one. */
export type Language = 'en' | 'ar'

/** The language of a page, by its address: `/ar/…` is Arabic. */
export function languageOf(pathname: string): Language {
  return pathname === '/ar' || pathname.startsWith('/ar/') ? 'ar' : 'en'
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}
