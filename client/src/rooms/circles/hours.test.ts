import { describe, expect, it } from 'vitest'
import { isZone, KEPT_OPEN_MAX, openUntil, opennessAt, wasOpenAt, type Times } from './hours.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const at = (text: string) => Date.parse(text)
const zone = 'Europe/Berlin'
/** Thursdays and Sundays, from seven to nine in the evening. */
const evenings: Times = {
  hours: { days: [4, 7], from: '19:00', to: '21:00', zone },
  since: 0,
  kept: []
}
const stateAt = (times: Times, text: string) => opennessAt(times, at(text)).state

describe('A circle with set times', () => {
  it('is open from its hour on, says when it closes soon, and is closed in the very minute', () => {
    // 6 May 2027 is a Thursday; clocks in Berlin are two hours ahead.
    const states = ['16:59', '17:00', '18:54', '18:55', '18:59', '19:00'].map((time) =>
      stateAt(evenings, `2027-05-06T${time}Z`)
    )
    expect(states).toEqual(['closed', 'open', 'open', 'closing', 'closing', 'closed'])
  })

  it('says when it opens again, also where that is a week away', () => {
    const opens = (text: string, times = evenings) => opennessAt(times, at(text)).opensAt
    expect(opens('2027-05-06T20:00Z')).toBe(at('2027-05-09T17:00Z'))
    const weekly = { ...evenings, hours: { days: [4], from: '19:00', to: '21:00', zone } }
    expect(opens('2027-05-06T20:00Z', weekly)).toBe(at('2027-05-13T17:00Z'))
  })

  it('goes on after midnight where it ends at an earlier hour, and for a whole day where both are one', () => {
    const late = { ...evenings, hours: { days: [4], from: '22:00', to: '01:00', zone } }
    expect(stateAt(late, '2027-05-06T22:30Z')).toBe('open')
    expect(stateAt(late, '2027-05-06T23:00Z')).toBe('closed')
    const whole = { ...evenings, hours: { days: [4, 5], from: '00:00', to: '00:00', zone } }
    expect(openUntil(whole, at('2027-05-06T10:00Z'))).toBe(at('2027-05-07T22:00Z'))
  })

  it('keeps its hour by the clocks of its zone, before and after both changes', () => {
    // Sundays of the changes in 2027: 28 March and 31 October.
    const opening = (text: string) => opennessAt(evenings, at(text)).opensAt
    expect(opening('2027-03-26T00:00Z')).toBe(at('2027-03-28T17:00Z'))
    expect(opening('2027-03-19T00:00Z')).toBe(at('2027-03-21T18:00Z'))
    expect(opening('2027-10-29T00:00Z')).toBe(at('2027-10-31T18:00Z'))
    expect(opening('2027-10-22T00:00Z')).toBe(at('2027-10-24T17:00Z'))
  })

  it('lives through the very hours in which clocks change', () => {
    const nightOf = (from: string, to: string): Times => ({
      ...evenings,
      hours: { days: [7], from, to, zone }
    })
    // In spring half past two is left out: it opens an hour later on the clock, and closes as it says.
    const spring = nightOf('02:30', '05:00')
    expect(opennessAt(spring, at('2027-03-28T00:00Z')).opensAt).toBe(at('2027-03-28T01:30Z'))
    expect(openUntil(spring, at('2027-03-28T02:00Z'))).toBe(at('2027-03-28T03:00Z'))
    // Nothing is left of these hours, so it stays closed for that night.
    expect(stateAt(nightOf('02:15', '03:00'), '2027-03-28T01:10Z')).toBe('closed')
    // In autumn half past two comes twice: the first counts.
    const autumn = nightOf('01:00', '02:30')
    expect(openUntil(autumn, at('2027-10-31T00:00Z'))).toBe(at('2027-10-31T00:30Z'))
    const west: Times = {
      ...evenings,
      hours: { days: [7], from: '01:30', to: '03:00', zone: 'America/New_York' }
    }
    expect(opennessAt(west, at('2027-11-07T04:00Z')).opensAt).toBe(at('2027-11-07T05:30Z'))
    expect(openUntil(west, at('2027-11-07T06:00Z'))).toBe(at('2027-11-07T08:00Z'))
  })

  it('is kept open beside its times, and goes on where these begin', () => {
    const from = at('2027-05-06T16:30Z')
    const kept = { ...evenings, kept: [{ from, until: from + HOUR }] }
    expect(stateAt(kept, '2027-05-06T16:40Z')).toBe('open')
    expect(openUntil(kept, at('2027-05-06T16:40Z'))).toBe(at('2027-05-06T19:00Z'))
  })
})

describe('Words of a circle with set times', () => {
  it('were written while it was closed only where no slow line explains it', () => {
    const end = at('2027-05-06T19:00Z')
    const minutes = [0, 1, 3].map((late) => wasOpenAt(evenings, end + late * MINUTE))
    expect(minutes).toEqual([true, true, false])
    expect(wasOpenAt(evenings, at('2027-05-06T16:57Z'))).toBe(false)
  })

  it('from before there were these times are judged by nobody, nor those of openings that are forgotten', () => {
    const noon = at('2027-05-07T12:00Z')
    expect(wasOpenAt(evenings, noon)).toBe(false)
    const since = [noon + 1, noon - MINUTE, noon - 3 * MINUTE]
    expect(since.map((one) => wasOpenAt({ ...evenings, since: one }, noon))).toEqual([
      true,
      true,
      false
    ])
    const kept = Array.from({ length: KEPT_OPEN_MAX }, (_, index) => {
      const from = noon + (index + 1) * 48 * HOUR
      return { from, until: from + HOUR }
    })
    expect(wasOpenAt({ ...evenings, kept }, noon)).toBe(true)
    expect(wasOpenAt({ ...evenings, kept: kept.slice(1) }, noon)).toBe(false)
  })

  it('are always right where it is always open', () => {
    const always = { ...evenings, hours: null }
    expect(wasOpenAt(always, 0)).toBe(true)
    expect(opennessAt(always, 0)).toEqual({ state: 'open', opensAt: null })
  })
})

it('A zone that this device does not know is none', () => {
  expect([zone, 'UTC', 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, false, false])
})
