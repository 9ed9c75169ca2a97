import { HelpLine } from '@beside/contract'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { emptyLine } from './community-form.ts'
import { checkOf, countryToShow, linesIn, showLine } from './help-lines.ts'

const line = {
  ...emptyLine('GB'),
  name: 'A line to talk',
  dial: '116 123',
  hours: 'day and night',
  dialledOn: '2026-08-01',
  checkedBy: 'two'
} as const

describe('A line on Help now', () => {
  test('is dialled without the spaces it is written with', () => {
    expect(showLine(line, 0).href).toBe('tel:116123')
    expect(showLine({ ...line, dial: '*120*7867#' }, 0).href).toBe('tel:*120*7867%23')
    // A plus in percent signs is read by no phone.
    expect(showLine({ ...line, dial: '+64 800 543 354' }, 0).href).toBe('tel:+64800543354')
  })

  test('opens a text with the word to send', () => {
    const text = { ...line, way: 'text', dial: '85258', textWord: 'HELLO' } as const
    expect(showLine(text, 0).href).toBe('sms:85258?&body=HELLO')
  })

  test('opens an empty text where any words will do', () => {
    const text = { ...line, way: 'text', dial: '0477 13 11 14' } as const
    expect(showLine(text, 0).href).toBe('sms:0477131114')
  })

  // As they stand in public sources: a number that is rewritten cannot be dialled.
  test.each([
    ['call', '116 123', '', 'tel:116123'],
    ['text', '85258', 'SHOUT', 'sms:85258?&body=SHOUT'],
    ['call', '988', '', 'tel:988'],
    ['text', '741741', 'HOME', 'sms:741741?&body=HOME'],
    ['text', '88788', 'START', 'sms:88788?&body=START'],
    ['call', '13 11 14', '', 'tel:131114'],
    ['text', '1737', '', 'sms:1737'],
    ['text', '4357', 'HELP', 'sms:4357?&body=HELP'],
    ['call', '1-800', '', null],
    ['call', '0800 567 567', '', 'tel:0800567567'],
    ['call', '*120*7867#', '', 'tel:*120*7867%23'],
    ['text', '50808', 'I NEED', 'sms:50808?&body=I%20NEED']
  ] as const)('that one reaches by a %s to %s %s', (way, dial, textWord, href) => {
    if (href === null) expect(v.is(HelpLine.entries.dial, dial)).toBe(false)
    else expect(showLine({ ...line, way, dial, textWord }, 0).href).toBe(href)
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
