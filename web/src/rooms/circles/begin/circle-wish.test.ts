import { expect, it } from 'vitest'
import { isWhole, plainWish, sentWish } from './circle-wish.ts'
import { agreementMax } from './words.ts'

const named = { ...plainWish, name: ' Thursday evenings ' }

it('A circle needs a name and an agreement, and may leave the rest open', () => {
  expect(isWhole(plainWish)).toBe(false)
  expect(isWhole(named)).toBe(true)
  expect(isWhole({ ...named, agreement: ' \n ' })).toBe(false)
})

it('What is longer than fits is not sent', () => {
  expect(isWhole({ ...named, welcome: 'x'.repeat(601) })).toBe(false)
  expect(isWhole({ ...named, agreement: 'x'.repeat(agreementMax + 1) })).toBe(false)
  expect(isWhole({ ...named, welcome: `${' '.repeat(700)}Sleep` })).toBe(true)
})

it('Blanks at both ends stay behind', () => {
  expect(sentWish({ ...named, agreement: 'We speak for ourselves.\n' })).toEqual({
    about: {
      name: 'Thursday evenings',
      purpose: '',
      welcome: '',
      notWelcome: '',
      seats: 8,
      hours: null,
      newcomers: 'all'
    },
    agreement: 'We speak for ourselves.',
    allowsDetail: false,
    retentionDays: 90
  })
})
