import type { SameAs } from '#lib/words/say-in.ts'
import type { promiseWords } from './promise-words.ts'

export const spanishPromiseWords: SameAs<typeof promiseWords> = {
  title: 'Con qué puedes contar aquí',
  hours: 'Cuándo hay alguien aquí:',
  replyTimes: 'Cuánto tarda una respuesta:',
  limits: 'Para qué no es este lugar:'
}
