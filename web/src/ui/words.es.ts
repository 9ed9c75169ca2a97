import type { SameAs } from '#lib/words/say-in.ts'
import { neutralWords } from './exit/neutral-words.ts'
import type { barWords, fieldWords } from './words.ts'

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

export const spanishFieldWords: SameAs<typeof fieldWords> = {
  show: 'Mostrar lo que escribo',
  hide: 'Ocultar lo que escribo',
  steps: 'Pasos',
  tooLong: (over) =>
    `Sobran ${over.toLocaleString('es')} letras. No se corta nada. Puedes acortarlo o enviarlo por partes.`,
  shapeForm: 'Tu figura',
  shapeColour: 'Su color',
  forms: {
    leaf: 'Hoja',
    moon: 'Luna',
    hill: 'Colina',
    stone: 'Piedra',
    lamp: 'Lámpara',
    wave: 'Ola'
  },
  colours: {
    clay: 'Arcilla',
    sky: 'Cielo',
    plum: 'Ciruela',
    moss: 'Musgo',
    sand: 'Arena',
    rose: 'Rosa'
  }
}
