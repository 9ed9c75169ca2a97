import { expect, test } from 'vitest'
import { heldOut, notDanger } from './held-out.fixture.ts'
import { saysDanger } from './understand.ts'

test('whoever says that they are in danger is heard before there is a list, and nobody else', () => {
  const wrong = heldOut.filter(({ text, danger }) => saysDanger(text) !== (danger ?? false))
  expect(wrong.map(({ text }) => text)).toEqual([])
  expect(notDanger.filter((text) => saysDanger(text))).toEqual([])
})

test('a danger with a typing mistake is heard, too', () => {
  expect(saysDanger('I feel suicidl')).toBe(true)
})
