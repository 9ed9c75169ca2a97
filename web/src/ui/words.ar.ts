import type { SameAs } from '#lib/words/say-in.ts'
import { neutralWords } from './exit/neutral-words.ts'
import type { barWords } from './words.ts'

export const arabicBarWords: SameAs<typeof barWords> = {
  neutralTitle: neutralWords.ar.title,
  neutralText: neutralWords.ar.text,
  exit: 'خروج',
  exitFirst: 'الخروج من هذه الصفحة الآن',
  helpNow: 'المساعدة الآن',
  nothingLost: 'لم يضِع شيء.',
  signsOut: 'على جهاز مشترك، فتحه يُخرجك من حسابك هنا. والكلمات التي لم تُرسل تضيع حينها.',
  languages: 'اللغات'
}
