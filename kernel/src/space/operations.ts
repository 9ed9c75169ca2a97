/** The bodies of the operations: what a membership change says, in the clear and signed. */
import type { Hash, KemPublicKey, SignPublicKey, SpaceId } from '../brand.ts'
import { decode, encode, readU32, readU64, type Bytes } from '../bytes/encode.ts'
import { hash, HASH_BYTES } from '../crypto/hash.ts'
import { admitKemKey, admitSignKey, KEY_BYTES, SIGNATURE_BYTES } from '../crypto/keys.ts'
import { LIMITS } from './limits.ts'

/** An HPKE box around one epoch key. */
export const LOCKBOX_BYTES = KEY_BYTES + 48
const BACK_LINK_BYTES_MAX = 512

export const SPACE_KINDS = ['own', 'bond', 'circle', 'team'] as const
export type SpaceKind = (typeof SPACE_KINDS)[number]
/** `retentionDays: 0` keeps words until the space ends. */
export type Policy = { readonly retentionDays: number }

/** The epoch that a genesis or a rekey opens. */
export type EpochOpening = { readonly commitment: Hash; readonly inbox: KemPublicKey }
export type Lockbox = { readonly member: SignPublicKey; readonly box: Bytes }

export type Genesis = EpochOpening & {
  readonly op: 'genesis'
  readonly random: Bytes
  readonly sign: SignPublicKey
  readonly kem: KemPublicKey
  readonly kind: SpaceKind
  readonly policy: Policy
  /** K_0 for the creator, so that the account root alone finds it again. */
  readonly box: Bytes
}
export type Invite = {
  readonly op: 'invite'
  readonly key: SignPublicKey
  /** Ms since 1970, in the log's own time. */
  readonly expiresAt: number
}
export type Uninvite = { readonly op: 'uninvite'; readonly inviteId: Hash }
export type Join = {
  readonly op: 'join'
  readonly inviteId: Hash
  readonly sign: SignPublicKey
  readonly kem: KemPublicKey
  /** By the invite key over `claimHash`; the record itself is signed by the new key. */
  readonly claim: Bytes
}
export type Leave = { readonly op: 'leave' }
export type SetKey = {
  readonly op: 'setkey'
  readonly sign: SignPublicKey
  readonly kem: KemPublicKey
  /** By the new key over `setKeyHash`; the record itself is signed by the old one. */
  readonly proof: Bytes
}
export type Rekey = EpochOpening & {
  readonly op: 'rekey'
  readonly boxes: readonly Lockbox[]
  /** The epoch key before, sealed under the new one. */
  readonly backLink: Bytes
}
export type Relock = {
  readonly op: 'relock'
  readonly member: SignPublicKey
  readonly epoch: number
  readonly box: Bytes
}
export type Operation = Genesis | Invite | Uninvite | Join | Leave | SetKey | Rekey | Relock

export function encodeOperation(operation: Operation): Bytes {
  switch (operation.op) {
    case 'genesis':
      return encodeGenesis(operation)
    case 'invite':
      return encode('K1/op/invite', operation.key, BigInt(operation.expiresAt))
    case 'uninvite':
      return encode('K1/op/uninvite', operation.inviteId)
    case 'join':
      return encode(
        'K1/op/join',
        operation.inviteId,
        operation.sign,
        operation.kem,
        operation.claim
      )
    case 'leave':
      return encode('K1/op/leave')
    case 'setkey':
      return encode('K1/op/setkey', operation.sign, operation.kem, operation.proof)
    case 'rekey':
      return encodeRekey(operation)
    case 'relock':
      return encode('K1/op/relock', operation.member, operation.epoch, operation.box)
    default:
      return operation satisfies never
  }
}

/** The operation in a body, or `undefined` for an unknown one, a wrong size or a key that is not admissible. */
export function decodeOperation(body: Bytes): Operation | undefined {
  return (
    decodeGenesis(body) ??
    decodeInvite(body) ??
    decodeUninvite(body) ??
    decodeJoin(body) ??
    (decode('K1/op/leave', body, []) && { op: 'leave' }) ??
    decodeSetKey(body) ??
    decodeRekey(body) ??
    decodeRelock(body)
  )
}

/** A space's id is the hash of how it began: nobody can give it to another space. */
export function spaceIdOf(
  genesis: Pick<Genesis, 'random' | 'sign' | 'kem' | 'kind' | 'policy'>
): SpaceId {
  const { random, sign, kem, kind, policy } = genesis
  return hash('K1/genesis', random, sign, kem, kind, encodePolicy(policy)) as unknown as SpaceId
}

export function inviteIdOf(key: SignPublicKey): Hash {
  return hash('K1/invite-id', key)
}

/** Binds a claim to this space, this invite, this moment of the chain and these keys. */
export function claimHash(spaceId: SpaceId, opHash: Hash, join: Omit<Join, 'op' | 'claim'>): Hash {
  return hash('K1/claim', spaceId, join.inviteId, opHash, join.sign, join.kem)
}

export function setKeyHash(
  standing: { readonly spaceId: SpaceId; readonly author: SignPublicKey; readonly opHash: Hash },
  keys: { readonly sign: SignPublicKey; readonly kem: KemPublicKey }
): Hash {
  const { spaceId, author, opHash } = standing
  return hash('K1/setkey', spaceId, author, keys.sign, keys.kem, opHash)
}

