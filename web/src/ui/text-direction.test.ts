import { expect, it } from 'vitest'
import { textDirection } from './text-direction.ts'

it('The first letter says which way the words run', () => {
  expect(textDirection('Hello')).toBe('ltr')
  expect(textDirection('مرحبا, Sam')).toBe('rtl')
  expect(textDirection('«שלום» and more')).toBe('rtl')
  expect(textDirection('🌿 12: Grüße')).toBe('ltr')
})

it('Without a letter the page decides', () => {
  expect(textDirection('')).toBeUndefined()
  expect(textDirection('🌿 … 12')).toBeUndefined()
})
