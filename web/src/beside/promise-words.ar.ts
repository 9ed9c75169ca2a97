import type { SameAs } from '#lib/words/say-in.ts'
import type { promiseWords } from './promise-words.ts'

export const arabicPromiseWords: SameAs<typeof promiseWords> = {
  title: 'ما يمكنك الاعتماد عليه هنا',
  hours: 'متى يوجد أحد هنا:',
  replyTimes: 'متى يأتي الجواب:',
  limits: 'ما ليس هذا المكان له:'
}
