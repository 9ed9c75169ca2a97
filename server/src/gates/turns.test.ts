import { setTimeout as sleep } from 'node:timers/promises'
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

test('the rest after an act is longer than the act was, and no longer than it has to be', async () => {
  const quick = await timeSix(async () => {})
  const slow = await timeSix(() => sleep(30))
  expect(slow.rests).toBeGreaterThan(slow.acts)
  expect(slow.acts + slow.rests).toBeGreaterThan(2 * (quick.acts + quick.rests))
})

test('in a crowd even quick acts leave room for somebody else, and who comes alone does not wait for it', async () => {
  const inTurn = openTurns()
  const begunAt = performance.now()
  for (let count = 0; count < 6; count += 1) await inTurn(async () => {})
  const alone = performance.now() - begunAt
  const crowd = await timeSix(async () => {})
  expect(crowd.rests).toBeGreaterThan(2 * alone)
})

/** How long six acts in a row took, and the rests between them, in ms. */
async function timeSix(act: () => Promise<void>): Promise<{ acts: number; rests: number }> {
  const inTurn = openTurns()
  const begunAt = performance.now()
  let acts = 0
  const timed = async () => {
    const startedAt = performance.now()
    await act()
    acts += performance.now() - startedAt
  }
  await Promise.all(Array.from({ length: 6 }, () => inTurn(timed)))
  return { acts, rests: performance.now() - begunAt - acts }
}
