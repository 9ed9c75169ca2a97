import type { TalkItem, TalkView } from '@beside/client'
import { dayInWords } from '#lib/ui/time/words.ts'

export type Day = { readonly title: string; readonly items: readonly TalkItem[] }

/** The words of a conversation under the days on which they were written. */
export function groupByDay(items: readonly TalkItem[], now: number): readonly Day[] {
  const days: { title: string; items: TalkItem[] }[] = []
  for (const item of items) {
    const title = dayInWords(item.at, now)
    const latest = days.at(-1)
    if (latest?.title === title) latest.items.push(item)
    else days.push({ title, items: [item] })
  }
  return days
}

/** The items where another voice begins: there it stands who speaks. A line between words ends a voice. */
export function listVoices(items: readonly TalkItem[]): ReadonlySet<string> {
  const begun = items.filter((item, index) => {
    const before = items[index - 1]
    const goesOn = before?.kind === 'words' && before.memberId === item.memberId
    return item.kind === 'words' && !goesOn
  })
  return new Set(begun.map(({ id }) => id))
}

/** Whether others wrote since: pages of earlier words do not count. */
export function hasNewFromThem(before: readonly TalkItem[], after: readonly TalkItem[]): boolean {
  const known = new Set(before.map(({ id }) => id))
  const lastKnown = after.findLastIndex(({ id }) => known.has(id))
  return after
    .slice(lastKnown + 1)
    .some((item) => item.kind === 'words' && item.by === 'them' && !known.has(item.id))
}

/**
 * The words that stand in a conversation, and those that stand apart while nobody can write: the draft, and
 * once all is over what waited as well.
 */
export function partUnsent(
  { items, draft }: Pick<TalkView, 'items' | 'draft'>,
  isOver: boolean
): { readonly items: readonly TalkItem[]; readonly unsent: readonly string[] } {
  const waiting = items.filter(
    (item) => isOver && item.kind === 'words' && item.delivery === 'waiting'
  )
  const texts = waiting.flatMap((item) => (item.kind === 'words' ? item.text : []))
  return {
    items: items.filter((item) => !waiting.includes(item)),
    unsent: [...texts, draft.text].filter((text) => text.trim() !== '')
  }
}
