/** Receipts: the server's signed word that a space had this head at this time. */
import type { KeyObject } from 'node:crypto'
import { receiptHash } from '@beside/kernel/wire'
import type { Bytes, Hash, Receipt, SpaceId } from '@beside/kernel/wire'
import { findPosition } from '../store/records.ts'
import { findSpace } from '../store/spaces.ts'
import type { Reader } from '../store/tables.ts'
import { signByNode } from './node-signatures.ts'

export type ReceiptSigner = (
  spaceId: Bytes,
  at: { readonly seq: number; readonly head: Bytes; readonly time: number }
) => Receipt

export function makeReceiptSigner(key: KeyObject, generation: number): ReceiptSigner {
  return (spaceId, { seq, head, time }) => {
    const claim = { seq, head: head as Hash, time, generation }
    return { ...claim, signature: signByNode(receiptHash(spaceId as SpaceId, claim), key) }
  }
}

/** The receipt over a space's newest head, as it was signed at the commit. */
export async function newestReceipt(
  db: Reader,
  spaceId: Bytes,
  sign: { readonly receipt: ReceiptSigner; readonly generation: number }
): Promise<Receipt | undefined> {
  const space = await findSpace(db, spaceId)
  if (!space) return undefined
  const { seq, head, time, receipt_generation: generation, receipt_signature: signature } = space
  // After a restore the old generation's word no longer counts, so it is given anew.
  if (generation !== sign.generation) return sign.receipt(spaceId, space)
  return { seq, head: head as Hash, time, generation, signature }
}

/** A receipt over an earlier head: for who may not know what came after. */
export async function receiptAt(
  db: Reader,
  at: { readonly spaceId: Bytes; readonly seq: number },
  sign: ReceiptSigner
): Promise<Receipt | undefined> {
  const position = await findPosition(db, at.spaceId, at.seq)
  return position && sign(at.spaceId, { ...position, seq: at.seq })
}
