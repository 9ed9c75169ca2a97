import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { stem } from './stem.ts'

const WORDS = 49_000

test('no word that somebody types stays in memory', () => {
  setFlagsFromString('--expose-gc')
  const sweep = runInNewContext('gc') as () => void
  sweep()
  const before = process.memoryUsage().heapUsed
  for (let number = 0; number < WORDS; number += 1) {
    stem(`something that nobody else may know ${number}`)
  }
  sweep()
  const bytesAWord = (process.memoryUsage().heapUsed - before) / WORDS
  expect(bytesAWord).toBeLessThan(20)
})
