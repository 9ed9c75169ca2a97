import type { SameAs } from '#lib/words/say-in.ts'
import { neutralWords } from './exit/neutral-words.ts'
import type { barWords } from './words.ts'

export const spanishBarWords: SameAs<typeof barWords> = {
  neutralTitle: neutralWords.es.title,
  neutralText: neutralWords.es.text,
  exit: 'Salir',
  exitFirst: 'Salir de esta página ahora',
  helpNow: 'Ayuda ahora',
  nothingLost: 'No se ha perdido nada.',
  signsOut:
    'En un dispositivo compartido, al abrirlo se cierra tu sesión aquí. Lo que no se envió se pierde.',
  languages: 'Idiomas'
}
