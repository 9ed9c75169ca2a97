import { expect, test } from 'vitest'
import { agreementChanges } from './agreement-changes.ts'

test('whoever said yes before sees which lines are new and which are gone', () => {
  const before = 'We listen.\n\nWe give no advice.\nWe come on Thursdays.'
  const now = 'We listen.\nWe give no advice unless asked.\n\nWe come on Thursdays.'
  const { lines, gone } = agreementChanges(before, now)
  expect(lines.map(({ text, isNew }) => [text, isNew])).toEqual([
    ['We listen.', false],
    ['We give no advice unless asked.', true],
    ['We come on Thursdays.', false]
  ])
  expect(gone).toEqual(['We give no advice.'])
  expect(agreementChanges(now, now).lines.some(({ isNew }) => isNew)).toBe(false)
  expect(agreementChanges('', '')).toEqual({ lines: [], gone: [] })
})
