/** The bodies of the operations: what a membership change says, in the clear and signed. */
import type { Hash, KemPublicKey, SignPublicKey, SpaceId } from '../brand.ts'
import { joinBytes, readText, type Bytes } from '../bytes/encode.ts'
import {
  fixed,
  FLAG,
  layout,
  listOf,
  oneOf,
  TIME,
  upTo,
  wholeNumber,
  type KindOf,
  type Part,
  type ShapeOf
} from '../bytes/layout.ts'
import { hash, HASH_BYTES } from '../crypto/hash.ts'
import {
  KEM_KEY,
  KEY_BYTES,
  SIGN_KEY,
  SIGNATURE_BYTES,
  type MemberPublicKeys
} from '../crypto/keys.ts'
import { LIMITS } from './limits.ts'

/** An HPKE box around one epoch key. */
export const LOCKBOX_BYTES = KEY_BYTES + 48
/** A packed seal of one epoch key. */
export const BACK_LINK_BYTES = 169

export const SPACE_KINDS = ['own', 'bond', 'circle', 'team'] as const
export type SpaceKind = (typeof SPACE_KINDS)[number]
export const ROLES = ['member', 'admin'] as const
export type Role = (typeof ROLES)[number]
/** `retentionDays: 0` keeps words until the space ends. */
export type Policy = ShapeOf<typeof POLICY>
/** The epoch that a genesis or a rekey opens. */
export type EpochOpening = { readonly commitment: Hash; readonly inbox: KemPublicKey }
export type Lockbox = { readonly member: SignPublicKey; readonly box: Bytes }

const HASH = fixed<Hash>(HASH_BYTES)
const SIGNATURE = fixed(SIGNATURE_BYTES)
const LOCKBOX = fixed(LOCKBOX_BYTES)
/** The whole of it, or nothing: a cut. */
const BACK_LINK: Part<Bytes> = {
  ...upTo(BACK_LINK_BYTES),
  read: (bytes) => (bytes.length % BACK_LINK_BYTES === 0 ? bytes : undefined)
}
const KEYS = { sign: SIGN_KEY, kem: KEM_KEY }
const OPENING = { commitment: HASH, inbox: KEM_KEY }
// Only compared with the admitted keys of the members, so it needs no admission of its own.
const MEMBER = fixed<SignPublicKey>(KEY_BYTES)
const BOXES: Part<readonly Lockbox[]> = listOf(
  { bytes: KEY_BYTES + LOCKBOX_BYTES, max: LIMITS.members },
  ({ member, box }) => joinBytes(member, box),
  (bytes) => ({ member: bytes.slice(0, KEY_BYTES) as SignPublicKey, box: bytes.slice(KEY_BYTES) })
)
const WORDS: Part<string> = {
  size: { max: LIMITS.clearWordsBytes },
  write: (words) => words,
  read: readText
}
const KIND = nameOf(SPACE_KINDS)
const ROLE = nameOf(ROLES)
const POLICY = layout('K1/policy', { retentionDays: wholeNumber(LIMITS.retentionDays) })
const POLICY_PART: Part<Policy> = {
  size: { max: LIMITS.policyBytes },
  write: (policy) => POLICY.encode(policy),
  read: (bytes) => POLICY.decode(bytes)
}

