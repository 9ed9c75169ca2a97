import { localeByLanguage } from '#lib/words/language.ts'
import type { SameAs } from '#lib/words/say-in.ts'
import { neutralWords } from './exit/neutral-words.ts'
import type { barWords, fieldWords } from './words.ts'

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

export const arabicFieldWords: SameAs<typeof fieldWords> = {
  show: 'إظهار ما أكتب',
  hide: 'إخفاء ما أكتب',
  steps: 'الخطوات',
  tooLong: (over) =>
    `عدد الحروف الزائدة عمّا يتسع له الحقل: ${over.toLocaleString(localeByLanguage.ar)}. لا يُقطع شيء. يمكنك الاختصار أو الإرسال على أجزاء.`,
  shapeForm: 'شكلك',
  shapeColour: 'لونه',
  forms: {
    leaf: 'ورقة شجر',
    moon: 'قمر',
    hill: 'تل',
    stone: 'حجر',
    lamp: 'مصباح',
    wave: 'موجة'
  },
  colours: {
    clay: 'لون الطين',
    sky: 'لون السماء',
    plum: 'لون البرقوق',
    moss: 'لون الطحلب',
    sand: 'لون الرمل',
    rose: 'لون الورد'
  }
}
