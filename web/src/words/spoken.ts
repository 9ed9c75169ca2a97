/** In which language a page speaks, for whatever is drawn in it. */
import { getContext, setContext } from 'svelte'
import { type Language, pathIn } from './language.ts'

const spoken = Symbol('language')

/** Says it for everything inside. The address decides, and so it may change while the app is open. */
export function speak(languageNow: () => Language): void {
  setContext(spoken, languageNow)
}

/** Asked while a component is made. What is outside of any page is English, as the app is. */
export function languageHere(): Language {
  return getContext<(() => Language) | undefined>(spoken)?.() ?? 'en'
}

/** Leads to a place of ours without leaving the language: `to('/help-now')`. */
export function linksHere(): (path: string) => string {
  const language = languageHere()
  return (path) => pathIn(language, path)
}
