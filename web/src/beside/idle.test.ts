import { expect, it } from 'vitest'
import { idleLimits, judgeIdle } from './idle.ts'

it('Somebody who reads for a while is not disturbed', () => {
  expect(judgeIdle(idleLimits.warnAfterMs - 1)).toBe('somebody-is-here')
})

it('A quiet screen warns before it locks', () => {
  expect(judgeIdle(idleLimits.warnAfterMs)).toBe('warn')
  expect(judgeIdle(idleLimits.lockAfterMs - 1)).toBe('warn')
})

it('A laptop that was closed for an hour is locked before anybody reads', () => {
  expect(judgeIdle(60 * 60_000)).toBe('lock')
})

it('There is time enough to answer the warning', () => {
  expect(idleLimits.lockAfterMs - idleLimits.warnAfterMs).toBeGreaterThanOrEqual(60_000)
})
