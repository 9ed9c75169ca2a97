/** When a screen that nobody touches warns, and when it locks (T27: it warns, can be put off). */
export const idleLimits = { warnAfterMs: 8 * 60_000, lockAfterMs: 10 * 60_000 } as const

export type Idle = 'somebody-is-here' | 'warn' | 'lock'

export function judgeIdle(quietMs: number): Idle {
  if (quietMs >= idleLimits.lockAfterMs) return 'lock'
  return quietMs >= idleLimits.warnAfterMs ? 'warn' : 'somebody-is-here'
}
