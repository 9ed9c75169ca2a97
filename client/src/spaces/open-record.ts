import {
  checkRecordAt,
  encode,
  isSameBytes,
  openBox,
  openEnvelope,
  presentMemberByKey,
  proveWords,
  sealBox,
  toBase64url,
  verifySignature,
  type Bytes,
  type KemPublicKey,
  type ParsedRecord,
  type RandomBytes
} from '@beside/kernel'
import * as v from 'valibot'
import { bytesOf } from '../wire/read-wire.ts'
import {
  Entry,
  readEntry,
  readJson,
  writeJson,
  type OpenedOperation,
  type OpenedRecord
} from './entry.ts'
import type { KnownOperation, Space } from './space.ts'

/** Opens one record whose place in the log was verified. What does not open is said, never hidden. */
export function openRecord(
  space: Space,
  record: ParsedRecord,
  at: { readonly seq: number; readonly time: number }
): OpenedRecord {
  const { header } = record
  const memberId = space.memberIdOf(header.author) ?? ''
  const place = { ...at, memberId }
  const standing = checkRecordAt(space.history, record, { seq: at.seq, verify: verifySignature })
  if (!memberId || !standing.ok) return { kind: 'unopened', ...place }
  switch (header.type) {
    case 'operation':
      return openOperation(space, record, place)
    case 'erase':
      return { kind: 'erase', ...place, seqs: header.seqs }
    case 'entry':
      return openEntry(space, record, place)
    default:
      return header satisfies never
  }
}

type Place = { readonly seq: number; readonly time: number; readonly memberId: string }

function openOperation(space: Space, record: ParsedRecord, place: Place): OpenedRecord {
  const { header, envelope } = record
  const known = space.operations.get(place.seq)
  if (!known?.operation) return { kind: 'unopened', ...place }
  const key = space.epochKey(header.epoch)
  const opened = key && openEnvelope(envelope, key)
  const words = opened ? (readJson(opened.plain) ?? null) : null
  const { op } = known.operation
  const about = aboutOf(space, known) ?? place.memberId
  return { kind: 'operation', ...place, op, about, leads: leadsSince(space, place.seq), words }
}

/** One operation gives or takes the right to lead of one member at most. */
function leadsSince({ history }: Space, seq: number): OpenedOperation['leads'] {
  const at = history.findLastIndex((step) => step.seq === seq)
  const before = history[at - 1]?.state.members ?? []
  for (const { id, role } of history[at]?.state.members ?? []) {
    const was = before.find((one) => isSameBytes(one.id, id))?.role
    if (was !== undefined && was !== role) {
      return { memberId: toBase64url(id), isLeader: role === 'admin' }
    }
  }
  return undefined
}

function aboutOf(space: Space, { operation, envHash }: KnownOperation): string | undefined {
  // A member id is the hash of the operation that let them in.
  if (space.state?.members.some(({ id }) => isSameBytes(id, envHash))) return toBase64url(envHash)
  const isAboutOne = operation?.op === 'remove' || operation?.op === 'role'
  return isAboutOne ? toBase64url(operation.memberId) : undefined
}

function openEntry(space: Space, record: ParsedRecord, place: Place): OpenedRecord {
  const { header, envelope } = record
  if (header.type !== 'entry') return { kind: 'unopened', ...place }
  // Whether its author wished it so, `settleTakenBack` says once the erases are known.
  if (!envelope.ciphertext) return { kind: 'withheld', ...place }
  const key = space.epochKey(header.epoch)
  const opened = key && openEnvelope(envelope, key)
  const entry = opened && readEntry(opened.plain)
  if (!opened || !entry) return { kind: 'unopened', ...place }
  const { isDocument } = header
  if (!isDocument) space.proofs.set(place.seq, proveWords(envelope, opened))
  const said = openAddressed(space, entry)
  const then = space.history.findLast((step) => step.seq < place.seq)?.state
  const isByHolder = then !== undefined && presentMemberByKey(then, header.author)?.role === 'admin'
  const lane = toBase64url(header.lane)
  return { kind: 'entry', ...place, lane, isDocument, isByHolder, entry: said }
}

/** The kind of an entry whose body is boxed to one member, such as an acknowledgement. */
export const ADDRESSED = 'to'

/** Boxes what is meant for one member alone; for everybody else it stays an entry of kind `to`. */
export function addressTo(
  space: Space,
  to: { readonly kem: KemPublicKey; readonly entryId: string },
  said: { readonly words: Pick<Entry, 'kind' | 'body' | 'refs'>; readonly random: RandomBytes }
): Pick<Entry, 'kind' | 'body' | 'refs'> {
  const content = { info: addressInfo(space, to), plain: writeJson(said.words) }
  const box = toBase64url(sealBox(to.kem, content, said.random))
  return { kind: ADDRESSED, body: { box }, refs: [] }
}

const Addressed = v.object({ box: v.pipe(v.string(), v.maxLength(4096)) })
const Inner = v.pick(Entry, ['kind', 'body', 'refs'])

function openAddressed(space: Space, entry: Entry): Entry {
  const body = entry.kind === ADDRESSED ? v.safeParse(Addressed, entry.body) : undefined
  if (!body?.success) return entry
  const { kem } = space.keys
  const info = addressInfo(space, { kem: kem.public, entryId: entry.id })
  const plain = openBox(bytesOf(body.output.box), info, kem)
  const inner = v.safeParse(Inner, plain && readJson(plain))
  return inner.success ? { ...entry, ...inner.output } : entry
}

function addressInfo(space: Space, to: { kem: KemPublicKey; entryId: string }): Bytes {
  return encode('K1/to', space.spaceId, bytesOf(to.entryId), to.kem)
}
