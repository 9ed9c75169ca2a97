/** Where one visit ended and the next one goes on: what a device verified, as the keyring keeps it. */
import { documentsHash, isSameBytes, toBase64url, type Checkpoint } from '@beside/kernel'
import { bytesOf, hashOf } from '../wire/read-wire.ts'
import type { Space } from './space.ts'

/** What this device has verified, to be kept in the keyring. */
export function checkpointOf(space: Space, generation: number): Checkpoint | undefined {
  if (!space.state) return undefined
  const { seq, head } = space.position
  const receipt = space.log.receipts.find((one) => one.seq === seq && one.generation === generation)
  return {
    seq,
    head: toBase64url(head),
    time: space.time,
    opHash: toBase64url(space.state.opHash),
    epoch: space.state.epoch,
    documentsHash: toBase64url(currentDocumentsHash(space)),
    generation,
    ...(receipt && { receipt: toBase64url(receipt.signature) })
  }
}

/** Where this device stands, if it came further than what is saved and nothing stopped it. */
export function furtherCheckpoint(
  space: Space,
  saved: Checkpoint | undefined,
  generation: number
): Checkpoint | undefined {
  const isFurther = !space.isStopped && space.position.seq > (saved?.seq ?? -1)
  return isFurther ? checkpointOf(space, generation) : saved
}

/** The one from which a visit goes on: after a restore that was said yes to, what was held before counts no more. */
export function laterCheckpoint(
  saved: Checkpoint | undefined,
  held: Checkpoint | undefined
): Checkpoint | undefined {
  if (!saved || !held) return saved ?? held
  const isLater =
    held.generation === saved.generation ? held.seq > saved.seq : held.generation > saved.generation
  return isLater ? held : saved
}

/** Begins a space where an earlier visit ended. */
export function goOnFrom(space: Space, { seq, head, time, generation, receipt }: Checkpoint): void {
  const position = { seq, head: hashOf(head) }
  space.log.goOnFrom(position, time)
  if (receipt === undefined) return
  space.log.noteReceipt({ ...position, time, generation, signature: bytesOf(receipt) })
}

/** Whether another device of this person verified the same past, as far as both know it. */
export function agreesWith(space: Space, checkpoint: Checkpoint): boolean {
  const head = space.log.headAt(checkpoint.seq)
  return !head || isSameBytes(head, hashOf(checkpoint.head))
}

function currentDocumentsHash(space: Space): ReturnType<typeof documentsHash> {
  const documents = [...space.documentHashes].map(([lane, envHash]) => ({
    lane: bytesOf(lane),
    envHash
  }))
  return documentsHash(documents)
}
