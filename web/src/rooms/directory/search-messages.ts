/** What goes between the page and the Worker that searches: plain data both ways. */
import type {
  Answer,
  Brought,
  Entry,
  MayFetch,
  NamedPlace,
  Progress,
  Question
} from '@beside/client/directory'

export type BringWish = {
  /** The root that a member's keyring has pinned; null for whoever has none. */
  readonly pinnedRoot: string | null
  readonly mayKeep: boolean
  readonly mayFetch: MayFetch
}
export type Asks = {
  readonly bring: { readonly argument: BringWish; readonly value: Brought }
  readonly search: { readonly argument: Question; readonly value: Answer | undefined }
  /** Needs no list. */
  readonly danger: { readonly argument: string; readonly value: boolean }
  readonly read: { readonly argument: string; readonly value: Entry | undefined }
  readonly places: { readonly argument: string; readonly value: readonly NamedPlace[] | undefined }
}
export type Ask = keyof Asks
export type ToSearch = {
  readonly [Name in Ask]: {
    readonly id: number
    readonly ask: Name
    readonly argument: Asks[Name]['argument']
  }
}[Ask]
export type FromSearch =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly isBroken: true }
  | { readonly progress: Progress }
