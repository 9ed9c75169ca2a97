import type { SameAs } from '#lib/words/say-in.ts'
import type { barWords } from './words.ts'

export const arabicBarWords: SameAs<typeof barWords> = {
  neutralTitle: 'ملاحظات',
  neutralText: 'لا شيء هنا بعد.',
  exit: 'خروج',
  exitFirst: 'الخروج من هذه الصفحة الآن',
  helpNow: 'المساعدة الآن',
  nothingLost: 'لم يضِع شيء.',
  languages: 'اللغات'
}
