/** What the app shows of nudges. */
import type { NudgeHours, NudgeLook } from '@beside/contract'

export type { NudgeHours, NudgeLook } from '@beside/contract'

export type NudgesView = {
  readonly address: string
  readonly look: NudgeLook
  readonly quiet: NudgeHours | null
  /** The bonds and circles about which one is nudged. */
  readonly about: readonly string[]
  /** `late`: the last one could not be sent. `refused`: no mailbox has this address any more. */
  readonly trouble: 'late' | 'refused' | null
}
