import type { SameAs } from '#lib/words/say-in.ts'
import type { lostWords } from './words.ts'

export const spanishLostWords: SameAs<typeof lostWords> = {
  notThere: {
    title: 'Aquí no hay ninguna página',
    text: 'Quizá la dirección está cortada o es antigua. No se ha perdido nada.'
  },
  notDrawn: {
    title: 'Esta página todavía no se ha abierto',
    text: 'Falló la conexión o algo de nuestra parte. Lo que guardaste sigue ahí. Inténtalo de nuevo en un minuto.'
  },
  back: 'Volver a donde estabas',
  toTheStart: 'Ir al principio'
}
