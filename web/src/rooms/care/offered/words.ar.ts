import { localeByLanguage } from '#lib/words/language.ts'
import { literal } from '#lib/words/literal.ts'
import type { SameAs } from '#lib/words/say-in.ts'
import type { offeredWords } from './words.ts'

type Words = SameAs<typeof offeredWords>

const names: Words['names'] = {
  steward: 'رعاية المكان',
  safety: 'فريق السلامة',
  facilitator: 'تيسير الدوائر',
  listener: 'الاستماع',
  professional: 'عمل مهني',
  editor: 'التحرير'
}
const checkedBy = {
  two: 'وافق اثنان من القائمين على المكان.',
  one: 'تحقق من ذلك شخص واحد.',
  founder: 'بدأ هذا الفريق بصاحب هذا الدور، ولم يتحقق من ذلك أحد.'
} as const
const isExtra = ({ role, isSteward }: Parameters<Words['label']>[0]) =>
  isSteward && role !== 'steward'

export const arabicOfferedWords: Words = {
  names,
  roleMeans: {
    steward: 'رعاية هذا المكان، من غير قراءة إلا ما يختار أحد عرضه.',
    safety: 'النظر في البلاغات، ورؤية ما اختار أحد عرضه ولا شيء غيره.',
    facilitator: 'رعاية الدوائر.',
    listener: 'الاستماع لبعض الوقت، من غير علاج ولا تشخيص.',
    professional: 'هذا هو العمل نفسه: في التمريض أو الإرشاد أو القانون مثلًا.',
    editor: 'كتابة النصوص والرسائل المفتوحة للجميع، من غير رؤية شيء مما يشاركه الناس.'
  },
  nameOr: (name) => (name === '' ? 'شخص بلا اسم بعد' : literal(name)),
  day: dayOf,
  services: (services) => `كتب القائمون على المكان أنك من: ${literal(services)}.`,
  offer: {
    title: (role) => `دور لك: ${role}`,
    by: (name) => `الطلب من ${name}.`,
    means: 'معنى ذلك',
    checked: (words) => `ما كتبوا أنهم تحققوا منه: ${literal(words)}`,
    until: (day) => `يدوم حتى ${day}. ويمكنك إرجاعه في أي وقت.`,
    mustReport: 'مكتوب فيه أن عليك واجب الإبلاغ عن بعض ما تسمعه. يرى الناس ذلك أولًا.',
    noReport: 'مكتوب فيه أنه ليس عليك واجب إبلاغ. إن لم يكن كذلك فمن المهم قول ذلك قبل الموافقة.',
    isSteward: 'تكون لك رعاية هذا الفريق.',
    isLead: 'يستطيع مستمعون آخرون طلب حضورك للمساندة.',
    publicTitle: 'ما سيراه كل من هنا',
    public: 'الاسم والسطور أدناه، ودورك، وما جرى التحقق منه، وإلى متى.',
    log: 'يحفظ السجل أن هذا الدور كان لك، حتى بعد انتهائه.'
  },
  card: {
    ofCircle: 'من يرعى هذه الدائرة',
    ofBond: (name) => `دور ${literal(name)} هنا`,
    theySay: 'هكذا ورد التعريف بالنفس.',
    notChecked: 'لم نتمكن من التحقق من هذا بعد. حين يصير لك حساب هنا يمكنك معرفة صحته.'
  },
  label: (role) => (isExtra(role) ? `رعاية فريق: ${names[role.role]}` : names[role.role]),
  facts: (said) =>
    [
      isExtra(said) ? 'ضمن رعاية هذا الفريق.' : '',
      said.checked === '' ? '' : `جرى التحقق من: ${literal(said.checked)}`,
      checkedBy[said.checkedBy],
      said.until === null ? '' : `حتى ${dayOf(said.until)}.`
    ]
      .filter((fact) => fact !== '')
      .join(' '),
  duty: (name) => `على ${name} واجب نقل بعض الأمور.`,
  dutyText: 'بحكم القانون أو العمل تُنقل بعض الأمور إلى جهة رسمية. يمكنك السؤال عنها قبل الكتابة.'
}

function dayOf(at: number): string {
  const parts = { day: 'numeric', month: 'long', year: 'numeric' } as const
  return new Intl.DateTimeFormat(localeByLanguage.ar, parts).format(at)
}
