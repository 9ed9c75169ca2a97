/** What screens are told of the list of services: plain data, for a Worker's border. */
import type { Card as FoundCard, Details, OpenState } from '@beside/find'
import type { PackTrouble } from '../../packs/pack-trouble.ts'

export type { Audience, Phone, Schedule } from '@beside/find'

export type Question = {
  readonly words: string
  /** Search for the words alone, without what they may mean. */
  readonly isAsTyped: boolean
  readonly isOpen: boolean
  readonly isFree: boolean
  /** One of the audiences of the list; empty for anybody. */
  readonly forWhom: string
  /** A code of a language; empty for any. */
  readonly language: string
  readonly near: NamedPlace | null
  /** How many are shown. */
  readonly count: number
  /** The language in which it is said what the words were taken to mean. */
  readonly saidIn: string
}

export type NamedPlace = {
  /** Empty for where the device itself is. */
  readonly name: string
  readonly latitude: number
  readonly longitude: number
}

export type Now = {
  readonly open: OpenState
  /** Whether it was checked so long ago, or never, that one should call first. */
  readonly isStale: boolean
}
export type Card = FoundCard & Now & { readonly id: string; readonly km: number | null }
export type Entry = Details & Now

export type Answer = {
  readonly cards: readonly Card[]
  readonly hasMore: boolean
  /** What the words were taken to mean, to be said above the results. */
  readonly understood: readonly string[]
  /** Lines to call stand above all results. */
  readonly isDanger: boolean
}

export type Brought =
  | {
      readonly state: 'ready'
      /** Ms since 1970. */
      readonly made: number
      readonly isOld: boolean
      /** Why it is not the newest; null where it is. */
      readonly trouble: PackTrouble | null
    }
  /** Nobody has put services there. */
  | { readonly state: 'empty' }
  /** This device is to save data, and the person is asked first. */
  | { readonly state: 'ask'; readonly bytes: number }
  | { readonly state: 'trouble'; readonly why: PackTrouble }
