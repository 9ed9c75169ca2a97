/** What a client asks when a person opens a conversation, in its order (`client/src/spaces/fetch-space.ts`). */
import { WIRE_LIMITS } from '@beside/contract'
import { toBase64url } from '@beside/kernel'
import type { LogEnd, Member } from './log-end.ts'
import { askBytes } from './visitor.ts'

/** For somebody who was last here `missed` records ago: leaves, operations, the newest page, documents. */
export function openingRequests(
  address: string,
  { end, member }: { readonly end: LogEnd; readonly member: Member },
  missed: number
): Buffer[] {
  const { seenSeq } = end
  const from = seenSeq - missed
  return [
    `leaves?after=${from}`,
    'operations?after=0',
    newestPage(seenSeq),
    `documents?at=${from}`
  ].map((rest) => readBytes(address, { end, member }, rest))
}

export function pageRequest(
  address: string,
  { end, member }: { readonly end: LogEnd; readonly member: Member }
): Buffer {
  return readBytes(address, { end, member }, newestPage(end.seenSeq))
}

function newestPage(seq: number): string {
  return `records?before=${seq + 1}&limit=${WIRE_LIMITS.pageRecordsDefault}&leaves=0`
}

function readBytes(
  address: string,
  { end, member }: { readonly end: LogEnd; readonly member: Member },
  rest: string
): Buffer {
  const path = `/api/spaces/${toBase64url(end.spaceId)}/${rest}`
  const { visitor, token } = member
  return askBytes(address, { method: 'GET', path, visitor, token })
}
