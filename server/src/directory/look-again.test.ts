import { expect, test } from 'vitest'
import { lookAgain } from './look-again.ts'

test('Nothing begins beside what goes on, also where somebody asks at the moment in which it ends', async () => {
  let going = 0
  let most = 0
  const ends: (() => void)[] = []
  const { look, settled } = lookAgain(async () => {
    going += 1
    most = Math.max(most, going)
    await new Promise<void>((resolve) => ends.push(resolve))
    going -= 1
  })
  const first = look()
  // Whoever waits for the first one asks as soon as it ended, before the next one has begun.
  const asked = first.then(() => look())
  const second = look()
  ends[0]?.()
  await expect.poll(() => ends.length).toBeGreaterThan(1)
  for (const end of ends) end()
  await second
  await expect.poll(() => ends.length).toBeGreaterThanOrEqual(2)
  for (const end of ends) end()
  await asked
  await settled()
  expect(most).toBe(1)
})
