import type { Keyring } from '@beside/kernel'
import { expect, test } from 'vitest'
import { withSetting } from '../../account/settings.ts'
import { tellingState } from './telling.ts'

const DAY = 86_400_000
const empty: Keyring = {
  version: 0,
  instanceRoot: 'i'.repeat(43),
  roots: [{ id: 'r'.repeat(22), secret: 's'.repeat(43) }],
  memberships: [],
  settings: {}
}
const waiting = { question: 'heard', isYes: true, sendAt: DAY, sentAt: null }

function stateOf(value: object | null, now = DAY) {
  return tellingState(withSetting(empty, 'heard-answer', { value, at: 1 }), now)
}

test('an answer can be taken back until it may be on its way, also where no reply came', () => {
  expect(stateOf(null)).toBe('open')
  expect(stateOf(waiting)).toBe('waits')
  const leaving = { ...waiting, isLeaving: true }
  // Weeks without a reply as well: it may have been counted, and another one waits until that is known.
  for (const now of [DAY, 200 * DAY]) expect(stateOf(leaving, now)).toBe('told')
  expect(stateOf({ ...leaving, sentAt: DAY })).toBe('told')
  expect(stateOf({ ...leaving, sentAt: DAY }, 92 * DAY)).toBe('open')
})
