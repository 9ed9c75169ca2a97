/** Looks over a reply to somebody who told something hard. See README.md. */
export { lookOver, TEXT_LENGTH_MAX, TIPS_MAX } from './look-over.ts'
export type { Looked, NoticeKind, Position, Tip, TipKind } from './look-over.ts'
export { noticeWords, tipWords } from './words.ts'
