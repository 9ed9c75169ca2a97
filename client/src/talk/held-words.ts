/** Words of one's own that this device still holds: after a restore they can be said once more. */
import * as v from 'valibot'
import type { Space } from '../spaces/space.ts'
import { foldTalk } from './fold.ts'
import { keptRecords } from './retention.ts'

/** Words as they were, without the write key: that one was for the time before. */
export const HeldWords = v.object({
  talkId: v.string(),
  entryId: v.string(),
  text: v.string(),
  notes: v.array(v.string()),
  writtenAt: v.number(),
  /** The restore after which they were written. */
  generation: v.number(),
  isUnsent: v.boolean()
})
export type HeldWords = v.InferOutput<typeof HeldWords>

const noEvents = (): undefined => undefined

/**
 * My words in a conversation, newest change included; what I took back is not among them, nor what was gone by
 * agreement when the newest record came.
 */
export function myWordsIn(space: Space, generation: number): readonly HeldWords[] {
  return foldTalk(keptRecords(space, space.time), noEvents).items.flatMap((item): HeldWords[] => {
    if (item.kind !== 'words' || item.by !== 'me') return []
    const { id: entryId, text, notes, at: writtenAt } = item
    const words = { talkId: space.id, entryId, text, notes: [...notes], writtenAt }
    return [{ ...words, generation, isUnsent: false }]
  })
}
