import type { SameAs } from '#lib/words/say-in.ts'
import type { lostWords } from './words.ts'

export const arabicLostWords: SameAs<typeof lostWords> = {
  notThere: {
    title: 'لا توجد صفحة هنا',
    text: 'ربما نقص شيء من العنوان، أو صار قديمًا. لم يضِع شيء.'
  },
  notDrawn: {
    title: 'لم تُفتح هذه الصفحة بعد',
    text: 'الاتصال أو جانبنا لم يعمل. لم يضِع شيء مما حفظته. يمكن المحاولة من جديد بعد دقيقة.'
  },
  back: 'العودة إلى ما قبلها',
  toTheStart: 'إلى البداية'
}
