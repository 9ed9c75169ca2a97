import { expect, test } from 'vitest'
import { openTurns, TooManyWait } from './turns.ts'

test('who comes behind a crowd of strangers with something light waits for two of them at most', async () => {
  const inTurn = openTurns()
  let done = 0
  const crowd = Array.from({ length: 50 }, () => inTurn(async () => void (done += 1)))
  await crowd[0]
  await new Promise((resolve) => setImmediate(resolve))
  expect(done).toBeLessThanOrEqual(2)
  await Promise.all(crowd)
  expect(done).toBe(50)
})

test('an act that fails is told to who asked for it, and the next one has its turn', async () => {
  const inTurn = openTurns()
  const failing = inTurn(() => Promise.reject(new Error('the disk is gone')))
  const next = inTurn(async () => 'done')
  await expect(failing).rejects.toThrow('the disk is gone')
  await expect(next).resolves.toBe('done')
})

test('whoever comes while too many wait is told so at once, and may come again', async () => {
  const inTurn = openTurns(2)
  const patient = [inTurn(async () => 'first'), inTurn(async () => 'second')]
  await expect(inTurn(async () => 'third')).rejects.toThrow(TooManyWait)
  expect(await Promise.all(patient)).toEqual(['first', 'second'])
  expect(await inTurn(async () => 'third')).toBe('third')
})
