import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openAuthorTurns } from './author-turns.ts'

type One = { readonly author: string; readonly number: number }
const crowds = fc
  .array(fc.constantFrom('Ada', 'Ben', 'Cleo', 'Dan'), { maxLength: 250 })
  .map((authors) => authors.map((author, number): One => ({ author, number })))
const authorOf = ({ author }: One) => author

function turnsOf(crowd: readonly One[]) {
  const turns = openAuthorTurns(authorOf)
  for (const one of crowd) turns.push(one)
  return turns
}

test('who writes without end keeps nobody else waiting', () => {
  const flood = Array.from({ length: 200 }, (_, number) => ({ author: 'Ada', number }))
  const turns = turnsOf([...flood, { author: 'Ben', number: 200 }])
  expect(turns.take().map(authorOf)).toEqual(['Ada', 'Ben'])
  expect(turns.waiting()).toBe(199)
  expect(turns.take()).toEqual([flood[1]])
})

test('whoever writes, nothing is lost, nobody overtakes themselves, and no batch is too large', () => {
  fc.assert(
    fc.property(crowds, (crowd) => {
      const turns = turnsOf(crowd)
      const taken: One[] = []
      while (turns.waiting() > 0) {
        const batch = turns.take()
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

test('a crowd of many people fills a batch and no more, and whoever is left comes next, without a rest', async () => {
  const crowd = Array.from({ length: 300 }, (_, number) => ({ author: `person ${number}`, number }))
  const turns = turnsOf(crowd)
  expect(turns.take()).toHaveLength(128)
  expect(await first(turns.rest(60_000))).toBe('at once')
  expect(turns.take()).toEqual(crowd.slice(128, 256))
})

test('while one alone writes without end there is a rest between two of theirs, which somebody else ends', async () => {
  const turns = turnsOf([0, 1, 2].map((number) => ({ author: 'Ada', number })))
  turns.take()
  const rest = turns.rest(60_000)
  turns.push({ author: 'Ada', number: 3 })
  expect(await first(rest)).toBe('later')
  turns.push({ author: 'Ben', number: 4 })
  expect(await first(rest)).toBe('at once')
  expect(await first(turns.rest(60_000))).toBe('at once')
  expect(turns.take().map(authorOf)).toEqual(['Ada', 'Ben'])
})

test('the rest after a batch that took long is longer', async () => {
  const ended: string[] = []
  const rest = async (tookMs: number, name: string) => {
    const turns = turnsOf([0, 1].map((number) => ({ author: 'Ada', number })))
    turns.take()
    await turns.rest(tookMs)
    ended.push(name)
  }
  await Promise.all([rest(45, 'long'), rest(6, 'short')])
  expect(ended).toEqual(['short', 'long'])
})

test('one author fills no more than their part of the room, and has it again once it is free', () => {
  const turns = openAuthorTurns(authorOf)
  const ada = (number: number) => turns.push({ author: 'Ada', number })
  ada(-1)
  turns.take()
  for (let number = 0; number < 256; number += 1) expect(ada(number)).toBe(true)
  expect(ada(256)).toBe(false)
  expect(turns.push({ author: 'Ben', number: 0 })).toBe(true)
  expect(turns.take()).toHaveLength(2)
  expect(turns.waiting()).toBe(255)
  expect(ada(257)).toBe(true)
  expect(ada(258)).toBe(false)
})

test('a rest ends by itself, also where the disk stood still', async () => {
  const turns = turnsOf([0, 1].map((number) => ({ author: 'Ada', number })))
  turns.take()
  await turns.rest(60_000)
  expect(turns.take().map(({ number }) => number)).toEqual([1])
  expect(await first(turns.rest(60_000))).toBe('at once')
})

/** Whether it is over once all that could happen at once has happened. */
async function first(rest: Promise<void>): Promise<'at once' | 'later'> {
  const later = new Promise<'later'>((resolve) => setImmediate(() => resolve('later')))
  return Promise.race([rest.then(() => 'at once' as const), later])
}
