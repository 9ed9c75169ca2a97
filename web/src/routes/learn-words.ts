/** Pages that run in a browser bring English with them, and fetch another language where their address is in one. */
import { spokenBar } from '#lib/ui/words-in.ts'
import type { Language, OtherLanguage } from '#lib/words/language.ts'
import type { SaidOutside } from './said-outside.ts'
import { spokenLost } from './words-in.ts'

const fetchByLanguage: Readonly<Record<OtherLanguage, () => Promise<{ said: SaidOutside }>>> = {
  ar: () => import('./said.ar.ts'),
  es: () => import('./said.es.ts')
}

/** Where the words do not come, English stands in for them. */
export async function learnWords(language: Language): Promise<void> {
  if (language === 'en') return
  try {
    const { said } = await fetchByLanguage[language]()
    spokenBar.learn(language, said.bar)
    spokenLost.learn(language, said.lost)
  } catch {
    // The line broke. What is drawn in English can still be used.
  }
}
