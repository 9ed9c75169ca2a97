/** Spaces over the wire: begun, joined and written to with the kernel's own functions. */
import { Written } from '@beside/contract'
import type { Envelope as WireEnvelope } from '@beside/contract'
import {
  inviteKeys,
  makeJoin,
  makeRekey,
  memberKeysFromSeed,
  parseRecord,
  toBase64url,
  writeEntry,
  writeGenesis,
  writeOperation,
  type Envelope,
  type EpochKey,
  type Hash,
  type MemberKeys,
  type Operation,
  type SpaceState,
  type Standing
} from '@beside/kernel'
import type { HttpLine } from './http-line.ts'
import { randomBytes } from './random-bytes.ts'
import { ask, askBytes, askTokens, bytesOf } from './visitor.ts'
import type { Place, Visitor } from './visitor.ts'

/** Where a log stands: enough to write the next record. */
export type LogEnd = Pick<Standing, 'spaceId' | 'epoch' | 'seenSeq' | 'seenHead' | 'opHash'> & {
  readonly key: EpochKey
}
export type Member = {
  readonly visitor: Visitor
  readonly keys: MemberKeys
  readonly token: string
}
export type Bond = { readonly end: LogEnd; readonly author: Member; readonly guest: Member }
type Door = { readonly line: HttpLine; readonly place: Place }

/** The plain words of an entry of 1 KB: with their length in front they fill the bucket of 1,024 bytes. */
const ENTRY_BYTES = 1000
const DAY_MS = 86_400_000
const LANE = new Uint8Array(16)

/** A space with one person in it. */
export async function beginSpace(
  door: Door,
  visitor: Visitor,
  kind: 'own' | 'bond'
): Promise<{ readonly end: LogEnd; readonly author: Member }> {
  const keys = memberKeysFromSeed(randomBytes(32))
  const words = randomBytes(64)
  const begun = writeGenesis({ kind, policy: { retentionDays: 0 }, words }, keys, randomBytes)
  const { standing, epochKey, envelope } = begun
  const path = '/api/spaces'
  const end = await land(door, { visitor, path }, { envelope, end: { ...standing, key: epochKey } })
  const { spaceId } = standing
  const [token = ''] = await askTokens(door.line, { place: door.place, visitor }, [
    { spaceId, pair: keys.sign }
  ])
  return { end, author: { visitor, keys, token } }
}

/** A bond of two people, rekeyed for both: whatever they write next, both may read. */
export async function beginBond(
  door: Door,
  people: { readonly inviter: Visitor; readonly guest: Visitor }
): Promise<Bond> {
  const { end: begun, author } = await beginSpace(door, people.inviter, 'bond')
  const invitation = inviteKeys(randomBytes(16))
  const invite = {
    op: 'invite',
    key: invitation.pair.public,
    expiresAt: Date.now() + DAY_MS
  } as const
  const invited = await operate(door, author, { end: begun, body: invite })
  const keys = memberKeysFromSeed(randomBytes(32))
  const joiner = { sign: keys.sign.public, kem: keys.kem.public }
  const join = makeJoin(invitation, invited, joiner)
  const envelope = writeOperation(
    { standing: standingOf(invited, keys), body: join },
    keys.sign,
    randomBytes
  )
  const path = `/api/spaces/${toBase64url(begun.spaceId)}/join`
  const joined = await land(door, { visitor: people.guest, path }, { envelope, end: invited })
  const { rekey, next } = makeRekey(stateOfTwo(joined, author.keys, keys), joined.key, randomBytes)
  const end = await operate(door, author, { end: joined, body: rekey })
  const both = { place: door.place, visitor: people.guest }
  const [token = ''] = await askTokens(door.line, both, [{ spaceId: end.spaceId, pair: keys.sign }])
  const guest = { visitor: people.guest, keys, token }
  return { end: { ...end, epoch: next.epoch, key: next }, author, guest }
}

/** A sealed and signed entry of 1 KB, ready to be sent as the body of a request. */
export function writeWords(
  end: LogEnd,
  { keys }: Member
): { writeKey: string; envelope: WireEnvelope } {
  const entry = { standing: standingOf(end, keys), lane: LANE, isDocument: false }
  const plain = randomBytes(ENTRY_BYTES)
  const sealing = { author: keys.sign, epochKey: end.key.key }
  const envelope = writeEntry({ ...entry, plain }, sealing, randomBytes)
  return { writeKey: toBase64url(randomBytes(16)), envelope: toWire(envelope) }
}

/** The bytes of a request that posts such an entry. */
export function wordsRequest(
  address: string,
  { end, member }: { readonly end: LogEnd; readonly member: Member }
): Buffer {
  const path = `/api/spaces/${toBase64url(end.spaceId)}/records`
  const { visitor, token } = member
  return askBytes(address, { method: 'POST', path, visitor, token, body: writeWords(end, member) })
}

async function operate(
  door: Door,
  author: Member,
  { end, body }: { readonly end: LogEnd; readonly body: Operation }
): Promise<LogEnd> {
  const standing = standingOf(end, author.keys)
  const envelope = writeOperation({ standing, body }, author.keys.sign, randomBytes)
  const path = `/api/spaces/${toBase64url(end.spaceId)}/records`
  return land(door, { visitor: author.visitor, token: author.token, path }, { envelope, end })
}

/** Sends an operation and gives back where the log stands after it. */
async function land(
  { line, place }: Door,
  by: { readonly visitor: Visitor; readonly path: string; readonly token?: string },
  { envelope, end }: { readonly envelope: Envelope; readonly end: LogEnd }
): Promise<LogEnd> {
  const body = { writeKey: toBase64url(randomBytes(16)), envelope: toWire(envelope) }
  const request = { ...by, method: 'POST', body } as const
  const written = await ask({ line, address: place.address }, request, Written)
  const opHash = parseRecord(envelope)?.envHash
  if (!opHash) throw new Error('What was just written can be read.')
  return { ...endAfter(end, written), opHash }
}

/** Where the log stands after a record that was answered so, as far as its receipt says. */
export function endAfter(end: LogEnd, { receipt }: Written): LogEnd {
  return { ...end, seenSeq: receipt.seq, seenHead: bytesOf(receipt.head) as Hash }
}

function standingOf({ key: _key, ...end }: LogEnd, keys: MemberKeys): Standing {
  return { ...end, author: keys.sign.public }
}

/** The part of a state that a rekey reads. The validator would admit each key again, which is slow. */
function stateOfTwo(end: LogEnd, inviter: MemberKeys, guest: MemberKeys): SpaceState {
  const { spaceId, opHash, epoch } = end
  const members = [inviter, guest].map(({ sign, kem }) => ({
    sign: sign.public,
    kem: kem.public,
    leftSeq: undefined
  }))
  return { spaceId, opHash, epoch, members } as unknown as SpaceState
}

function toWire(envelope: Envelope): WireEnvelope {
  const { header, salt, commitment, ciphertext, ciphertextHash, signature } = envelope
  return {
    header: toBase64url(header),
    salt: toBase64url(salt),
    commitment: toBase64url(commitment),
    ciphertext: toBase64url(ciphertext ?? new Uint8Array(0)),
    ciphertextHash: toBase64url(ciphertextHash),
    signature: toBase64url(signature)
  }
}