function encodePolicy(policy: Policy): Bytes {
  return encode('K1/policy', policy.retentionDays)
}

function encodeGenesis(genesis: Genesis): Bytes {
  const { random, sign, kem, kind, policy, commitment, inbox, box } = genesis
  const policyBytes = encodePolicy(policy)
  return encode('K1/op/genesis', random, sign, kem, kind, policyBytes, commitment, inbox, box)
}

function encodeRekey({ commitment, inbox, boxes, backLink }: Rekey): Bytes {
  const packed = new Uint8Array(boxes.length * (KEY_BYTES + LOCKBOX_BYTES))
  boxes.forEach(({ member, box }, index) => {
    const at = index * (KEY_BYTES + LOCKBOX_BYTES)
    packed.set(member, at)
    packed.set(box, at + KEY_BYTES)
  })
  return encode('K1/op/rekey', commitment, inbox, packed, backLink)
}

function decodeGenesis(body: Bytes): Genesis | undefined {
  const policyMax = { max: LIMITS.policyBytes }
  const sizes = [
    32,
    KEY_BYTES,
    KEY_BYTES,
    { max: 8 },
    policyMax,
    HASH_BYTES,
    KEY_BYTES,
    LOCKBOX_BYTES
  ]
  const fields = decode('K1/op/genesis', body, sizes)
  if (!fields) return undefined
  const [random, signBytes, kemBytes, kindBytes, policyBytes, commitment, inboxBytes, box] = fields
  const keys = admitKeys(signBytes, kemBytes)
  const kind = SPACE_KINDS.find((name) => kindBytes && name === textOf(kindBytes))
  const [days] = (policyBytes && decode('K1/policy', policyBytes, [4])) ?? []
  const inbox = inboxBytes && admitKemKey(inboxBytes)
  if (!random || !keys || !kind || !days || !commitment || !inbox || !box) return undefined
  const policy = { retentionDays: readU32(days) }
  return {
    op: 'genesis',
    random,
    ...keys,
    kind,
    policy,
    commitment: commitment as Hash,
    inbox,
    box
  }
}

function decodeInvite(body: Bytes): Invite | undefined {
  const [keyBytes, expiry] = decode('K1/op/invite', body, [KEY_BYTES, 8]) ?? []
  const key = keyBytes && admitSignKey(keyBytes)
  const expiresAt = expiry && readU64(expiry)
  return key && expiresAt !== undefined ? { op: 'invite', key, expiresAt } : undefined
}

function decodeUninvite(body: Bytes): Uninvite | undefined {
  const [inviteId] = decode('K1/op/uninvite', body, [HASH_BYTES]) ?? []
  return inviteId && { op: 'uninvite', inviteId: inviteId as Hash }
}

function decodeJoin(body: Bytes): Join | undefined {
  const sizes = [HASH_BYTES, KEY_BYTES, KEY_BYTES, SIGNATURE_BYTES]
  const [inviteId, sign, kem, claim] = decode('K1/op/join', body, sizes) ?? []
  const keys = admitKeys(sign, kem)
  return inviteId && keys && claim && { op: 'join', inviteId: inviteId as Hash, ...keys, claim }
}

function decodeSetKey(body: Bytes): SetKey | undefined {
  const sizes = [KEY_BYTES, KEY_BYTES, SIGNATURE_BYTES]
  const [sign, kem, proof] = decode('K1/op/setkey', body, sizes) ?? []
  const keys = admitKeys(sign, kem)
  return keys && proof && { op: 'setkey', ...keys, proof }
}

function decodeRekey(body: Bytes): Rekey | undefined {
  const step = KEY_BYTES + LOCKBOX_BYTES
  const sizes = [
    HASH_BYTES,
    KEY_BYTES,
    { max: LIMITS.members * step },
    { max: BACK_LINK_BYTES_MAX }
  ]
  const [commitment, inboxBytes, packed, backLink] = decode('K1/op/rekey', body, sizes) ?? []
  const inbox = inboxBytes && admitKemKey(inboxBytes)
  if (!commitment || !inbox || !packed || !backLink || packed.length % step !== 0) return undefined
  const boxes = Array.from({ length: packed.length / step }, (_, index) => ({
    // Only compared with the admitted keys of the members, so it needs no admission of its own.
    member: packed.slice(index * step, index * step + KEY_BYTES) as SignPublicKey,
    box: packed.slice(index * step + KEY_BYTES, (index + 1) * step)
  }))
  return { op: 'rekey', commitment: commitment as Hash, inbox, boxes, backLink }
}

function decodeRelock(body: Bytes): Relock | undefined {
  const fields = decode('K1/op/relock', body, [KEY_BYTES, 4, LOCKBOX_BYTES])
  const [member, epoch, box] = fields ?? []
  if (!member || !epoch || !box) return undefined
  return { op: 'relock', member: member as SignPublicKey, epoch: readU32(epoch), box }
}

function admitKeys(
  signBytes: Bytes | undefined,
  kemBytes: Bytes | undefined
): { sign: SignPublicKey; kem: KemPublicKey } | undefined {
  const sign = signBytes && admitSignKey(signBytes)
  const kem = kemBytes && admitKemKey(kemBytes)
  return sign && kem && { sign, kem }
}

function textOf(bytes: Bytes): string {
  return String.fromCharCode(...bytes)
}
