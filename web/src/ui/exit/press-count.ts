/** Shift on its own, three times within five seconds, left and right mixed (T4). */
export type PressCount = { readonly isShiftAlone: boolean; readonly releasedAt: readonly number[] }

export type Press = {
  readonly type: 'keydown' | 'keyup'
  readonly key: string
  readonly at: number
}

export const noPresses: PressCount = { isShiftAlone: false, releasedAt: [] }

const windowMs = 5000
const pressesToLeave = 3

/** Counts one more key. A Shift that was held for a capital letter starts the count again. */
export function countPress(count: PressCount, press: Press): PressCount {
  if (press.key !== 'Shift') return press.type === 'keydown' ? noPresses : count
  if (press.type === 'keydown') return { ...count, isShiftAlone: true }
  if (!count.isShiftAlone) return count
  const recent = count.releasedAt.filter((at) => press.at - at <= windowMs)
  return { isShiftAlone: false, releasedAt: [...recent, press.at] }
}

export function isTimeToLeave(count: PressCount): boolean {
  return count.releasedAt.length >= pressesToLeave
}
