import { expect, test } from 'vitest'
import { closingOf } from './closing.ts'

test('whoever comes is told the day on which a place closes, and from that day on that it has', () => {
  const community = { closesOn: '2027-05-03' }
  expect(closingOf(community, { today: '2027-05-02' })).toMatchObject({ isOver: false })
  expect(closingOf(community, { today: '2027-05-02' })?.text).toContain('3 May 2027')
  expect(closingOf(community, { today: '2027-05-03' })).toMatchObject({ isOver: true })
})

test('of a place that stays open nothing is said', () => {
  expect(closingOf({ closesOn: null })).toBeNull()
  expect(closingOf(null)).toBeNull()
})
