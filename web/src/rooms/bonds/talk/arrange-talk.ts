import type { TalkItem } from '@beside/client'
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

/** Whether the other wrote since: pages of earlier words do not count. */
export function hasNewFromThem(before: readonly TalkItem[], after: readonly TalkItem[]): boolean {
  const known = new Set(before.map(({ id }) => id))
  const lastKnown = after.findLastIndex(({ id }) => known.has(id))
  return after
    .slice(lastKnown + 1)
    .some((item) => item.kind === 'words' && item.by === 'them' && !known.has(item.id))
}
