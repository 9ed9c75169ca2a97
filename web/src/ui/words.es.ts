import type { SameAs } from '#lib/words/say-in.ts'
import type { barWords } from './words.ts'

export const spanishBarWords: SameAs<typeof barWords> = {
  neutralTitle: 'Notas',
  neutralText: 'Aquí todavía no hay nada.',
  exit: 'Salir',
  exitFirst: 'Salir de esta página ahora',
  helpNow: 'Ayuda ahora',
  nothingLost: 'No se ha perdido nada.',
  languages: 'Idiomas'
}
