/** Pages that run in a browser bring English with them, and fetch another language where their address is in one. */
import {
  type Language,
  languageOf,
  type OtherLanguage,
  withoutLanguage
} from '#lib/words/language.ts'

const fetchByLanguage: Readonly<Record<OtherLanguage, () => Promise<{ learn: () => void }>>> = {
  ar: () => import('./said.ar.ts'),
  es: () => import('./said.es.ts')
}

/** Whether it learned them. Where the words do not come, English stands in for them. */
export async function learnWords(language: Language): Promise<boolean> {
  if (language === 'en') return true
  try {
    const { learn } = await fetchByLanguage[language]()
    learn()
    return true
  } catch {
    // The line broke. What is drawn in English can still be used.
    return false
  }
}

/** Of which pages the words are among those. */
const said: readonly string[] = [
  '/',
  '/card',
  '/come-in',
  '/help-now',
  '/help-now/breathe',
  '/help-now/senses',
  '/i',
  '/leaving',
  '/sign-in'
]

/** Whether a page can be drawn here in the language of its address. */
export function isSaidHere(path: string): boolean {
  return languageOf(path) === 'en' || said.includes(withoutLanguage(path))
}
