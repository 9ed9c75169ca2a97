import { expect, test } from 'vitest'
import { EXIT_PLACE_LENGTH_MAX, readExitPlace } from './exit-place.ts'

test('an address is taken as Noor types it', () => {
  expect(readExitPlace(' weather.example ')).toBe('https://weather.example')
  expect(readExitPlace('https://news.example:8443/today?page=1')).toBe(
    'https://news.example:8443/today?page=1'
  )
  expect(readExitPlace('wetter.köln/heute')).toBe('https://wetter.köln/heute')
})

test('what is no plain https address is not gone to', () => {
  const refused = [
    '',
    'the weather',
    'localhost',
    'http://weather.example',
    'javascript:alert(1)',
    'data:text/html,hello',
    'https://weather.example@elsewhere.example',
    'https://weather.example/"><script>',
    'https://weather.example/ two',
    `https://weather.example/${'a'.repeat(EXIT_PLACE_LENGTH_MAX)}`
  ]
  expect(refused.filter((typed) => readExitPlace(typed) !== undefined)).toEqual([])
})
