/** The way to one space on the server: every reading passes here, with a token for that space alone. */
import {
  isReceiptOf,
  ok,
  refused,
  verifySignature,
  type Receipt,
  type Result,
  type SignPublicKey
} from '@beside/kernel'
import type * as v from 'valibot'
import type { Call, ServerLink, WireReason } from '../wire/server-link.ts'
import type { Space } from './space.ts'

export type SpaceDoor = {
  readonly link: ServerLink
  readonly receiptKey: SignPublicKey
  /** A token for the space, fresh enough for a request. */
  readonly tokenFor: (space: Space) => Promise<string | undefined>
}
export type FetchRefusal = WireReason | 'log-differs' | 'document-differs'

export async function readFromSpace<Schema extends v.GenericSchema>(
  door: SpaceDoor,
  space: Space,
  what: { readonly rest: string; readonly reply: Schema }
): Promise<Result<v.InferOutput<Schema>, FetchRefusal>> {
  const token = await door.tokenFor(space)
  if (!token) return refused('not-found')
  const call: Call = { method: 'GET', path: `/api/spaces/${space.id}/${what.rest}`, token }
  const answered = await door.link.call(call, what.reply)
  return answered.ok ? ok(answered.value) : refused(answered.reason)
}

/**
 * Keeps the server's word about the log. False if it signed another past than the one here. Where it fits,
 * the signature is not checked again: it is kept as evidence, and whoever reads evidence checks it.
 */
export function noteReceipt({ receiptKey }: SpaceDoor, space: Space, receipt: Receipt): boolean {
  const { spaceId } = space
  return (
    space.log.noteReceipt(receipt) ||
    !isReceiptOf(receiptKey, { spaceId, receipt }, verifySignature)
  )
}
