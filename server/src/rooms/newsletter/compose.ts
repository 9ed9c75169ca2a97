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

export type Came = {
  readonly letters: readonly Pick<LetterRow, 'subject' | 'text'>[]
  /** What is told by itself, as it is said. */
  readonly notices?: readonly string[]
}

/** One mail with all that came meanwhile, as plain text. */
export function compose(
  { letters, notices = [] }: Came,
  { to, look, language, placeName, ownPage, stopLink }: Addressed
): Mail {
  const words = mailWordsIn[language]
  const [first] = letters
  const count = letters.length + notices.length
  // What is told by itself says in no list of mails what it is.
  const subject = count === 1 && first ? first.subject : words.several(count)
  const parts = letters.map((letter) => words.letter(letter.subject, letter.text))
  return {
    to,
    name: look?.name ?? placeName,
    subject: look?.subject ?? subject,
    text: [...parts, ...notices, words.end(ownPage)].join(words.parted),
    endedBy: stopLink
  }
}
