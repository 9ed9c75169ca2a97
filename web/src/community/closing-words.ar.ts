import type { SameAs } from '#lib/words/say-in.ts'
import type { closingWords } from './closing-words.ts'

export const arabicClosingWords: SameAs<typeof closingWords> = {
  over: 'أُغلق هذا المكان. لا يمكن لأحد جديد الدخول. من كان هنا يستطيع الدخول والقراءة وأخذ كل ما له.',
  ahead: (day) =>
    `يُغلق هذا المكان في ${day}. بعد ذلك لا يكتب أحد هنا. يمكنك أخذ ما لك، حتى بعد ذلك.`
}
