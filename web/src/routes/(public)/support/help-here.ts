import type { EmergencyNumber } from '#lib/community/emergency-numbers.ts'
import type { LineOnPage } from '../help-now/line-on-page.ts'

/** What is called in danger, of the region that this place has chosen. Null and empty until it has. */
export type HelpHere = {
  readonly emergency: EmergencyNumber | null
  readonly region: string
  readonly lines: readonly LineOnPage[]
}
