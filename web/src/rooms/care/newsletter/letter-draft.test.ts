import { expect, test } from 'vitest'
import { beginLetter, isWhole, letterLimits, timeOf } from './letter-draft.ts'

test('a letter has an id of its own, and can be sent once it has a subject and words that fit', () => {
  const { id, body } = beginLetter()
  expect(id).toMatch(/^[\w-]{22}$/u)
  expect(beginLetter().id).not.toBe(id)
  expect(isWhole(body)).toBe(false)
  expect(isWhole({ ...body, subject: 'A', text: 'B' })).toBe(true)
  expect(isWhole({ ...body, subject: ' ', text: 'B' })).toBe(false)
  expect(isWhole({ ...body, subject: 'A'.repeat(letterLimits.subject + 1), text: 'B' })).toBe(false)
})

test('a time is one to come within a year, or none', () => {
  const now = new Date('2026-11-27T12:00').getTime()
  expect(timeOf('', now)).toBeNull()
  expect(timeOf('2026-11-27T12:01', now)).toBe(now + 60_000)
  for (const typed of ['2026-11-27T11:59', '2028-01-01T00:00', 'soon']) {
    expect(timeOf(typed, now)).toBeUndefined()
  }
})
