import type { LimitKey } from '#lib/community/community-form.ts'

export const limitKeys: readonly LimitKey[] = [
  'shiftMinutes',
  'gapMinutes',
  'conversations',
  'continuing',
  'breakMinutes'
]

const offered: Readonly<Record<LimitKey, readonly number[]>> = {
  shiftMinutes: [60, 120, 180, 240, 360],
  gapMinutes: [0, 240, 480, 720, 1440, 2880],
  conversations: [1, 2, 3, 4],
  continuing: [0, 1, 2, 3, 5],
  breakMinutes: [0, 15, 30, 60, 120]
}

/** What can be chosen, and what stands there now, which another program may have set. */
export function limitChoices(key: LimitKey, now: number): readonly number[] {
  return [...new Set([...offered[key], now])].toSorted((a, b) => a - b)
}

export function isLimit(part: string): part is LimitKey {
  return Object.hasOwn(offered, part)
}
