import type { SameAs } from '#lib/words/say-in.ts'
import type { feedWords, libraryWords } from './words.ts'

export const arabicLibraryWords: SameAs<typeof libraryWords> = {
  title: 'نصوص للقراءة',
  lead: 'مفتوحة للجميع، من دون حساب. لا نحفظ قائمة بما يُقرأ. قد يحفظ متصفحك قائمة، ومن يدير شبكتك يستطيع أن يرى هذه الزيارة.',
  nothing: 'لا نص هنا بعد.',
  notRead: 'لم يمكن جلب النصوص.',
  notReadNext: 'يمكن فتح هذه الصفحة من جديد بعد قليل. «المساعدة الآن» تعمل في هذه الأثناء.',
  topics: {
    grounding: 'للساعات الصعبة',
    relationships: 'الوجود مع الآخرين',
    safety: 'الخصوصية',
    helpers: 'لمن يساعدون غيرهم'
  },
  languages: { en: 'بالإنجليزية', ar: 'بالعربية', es: 'بالإسبانية' },
  withYou: 'صفحات ترافقك خطوة خطوة',
  withYouText: 'على جهاز لك وحدك تُفتح أيضًا من دون شبكة.',
  senses: 'نظرة هادئة في المكان',
  breathe: 'التنفس ببطء',
  follow: 'معرفة النصوص الجديدة',
  followText:
    'لبرنامج يجمع الجديد. يقول إن هناك نصًا جديدًا، ولا يقول عمّ يتحدث. لكن عنوان النص يظهر هناك.',
  atom: 'ملف المتابعة (Atom)',
  rss: 'ملف المتابعة (RSS)'
}

export const arabicFeedWords: SameAs<typeof feedWords> = {
  title: 'نصوص',
  text: 'نصوص جديدة أو مُعدّلة',
  entry: 'نص',
  written: (day) => `جديد أو مُعدّل في ${day}.`
}
