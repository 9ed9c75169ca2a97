/** What one can do with words that are written, in a bond as in a circle. */
import { refused, toBase64url, writeErase, type Result } from '@beside/kernel'
import type { Trouble } from '../api.ts'
import { newWriteKey } from '../spaces/append.ts'
import type { Space } from '../spaces/space.ts'
import {
  ownDocument,
  settled,
  writeDocument,
  writeInto,
  type Saying,
  type WritingTools
} from '../sync/writing.ts'
import { seqsOfWords, wordsById } from './fold.ts'
import type { WaitingWords } from './outbox.ts'

type Done = Promise<Result<true, Trouble>>

/** Words as they are written: to whom they answer lies within the seal, like all else. */
export function sayingOf({ text, notes, mentions, answers, ...as }: WaitingWords): Saying {
  const body = {
    text,
    notes,
    ...(mentions && { mentions }),
    ...(answers && { answersAt: answers.seq })
  }
  const refs = answers ? [answers.id] : []
  return { kind: 'words', body, refs, id: as.entryId, writeKey: as.writeKey }
}

/** Changes one's own words, and what they are about; the old ones stay with those who read them already. */
export async function editWords(
  tools: WritingTools,
  space: Space,
  {
    itemId,
    ...body
  }: {
    readonly itemId: string
    readonly text: string
    readonly notes: readonly string[]
  }
): Done {
  const words = wordsById(space.records, itemId)
  if (!words || words.memberId !== space.me) return refused('not-found')
  return settled(await writeInto(tools, space, { kind: 'edit', body, refs: [itemId] }))
}

/** Takes one's own words back: they go from the server for good, with every change made to them. */
export async function takeBack(tools: WritingTools, space: Space, itemId: string): Done {
  const words = wordsById(space.records, itemId)
  if (!words || words.memberId !== space.me) return refused('not-found')
  const seqs = seqsOfWords(space.records, words)
  const writeKey = newWriteKey(tools.environment)
  return settled(
    await tools.spaces.append(space, {
      writeKey,
      needsFreshEpoch: false,
      write: (standing) => writeErase({ standing, seqs }, space.keys.sign)
    })
  )
}

/** Takes back words that were withdrawn, should they have arrived. False where there is nothing of them yet. */
export async function takeBackIfThere(
  tools: WritingTools,
  { talkId, entryId }: Pick<WaitingWords, 'talkId' | 'entryId'>
): Promise<boolean> {
  const space = tools.spaces.get(talkId)
  if (!space || !wordsById(space.records, entryId)) return false
  return (await takeBack(tools, space, entryId)).ok
}

/** Steps away and holds one's place, or is back. */
export async function setPlaceHeld(tools: WritingTools, space: Space, isHeld: boolean): Done {
  return settled(await writeInto(tools, space, { kind: 'place', body: { isHeld } }))
}

/** Lets the others mention oneself here, or not. */
export async function setMayMention(tools: WritingTools, space: Space, mayMention: boolean): Done {
  const before = ownDocument(space, 'mention-wish')
  const saying = { kind: 'mention-wish', body: { mayMention }, before }
  return settled(await writeDocument(tools, space, saying))
}

export async function acknowledge(
  tools: WritingTools,
  space: Space,
  said: { readonly itemId: string; readonly key: string }
): Done {
  const words = wordsById(space.records, said.itemId)
  const author = space.state?.members.find(({ id }) => toBase64url(id) === words?.memberId)
  if (!words || !author || words.memberId === space.me) return refused('not-found')
  const { key } = said
  const saying = { kind: 'acknowledgement', body: { key }, refs: [said.itemId], to: author }
  return settled(await writeInto(tools, space, saying))
}
