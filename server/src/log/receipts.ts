/** Receipts: the server's signed word that a space had this head at this time. */
import type { KeyObject } from 'node:crypto'
import { receiptHash } from '@beside/kernel/wire'
import type { Bytes, Hash, Receipt, SpaceId } from '@beside/kernel/wire'
import type { SpaceHead } from '../store/spaces.ts'
import { signByNode } from './node-signatures.ts'

export type ReceiptSigner = {
  (
    spaceId: Bytes,
    at: { readonly seq: number; readonly head: Bytes; readonly time: number }
  ): Receipt
  readonly generation: number
}

export function makeReceiptSigner(key: KeyObject, generation: number): ReceiptSigner {
  const signer = (spaceId: Bytes, at: { seq: number; head: Bytes; time: number }): Receipt => {
    const claim = { seq: at.seq, head: at.head as Hash, time: at.time, generation }
    return { ...claim, signature: signByNode(receiptHash(spaceId as SpaceId, claim), key) }
  }
  return Object.assign(signer, { generation })
}

/** The receipt over a space's newest head, as it was signed at the commit. */
export function newestReceipt(space: SpaceHead, sign: ReceiptSigner): Receipt {
  const { seq, head, time, receipt_generation: generation, receipt_signature: signature } = space
  // After a restore the old generation's word no longer counts, so it is given anew.
  if (generation !== sign.generation) return sign(space.id, space)
  return { seq, head: head as Hash, time, generation, signature }
}
