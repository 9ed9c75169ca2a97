import { countedInArabic } from '#lib/words/count-in-arabic.ts'
import type { TextPageWords } from './words.ts'

const minutesOf = { one: 'دقيقة', two: 'دقيقتين', few: 'دقائق', many: 'دقيقة' }

/** The same in Arabic. NOTE: it needs a native reader before a place relies on it. */
export const arabicTextWords: TextPageWords = {
  inThisLanguage: 'قراءة هذا بالعربية',
  minutes: (minutes) => `القراءة: نحو ${countedInArabic(minutes, minutesOf)}`,
  age: (age) => `يفهمه معظم الناس من عمر ${age} تقريبًا`,
  reviewed: (day) => `تمت مراجعته في ${day}`,
  by: (name) => `كتبه: ${name}`,
  isDue: 'كان ينبغي مراجعة هذا النص من جديد. قد يكون بعضه قديمًا.',
  notes: (said) => `${said}. لك أن تختار قراءته أو تركه.`,
  unfold: 'عرض النص',
  sources: 'المصادر',
  sourcesOutside: 'هذه الروابط تفتح مواقع أخرى خارج هذا المكان. ولا تعرف تلك المواقع من أين أتيت.',
  signsOut: 'على جهاز مشترك تخرجك هذه الروابط من حسابك هنا. وما لم يُرسل يضيع.',
  history: 'ما الذي تغيّر، ومتى',
  cameWith: 'جاء مع هذا البرنامج.',
  shownOn: (day) => `يظهر منذ ${day}.`,
  readBefore: 'قراءة ما كان يقوله حينها',
  wordsTaken: (day) => `سُحبت هذه الكلمات في ${day}.`,
  takenTitle: 'لم تعد هذه الكلمات معروضة',
  saidFromUntil: (from, until) =>
    `هذا ما كان يقوله النص من ${from} حتى ${until}. وهو الآن يقول غير ذلك.`,
  saidUntil: (until) => `هذا ما كان يقوله النص حتى ${until}. وهو الآن يقول غير ذلك.`,
  stillSo: 'هذا ما يقوله النص الآن.',
  toNow: 'قراءة ما يقوله الآن',
  pass: 'مشاركته مع آخرين',
  passText: 'رابط بسيط، هو نفسه للجميع. لا يقول من أعطاه.',
  link: 'الرابط',
  showCode: 'عرض رمز',
  code: 'رمز مربع فيه الرابط نفسه',
  back: 'كل النصوص',
  withdrawnTitle: 'لم يعد هذا النص معروضًا',
  takenBack: (day) => `سُحب في ${day}.`,
  withdrawn: 'سحبه القائمون على هذا المكان. النصوص الأخرى ما زالت هنا.',
  pieces: {
    source: (number) => `المصدر ${number}`,
    picture: (alt) => `عرض صورة: ${alt}`,
    outside: (host) => `يفتح ${host}، خارج هذا المكان`,
    table: 'جدول'
  }
}
