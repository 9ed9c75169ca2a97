/** What anybody may read here now, as the newsletter tells of it. Nothing of a circle, no draft, nothing taken back. */
import type { GatheringWords, TextWords } from '@beside/contract'

export type PublicText = Pick<TextWords, 'language' | 'title' | 'summary'> & {
  readonly slug: string
  /** Since when these words are shown, and since when any of this text. */
  readonly shownFrom: number
  readonly firstShown: number
}

export type PublicDate = {
  readonly day: string
  readonly startsAt: number
  readonly endsAt: number
  readonly isHeld: boolean
}

export type PublicGathering = Pick<
  GatheringWords,
  'language' | 'title' | 'place' | 'isOnline' | 'zone'
> & {
  readonly id: string
  /** Those that are not over, the soonest first. */
  readonly dates: readonly PublicDate[]
}

export type WhatIsPublic = {
  readonly texts: readonly PublicText[]
  readonly gatherings: readonly PublicGathering[]
}
