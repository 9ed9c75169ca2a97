import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changeOf, withChange } from './list-change.ts'

const listOf = (length: number) => Array.from({ length }, (_, index) => ({ index }))

it('Of ten thousand words only those go over that are new or have changed', () => {
  const before = listOf(10_000)
  const [first, second, ...rest] = before
  const after = [first, { ...second }, ...rest, { index: 10_000 }]
  expect(changeOf(before, after).put.map(([index]) => index)).toEqual([1, 10_000])
  const earlier = [...listOf(50), ...before]
  expect(changeOf(before, earlier).put).toHaveLength(50)
})

it('Whatever changes, the other side has the same list afterwards', () => {
  const items = listOf(8)
  const list = fc.uniqueArray(fc.constantFrom(...items))
  fc.assert(
    fc.property(list, list, (before, after) => {
      expect(withChange(before, changeOf(before, after))).toEqual(after)
    })
  )
})
