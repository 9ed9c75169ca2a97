import { expect, test } from 'vitest'
import { around } from './choosing.ts'

const words = Array.from({ length: 1000 }, (_, nth) => ({ itemId: `${nth}` }))
const span = (itemId: string) => {
  const found = around(words, itemId)
  return [found[0]?.itemId, found.at(-1)?.itemId, found.length]
}

test('the newest words are offered, also where it begins at one of them or at none', () => {
  expect(span('')).toEqual(['800', '999', 200])
  expect(span('800')).toEqual(['800', '999', 200])
  expect(around(words.slice(0, 3), '1')).toHaveLength(3)
})

test('older words at which a report begins are offered, with those around them', () => {
  expect(span('799')).toEqual(['699', '898', 200])
  expect(span('5')).toEqual(['0', '199', 200])
})
