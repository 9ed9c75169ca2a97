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
  /** The same of dates that are not held, which wait for no rhythm. */
  off_through: number
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

/** Something that the newsletter tells of by itself. What it says is read from what is public when a mail goes. */
export type NoticeRow = {
  /** What it is about, such as `text a-slug 1764244800000`. */
  id: string
  /** When it may go out; null for what was there before letters were made by themselves. */
  goes_at: number | null
  /** Its place among all letters and notices; null until it goes out. */
  number: number | null
  /** 1 where somebody keeps it back. */
  is_held: number
}
