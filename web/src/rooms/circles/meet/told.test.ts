import type { CircleView, GatheringDate, GatheringReminder } from '@beside/client'
import { expect, test } from 'vitest'
import { toldOf } from './told.ts'

const HOUR = 3_600_000
const now = Date.parse('2027-05-06T12:00Z')
const planned: GatheringDate = {
  date: '2027-05-07',
  startsAt: now + 20 * HOUR,
  endsAt: now + 21 * HOUR,
  state: 'planned',
  firstStartsAt: now + 20 * HOUR,
  reason: '',
  mine: null,
  saidYes: false,
  answers: []
}

function told(
  changes: Partial<GatheringDate>,
  reminder: GatheringReminder | null = null,
  state: CircleView['state'] = 'in'
) {
  const gathering = { gatheringId: 'tea', plan: {}, dates: [{ ...planned, ...changes }], reminder }
  // What Today says is told by these parts of a circle alone.
  const circle = { circleId: 'thursday', state, gatherings: [gathering] }
  return toldOf([circle as unknown as CircleView], now).map(({ why }) => why)
}

test('Today reminds only whoever wanted it, as long before as they wanted, and not of what they cannot come to', () => {
  expect(told({})).toEqual([])
  expect(told({}, 'day')).toEqual(['soon'])
  expect(told({}, 'hour')).toEqual([])
  expect(told({ startsAt: now + HOUR, endsAt: now + 2 * HOUR }, 'hour')).toEqual(['soon'])
  expect(told({ startsAt: now + 25 * HOUR, endsAt: now + 26 * HOUR }, 'day')).toEqual([])
  expect(told({ mine: 'no' }, 'day')).toEqual([])
  expect(told({ mine: 'unsure' }, 'day')).toEqual(['soon'])
})

test('Today says what changed to whoever said yes, until they said something to it, or it is over', () => {
  expect(told({ state: 'moved', saidYes: true })).toEqual(['moved'])
  expect(told({ state: 'moved', saidYes: true, mine: 'yes' })).toEqual([])
  expect(told({ state: 'moved' })).toEqual([])
  expect(told({ state: 'called-off', saidYes: true, mine: 'yes' })).toEqual(['called-off'])
  expect(told({ state: 'called-off' }, 'day')).toEqual([])
  expect(told({ state: 'called-off', saidYes: true, startsAt: 1, endsAt: now })).toEqual([])
  expect(told({ state: 'moved', saidYes: true }, 'day', 'removed')).toEqual([])
})
