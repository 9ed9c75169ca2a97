/** What a place says of itself, and decided: one row. */
export type CommunityRow = {
  id: number
  name: string
  admission: 'invitation' | 'open' | 'closed'
  region: string | null
  outside_contact: string
  exit_to: string | null
  lines: string
  /** JSON; null until a steward has written any. */
  promises: string | null
  /** The first day on which nobody comes in or writes, YYYY-MM-DD. */
  closes_on: string | null
  /** JSON; null until a steward has chosen. */
  listening: string | null
  /** 1 where letters are made of what is new, by themselves. */
  notices: number | null
}
