import type { Clock } from './clock/clock.ts'

/** A clock that only the test moves. `jump` moves the wall clock alone. */
export function testClock(
  now = Date.now()
): Clock & { pass(ms: number): void; jump(ms: number): void } {
  let wall = now
  let steady = 0
  return {
    now: () => wall,
    elapsed: () => steady,
    pass(ms) {
      wall += ms
      steady += ms
    },
    jump(ms) {
      wall += ms
    }
  }
}
