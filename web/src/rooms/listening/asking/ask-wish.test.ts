import { expect, test } from 'vitest'
import { fits, plainWish, sentWish } from './ask-wish.ts'

test('whoever asks finds their own language chosen where listeners may speak it, and English else', () => {
  const languages = ['de-AT', 'ar', 'zh-CN', ''].map((tag) => plainWish(tag).language)
  expect(languages).toEqual(['de', 'ar', 'en', 'en'])
})

test('a question goes without the spaces around it, and one that is too long stays where it is', () => {
  const wish = { ...plainWish('en'), name: ' Mina ', words: `  ${'a'.repeat(1000)} ` }
  expect(fits(wish)).toBe(true)
  expect(sentWish(wish)).toMatchObject({ name: 'Mina', words: 'a'.repeat(1000) })
  expect(fits({ ...wish, words: 'a'.repeat(1001) })).toBe(false)
})

test('nobody is named to a listener who did not choose it', () => {
  expect(plainWish('en').name).toBe('')
})
