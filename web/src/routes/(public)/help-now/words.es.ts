import type { SameAs } from '#lib/words/say-in.ts'
import type { helpWords } from './words.ts'

export const spanishHelpWords: SameAs<typeof helpWords> = {
  title: 'Puedes contactar con alguien ahora',
  danger: 'Si hay peligro ahora mismo, llama al',
  or: 'o al',
  note: {
    'silent-55': 'Si no puedes hablar, pulsa 55 cuando te lo pidan.',
    'silent-55-mobile': 'Desde un móvil, si no puedes hablar, pulsa 55 cuando te lo pidan.',
    'second-from-landline': 'El primer número funciona desde un móvil.'
  },
  noRegion: 'Elige dónde estás. Entonces aparecerá aquí el número de emergencias.',
  noNumber: (region) =>
    `No sabemos cuál es el número de emergencias en ${region}. ` +
    'Quizá lo sepa la gente cerca de ti: puedes preguntar a cualquiera.',
  where: 'Dónde estás',
  choose: 'Elige un país',
  showNumber: 'Mostrar este número',
  anotherCountry: 'Otro país',
  finderTitle: 'Alguien con quien hablar, en cualquier país',
  finder: 'reúne líneas de ayuda por país. Lo llevan otras personas y se abre fuera de este lugar.',
  linesTitle: 'Líneas a las que este lugar ha llamado para comprobarlas',
  linesFor: (region) => `Para personas en ${region}.`,
  text: (word, number) =>
    word === '' ? `Envía un SMS al ${number}` : `Envía ${word} por SMS al ${number}`,
  checkedByOne: 'Comprobado por una sola persona.',
  listOf: (date) => `Esta lista es del ${date}.`,
  listOld: 'Hace tiempo que no se renueva, así que algún número puede haber cambiado.',
  listTrouble: {
    'not-reached': 'Ahora no pudimos buscar líneas más nuevas. Lo que sabemos está aquí.',
    refused: 'Llegó una lista más nueva que este lugar no firmó. No la usamos.',
    older: 'El servidor tiene ahora una lista más antigua. Conservamos la más nueva.'
  },
  checked: (date) => `Marcamos este número el ${date}.`,
  checkedLongAgo: (date) =>
    `Lo marcamos por última vez el ${date}. Ya hace un tiempo, así que puede haber cambiado.`,
  notLookedAtAgain: (date) =>
    `Lo marcamos el ${date}. Tenemos que mirarlo otra vez, así que puede haber cambiado.`,
  checkedHalfAYearAgo: (date) =>
    `Lo marcamos por última vez el ${date}, hace más de medio año. Puede haber cambiado.`,
  source: (name) => `Mira lo que dice ${name}`,
  onBill: {
    unknown: '',
    yes: 'Aparece en la factura del teléfono',
    no: 'No aparece en la factura, según dice la línea'
  },
  noLines: (region) =>
    `Aún no hemos llamado a ninguna línea en ${region}. En la lista de abajo hay líneas de allí.`,
  bills:
    'Las llamadas y los mensajes pueden aparecer en la factura y en el registro de llamadas de este dispositivo.',
  firstTitle: 'O primero',
  plan: 'Mi plan',
  breathe: 'Respirar despacio',
  senses: 'Mirar alrededor',
  someoneElse: 'Una persona que te importa está en peligro',
  notForYou: (name) => `${name} no llama a nadie por ti.`,
  thisPlace: 'Este lugar'
}
