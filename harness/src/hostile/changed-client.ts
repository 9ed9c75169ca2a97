/**
 * Ben with a client that he changed: he comes in by Anna's real invitation and writes what he likes with the
 * kernel's own functions, past every check that our client makes.
 */
import type { OperationPage, PlacedRecord } from '@beside/contract'
import {
  decodeOperation,
  encodeHeader,
  epochKeyFrom,
  fromBase64url,
  inviteKeys,
  inviteSecretOf,
  isSignedByAuthor,
  leafOf,
  memberKeysFromSeed,
  NO_LANE,
  openInviteCard,
  parseRecord,
  readText,
  sign,
  signedHash,
  startOfLog,
  toBase64url,
  verifySignature,
  walkLog,
  writeEntry,
  type Bytes,
  type Envelope,
  type EpochKey,
  type Hash,
  type InviteKeys,
  type SpaceId
} from '@beside/kernel'
import { fromWire, Membership, stateOf, writeBody } from '../../../server/src/membership.fixture.ts'
import { randomTestBytes, Visitor } from '../../../server/src/visitor.fixture.ts'

/** What Ben reads in an invitation: enough to join. */
export type Invited = {
  readonly keys: InviteKeys
  readonly spaceId: SpaceId
  readonly firstKey: Bytes
  readonly card: OpenInviteReply
}
type OpenInviteReply = { readonly card: string; readonly records: readonly PlacedRecord[] }

/** Somebody with an account at this address, and no client of ours. */
export async function visitorAt(address: string, name: string): Promise<Visitor> {
  const reply = await fetch(`${address}/api/instance`)
  const { instanceId } = (await reply.json()) as { instanceId: string }
  const visitor = new Visitor(address, bytesOf(instanceId) as Hash, name)
  const arrived = await visitor.arrive()
  if (arrived.status !== 200) throw new Error(`not let in: ${arrived.body.reason}`)
  return visitor
}

export async function readInvitation(visitor: Visitor, link: string): Promise<Invited> {
  const secret = inviteSecretOf(link.split('#')[1] ?? '')
  if (!secret) throw new Error('no secret in the link')
  const keys = inviteKeys(secret)
  const path = `/api/invites/${toBase64url(keys.inviteId)}`
  const { body } = await visitor.ask<OpenInviteReply>('GET', path)
  const plain = openInviteCard(keys, bytesOf(body.card))
  const card = JSON.parse((plain && readText(plain)) ?? '{}') as {
    spaceId: string
    epochKey: string
  }
  const spaceId = bytesOf(card.spaceId) as SpaceId
  return { keys, spaceId, firstKey: bytesOf(card.epochKey), card: body }
}

/** A join by the invitation, not yet sent: two people may try at once. */
export function prepareJoin(
  visitor: Visitor,
  { keys, spaceId, firstKey, card }: Invited
): { readonly made: Membership; readonly send: () => ReturnType<Visitor['ask']> } {
  const nobody = memberKeysFromSeed(randomTestBytes(32))
  const epochKey = { epoch: 0, key: firstKey }
  const looking = new Membership(visitor, { keys: nobody, spaceId, epochKey })
  const records = card.records.map((placed) => ({ placed, record: parseRecord(fromWire(placed)) }))
  looking.state = stateOf(
    records.flatMap(({ placed, record }) => (record?.header.type === 'operation' ? [placed] : []))
  )
  const leaves = records.flatMap(({ placed, record }) => (record ? [leafOf(record, placed)] : []))
  const end = walkLog(startOfLog(spaceId), leaves)?.at(-1)
  if (end) looking.position = end
  const { made, envelope } = looking.joinEnvelope(visitor, keys)
  const path = `${looking.path}/join`
  return { made, send: () => visitor.ask('POST', path, { body: writeBody(envelope) }) }
}

/** Ben in Anna's bond, with the newest key. */
export async function joinAsBen(address: string, link: string): Promise<Membership> {
  const visitor = await visitorAt(address, `ben-river-${toBase64url(randomTestBytes(4))}`)
  const { made, send } = prepareJoin(visitor, await readInvitation(visitor, link))
  const joined = await send()
  if (joined.status !== 200) throw new Error(`no join: ${joined.body.reason}`)
  await made.renewToken()
  await made.sync()
  await made.rekey()
  return made
}

/** The key of the newest epoch, from the box that somebody else made for Ben. */
export async function newestKey(ben: Membership): Promise<EpochKey> {
  const { body } = await ben.ask<OperationPage>('GET', '/operations')
  const records = body.operations.map((placed) => parseRecord(fromWire(placed)))
  for (const record of records.toReversed()) {
    if (record?.header.type !== 'operation') continue
    const operation = decodeOperation(record.header.body)
    if (operation?.op !== 'rekey') continue
    const { spaceId, keys } = ben
    const epoch = record.header.epoch + 1
    const place = { spaceId, epoch, opHash: record.header.opHash, opening: operation }
    const found = epochKeyFrom(operation, { ...place, signKey: keys.sign.public }, keys.kem)
    if (found) return found
  }
  throw new Error('no box for Ben opens')
}

/** An entry as our client would read it, whatever its body is. */
export function entryOf(kind: string, body: unknown, refs: readonly string[] = []): Bytes {
  const id = toBase64url(randomTestBytes(16))
  const entry = { id, kind, body, clientTime: 0, echo: id, refs }
  return new TextEncoder().encode(JSON.stringify(entry))
}

/** What Ben says, as his own client writes it. */
export function entry(
  ben: Membership,
  plain = entryOf('words', { text: 'good words', notes: [] })
): Envelope {
  const what = { standing: ben.standing(), lane: NO_LANE, isDocument: false, plain }
  return writeEntry(what, { author: ben.keys.sign, epochKey: ben.epochKey.key }, randomTestBytes)
}

/** Brackets in brackets, as no honest client writes them. */
export function deepEntry(levels: number): Uint8Array<ArrayBuffer> {
  const shallow = new TextDecoder().decode(entryOf('words', 'here'))
  const deep = '['.repeat(levels) + ']'.repeat(levels)
  return new TextEncoder().encode(shallow.replace('"here"', deep))
}

/** An envelope with other parts, signed again by its real author: its signature holds. */
export function signedAnew(
  ben: Membership,
  envelope: Envelope,
  changes: Partial<Envelope>
): Envelope {
  const changed = { ...envelope, ...changes }
  const signature = sign(signedHash(changed), ben.keys.sign.secret)
  const signed = { ...changed, signature }
  const record = parseRecord(signed)
  if (!record || !isSignedByAuthor(record, verifySignature)) throw new Error('not a signed record')
  return signed
}

/** An operation whose body is what Ben likes, signed. */
export function operationOf(ben: Membership, body: Bytes): Envelope {
  const header = encodeHeader({ type: 'operation', ...ben.standing(), body })
  const empty = ben.erase([1])
  return signedAnew(ben, empty, { header })
}

function bytesOf(text: string): Bytes {
  const bytes = fromBase64url(text)
  if (!bytes) throw new Error('not base64url')
  return bytes
}
