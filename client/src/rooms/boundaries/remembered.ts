/** What one's own devices remember of questions for a bond, in the keyring: nobody else is told. */
import type { Keyring } from '@beside/kernel'
import * as v from 'valibot'

const Asked = v.object({ memberId: v.string(), bondId: v.string() })

/** Whom I asked last in a circle, and the bond that waits for them. */
export function askedIn(
  keyring: Keyring,
  circleId: string
): v.InferOutput<typeof Asked> | undefined {
  const parsed = v.safeParse(Asked, keyring.settings[askedSetting(circleId)]?.value)
  return parsed.success ? parsed.output : undefined
}

export function askedSetting(circleId: string): string {
  return `asked-for-bond:${circleId}`
}

/** Whether I answered this very question, with a yes or with nothing. */
export function isAnsweredIn(
  keyring: Keyring,
  circleId: string,
  question: { readonly id: string; readonly memberId: string }
): boolean {
  return keyring.settings[answeredSetting(circleId, question.memberId)]?.value === question.id
}

export function answeredSetting(circleId: string, memberId: string): string {
  return `bond-question:${circleId}:${memberId}`
}
