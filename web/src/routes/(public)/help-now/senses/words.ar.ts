import type { SensesWords } from './senses-words.ts'

/** The same five steps in Arabic. It speaks to nobody as a man or as a woman where that can be avoided. */
export const arabicSensesWords: SensesWords = {
  title: 'نظرة هادئة في المكان من حولك',
  lead: 'العينان مفتوحتان، ولا داعي للعجلة. يمكن قول كل شيء بصوت مسموع، أو في السرّ.',
  steps: [
    {
      count: '٥',
      name: 'خمسة أشياء تراها العين',
      text: 'لون، أو زاوية، أو ضوء. الأشياء الصغيرة تكفي.',
      canSkip: false
    },
    {
      count: '٤',
      name: 'أربعة أشياء يلمسها الجسد',
      text: 'الأرض تحت القدمين. القماش على الجلد. الكرسي.',
      canSkip: false
    },
    {
      count: '٣',
      name: 'ثلاثة أصوات تسمعها الأذن',
      text: 'قريبة أو بعيدة: همهمة، أو صوت إنسان، أو سيارة.',
      canSkip: false
    },
    {
      count: '٢',
      name: 'رائحتان',
      text: 'رائحة الصابون على اليدين، أو الهواء قرب النافذة.',
      canSkip: true
    },
    {
      count: '١',
      name: 'طعم واحد',
      text: 'رشفة ماء تكفي.',
      canSkip: true
    }
  ],
  skip: 'يمكن ترك هذه الخطوة.',
  done: 'والآن: ما اسم هذا المكان؟ وما هو اليوم؟ يمكن البدء من جديد، أو التوقف هنا.',
  notForMe: 'إذا لم يكن هذا مناسبًا الآن',
  other:
    'لا بأس بتركه. يكفي الشعور بالقدمين على الأرض، أو الإمساك بشيء بارد، أو قول تاريخ اليوم بصوت مسموع.',
  breathe: 'التنفس ببطء',
  back: 'العودة إلى المساعدة',
  otherLanguage: 'English'
}
