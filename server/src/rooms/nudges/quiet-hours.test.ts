import { expect, test } from 'vitest'
import { quietFor } from './quiet-hours.ts'

const zone = 'Europe/London'
const at = (time: string): number => Date.parse(`2026-01-10T${time}:00Z`)
const MINUTE = 60_000

test('quiet hours over midnight hold until their end', () => {
  const hours = { from: '21:00', to: '08:00', zone }
  expect(quietFor(hours, at('20:59'))).toBe(0)
  expect(quietFor(hours, at('21:00'))).toBe(11 * 60 * MINUTE)
  expect(quietFor(hours, at('07:59'))).toBe(MINUTE)
  expect(quietFor(hours, at('08:00'))).toBe(0)
  expect(quietFor(null, at('22:00'))).toBe(0)
})

test('from an hour to the same one it is quiet all day, as the boundaries say', () => {
  const hours = { from: '09:00', to: '09:00', zone }
  for (const time of ['00:00', '08:59', '09:00', '18:30'])
    expect(quietFor(hours, at(time))).toBeGreaterThan(0)
})
