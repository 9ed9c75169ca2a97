import type { Draft } from '#lib/beside/draft.ts'
import type { RoleWish } from '#lib/beside/memory.svelte.ts'
import { isDayToCome } from './days.ts'
import { shownLimits } from './words.ts'

const NOTHING: RoleWish = { role: null, checked: '', until: '', mustReport: null, isSteward: null }

/** Nothing is chosen for whoever gives a role: everybody can read what they say they checked. */
export function beginWish(chosen: Partial<RoleWish> = {}): Draft<RoleWish> {
  const begun = { ...NOTHING, ...chosen }
  return { before: begun, body: { ...begun } }
}

/** Whether all of it was answered. In the stewards' team there is no other role than theirs. */
export function isWhole(wish: RoleWish, now: number): wish is WholeWish {
  const { role, checked, until, mustReport, isSteward } = wish
  const isChecked = checked.trim() !== '' && checked.trim().length <= shownLimits.checked
  const isChosen = mustReport !== null && (role === 'steward' || isSteward !== null)
  return role !== null && isChecked && isChosen && isDayToCome(until, now)
}

type WholeWish = RoleWish & {
  role: NonNullable<RoleWish['role']>
  mustReport: NonNullable<RoleWish['mustReport']>
}
