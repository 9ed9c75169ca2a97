import { literal } from '#lib/words/literal.ts'
import type { SameAs } from '#lib/words/say-in.ts'
import type { askingAloudWords } from './words.ts'
import { cityOf } from '#lib/words/city-of.ts'

const days = ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد']

export const arabicAskingAloudWords: SameAs<typeof askingAloudWords> = {
  beforeTitle: 'قبل السؤال',
  before: [
    'يُطلب من الناس هنا أن يبقى الكلام بينهم، إلا إن كانت حياة أو طفل في خطر. ومع ذلك قد يتذكر المرء شاشة أو يصوّرها.',
    'ليست هذه خدمة طوارئ، ولا أحد يراقبها ليل نهار. في «المساعدة الآن» أرقام من يمكن الاتصال بهم.'
  ],
  note: 'شيء يحسن أن يعرفه ميسّرو الدائرة',
  noteHint: 'يمكن ترك هذا فارغًا. لا حاجة إلى مشاركة أكثر مما يريحك.',
  whoCanSee: 'يستطيع أهل هذه الدائرة رؤية هذا، مع اسمك المستعار وشكلك.',
  ask: 'طلب الدخول',
  asking: 'يجري السؤال',
  stay: (count) =>
    count === 0 ? 'حتى تنتهي الدائرة' : count === 365 ? 'لمدة سنة' : `لمدة ${count} يومًا`,
  hours: (hours) => {
    if (hours === null) return 'دائمًا'
    const named = days.filter((_, index) => hours.days.includes(index + 1))
    const on =
      named.length === days.length ? 'كل يوم' : `يوم ${new Intl.ListFormat('ar').format(named)}`
    return `${on}، من ${literal(hours.from)} إلى ${literal(hours.to)}، بتوقيت ${literal(cityOf(hours.zone))}`
  }
}
