/** Gatherings for everybody, for stewards: a part of the client's surface. Nothing of it is sealed, since it is to be read. */
import type {
  ChangeDates,
  SaveGathering,
  SeatGivenBack,
  StewardGathering,
  StewardGatherings
} from '@beside/contract'
import type { Done } from './outcome.ts'

export type {
  ChangeDates,
  GatheringSeries,
  GatheringWords,
  SeatGivenBack,
  StewardDate,
  StewardGathering,
  StewardGatherings
} from '@beside/contract'

export type GatheringRefusal =
  | 'settings-moved'
  | 'too-many'
  | 'clock-unsure'
  /** None is to come, one ends before it begins, or they are too many or too far ahead. */
  | 'dates-refused'
  /** Something in it is longer than fits. */
  | 'bad-request'

export type OpenGatheringActs = {
  readGatherings(): Done<StewardGatherings>
  readGathering(id: string): Done<StewardGathering>
  /** With the version of what was read, or null for one that is new, under an id that was drawn for it. */
  saveGathering(
    wish: SaveGathering & { readonly id: string }
  ): Done<StewardGathering, GatheringRefusal>
  /** A draft that nobody saw. */
  throwGatheringAway(input: {
    readonly id: string
    readonly version: string
  }): Done<true, 'settings-moved'>
  /** Whoever has a seat reads of it by their code, and in their calendar. */
  changeDates(input: {
    readonly id: string
    readonly change: ChangeDates
  }): Done<StewardGathering, GatheringRefusal>
  /** A seat of it, by the code that somebody told. */
  giveSeatBackFor(input: {
    readonly id: string
    readonly typed: string
  }): Done<SeatGivenBack, 'no-code' | 'seat-unknown'>
}
