import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeBatch } from './take-batch.ts'

type One = { readonly author: string; readonly number: number }
const crowds = fc
  .array(fc.constantFrom('Ada', 'Ben', 'Cleo', 'Dan'), { maxLength: 400 })
  .map((authors) => authors.map((author, number): One => ({ author, number })))
const authorOf = ({ author }: One) => author

test('who writes without end keeps nobody else waiting', () => {
  const flood = Array.from({ length: 200 }, (_, number) => ({ author: 'Ada', number }))
  const waiting = [...flood, { author: 'Ben', number: 200 }]
  const batch = takeBatch(waiting, authorOf)
  expect(batch.map(authorOf)).toEqual(['Ada', 'Ada', 'Ben'])
  expect(waiting).toEqual(flood.slice(2))
})

test('whoever writes, nothing is lost, nobody overtakes themselves, and no batch is too large', () => {
  fc.assert(
    fc.property(crowds, (crowd) => {
      const waiting = [...crowd]
      const taken: One[] = []
      while (waiting.length > 0) {
        const batch = takeBatch(waiting, authorOf)
        expect(batch.length).toBeGreaterThan(0)
        expect(batch.length).toBeLessThanOrEqual(128)
        taken.push(...batch)
      }
      for (const author of ['Ada', 'Ben', 'Cleo', 'Dan']) {
        const own = ({ author: by }: One) => by === author
        expect(taken.filter(own)).toEqual(crowd.filter(own))
      }
      expect(taken).toHaveLength(crowd.length)
    })
  )
})

test('a crowd of many people fills a batch and no more', () => {
  const waiting = Array.from({ length: 300 }, (_, number) => ({
    author: `person ${number}`,
    number
  }))
  expect(takeBatch(waiting, authorOf)).toHaveLength(128)
  expect(waiting).toHaveLength(172)
})
