import type { TalkItem, TalkView } from '@beside/client'
import { expect, it } from 'vitest'
import {
  groupByDay,
  hasNewFromThem,
  lineOf,
  listVoices,
  partUnsent,
  rowsOf
} from './arrange-talk.ts'

const now = new Date(2027, 4, 4, 20, 30).getTime()

function words(id: string, by: 'me' | 'them', at: number): TalkItem {
  return {
    kind: 'words',
    id,
    by,
    memberId: by === 'me' ? 'mina' : 'sam',
    at,
    text: id,
    notes: [],
    isEdited: false,
    delivery: 'sent',
    acknowledgements: [],
    answer: null,
    hasAnswers: false,
    mentionsMe: false
  }
}

const lastNight = words('a', 'them', new Date(2027, 4, 3, 23, 50).getTime())
const morning = words('b', 'me', new Date(2027, 4, 4, 8).getTime())
const evening = words('c', 'them', new Date(2027, 4, 4, 20).getTime())

it('Words stand under the day on which they were written', () => {
  const days = groupByDay([lastNight, morning, evening], now)
  expect(days.map(({ title, items }) => [title, items.length])).toEqual([
    ['Yesterday', 1],
    ['Today', 2]
  ])
})

it('A day keeps its key while words come before and after, and no two days have one', () => {
  const keysOf = (...items: TalkItem[]) => groupByDay(items, now).map(({ key }) => key)
  const [, today] = keysOf(lastNight, morning, evening)
  expect(keysOf(evening)).toEqual([today])
  expect(keysOf(morning)).toEqual([today])
  const waiting = words('w', 'me', lastNight.at)
  expect(new Set(keysOf(lastNight, morning, waiting)).size).toBe(3)
})

it('Words of the other that come in are told once', () => {
  expect(hasNewFromThem([lastNight, morning], [lastNight, morning, evening])).toBe(true)
  expect(hasNewFromThem([lastNight, morning, evening], [lastNight, morning, evening])).toBe(false)
})

it('Our own words and earlier pages are not told as new', () => {
  expect(hasNewFromThem([lastNight], [lastNight, morning])).toBe(false)
  expect(hasNewFromThem([morning], [lastNight, morning])).toBe(false)
})

it('The first words in an empty conversation are new', () => {
  expect(hasNewFromThem([], [evening])).toBe(true)
})

it('What waited and what was typed stands apart once a bond is over, and is not among what was said', () => {
  const waiting = { ...words('too late', 'me', evening.at), delivery: 'waiting' } as TalkItem
  const draft = (text: string) => ({ text, notes: [] })
  const talk = {
    items: [evening, waiting],
    draft: draft('half a sentence'),
    answerDrafts: { c: draft('half an answer') }
  }
  const typed = ['half a sentence', 'half an answer']
  expect(partUnsent(talk, true)).toEqual({ items: [evening], unsent: ['too late', ...typed] })
  expect(partUnsent(talk, false)).toEqual({ items: talk.items, unsent: typed })
  const nothing = { items: [], draft: draft(' '), answerDrafts: {} }
  expect(partUnsent(nothing, true).unsent).toEqual([])
})

it('Whose words they are stands once where a voice begins, and again after a line between', () => {
  const ade = { ...words('d', 'them', evening.at), memberId: 'ade' }
  const line: TalkItem = { kind: 'joined', id: 'e', by: 'them', memberId: 'ade', at: evening.at }
  const later = { ...ade, id: 'f' }
  expect([...listVoices([lastNight, evening, ade, line, later])]).toEqual(['a', 'd', 'f'])
})

it('An answer shows one line of what it answers, and nothing of words that are folded, hidden or muted', () => {
  const open = { ...lastNight, text: ' The\n\nlake  at night ' } as TalkItem
  const noted = { ...open, notes: ['medical:detail'] } as TalkItem
  expect(lineOf(open, {}, {})).toBe(' The lake at night ')
  expect(lineOf(noted, {}, { medical: 'show' })).toContain('lake')
  const unseen = [
    lineOf(noted, {}, {}),
    lineOf(noted, {}, { medical: 'hide' }),
    lineOf(open, { [open.id]: 'person' }, {}),
    lineOf({ ...open, wasClosed: true } as TalkItem, {}, {})
  ]
  expect(unseen).toEqual([
    'About: medical care (in detail)',
    'Words that you chose to hide.',
    'Somebody you muted wrote',
    'Written while the circle was closed'
  ])
})

it('Muted words that follow each other fold to one line, for one reason each', () => {
  const ade = { ...words('d', 'them', evening.at), memberId: 'ade' }
  const muted: TalkView['muted'] = { a: 'person', c: 'person', d: 'person' }
  const rows = rowsOf([lastNight, evening, ade, morning], muted)
  expect(rows.map((row) => [row.muted, row.items.map(({ id }) => id)])).toEqual([
    ['person', ['a', 'c']],
    ['person', ['d']],
    [null, ['b']]
  ])
})
