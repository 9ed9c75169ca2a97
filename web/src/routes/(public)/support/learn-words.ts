/** The script of this page brings English with it, and fetches another language where the page is in one. */
import { spokenDirectory } from '#lib/rooms/directory/words-in.ts'
import { spokenBar } from '#lib/ui/words-in.ts'
import type { Language, OtherLanguage } from '#lib/words/language.ts'
import { spokenHelp } from '../help-now/words-in.ts'
import type { SaidHere } from './said-here.ts'

const fetchByLanguage: Readonly<Record<OtherLanguage, () => Promise<{ said: SaidHere }>>> = {
  ar: () => import('./said.ar.ts'),
  es: () => import('./said.es.ts')
}

/** Whether its words are here. They are a file of ours, the same for everybody. */
export async function learnWords(language: Language): Promise<boolean> {
  if (language === 'en') return true
  try {
    const { said } = await fetchByLanguage[language]()
    spokenBar.learn(language, said.bar)
    spokenDirectory.learn(language, said.directory)
    spokenHelp.learn(language, said.help)
    return true
  } catch {
    return false
  }
}
