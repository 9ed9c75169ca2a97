import { expect, test } from 'vitest'
import { openSlowRefusals } from './slow-refusals.ts'

test('who does not listen to advice is answered later, and more than so many are not kept waiting', async () => {
  const refusals = openSlowRefusals(2, 1000)
  const order: string[] = []
  const held = [1, 2].map(async () => {
    await refusals.hold()
    order.push('held')
  })
  await refusals.hold()
  order.push('at once')
  await Promise.all(held)
  expect(order).toEqual(['at once', 'held', 'held'])
  // There is room again.
  const again = refusals.hold().then(() => order.push('held again'))
  await new Promise((resolve) => setImmediate(resolve))
  expect(order).toHaveLength(3)
  await again
})
