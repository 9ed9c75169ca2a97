/** One's own questions, in the keyring, so that every device of a person knows them. */
import type { Keyring } from '@beside/kernel'
import * as v from 'valibot'
import { withSetting } from '../../account/settings.ts'
import { CLOSED_MAX, Remembered, type Mark } from './entries.ts'

const SETTING = 'introductions'
const NOTHING: Remembered = { marks: [], closed: [] }

export type Whom = Pick<Mark, 'teamId' | 'memberId'>

export function rememberedIn(keyring: Keyring): Remembered {
  const parsed = v.safeParse(Remembered, keyring.settings[SETTING]?.value)
  return parsed.success ? parsed.output : NOTHING
}

export function withRemembered(keyring: Keyring, value: Remembered, at: number): Keyring {
  return withSetting(keyring, SETTING, { value, at })
}

export function isOf({ teamId, memberId }: Whom): (mark: Mark) => boolean {
  return (mark) => mark.teamId === teamId && mark.memberId === memberId
}

/** In the place of what was remembered of the same person. */
export function withMark(remembered: Remembered, mark: Mark): Remembered {
  const others = remembered.marks.filter((one) => !isOf(mark)(one))
  return { ...remembered, marks: [...others, mark] }
}

/** Whom one is not to ask again stays known after the answer went. */
export function withAnswer(remembered: Remembered, mark: Mark): Remembered {
  const next = withMark(remembered, mark)
  if (mark.answer?.isLast !== true) return next
  const others = next.closed.filter((one) => one !== mark.memberId)
  return { ...next, closed: [...others, mark.memberId].slice(-CLOSED_MAX) }
}
