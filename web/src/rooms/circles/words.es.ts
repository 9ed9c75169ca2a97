import type { SameAs } from '#lib/words/say-in.ts'
import type { askingAloudWords } from './words.ts'
import { cityOf } from '#lib/words/city-of.ts'

const days = [
  'los lunes',
  'los martes',
  'los miércoles',
  'los jueves',
  'los viernes',
  'los sábados',
  'los domingos'
]

export const spanishAskingAloudWords: SameAs<typeof askingAloudWords> = {
  beforeTitle: 'Antes de preguntar',
  before: [
    'Aquí se pide a la gente que no cuente nada fuera, salvo que peligre una vida o alguien menor de edad. Aun así, una persona puede recordar una pantalla, o fotografiarla.',
    'Esto no es un servicio de emergencias. Nadie lo vigila día y noche. «Ayuda ahora» dice a quién llamar.'
  ],
  note: 'Algo que deban saber quienes facilitan el círculo',
  noteHint: 'Puedes dejarlo vacío. Comparte solo lo que quieras.',
  whoCanSee: 'La gente de este círculo puede ver esto, con tu apodo y tu figura.',
  ask: 'Pedir entrar',
  asking: 'Preguntando',
  stay: (count) =>
    count === 0
      ? 'Hasta que termine el círculo'
      : count === 365
        ? 'Durante un año'
        : `Durante ${count} días`,
  hours: (hours) => {
    if (hours === null) return 'Siempre'
    const named = days.filter((_, index) => hours.days.includes(index + 1))
    const on = named.length === days.length ? 'Cada día' : new Intl.ListFormat('es').format(named)
    return `${on}, de ${hours.from} a ${hours.to}, según el reloj de ${cityOf(hours.zone)}`
  }
}
