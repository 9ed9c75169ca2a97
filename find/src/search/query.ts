import type { Audience } from '../service/audiences.ts'
import type { Understood } from '../needs/need.ts'
import type { OpenState, When } from './open-now.ts'

export type Near = {
  readonly latitude: number
  readonly longitude: number
  /** Places that are farther are left out; what serves everywhere, or is anywhere unknown, is not. */
  readonly withinKm?: number
}

/** All that may be asked. What is not said does not matter. */
export type Query = {
  readonly text?: string
  /** The words alone, and not what they may mean: somebody took that back. A danger is still told. */
  readonly asTyped?: boolean
  /** In which language `showing` is said. */
  readonly language?: string
  readonly near?: Near
  /** Only what is surely open then. */
  readonly openAt?: When
  /** Any of these languages is spoken: codes as on cards. */
  readonly languages?: readonly string[]
  readonly free?: boolean
  /** Those who say they are for one of these come first; those who say they are for others alone are left out. */
  readonly audiences?: readonly Audience[]
  readonly age?: number
  /** Any of these names of the feeds' own. */
  readonly categories?: readonly string[]
  /** Needs that were picked, by id. */
  readonly needs?: readonly string[]
  /** Only what can be reached without going there. */
  readonly remote?: boolean
  /** The day from which freshness is counted, as `2026-11-27`. */
  readonly today?: string
  readonly from?: number
  readonly limit?: number
}

export type Hit = {
  readonly index: number
  readonly score: number
  readonly km?: number
  /** Where `openAt` was asked. */
  readonly open?: OpenState
  readonly why: {
    /** Ids of the needs that it is about. */
    readonly needs: readonly string[]
    /** Words of the text that it has, as they were typed. */
    readonly words: readonly string[]
  }
}

export type Found = {
  readonly hits: readonly Hit[]
  readonly total: number
  readonly understood: readonly Understood[]
  /** Something that was said may be about somebody's life: lines to call come first. */
  readonly isDanger: boolean
}
