import { expect, test } from 'vitest'
import { isInsideApp } from './inside-app.ts'

const phone = 'Mozilla/5.0 (Linux; Android 15; Pixel 8'

test('a link that Noor opens inside a chat app is known as such', () => {
  expect(isInsideApp(`${phone}; wv) AppleWebKit/537.36 Version/4.0 Chrome/140`)).toBe(true)
  expect(isInsideApp('Mozilla/5.0 (iPhone) AppleWebKit/605 Mobile/15E148 Instagram 350.0')).toBe(
    true
  )
})

test('her own browser is left in peace', () => {
  expect(isInsideApp(`${phone}) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36`)).toBe(false)
  expect(isInsideApp('Mozilla/5.0 (iPhone) AppleWebKit/605 Version/18.0 Mobile Safari/604.1')).toBe(
    false
  )
})
