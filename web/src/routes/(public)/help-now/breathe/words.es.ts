import type { SameAs } from '#lib/words/say-in.ts'
import type { breatheWords } from './words.ts'

export const spanishBreatheWords: SameAs<typeof breatheWords> = {
  title: 'Respirar despacio',
  lead: 'Toma aire mientras cuentas hasta cuatro. Suéltalo mientras cuentas hasta seis. No aguantes la respiración.',
  go: 'Deja que soltar el aire sea lo más largo. Seis vueltas duran un minuto. Para cuando quieras.',
  breatheIn: 'Toma aire',
  breatheOut: 'Suéltalo',
  inCount: '1, 2, 3, 4',
  outCount: '1, 2, 3, 4, 5, 6',
  move: 'Mostrar un círculo que se mueve',
  still: 'Parar el círculo',
  lessMotion: 'Tu dispositivo pide menos movimiento, así que el círculo descansa.',
  circle: 'Un círculo que crece durante cuatro tiempos y se encoge durante seis.',
  notForMe: 'Si respirar así lo empeora',
  other: 'Déjalo. Siente los pies en el suelo. Sostén algo frío. Di en voz alta la fecha de hoy.',
  senses: 'Mirar alrededor',
  back: 'Volver a Ayuda ahora'
}
