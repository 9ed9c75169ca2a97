import { browser } from '$app/env'
import { type Language, languageOf } from '#lib/words/language.ts'
import { learnWords } from './learn-words.ts'
import type { LayoutLoad } from './$types'

// The server knows all words. A page that runs here fetches those of its address, before anything is drawn again.
export const load: LayoutLoad = async ({ url }) => {
  const language = languageOf(url.pathname)
  const isLearned = !browser || (await learnWords(language))
  const drawnIn: Language = isLearned ? language : 'en'
  return { language, drawnIn }
}
