/** Where nudges go and about what, as the person's devices share it in the keyring. */
import { MailAddress, NudgeLook, NudgeHours } from '@beside/contract'
import type { Keyring } from '@beside/kernel'
import * as v from 'valibot'

const NudgeSetting = v.object({
  address: MailAddress,
  /** The server's sealed word that this mailbox was tested. */
  pass: v.string(),
  look: NudgeLook,
  quiet: v.nullable(NudgeHours),
  /** The spaces about which this person wants to be nudged. */
  about: v.array(v.string())
})
export type NudgeSetting = v.InferOutput<typeof NudgeSetting>

export const NUDGE_SETTING = 'nudges'

/** Undefined while nudges are off, as they are until somebody wants them. */
export function nudgeSettingIn(keyring: Keyring): NudgeSetting | undefined {
  const parsed = v.safeParse(NudgeSetting, keyring.settings[NUDGE_SETTING]?.value)
  return parsed.success ? parsed.output : undefined
}
