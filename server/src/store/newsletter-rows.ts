import type { NewsletterRhythm, NewsletterTopic } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'

/** An address that asked for the newsletter. No row says whose it is, and none of an account is beside it. */
export type NewsletterReaderRow = {
  /** Random. */
  id: Bytes
  /** A keyed hash. */
  address: Bytes
  /** The address, the topics, and how it looks. */
  sealed: Bytes
  rhythm: NewsletterRhythm
  /** The last day on which it may still be said yes to, YYYY-MM-DD; null once it was. */
  until: string | null
  /** The number of the newest letter that this reader had, or that was not for them. */
  through: number
  /** The day of the newest mail with letters, or of the yes, YYYY-MM-DD. */
  sent_on: string
}

/** A letter of the newsletter. */
export type LetterRow = {
  id: Bytes
  topic: NewsletterTopic
  subject: string
  text: string
  /** When it may go out; null for a draft. */
  goes_at: number | null
  /** Their order, from 1; null until it goes out. From then on anybody may read it. */
  number: number | null
  out_on: string | null
}
