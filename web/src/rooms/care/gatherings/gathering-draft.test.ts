import type { GatheringBody } from '#lib/beside/memory.svelte.ts'
import type { StewardGathering } from '@beside/client'
import { describe, expect, test } from 'vitest'
import { beginGathering, draftOf, problemsOf, wallTimeOf, wishOf } from './gathering-draft.ts'

const whole: GatheringBody = {
  ...beginGathering('Europe/Berlin').body,
  title: 'Soup',
  text: 'We cook.',
  place: 'Lantern Street 4',
  starts: '2026-12-01T18:30',
  ends: '2026-12-01T20:00'
}

describe('A gathering, while it is written', () => {
  test('is whole with a title, words, a place and its times', () => {
    expect(problemsOf(whole)).toEqual([])
    expect(problemsOf(beginGathering('UTC').body)).toEqual([
      'title',
      'text',
      'place',
      'starts',
      'ends'
    ])
  })

  test.each<[string, Partial<GatheringBody>, string]>([
    ['an end before its beginning', { ends: '2026-12-01T18:00' }, 'ends'],
    ['another century', { starts: '1926-12-01T18:30' }, 'starts'],
    ['no seat', { seats: '0' }, 'seats'],
    ['a billion seats', { seats: '1000000000' }, 'seats'],
    ['a number that is none', { seats: '1e2' }, 'seats'],
    ['a link that is none', { isOnline: true, link: 'javascript:alert(1)' }, 'link'],
    ['a series that never ends', { every: 'week', endBy: 'day', endDay: '' }, 'endDay'],
    ['a series that ends before', { every: 'week', endBy: 'day', endDay: '2026-11-30' }, 'endDay'],
    ['more dates than fit', { every: 'month', endTimes: '1000' }, 'endTimes'],
    ['words that are too long', { text: 'a'.repeat(4001) }, 'text']
  ])('says where to look: %s', (_, part, problem) => {
    expect(problemsOf({ ...whole, ...part })).toContain(problem)
  })

  test('comes back as it was saved', () => {
    const body: GatheringBody = {
      ...whole,
      isOnline: true,
      link: 'https://meet.example/a',
      every: 'week',
      step: '2',
      endBy: 'day',
      endDay: '2027-01-05'
    }
    const { words, link } = wishOf(body)
    expect(words.series).toEqual({ every: 'week', step: 2, end: { by: 'day', day: '2027-01-05' } })
    const saved = { id: 'a', version: 'b', words, link } as StewardGathering
    expect(draftOf(saved).body).toEqual(body)
  })

  test('sends no link where people meet at a place', () => {
    expect(wishOf({ ...whole, link: 'https://meet.example/a' }).link).toBe('')
  })

  test('shows a moment as a clock on the wall of its zone says it', () => {
    expect(wallTimeOf(Date.UTC(2026, 11, 1, 17, 30), 'Europe/Berlin')).toBe('2026-12-01T18:30')
    expect(wallTimeOf(Date.UTC(2026, 11, 1, 5, 5), 'Asia/Kolkata')).toBe('2026-12-01T10:35')
  })
})
