/** Where nudges go and about what, as the person's devices share it in the keyring. */
import { MailAddress, NudgeHours, NudgeLook, PushEndpoint } from '@beside/contract'
import type { Keyring } from '@beside/kernel'
import * as v from 'valibot'
import { withSetting } from './settings.ts'

const common = {
  /** The server's sealed word that this mailbox or device was tested. */
  pass: v.string(),
  quiet: v.nullable(NudgeHours),
  /** The spaces about which this person wants to be nudged. */
  about: v.array(v.string())
}
// One way at a time: a mailbox, or one device, which keeps for itself how a nudge looks there.
const NudgeSetting = v.union([
  v.object({ ...common, address: MailAddress, look: NudgeLook }),
  v.object({ ...common, endpoint: PushEndpoint })
])
export type NudgeSetting = v.InferOutput<typeof NudgeSetting>

export const NUDGE_SETTING = 'nudges'

/** Nothing is asked for about these any more; `instead` takes the place of one about which something was. */
export function withoutNudgesAbout(
  keyring: Keyring,
  spaceIds: readonly string[],
  instead?: string
): Keyring {
  const setting = nudgeSettingIn(keyring)
  const left = setting?.about.filter((id) => !spaceIds.includes(id)) ?? []
  if (!setting || left.length === setting.about.length) return keyring
  const about = instead === undefined ? left : [...left, instead].toSorted()
  // Newer than what it stands in the place of, and than nothing else.
  const at = (keyring.settings[NUDGE_SETTING]?.at ?? 0) + 1
  return withSetting(keyring, NUDGE_SETTING, { value: { ...setting, about }, at })
}

/** Undefined while nudges are off, as they are until somebody wants them. */
export function nudgeSettingIn(keyring: Keyring): NudgeSetting | undefined {
  const parsed = v.safeParse(NudgeSetting, keyring.settings[NUDGE_SETTING]?.value)
  return parsed.success ? parsed.output : undefined
}
