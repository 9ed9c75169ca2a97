/** What screens draw of boundaries: one's own, what is shown of them where, and who asks for a bond. */
import type { Shape } from './shape-views.ts'

export type QuietHours = {
  /** By the clock of their place, `21:00`. */
  readonly from: string
  /** The first moment that is not quiet any more. The same as `from`: it is quiet all day. */
  readonly to: string
  /** As the device named it, `Europe/London`. */
  readonly timeZone: string
}
export type BoundariesBody = {
  /** Null while they are off. */
  readonly quietHours: QuietHours | null
  readonly howToSpeak: string
  readonly words: string
  /** Kinds of content notes. They never leave one's own space. */
  readonly hardTopics: readonly string[]
  readonly hardWords: string
}
/** What may be shown to others. Hard topics are not among it. */
export type ShownPart = 'quietHours' | 'howToSpeak' | 'words'

/** What somebody shows to those in one space; empty where they show nothing. */
export type ShownBoundaries = {
  readonly parts: readonly ShownPart[]
  readonly quietHours: QuietHours | null
  readonly howToSpeak: string
  readonly words: string
  /** In a circle: whether people there may ask for a bond. */
  readonly mayAsk: boolean
}
/** What is shown in one bond or circle. */
export type SpaceBoundaries = {
  readonly mine: ShownBoundaries
  /** Of everybody else who is here and shows something, by member id. */
  readonly theirs: Readonly<Record<string, ShownBoundaries>>
  /** Whom I asked here for a bond, while my link to them is open. */
  readonly asked: { readonly memberId: string; readonly expiresAt: number } | null
}

/** Somebody in a circle asks this person for a bond. Nobody else there sees it. */
export type BondQuestion = {
  readonly circleId: string
  readonly circle: string
  /** Who asks. */
  readonly memberId: string
  readonly name: string
  readonly shape: Shape
}
