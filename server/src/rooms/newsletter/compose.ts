import type { TextLanguage } from '@beside/contract'
import type { Mail } from '../../mail/mailer.ts'
import type { LetterRow } from '../../store/letters.ts'
import { mailWordsIn } from './words-in.ts'

export type Addressed = {
  readonly to: string
  /** Sender and subject that say nothing, where somebody chose so. */
  readonly look: { readonly name: string; readonly subject: string } | null
  readonly language: TextLanguage
  readonly placeName: string
  readonly ownPage: string
  readonly stopLink: string
}

/** One mail with all letters that came meanwhile, as plain text. */
export function compose(
  letters: readonly Pick<LetterRow, 'subject' | 'text'>[],
  { to, look, language, placeName, ownPage, stopLink }: Addressed
): Mail {
  const words = mailWordsIn[language]
  const [first] = letters
  const subject = letters.length === 1 && first ? first.subject : words.several(letters.length)
  const parts = letters.map((letter) => words.letter(letter.subject, letter.text))
  return {
    to,
    name: look?.name ?? placeName,
    subject: look?.subject ?? subject,
    text: [...parts, words.end(ownPage)].join(words.parted),
    endedBy: stopLink
  }
}
