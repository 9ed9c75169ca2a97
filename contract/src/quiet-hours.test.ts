import { describe, expect, test } from 'vitest'
import { quietAt } from './quiet-hours.ts'
import type { HoursOfDay } from './quiet-hours.ts'

const night = { from: '21:00', to: '08:00', zone: 'Europe/London' }
const at = (text: string): number => Date.parse(text)
const isQuietAt = (hours: HoursOfDay | null, time: number): boolean => quietAt(hours, time).isQuiet

describe('Quiet hours of Sam', () => {
  test('go over midnight, begin with their first minute and end before the last one named', () => {
    const quiet = (text: string): boolean => isQuietAt(night, at(text))
    expect(quiet('2026-01-10T20:59:59Z')).toBe(false)
    expect(quiet('2026-01-10T21:00:00Z')).toBe(true)
    expect(quiet('2026-01-11T00:00:00Z')).toBe(true)
    expect(quiet('2026-01-11T07:59:59Z')).toBe(true)
    expect(quiet('2026-01-11T08:00:00Z')).toBe(false)
    expect(quiet('2026-01-11T14:00:00Z')).toBe(false)
  })

  test('may lie within one day', () => {
    const nap = { ...night, from: '13:00', to: '14:30' }
    expect(isQuietAt(nap, at('2026-01-10T12:59:00Z'))).toBe(false)
    expect(isQuietAt(nap, at('2026-01-10T13:00:00Z'))).toBe(true)
    expect(isQuietAt(nap, at('2026-01-10T14:29:00Z'))).toBe(true)
    expect(isQuietAt(nap, at('2026-01-10T14:30:00Z'))).toBe(false)
    expect(isQuietAt(nap, at('2026-01-11T00:00:00Z'))).toBe(false)
  })

  test('go by the clock of their place, wherever somebody reads them', () => {
    const there = { ...night, zone: 'Asia/Kolkata' }
    expect(isQuietAt(there, at('2026-01-10T15:29:00Z'))).toBe(false)
    expect(isQuietAt(there, at('2026-01-10T15:30:00Z'))).toBe(true)
    expect(isQuietAt(there, at('2026-01-11T02:30:00Z'))).toBe(false)
  })

  test('keep to the wall when clocks go forward and back', () => {
    expect(isQuietAt(night, at('2026-03-28T21:00:00Z'))).toBe(true)
    expect(isQuietAt(night, at('2026-03-29T06:59:00Z'))).toBe(true)
    expect(isQuietAt(night, at('2026-03-29T07:00:00Z'))).toBe(false)
    expect(isQuietAt(night, at('2026-10-24T20:00:00Z'))).toBe(true)
    expect(isQuietAt(night, at('2026-10-25T07:59:00Z'))).toBe(true)
    expect(isQuietAt(night, at('2026-10-25T08:00:00Z'))).toBe(false)
    // Half past one is skipped in March, and comes twice in October.
    const short = { ...night, from: '01:30', to: '03:00' }
    expect(isQuietAt(short, at('2026-03-29T00:59:00Z'))).toBe(false)
    expect(isQuietAt(short, at('2026-03-29T01:00:00Z'))).toBe(true)
    expect(isQuietAt(short, at('2026-10-25T00:30:00Z'))).toBe(true)
    expect(isQuietAt(short, at('2026-10-25T01:15:00Z'))).toBe(false)
    expect(isQuietAt(short, at('2026-10-25T01:30:00Z'))).toBe(true)
  })

  test('are all day where both ends are the same, and never while they are off', () => {
    const always = { ...night, to: '21:00' }
    for (const hour of ['00', '08', '20', '21']) {
      expect(isQuietAt(always, at(`2026-01-10T${hour}:00:00Z`))).toBe(true)
      expect(isQuietAt(null, at(`2026-01-10T${hour}:00:00Z`))).toBe(false)
    }
  })

  test('are none in a time zone that this device does not know', () => {
    expect(isQuietAt({ ...night, zone: 'Moon/Tycho' }, at('2026-01-10T23:00:00Z'))).toBe(false)
  })

  test('say how long it stays quiet, and how long it does not', () => {
    const minutes = (text: string): number => quietAt(night, at(text)).forMs / 60_000
    expect(minutes('2026-01-10T20:59:30Z')).toBe(0.5)
    expect(minutes('2026-01-10T21:00:00Z')).toBe(11 * 60)
    expect(minutes('2026-01-11T07:59:00Z')).toBe(1)
    expect(minutes('2026-01-11T08:00:00Z')).toBe(13 * 60)
    expect(quietAt(null, at('2026-01-10T22:00:00Z')).forMs).toBe(Infinity)
  })
})
