import type { SameAs } from '#lib/words/say-in.ts'
import type { closingWords } from './closing-words.ts'

export const spanishClosingWords: SameAs<typeof closingWords> = {
  over: 'Este lugar ha cerrado. No puede entrar nadie nuevo. Quien estaba aquí puede entrar, leer y llevárselo todo.',
  ahead: (day) =>
    `Este lugar cierra el ${day}. Desde entonces aquí no escribe nadie. Puedes llevarte lo tuyo, también después.`
}
