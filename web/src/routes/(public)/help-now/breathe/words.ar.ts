import type { SameAs } from '#lib/words/say-in.ts'
import type { breatheWords } from './words.ts'

export const arabicBreatheWords: SameAs<typeof breatheWords> = {
  title: 'التنفس ببطء',
  lead: 'شهيق مع العدّ إلى أربعة. زفير مع العدّ إلى ستة. من دون حبس النفَس.',
  go: 'الزفير هو الأطول. ست دورات تستغرق دقيقة. يمكن التوقف في أي وقت.',
  breatheIn: 'شهيق',
  breatheOut: 'زفير',
  inCount: '1، 2، 3، 4',
  outCount: '1، 2، 3، 4، 5، 6',
  move: 'عرض دائرة متحركة',
  still: 'إيقاف الدائرة المتحركة',
  lessMotion: 'جهازك يطلب حركة أقل، لذلك تبقى الدائرة ساكنة.',
  circle: 'دائرة تكبر أربع عدّات وتصغر ست عدّات.',
  notForMe: 'إذا زاد التنفس الأمر صعوبة',
  other:
    'لا بأس بتركه. يكفي الشعور بالقدمين على الأرض، أو الإمساك بشيء بارد، أو قول تاريخ اليوم بصوت مسموع.',
  senses: 'نظرة هادئة في المكان',
  back: 'العودة إلى المساعدة الآن'
}