/** Every operation and its fields, in the order of the bytes. */
const OPERATIONS = {
  /** `box` is K_0 for the creator, so that the account root alone finds it again. */
  genesis: layout('K1/op/genesis', {
    random: fixed(32),
    ...KEYS,
    kind: KIND,
    policy: POLICY_PART,
    ...OPENING,
    box: LOCKBOX
  }),
  /** `expiresAt` in ms since 1970, by the log's own time. */
  invite: layout('K1/op/invite', { key: SIGN_KEY, expiresAt: TIME }),
  uninvite: layout('K1/op/uninvite', { inviteId: HASH }),
  /** `claim` is by the invite key over `claimHash`; the record itself is signed by the new key. */
  join: layout('K1/op/join', { inviteId: HASH, ...KEYS, claim: SIGNATURE }),
  /**
   * An admin lets in who asked to come: `claim` by the invite key and `proof` by the new one, both over
   * `knockHash`, so that nobody is let in who did not ask with keys of their own.
   */
  add: layout('K1/op/add', { inviteId: HASH, ...KEYS, claim: SIGNATURE, proof: SIGNATURE }),
  leave: layout('K1/op/leave', {}),
  /** An admin ends somebody's membership; the reason is in the sealed words beside it. */
  remove: layout('K1/op/remove', { memberId: HASH }),
  role: layout('K1/op/role', { memberId: HASH, role: ROLE }),
  /** How long words stay in a circle, from now on. */
  policy: layout('K1/op/policy', { policy: POLICY_PART }),
  /**
   * A steward gives somebody who asked a post in a team. It waits for a `cosign`. `words` say in the clear, for
   * everybody, what was checked; `until` is ms since 1970.
   */
  appoint: layout('K1/op/appoint', {
    inviteId: HASH,
    ...KEYS,
    claim: SIGNATURE,
    proof: SIGNATURE,
    role: ROLE,
    until: TIME,
    mustReport: FLAG,
    words: WORDS
  }),
  /** The second yes to what waits in a team: `proposal` is the hash of its operation. */
  cosign: layout('K1/op/cosign', { proposal: HASH }),
  /** How a member of a team shows themselves to everybody: in the clear. */
  present: layout('K1/op/present', { words: WORDS }),
  /** `proof` is by the new key over `setKeyHash`; the record itself is signed by the old one. */
  setkey: layout('K1/op/setkey', { ...KEYS, proof: SIGNATURE }),
  /**
   * `backLink` is the key of the earlier epoch `backTo`, sealed under the new one. Where it is empty, whoever came
   * with this epoch reads nothing from before it: a cut.
   */
  rekey: layout('K1/op/rekey', {
    ...OPENING,
    boxes: BOXES,
    backTo: wholeNumber(),
    backLink: BACK_LINK
  }),
  relock: layout('K1/op/relock', { member: MEMBER, epoch: wholeNumber(), box: LOCKBOX })
}

const OPERATION = oneOf('op', OPERATIONS)

type OperationOf<Op extends keyof typeof OPERATIONS> = KindOf<'op', typeof OPERATIONS, Op>
export type Genesis = OperationOf<'genesis'>
export type Invite = OperationOf<'invite'>
export type Uninvite = OperationOf<'uninvite'>
export type Join = OperationOf<'join'>
export type Add = OperationOf<'add'>
export type Remove = OperationOf<'remove'>
export type ChangeRole = OperationOf<'role'>
export type ChangePolicy = OperationOf<'policy'>
export type Appoint = OperationOf<'appoint'>
export type Cosign = OperationOf<'cosign'>
export type Present = OperationOf<'present'>
export type SetKey = OperationOf<'setkey'>
export type Rekey = OperationOf<'rekey'>
export type Relock = OperationOf<'relock'>
export type Operation = ShapeOf<typeof OPERATION>

export function encodeOperation(operation: Operation): Bytes {
  return OPERATION.encode(operation)
}

/** The operation in a body, or `undefined` for an unknown one, a wrong size or a key that is not admissible. */
export function decodeOperation(body: Bytes): Operation | undefined {
  return OPERATION.decode(body)
}

/** A space's id is the hash of how it began: nobody can give it to another space. */
export function spaceIdOf(
  genesis: Pick<Genesis, 'random' | 'sign' | 'kem' | 'kind' | 'policy'>
): SpaceId {
  const { random, sign, kem, kind, policy } = genesis
  return hash('K1/genesis', random, sign, kem, kind, POLICY.encode(policy)) as unknown as SpaceId
}

export function inviteIdOf(key: SignPublicKey): Hash {
  return hash('K1/invite-id', key)
}

/** Binds a claim to this space, this invite, this moment of the chain and these keys. */
export function claimHash(spaceId: SpaceId, opHash: Hash, join: Omit<Join, 'op' | 'claim'>): Hash {
  return hash('K1/claim', spaceId, join.inviteId, opHash, join.sign, join.kem)
}

/** Binds a wish to come in to this space and these keys. An admin may answer it days later. */
export function knockHash(spaceId: SpaceId, { sign, kem }: MemberPublicKeys): Hash {
  return hash('K1/knock', spaceId, sign, kem)
}

export function setKeyHash(
  standing: { readonly spaceId: SpaceId; readonly author: SignPublicKey; readonly opHash: Hash },
  keys: { readonly sign: SignPublicKey; readonly kem: KemPublicKey }
): Hash {
  const { spaceId, author, opHash } = standing
  return hash('K1/setkey', spaceId, author, keys.sign, keys.kem, opHash)
}

/** One of a few names, written as its text. */
function nameOf<Name extends string>(names: readonly Name[]): Part<Name> {
  return {
    size: { max: 8 },
    write: (name) => name,
    read: (bytes) => names.find((name) => name === readText(bytes))
  }
}
