import { retentionDays, type ChainStep, type SpaceState } from '@beside/kernel'
import { expect, test } from 'vitest'
import { goneBy } from './retention.ts'

const at = (day: number): number => Date.UTC(2026, 0, 1) + day * 86_400_000

/** The chain of a circle that kept words for so many days, after changes at these days. */
function chainWith(first: number, ...changes: readonly (readonly [day: number, to: number])[]) {
  const begun = { kind: 'circle', policy: { retentionDays: first } } as SpaceState
  const chain: ChainStep[] = [{ seq: 1, state: begun }]
  let state = begun
  for (const [day, days] of changes) {
    const before = { retentionDays: retentionDays(state, at(day)) }
    const policyBefore = { policy: before, changedAt: at(day) }
    state = { ...state, policy: { retentionDays: days }, policyBefore }
    chain.push({ seq: chain.length + 1, state })
  }
  return chain
}

/** Whether words are gone by a day that were said on it so many days before. */
function gone(chain: readonly ChainStep[], now: number, ...said: readonly number[]): boolean[] {
  return said.map((day) => goneBy(chain, at(now))(at(day)))
}

test('what was gone stays gone where a longer time is agreed on, and what was there stays longer', () => {
  const longer = chainWith(30, [100, 90])
  expect(gone(longer, 100, 69, 71)).toEqual([true, false])
  expect(gone(longer, 159, 69, 71)).toEqual([true, false])
  expect(gone(longer, 162, 71, 73)).toEqual([true, false])
  const forEver = chainWith(30, [100, 0])
  expect(gone(forEver, 9999, 69, 71)).toEqual([true, false])
})

test('a shorter time that was taken back within its seven days has erased nothing', () => {
  const back = chainWith(30, [100, 7], [106.9, 30])
  expect(gone(back, 107, 76, 78)).toEqual([true, false])
  const acted = chainWith(30, [100, 7], [107, 30])
  expect(gone(acted, 107, 99, 101)).toEqual([true, false])
})

test('each time that ended counts, also after two changes', () => {
  const twice = chainWith(30, [100, 7], [110, 90], [120, 365])
  expect(gone(twice, 120, 102, 104)).toEqual([true, false])
  expect(gone(twice, 400, 102, 104)).toEqual([true, false])
})

test('where words stayed for ever, nothing is gone before a shorter time acts', () => {
  const shorter = chainWith(0, [100, 7])
  expect(gone(shorter, 106.9, 0, 99)).toEqual([false, false])
  expect(gone(shorter, 107, 99, 101)).toEqual([true, false])
  expect(gone(chainWith(0), 9999, 0)).toEqual([false])
  expect(goneBy([], at(9999))(0)).toBe(false)
})

test('what a server erased just before is gone too, for whoever allows for its clock', () => {
  const hour = 3_600_000
  const chain = chainWith(30, [100, 90])
  const isGone = goneBy(chain, at(100), hour)
  expect([isGone(at(70) + hour - 1), isGone(at(70) + hour)]).toEqual([true, false])
})
