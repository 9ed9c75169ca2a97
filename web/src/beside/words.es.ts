import type { SameAs } from '#lib/words/say-in.ts'
import type { doorWords } from './words.ts'

export const spanishDoorWords: SameAs<typeof doorWords> = {
  troubles: {
    paused: {
      what: 'Por ahora puedes leer aquí, pero no escribir.',
      next: 'Hasta cuándo, y qué sigue funcionando, está arriba en cada página.'
    },
    unreachable: {
      what: 'Ahora mismo no llegamos a este lugar.',
      next: 'Lo que escribiste sigue aquí. Prueba otra vez dentro de un momento.'
    },
    'community-closed': {
      what: 'Este lugar está cerrado, así que aquí no se guarda nada nuevo.',
      next: 'Copia lo que quieras conservar. Dentro, en «Me», puedes llevártelo todo.'
    },
    'slow-down': {
      what: 'Fueron muchos intentos en poco tiempo.',
      next: 'Espera un minuto y prueba otra vez.'
    },
    'store-full': {
      what: 'Ahora mismo no queda sitio aquí para palabras nuevas.',
      next: 'Lo que escribiste sigue en esta pantalla. Quienes llevan este lugar pueden hacer sitio.'
    },
    'server-busy': {
      what: 'Este lugar tiene mucho trabajo ahora mismo.',
      next: 'Prueba otra vez dentro de un minuto.'
    },
    'not-signed-in': {
      what: 'Tu sesión aquí está cerrada.',
      next: 'Copia lo que quieras conservar y vuelve a entrar.'
    },
    'not-found': {
      what: 'Esto ya no está aquí.',
      next: 'Vuelve a la página anterior y mira desde allí.'
    },
    'something-unexpected': {
      what: 'Todavía no ha funcionado.',
      next: 'Prueba una vez más. Si sigue así, díselo a quienes llevan este lugar.'
    }
  },
  opening: {
    passphrase: 'Comprobando tu entrada. Puede tardar unas cuantas respiraciones.',
    keys: 'Abriendo tus llaves en este dispositivo.',
    spaces: 'Trayendo lo que es tuyo.'
  },
  newPassphrase: {
    label: 'Frase de acceso',
    hint: 'Cuatro palabras o más que nadie cerca de ti adivinaría.',
    tooShort: 'Esta se podría adivinar. Con unas palabras más será fuerte.'
  },
  strength: {
    empty: '',
    short: 'Corta. Ayudarían unas palabras más.',
    known: 'Mucha gente eligió esta misma, así que sería de las primeras en probarse.',
    fair: 'Aceptable. Con una palabra más será fuerte.',
    strong: 'Fuerte. Adivinarla llevaría demasiado tiempo.'
  },
  wentBack: 'Este lugar volvió a un momento anterior.'
}
