import { describe, expect, it } from 'vitest'
import { dateOnlyInWords, dayInWords, hourInWords, nowInWords, whenInWords } from './words.ts'

// Tuesday, 4 May 2027, half past eight in the evening, by the clock of the reader.
const now = new Date(2027, 4, 4, 20, 30).getTime()
const at = (day: number, hours: number, minutes = 0) =>
  new Date(2027, 4, day, hours, minutes).getTime()

describe('When something was written is said as a person would say it', () => {
  it.each([
    [at(4, 20, 29), 'a moment ago'],
    [at(4, 20, 22), 'a few minutes ago'],
    [at(4, 19, 50), 'less than an hour ago'],
    [at(4, 18), 'this evening'],
    [at(4, 14), 'this afternoon'],
    [at(4, 9), 'this morning'],
    [at(4, 2), 'in the night'],
    [at(3, 21), 'yesterday evening'],
    [at(3, 23), 'yesterday night'],
    [at(2, 10), 'on Sunday'],
    [new Date(2027, 3, 20, 9).getTime(), 'on 20 April'],
    [new Date(2026, 10, 3, 9).getTime(), 'on 3 November 2026']
  ])('%i is "%s"', (time, words) => {
    expect(whenInWords(time, now)).toBe(words)
  })

  it('A device whose clock is behind never speaks of the future', () => {
    expect(whenInWords(now + 86_400_000, now)).toBe('a moment ago')
  })

  it('Ten to midnight was yesterday, ten minutes after midnight', () => {
    expect(dayInWords(at(4, 23, 50), at(5, 0, 10))).toBe('Yesterday')
  })
})

describe('A day and an hour have words', () => {
  it.each([
    [at(4, 8), 'Today'],
    [at(3, 8), 'Yesterday'],
    [at(1, 8), 'Saturday'],
    [at(4, 8) - 30 * 86_400_000, '4 April']
  ])('%i stands under "%s"', (time, words) => {
    expect(dayInWords(time, now)).toBe(words)
  })

  it.each([
    [at(4, 0, 3), 'midnight'],
    [at(4, 23, 56), 'midnight'],
    [at(4, 12, 2), 'noon'],
    [at(4, 7, 0), 'seven in the morning'],
    [at(4, 19, 20), 'quarter past seven in the evening'],
    [at(4, 20, 31), 'half past eight in the evening'],
    [at(4, 14, 45), 'quarter to three in the afternoon'],
    [at(4, 11, 44), 'quarter to twelve in the morning'],
    [at(4, 2, 0), 'two at night']
  ])('%i is "%s"', (time, words) => {
    expect(hourInWords(time)).toBe(words)
  })

  it('A greeting names the day and its part', () => {
    expect(nowInWords(now)).toBe('Tuesday evening')
  })

  it.each([
    ['2027-05-04', 'today'],
    ['2027-05-03', 'yesterday'],
    ['2027-05-01', 'on Saturday'],
    ['2026-11-03', 'on 3 November 2026']
  ])('The date %s is "%s"', (date, words) => {
    expect(dateOnlyInWords(date, now)).toBe(words)
  })
})
