import type { AskWish, ListeningLanguage } from '@beside/client'
import { languageNames, nameMax, wordsMax } from '../words.ts'

/** What stands in the form before anything is chosen: the least that a tired person needs to touch. */
export function plainWish(language: string): AskWish {
  return {
    help: 'listen',
    when: 'now',
    language: languageOf(language),
    wishes: [],
    notes: [],
    isClose: false,
    words: '',
    // Not the nickname: others know it from circles.
    name: '',
    keptBy: 'me'
  }
}

export function fits({ words, name }: AskWish): boolean {
  return words.trim().length <= wordsMax && name.trim().length <= nameMax
}

export function sentWish(wish: AskWish): AskWish {
  return { ...wish, words: wish.words.trim(), name: wish.name.trim() }
}

function languageOf(tag: string): ListeningLanguage {
  const [language = ''] = tag.split('-')
  return isOffered(language) ? language : 'en'
}

function isOffered(language: string): language is ListeningLanguage {
  return Object.hasOwn(languageNames, language)
}
