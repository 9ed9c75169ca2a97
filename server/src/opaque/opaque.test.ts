import { startSignIn } from '@beside/kernel'
import type { Hash } from '@beside/kernel'
import { ready, server } from '@serenity-kit/opaque'
import { expect, onTestFinished, test, vi } from 'vitest'
import { randomTestBytes, text } from '../visitor.fixture.ts'
import { openOpaque } from './opaque.ts'

await ready
const home = {
  instanceId: randomTestBytes(32) as Hash,
  secrets: { opaqueSetup: server.createSetup() }
}
const somebody = { credential: 'somebody', record: null }
const request = text(startSignIn(randomTestBytes(16), randomTestBytes).request)

test('while a crowd signs in, whatever else there is to do goes on', async () => {
  await using opaque = openOpaque(home)
  await opaque.startSignIn(somebody, request)
  let done = 0
  const crowd = Array.from({ length: 50 }, async () => {
    expect(await opaque.startSignIn(somebody, request)).toBeDefined()
    done += 1
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(done).toBeLessThan(50)
  await Promise.all(crowd)
})

test('whoever waits when the thread ends hears of it, and whoever comes then is answered', async () => {
  await using opaque = openOpaque(home, new URL('./ending-thread.fixture.ts', import.meta.url))
  expect(await opaque.startSignIn(somebody, request)).toBeDefined()
  const waiting = [
    opaque.startRegistration('somebody', request),
    opaque.finishSignIn('nothing', 'nothing')
  ]
  for (const { status } of await Promise.allSettled(waiting)) expect(status).toBe('rejected')
  expect(await opaque.startSignIn(somebody, request)).toBeDefined()
  expect(await opaque.finishSignIn('nothing', 'nothing')).toBe(false)
})

test('whoever waits for a thread that hangs hears of it after a while, and whoever comes then is answered by another', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  await using opaque = openOpaque(home, new URL('./hanging-thread.fixture.ts', import.meta.url))
  expect(await opaque.startSignIn(somebody, request)).toBeDefined()
  expect(vi.getTimerCount()).toBe(0)
  let heard = 0
  const listen = (step: Promise<unknown>) => step.catch(() => (heard += 1))
  const hanging = listen(opaque.startSignIn(somebody, 'A'.repeat(43)))
  // It has its turn once the one before has rested.
  await vi.waitUntil(() => vi.getTimerCount() > 0)
  const behind = [opaque.startSignIn(somebody, request), opaque.finishSignIn('nothing', 'nothing')]
  const waiting = [hanging, ...behind.map(listen)]
  await vi.advanceTimersByTimeAsync(5000)
  expect(heard).toBe(0)
  await vi.advanceTimersByTimeAsync(25_000)
  await Promise.all(waiting)
  expect(heard).toBe(3)
  expect(await opaque.startSignIn(somebody, request)).toBeDefined()
  expect(vi.getTimerCount()).toBe(0)
})
