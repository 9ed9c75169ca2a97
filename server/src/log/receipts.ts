/** Receipts: the server's signed word that a space had this head at this time. */
import type { KeyObject } from 'node:crypto'
import { receiptHash } from '@beside/kernel/wire'
import type { Bytes, Hash, Receipt, SpaceId } from '@beside/kernel/wire'
import type { SpaceHead } from '../store/spaces.ts'
import { signInTurn } from './node-signatures.ts'

export type ReceiptSigner = {
  sign(
    spaceId: Bytes,
    at: { readonly seq: number; readonly head: Bytes; readonly time: number }
  ): Promise<Receipt>
  readonly generation: number
}

export function makeReceiptSigner(key: KeyObject, generation: number): ReceiptSigner {
  return {
    generation,
    async sign(spaceId, { seq, head, time }) {
      const claim = { seq, head: head as Hash, time, generation }
      const message = receiptHash(spaceId as SpaceId, claim)
      return { ...claim, signature: await signInTurn(message, key) }
    }
  }
}

/** The receipt over a space's newest head, as it was signed at the commit. */
export async function newestReceipt(space: SpaceHead, signer: ReceiptSigner): Promise<Receipt> {
  const { seq, head, time, receipt_generation: generation, receipt_signature: signature } = space
  // After a restore the old generation's word no longer counts, so it is given anew.
  if (generation !== signer.generation) return signer.sign(space.id, space)
  return { seq, head: head as Hash, time, generation, signature }
}
