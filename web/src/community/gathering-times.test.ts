import { expect, test } from 'vitest'
import { cityOf } from '#lib/words/city-of.ts'
import { sayWhen } from './gathering-times.ts'

const english = { locale: 'en-GB', to: 'to' }

test('a time is that of the place, whatever zone the reader is in', () => {
  const [startsAt, endsAt] = [Date.UTC(2026, 11, 1, 17, 30), Date.UTC(2026, 11, 1, 19)]
  const said = sayWhen({ startsAt, endsAt, zone: 'Europe/Berlin' }, english)
  expect(said).toMatch(/^Tuesday,? 1 December 2026, 18:30 to 20:00$/u)
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
})

test('both days are said where it goes on into the next', () => {
  const [startsAt, endsAt] = [Date.UTC(2026, 11, 1, 22), Date.UTC(2026, 11, 2, 5)]
  const said = sayWhen({ startsAt, endsAt, zone: 'Europe/Berlin' }, english)
  expect(said).toMatch(/ to Wednesday,? 2 December 2026, 06:00$/u)
})
