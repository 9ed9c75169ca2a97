import type { NoteChoice, TalkItem, TalkView } from '@beside/client'
import { dayInWords } from '#lib/ui/time/words.ts'
import { choiceFor, notesInWords } from '#lib/words/content-notes.ts'
import { itemWords, muteWords } from './words.ts'

const lineLengthMax = 120

export type MutedBy = TalkView['muted'][string]
/** One item as it is, or some that follow each other and are folded for the same reason. */
export type Row = { readonly muted: MutedBy | null; readonly items: readonly TalkItem[] }
export type Day = {
  /** Stays the same while words are added before or after: what is drawn already is not drawn anew. */
  readonly key: string
  readonly title: string
  readonly items: readonly TalkItem[]
}

/** The words of a conversation under the days on which they were written. */
export function groupByDay(items: readonly TalkItem[], now: number): readonly Day[] {
  const days: { key: string; title: string; items: TalkItem[] }[] = []
  for (const item of items) {
    const title = dayInWords(item.at, now)
    const latest = days.at(-1)
    if (latest?.title === title) latest.items.push(item)
    else {
      // Words that wait have the time of this device, which may lie before that of the log.
      const isTwice = days.some((day) => day.title === title)
      days.push({ key: isTwice ? `${title} ${days.length}` : title, title, items: [item] })
    }
  }
  return days
}

/** Words that are muted, folded together as far as they follow each other. */
export function rowsOf(items: readonly TalkItem[], muted: TalkView['muted']): readonly Row[] {
  const rows: { muted: MutedBy | null; reason: string | null; items: TalkItem[] }[] = []
  for (const item of items) {
    const reason = reasonOf(item, muted)
    const latest = rows.at(-1)
    if (reason !== null && latest?.reason === reason) latest.items.push(item)
    else rows.push({ muted: muted[item.id] ?? null, reason, items: [item] })
  }
  return rows
}

function reasonOf(item: TalkItem, muted: TalkView['muted']): string | null {
  const by = muted[item.id]
  if (by === undefined || item.kind !== 'words') return null
  if (by === 'person') return `${by} ${item.memberId}`
  return by === 'thread' ? `${by} ${item.answer?.threadId ?? ''}` : by
}

/** Words in one line, for those that answer them. What is folded or hidden shows nothing of itself here (T17). */
export function lineOf(
  item: TalkItem,
  muted: TalkView['muted'],
  choices: Readonly<Record<string, NoteChoice>>
): string {
  if (item.kind !== 'words') return ''
  const by = muted[item.id]
  if (by !== undefined) return muteWords[by]
  if (item.wasClosed) return itemWords.wasClosed
  const choice = choiceFor(item.notes, choices)
  if (choice === 'fold') return notesInWords(item.notes)
  if (choice === 'hide') return itemWords.hidden
  return item.text.replaceAll(/\s+/gu, ' ').slice(0, lineLengthMax)
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
 * The words that stand in a conversation, and those that stand apart while nobody can write: what was typed, and
 * once all is over what waited as well.
 */
export function partUnsent(
  { items, draft, answerDrafts }: Pick<TalkView, 'items' | 'draft' | 'answerDrafts'>,
  isOver: boolean
): { readonly items: readonly TalkItem[]; readonly unsent: readonly string[] } {
  const waiting = items.filter(
    (item) => isOver && item.kind === 'words' && item.delivery === 'waiting'
  )
  const typed = [draft, ...Object.values(answerDrafts)]
  const texts = waiting.flatMap((item) => (item.kind === 'words' ? item.text : []))
  return {
    items: items.filter((item) => !waiting.includes(item)),
    unsent: [...texts, ...typed.map(({ text }) => text)].filter((text) => text.trim() !== '')
  }
}
