import type { AcknowledgementKey, Mute, NoteChoice, TalkItem, TalkView } from '@beside/client'
import type { Snippet } from 'svelte'
import type { WordsBody } from '#lib/beside/memory.svelte.ts'
import type { RoomWords } from './words.ts'

/** What one can do with words that stand in a conversation. */
export type TalkActs = {
  readonly acknowledge: (itemId: string, key: AcknowledgementKey) => void
  /** Whether the new words were taken. */
  readonly edit: (itemId: string, body: WordsBody) => Promise<boolean>
  readonly takeBack: (itemId: string) => void
  readonly answer: (itemId: string) => void
  /** Keeps them in one's own space. */
  readonly keepKindWords: (itemId: string) => void
  readonly mute: (mute: Mute, isMuted: boolean) => void
}

/** What helps somebody to write: above the field, and below it with what stands in it. */
export type WritingHelp = { readonly before: Snippet; readonly after: Snippet<[string]> }

/** What all words of a conversation are drawn with. */
export type TalkScene = {
  readonly talk: TalkView
  readonly words: RoomWords
  /** False once nothing can be changed any more: paused, ended, or something does not fit. */
  readonly canAct: boolean
  /** Also who may only read for some days takes their own words back. */
  readonly canTakeBack: boolean
  readonly noteChoices: Readonly<Record<string, NoteChoice>>
  /** What whoever wrote it is called here; empty for oneself. */
  readonly nameOf: (item: TalkItem) => string
  readonly itemOf: (id: string) => TalkItem | undefined
  readonly acts: TalkActs
}
