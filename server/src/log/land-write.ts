/** The rows that an accepted record makes. */
import { createHash } from 'node:crypto'
import { isSameBytes, leafOf, nextHead, presentMemberByKey } from '@beside/kernel/wire'
import type { Bytes, Member, SpaceState } from '@beside/kernel/wire'
import { putDocument } from '../store/documents.ts'
import { writeStateJson } from '../store/space-state-json.ts'
import { addRecord, eraseWords } from '../store/records.ts'
import { addSpace, putMember } from '../store/spaces.ts'
import type { RecordRow } from '../store/tables.ts'
import { moveTo } from './draft.ts'
import type { Draft } from './draft.ts'
import { nextTime } from './judge-write.ts'
import type { Batch } from './judge-write.ts'
import type { Landed, Write } from './write.ts'

const TYPES = { operation: 1, entry: 2, erase: 3 } as const
const WRITE_HASH_BYTES = 16

/** Puts the record at the end of its log. Undefined if this write is already there. */
export async function landWrite(
  draft: Draft,
  accepted: { readonly write: Write; readonly state: SpaceState },
  batch: Batch
): Promise<Landed | undefined> {
  const { write, state } = accepted
  const place = { seq: draft.position.seq + 1, time: nextTime(draft, batch) }
  const leaf = leafOf(write.record, place)
  const position = nextHead(draft.position, leaf)
  if (!position) throw new Error('The next leaf follows the head')
  if (!draft.state) await addFirstRow(draft, state, batch)
  const { lane, isDocument } = leaf
  const row = { ...rowOf(write), ...place, lane, is_document: isDocument ? 1 : 0 }
  if (!(await addRecord(batch.db, { ...row, head: position.head }))) return undefined
  if (isDocument) await putDocument(batch.db, { space: write.spaceId, lane, seq: place.seq })
  await landByType(draft, accepted, { ...batch, ...place })
  const ended = endedKeys(draft.state, state)
  moveTo(draft, position, place.time)
  draft.state = state
  const landed = { ...place, envelope: write.record.envelope, ended }
  draft.landed.push(landed)
  return landed
}

/** What makes one write the same write when it comes again. */
export function writeHashOf({ spaceId, writeKey, record }: Write): Bytes {
  const parts = createHash('sha256').update('beside/write').update(spaceId)
  const whole = parts.update(record.header.author).update(writeKey).digest()
  return new Uint8Array(whole.subarray(0, WRITE_HASH_BYTES))
}

function rowOf(write: Write): Omit<RecordRow, 'seq' | 'time' | 'lane' | 'is_document' | 'head'> {
  const { header, envelope, envHash } = write.record
  return {
    space: write.spaceId,
    type: TYPES[header.type],
    author: header.author,
    write_hash: writeHashOf(write),
    env_hash: envHash,
    header: envelope.header,
    salt: envelope.salt,
    commitment: envelope.commitment,
    ct_hash: envelope.ciphertextHash,
    signature: envelope.signature,
    ct: envelope.ciphertext ?? null
  }
}

// Rows point at their space, so it is there first; the end of the batch fills in head and receipt.
async function addFirstRow(draft: Draft, state: SpaceState, batch: Batch): Promise<void> {
  const nothing: Bytes = new Uint8Array(0)
  await addSpace(batch.db, {
    id: draft.spaceId,
    state: writeStateJson(state),
    seq: 0,
    head: draft.spaceId,
    time: 0,
    receipt_generation: 0,
    receipt_signature: nothing,
    closed_at: null
  })
}

async function landByType(
  draft: Draft,
  accepted: { readonly write: Write; readonly state: SpaceState },
  batch: Batch & { readonly seq: number; readonly time: number }
): Promise<void> {
  const { header } = accepted.write.record
  switch (header.type) {
    case 'operation':
      return landMembers(draft, accepted.state, batch)
    case 'erase':
      draft.hasErased = true
      return eraseWords(batch.db, draft.spaceId, header.seqs)
    case 'entry':
      if (!header.isDocument) draft.newsBy.push(header.author)
      return
    default:
      header satisfies never
  }
}

// The rows by which tokens are given follow from the chain's state, and from nothing else.
async function landMembers(
  draft: Draft,
  state: SpaceState,
  batch: Batch & { readonly seq: number; readonly time: number }
): Promise<void> {
  for (const member of state.members) {
    const before = draft.state?.members.find(({ id }) => isSameBytes(id, member.id))
    if (before && isSameMember(before, member)) continue
    if (before && !isSameBytes(before.sign, member.sign)) {
      const replaced = { ...before, leftSeq: batch.seq }
      await putMember(batch.db, memberRow(draft, replaced, { time: batch.time, isCurrent: false }))
    }
    // In a bond whoever waits for somebody wants to hear that they came: also with nothing said yet.
    if (!before && draft.state?.kind === 'bond') draft.newsBy.push(member.sign)
    await putMember(batch.db, memberRow(draft, member, { time: batch.time, isCurrent: true }))
  }
}

function isSameMember(before: Member, after: Member): boolean {
  return isSameBytes(before.sign, after.sign) && before.leftSeq === after.leftSeq
}

function memberRow(
  draft: Draft,
  member: Member,
  { time, isCurrent }: { readonly time: number; readonly isCurrent: boolean }
): Parameters<typeof putMember>[1] {
  return {
    space: draft.spaceId,
    sign_key: member.sign,
    member_id: member.id,
    is_current: isCurrent ? 1 : 0,
    joined_seq: member.joinedSeq,
    left_seq: member.leftSeq ?? null,
    left_time: member.leftSeq === undefined ? null : time
  }
}

/** Keys that had their place before and have none after. */
function endedKeys(before: SpaceState | undefined, after: SpaceState): Bytes[] {
  if (!before || before === after) return []
  return before.members
    .filter(({ leftSeq, sign }) => leftSeq === undefined && !presentMemberByKey(after, sign))
    .map(({ sign }) => sign)
}
