import { describe, expect, test } from 'vitest'
import { emptyLine } from './community-form.ts'
import { checkOf, countryToShow, linesIn, showLine } from './help-lines.ts'

const line = {
  ...emptyLine('GB'),
  name: 'A line to talk',
  dial: '116 123',
  hours: 'day and night',
  dialledOn: '2026-08-01'
}

describe('A line on Help now', () => {
  test('is dialled without the spaces it is written with', () => {
    expect(showLine(line, 0).href).toBe('tel:116123')
    expect(showLine({ ...line, dial: '*120*7867#' }, 0).href).toBe('tel:*120*7867%23')
  })

  test('opens a text with the word to send', () => {
    const text = { ...line, way: 'text', dial: '85258', textWord: 'HELLO' } as const
    expect(showLine(text, 0).href).toBe('sms:85258?&body=HELLO')
  })

  test.each([
    ['2026-10-16', 'fresh'],
    ['2026-10-17', 'due'],
    ['2026-10-30', 'due'],
    ['2026-10-31', 'old'],
    ['2027-01-28', 'old'],
    ['2027-01-29', 'long-ago']
  ])('that was dialled on the first of August is, on %s, %s', (day, check) => {
    expect(checkOf(line, Date.parse(day))).toBe(check)
  })
})

describe('Lines of a country', () => {
  const now = Date.parse('2027-03-01')
  const late = showLine({ ...line, name: 'late' }, now)
  const fresh = showLine({ ...line, name: 'fresh', dialledOn: '2027-02-28' }, now)
  const everywhere = showLine({ ...line, name: 'everywhere', region: null }, now)
  const irish = showLine({ ...line, name: 'irish', region: 'IE' }, now)
  const named = (country: string | null) =>
    linesIn([late, irish, everywhere, fresh], country).map(({ name }) => name)

  test('are those that it reaches, and none is left out because nobody dialled it for long', () => {
    expect(named('GB')).toEqual(['fresh', 'late', 'everywhere'])
    expect(named('IE')).toEqual(['fresh', 'irish', 'everywhere'].slice(1))
    expect(named(null)).toEqual(['fresh', 'late', 'irish', 'everywhere'])
  })
})

describe('The country on Help now', () => {
  const gb = { region: 'GB', lines: [{ ...line, region: 'KE' }] }

  test('follows what Ana chose, then what her community chose', () => {
    expect(countryToShow('NZ', gb)).toBe('NZ')
    expect(countryToShow(null, gb)).toBe('GB')
    expect(countryToShow('XX', gb)).toBe('GB')
    expect(countryToShow(null, { region: null, lines: [] })).toBeNull()
  })

  test('can be one of which we know a line and no emergency number', () => {
    expect(countryToShow('KE', gb)).toBe('KE')
  })
})
