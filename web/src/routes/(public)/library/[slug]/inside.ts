import type { TextLanguage } from '@beside/contract'
import { app } from '#lib/beside/app.svelte.ts'
import { languageOf, pathIn } from '#lib/words/language.ts'

/** What is read in a language leads on in it. The app is in English, and whoever reads inside it stays there. */
export function inside(language: TextLanguage, path: string): string {
  return app.me === null && languageOf(path) === 'en' ? pathIn(language, path) : path
}
