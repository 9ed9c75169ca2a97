/** What this device had verified of a space: what a server that goes back to an earlier day is held to. */
import { isSameBytes, toBase64url, type Checkpoint as KnownCheckpoint } from '@beside/kernel'
import * as v from 'valibot'
import type { OldHead } from '../account/restores.ts'
import { hashOf } from '../wire/read-wire.ts'
import { checkpointOf } from './checkpoint.ts'
import type { Space } from './space.ts'

/** Enough to reach back over what a night may lose; more would only take up room. */
const MARKS_MAX = 512

/** The head of the log after one record, and the time of that record. */
const Mark = v.object({ seq: v.number(), head: v.string(), time: v.number() })
export type Mark = v.InferOutput<typeof Mark>
const Checkpoint = v.object({
  seq: v.number(),
  head: v.string(),
  time: v.number(),
  opHash: v.string(),
  epoch: v.number(),
  documentsHash: v.string(),
  generation: v.number(),
  receipt: v.exactOptional(v.string())
})
export const Holding = v.object({
  spaceId: v.string(),
  checkpoint: Checkpoint,
  /** Oldest first. */
  marks: v.array(Mark)
})
export type Holding = v.InferOutput<typeof Holding>
/** Where a space stood, and what of it must still be there. */
export type Known = { readonly head: OldHead; readonly marks: readonly Mark[] }

export function holdingOf(space: Space, generation: number): Holding | undefined {
  const checkpoint = checkpointOf(space, generation)
  return checkpoint && { spaceId: space.id, checkpoint, marks: marksIn(space) }
}

/** What is known of a space that was open when something did not fit. */
export function knownOf(space: Space, generation: number): Known {
  // After the newest receipt there may be leaves that the server never signed.
  const signed = space.log.receipts.findLast(({ seq }) => seq <= space.position.seq)
  const { id: spaceId, time, position } = space
  const head = signed
    ? {
        spaceId,
        seq: signed.seq,
        head: toBase64url(signed.head),
        time: signed.time,
        generation: signed.generation,
        receipt: toBase64url(signed.signature)
      }
    : { spaceId, seq: position.seq, head: toBase64url(position.head), time, generation }
  return { head, marks: marksIn(space).filter(({ seq }) => seq <= head.seq) }
}

/** What was known of a space before this visit. */
export function knownBefore(spaceId: string, from: KnownCheckpoint, marks: readonly Mark[]): Known {
  const { seq, head, time, generation, receipt } = from
  const signed = receipt !== undefined && { receipt }
  return { head: { spaceId, seq, head, time, generation, ...signed }, marks }
}

/** Whether the newest of the marks up to this time lies in the log of this space, at its place. */
export function holdsTo(space: Space, marks: readonly Mark[], time: number): boolean {
  const mark = marks.findLast((one) => one.time <= time)
  const head = mark && space.log.headAt(mark.seq)
  return !mark || (head !== undefined && isSameBytes(head, hashOf(mark.head)))
}

function marksIn({ log }: Space): Mark[] {
  return log
    .newestLeaves()
    .slice(-MARKS_MAX)
    .flatMap(({ seq, time }) => {
      const head = log.headAt(seq)
      return head ? [{ seq, time, head: toBase64url(head) }] : []
    })
}
