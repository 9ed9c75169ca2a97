/** Content notes in the language of a page or of a text, which may be another. */
import type { TextLanguage } from '@beside/contract'
import {
  notesInWords,
  readNote,
  type NoteCategory,
  type NoteDepth
} from '#lib/words/content-notes.ts'
import type { OtherLanguage } from '#lib/words/language.ts'

const arabicNotes: Readonly<Record<NoteCategory, string>> = {
  suicide: 'الانتحار',
  'self-harm': 'إيذاء النفس',
  eating: 'الأكل والجسد',
  substances: 'الكحول والمخدرات',
  'sexual-violence': 'العنف الجنسي',
  'domestic-abuse': 'الأذى في البيت',
  'child-abuse': 'إيذاء الأطفال',
  childhood: 'الطفولة والأسرة',
  death: 'الموت والحزن',
  'pregnancy-loss': 'فقدان الحمل أو عند الولادة',
  medical: 'الرعاية الطبية',
  war: 'الحرب والهروب',
  hate: 'العنصرية والكراهية',
  police: 'الشرطة والمحكمة'
}

const spanishNotes: Readonly<Record<NoteCategory, string>> = {
  suicide: 'el suicidio',
  'self-harm': 'las autolesiones',
  eating: 'la comida y el cuerpo',
  substances: 'el alcohol y las drogas',
  'sexual-violence': 'la violencia sexual',
  'domestic-abuse': 'el maltrato en casa',
  'child-abuse': 'el maltrato infantil',
  childhood: 'la infancia y la familia',
  death: 'la muerte y el duelo',
  'pregnancy-loss': 'la pérdida de un embarazo o en el parto',
  medical: 'la atención médica',
  war: 'la guerra y la huida',
  hate: 'el racismo y el odio',
  police: 'la policía y los tribunales'
}

const saidIn: Readonly<Record<OtherLanguage, NoteWords>> = {
  ar: {
    names: arabicNotes,
    depths: { mention: 'ذكر عابر', about: '', detail: 'بالتفصيل' },
    say: (names) => `يتحدث عن: ${names.join('، ')}`
  },
  es: {
    names: spanishNotes,
    depths: { mention: 'solo una mención', about: '', detail: 'en detalle' },
    say: (names) => `Habla de: ${names.join(', ')}`
  }
}
type NoteWords = {
  readonly names: Readonly<Record<NoteCategory, string>>
  /** How far it goes; the middle is said by the name alone. */
  readonly depths: Readonly<Record<NoteDepth, string>>
  readonly say: (names: readonly string[]) => string
}

/** "About: medical care (mentions it), police and court" */
export function notesIn(language: TextLanguage, notes: readonly string[]): string {
  if (language === 'en') return notesInWords(notes)
  const { names, depths, say } = saidIn[language]
  return say(
    notes.map((note) => {
      const known = readNote(note)
      if (known === undefined) return note
      const [name, depth] = [names[known.category], depths[known.depth]]
      return depth === '' ? name : `${name} (${depth})`
    })
  )
}
