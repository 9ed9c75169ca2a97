/**
 * In which language somebody came to the door, in the memory of this page alone. The app inside is English; what it
 * draws once it is locked, and the door to which it leads back, are not.
 */
import type { Language } from './language.ts'

let door: Language = 'en'

export function rememberDoor(language: Language): void {
  door = language
}

export function doorLanguage(): Language {
  return door
}
