/** Letters of the newsletter, for stewards: a part of the client's surface. */
import type { ByItself, LetterWords, StewardLetter, StewardNewsletter } from '@beside/contract'
import type { Done } from './outcome.ts'

export type { ByItself, LetterWords, StewardLetter, StewardNewsletter } from '@beside/contract'

export type NewsletterActs = {
  readNewsletter(): Done<StewardNewsletter>
  /** With the version of what was read, or null for one that is new, under an id that was drawn for it. */
  saveLetter(
    letter: LetterWords & { readonly id: string; readonly version: string | null }
  ): Done<StewardLetter, 'settings-moved' | 'too-many'>
  /** A draft goes; of one that is out, the words go from the page. */
  throwLetterAway(input: {
    readonly id: string
    readonly version: string
  }): Done<true, 'settings-moved'>
  /** @param at ms since 1970; null for soon: then it can still be taken back for ten minutes */
  sendLetter(input: {
    readonly id: string
    readonly version: string
    readonly at: number | null
  }): Done<StewardLetter, 'settings-moved' | 'no-mail'>
  /** Takes it back, until it goes out. */
  keepLetter(id: string): Done<StewardLetter, 'settings-moved'>
  /** One mail to an address that nobody keeps. For stewards. */
  tryLetter(input: {
    readonly id: string
    readonly to: string
  }): Done<true, 'no-mail' | 'not-sent' | 'bad-request'>
  /** Letters that are made of what is new: whether they are, what waits, and how the next one looks. */
  readByItself(): Done<ByItself>
  /** For stewards. */
  switchByItself(isOn: boolean): Done<ByItself, 'no-mail'>
  holdNotice(input: {
    readonly id: string
    readonly isHeld: boolean
  }): Done<ByItself, 'settings-moved'>
}
