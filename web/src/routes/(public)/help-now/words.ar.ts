import type { SameAs } from '#lib/words/say-in.ts'
import type { helpWords } from './words.ts'

/** Numbers and words to send stay as they are written, from left to right, inside a sentence. */
const literal = (text: string) => `\u2066${text}\u2069`

export const arabicHelpWords: SameAs<typeof helpWords> = {
  title: 'يمكنك الوصول إلى شخص الآن',
  danger: 'إن كان هناك خطر الآن، فرقم الاتصال هو',
  or: 'أو',
  note: {
    'silent-55': 'إن تعذّر الكلام: الضغط على 55 عندما يُطلب ذلك.',
    'silent-55-mobile': 'من هاتف محمول، إن تعذّر الكلام: الضغط على 55 عندما يُطلب ذلك.',
    'second-from-landline': 'الرقم الأول يعمل من الهاتف المحمول.'
  },
  noRegion: 'بعد اختيار البلد يظهر هنا رقم الطوارئ.',
  noNumber: (region) =>
    `لا نعرف رقم الطوارئ في ${region}. قد يعرفه الناس من حولك، ويمكنك سؤال أي شخص.`,
  where: 'مكانك',
  choose: 'اختيار بلد',
  showNumber: 'عرض الرقم',
  anotherCountry: 'بلد آخر',
  finderTitle: 'شخص للحديث معه، في أي بلد',
  finder: 'يعرض خطوط مساعدة بحسب البلد. يديره آخرون، ويُفتح خارج هذا المكان.',
  linesTitle: 'خطوط اتصل بها القائمون على هذا المكان للتأكد منها',
  linesFor: (region) => `للناس في ${region}.`,
  text: (word, number) =>
    word === ''
      ? `رسالة نصية إلى ${literal(number)}`
      : `رسالة نصية بكلمة ${literal(word)} إلى ${literal(number)}`,
  checkedByOne: 'تحقق منه شخص واحد.',
  listOf: (date) => `هذه القائمة بتاريخ ${date}.`,
  listOld: 'لم تُجدَّد منذ مدة، فقد تكون بعض الأرقام تغيرت.',
  listTrouble: {
    'not-reached': 'لم نستطع الآن البحث عن أرقام أحدث. ما نعرفه موجود هنا.',
    refused: 'وصلت قائمة أحدث لم يوقعها هذا المكان. لم نأخذها.',
    older: 'لدى الخادم الآن قائمة أقدم. أبقينا على الأحدث.'
  },
  checked: (date) => `اتصلنا بهذا الرقم في ${date}.`,
  checkedLongAgo: (date) =>
    `آخر مرة اتصلنا بهذا الرقم كانت في ${date}. مضى وقت على ذلك، وقد يكون تغيّر.`,
  notLookedAtAgain: (date) =>
    `اتصلنا بهذا الرقم في ${date}. علينا أن نراجعه مرة أخرى، وقد يكون تغيّر.`,
  checkedHalfAYearAgo: (date) =>
    `آخر مرة اتصلنا بهذا الرقم كانت في ${date}، قبل أكثر من نصف سنة. قد يكون تغيّر.`,
  source: (name) => `ما يقوله ${name} عن ذلك`,
  onBill: {
    unknown: '',
    yes: 'يظهر في فاتورة الهاتف',
    no: 'لا يظهر في فاتورة الهاتف، بحسب ما يقوله الخط'
  },
  noLines: (region) => `لم نتصل بعد بأي خط في ${region}. في القائمة أدناه خطوط هناك.`,
  bills: 'قد تظهر المكالمات والرسائل في فاتورة الهاتف، وفي سجل المكالمات على هذا الجهاز.',
  firstTitle: 'أو أولًا',
  plan: 'خطتي',
  breathe: 'التنفس ببطء',
  senses: 'نظرة هادئة في المكان',
  someoneElse: 'شخص عزيز عليك في خطر',
  notForYou: (name) => `لا يجري أي اتصال نيابةً عنك من خلال ${name}.`,
  thisPlace: 'هذا المكان'
}
