/** What the app shows of nudges. */
import type { NudgeHours, NudgeLook } from '@beside/contract'

export type { NudgeHours, NudgeLook } from '@beside/contract'

/** By mail, or on one device, which alone knows how a nudge looks there. */
export type NudgesWay =
  | { readonly way: 'mail'; readonly address: string; readonly look: NudgeLook }
  | { readonly way: 'push'; readonly endpoint: string }

export type NudgesView = NudgesWay & {
  readonly quiet: NudgeHours | null
  /** The bonds, circles and teams about which one is nudged. */
  readonly about: readonly string[]
  /** `late`: the last one could not be sent. `refused`: no mailbox or device has this address any more. */
  readonly trouble: 'late' | 'refused' | null
}
