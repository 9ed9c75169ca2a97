import type { TextWords, Withheld } from '@beside/contract'
import type { LibraryRevision } from '../../store/library.ts'

type Head = Omit<TextWords, 'body'>

export function headIn({ head }: Pick<LibraryRevision, 'head'>): Head {
  // What stands there was written by `toRow` of words that were checked.
  return JSON.parse(head) as Head
}

export function wordsIn(row: Pick<LibraryRevision, 'head' | 'body'>): TextWords {
  return { ...headIn(row), body: row.body }
}

export function toRow({ body, ...head }: TextWords): Pick<LibraryRevision, 'head' | 'body'> {
  return { head: JSON.stringify(head), body }
}

export function headOf({ body: _body, ...head }: TextWords): Head {
  return head
}

export function withheldIn({
  withheld_on: on,
  withheld_why: why
}: Pick<LibraryRevision, 'withheld_on' | 'withheld_why'>): Withheld | null {
  return on === null ? null : { on, why }
}
