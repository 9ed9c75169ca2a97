/** Words beside what those who look after a place promise. */
import { sayIn } from '#lib/words/say-in.ts'

const promiseWords = {
  title: 'What you can count on here',
  hours: 'When somebody is here:',
  replyTimes: 'How soon somebody answers:',
  limits: 'What this place is not for:'
} as const

export const spokenPromises = sayIn(
  promiseWords,
  import.meta.env.SSR && {
    ar: {
      title: 'ما يمكنك الاعتماد عليه هنا',
      hours: 'متى يوجد أحد هنا:',
      replyTimes: 'متى يأتي الجواب:',
      limits: 'ما ليس هذا المكان له:'
    },
    es: {
      title: 'Con qué puedes contar aquí',
      hours: 'Cuándo hay alguien aquí:',
      replyTimes: 'Cuánto tarda una respuesta:',
      limits: 'Para qué no es este lugar:'
    }
  }
)
