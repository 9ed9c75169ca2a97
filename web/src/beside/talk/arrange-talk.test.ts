import type { TalkItem } from '@beside/client'
import { expect, it } from 'vitest'
import { groupByDay, hasNewFromThem, listVoices, partUnsent } from './arrange-talk.ts'

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
    acknowledgement: null,
    acknowledgedByMe: null
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
  const talk = { items: [evening, waiting], draft: { text: 'half a sentence', notes: [] } }
  expect(partUnsent(talk, true)).toEqual({
    items: [evening],
    unsent: ['too late', 'half a sentence']
  })
  expect(partUnsent(talk, false)).toEqual({ items: talk.items, unsent: ['half a sentence'] })
  expect(partUnsent({ items: [], draft: { text: ' ', notes: [] } }, true).unsent).toEqual([])
})

it('Whose words they are stands once where a voice begins, and again after a line between', () => {
  const ade = { ...words('d', 'them', evening.at), memberId: 'ade' }
  const line: TalkItem = { kind: 'joined', id: 'e', by: 'them', memberId: 'ade', at: evening.at }
  const later = { ...ade, id: 'f' }
  expect([...listVoices([lastNight, evening, ade, line, later])]).toEqual(['a', 'd', 'f'])
})
