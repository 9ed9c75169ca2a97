import type { NoticeRow } from '../../store/notices.ts'
import type { ReaderRow } from '../../store/newsletter-readers.ts'
import { gatheringNotice } from './notices.ts'
import type { Things, Told } from './notices.ts'
import type { Content } from './readers.ts'

export type Reading = {
  readonly reader: Pick<ReaderRow, 'through' | 'off_through'>
  readonly content: Pick<Content, 'topics' | 'toldFrom'>
  /** Whether their rhythm is it; if not, they hear of dates that are not held, and of nothing else. */
  readonly isTurn: boolean
}

/** What one reader is told: what they chose, once, and what became of that of which they were told. */
export function toldTo(
  rows: readonly NoticeRow[],
  things: Things,
  { reader, content, isTurn }: Reading
): readonly Told[] {
  const numbers = new Map(rows.map(({ id, number }) => [id, number ?? Infinity]))
  const { through, off_through: offThrough } = reader
  const isTold = (told: Told, number: number) => {
    if (!content.topics.includes(told.kind === 'text' ? 'articles' : 'gatherings')) return false
    if (told.kind !== 'off') return isTurn && number > through
    const announced = numbers.get(gatheringNotice(told.gathering)) ?? Infinity
    return number > offThrough && announced > content.toldFrom && announced <= through
  }
  return rows.flatMap(({ id, number }) => {
    const told = things.get(id)
    return told && number !== null && isTold(told, number) ? [told] : []
  })
}
