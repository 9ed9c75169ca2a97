/**
 * The keyring: what a person's devices share, as one sealed blob. The server keeps only the newest, by
 * compare-and-swap on `seq`; a client that loses the swap merges and tries again.
 */
import { encode, readText, type Bytes } from '../bytes/encode.ts'
import { padInSteps, unpad } from '../bytes/pad.ts'
import { deriveKey } from '../crypto/hash.ts'
import { open, packSealed, seal, unpackSealed, type RandomBytes } from '../crypto/seal.ts'

export const KEYRING_BYTES_MAX = 65_536
// Steps of 4 KiB, less what sealing adds, so that the stored blob has the same size for most people.
const STEP_BYTES = 4096

/** Base64url throughout: the keyring is JSON inside its seal. */
export type Text = string

/** What a client last verified in a space: the next visit must continue from here. */
export type Checkpoint = {
  readonly seq: number
  readonly head: Text
  readonly opHash: Text
  readonly epoch: number
  readonly documentsHash: Text
  readonly generation: number
}

/** One membership. Its `index` is reserved here before its key is first used. */
export type Membership = {
  readonly rootId: Text
  readonly index: number
  readonly purpose: 'own' | 'bond'
  /** `reserved` until the space exists; `replaced` once newer keys stand in its place; `left` for good. */
  readonly state: 'reserved' | 'in' | 'replaced' | 'left'
  readonly spaceId?: Text
  readonly checkpoint?: Checkpoint
  /** The other person's member id, once this person said "yes, it is them". */
  readonly confirmed?: Text
  /** The member id whose six words were compared, with a counter: the higher one wins a merge. */
  readonly compared?: { readonly memberId: Text; readonly count: number }
  /** The first key of a bond that this person is joining, until its first rekey holds a box for them. */
  readonly joinKey?: Text
  /** The open invitation of a bond: its link can be shown again until it is used. */
  readonly invite?: { readonly secret: Text; readonly expiresAt: number }
}

export type Keyring = {
  readonly version: 0
  readonly instanceRoot: Text
  /** The current root is last; older ones stay only while a change of keys runs. */
  readonly roots: readonly { readonly id: Text; readonly secret: Text }[]
  readonly memberships: readonly Membership[]
  /** Settings of this person that their devices share, by name; the newer `at` wins a merge. */
  readonly settings: Readonly<Record<string, { readonly value: unknown; readonly at: number }>>
}

export type KeyringPlace = { readonly accountId: Bytes; readonly seq: number }

export function sealKeyring(
  keyring: Keyring,
  at: { readonly place: KeyringPlace; readonly root: Uint8Array },
  random: RandomBytes
): Bytes {
  const plain = padInSteps(new TextEncoder().encode(JSON.stringify(keyring)), STEP_BYTES)
  const key = deriveKey(at.root, 'K1/keyring')
  return packSealed(seal(key, { header: keyringHeader(at.place), plain }, random))
}

/** The keyring in a blob, or `undefined`. It was sealed by this person, so its shape is trusted. */
export function openKeyring(
  blob: Uint8Array,
  at: { readonly place: KeyringPlace; readonly root: Uint8Array }
): Keyring | undefined {
  const sealed = unpackSealed(blob, KEYRING_BYTES_MAX)
  const opened = sealed && open(deriveKey(at.root, 'K1/keyring'), keyringHeader(at.place), sealed)
  const plain = opened && unpad(opened.plain)
  const json = plain && readText(plain)
  return json === undefined ? undefined : parseKeyring(json)
}

/** The first index of a root that no membership has taken. */
export function nextIndex(keyring: Keyring, rootId: Text): number {
  const taken = keyring.memberships.filter((one) => one.rootId === rootId)
  return taken.reduce((next, { index }) => Math.max(next, index + 1), 0)
}

/** The membership with this index of this root changed, or added. */
export function withMembership(keyring: Keyring, membership: Membership): Keyring {
  const others = keyring.memberships.filter((one) => !isSameMembership(one, membership))
  return { ...keyring, memberships: [...others, membership] }
}

/**
 * Merges what two sessions wrote: memberships by union, the further state and the later checkpoint of each,
 * marks by counter, roots by union with the newer order. That the later checkpoint really extends the
 * earlier is checked against the log when the space is next opened.
 */
export function mergeKeyrings(theirs: Keyring, mine: Keyring): Keyring {
  const missing = mine.memberships.filter(
    (one) => !theirs.memberships.some((other) => isSameMembership(one, other))
  )
  const both = theirs.memberships.map((other) => {
    const own = mine.memberships.find((one) => isSameMembership(one, other))
    return own ? mergeMembership(other, own) : other
  })
  const newRoots = mine.roots.filter(({ id }) => !theirs.roots.some((root) => root.id === id))
  return {
    ...theirs,
    roots: [...theirs.roots, ...newRoots],
    memberships: [...both, ...missing],
    settings: mergeSettings(theirs.settings, mine.settings)
  }
}

function mergeMembership(theirs: Membership, mine: Membership): Membership {
  const [lesser, further] = rank(theirs) > rank(mine) ? [mine, theirs] : [theirs, mine]
  const checkpoint = laterCheckpoint(theirs.checkpoint, mine.checkpoint)
  const compared =
    (theirs.compared?.count ?? 0) > (mine.compared?.count ?? 0) ? theirs.compared : mine.compared
  return {
    ...lesser,
    ...further,
    ...(checkpoint && { checkpoint }),
    ...(compared && { compared })
  }
}

const RANKS = ['reserved', 'in', 'replaced', 'left'] as const

function rank({ state }: Membership): number {
  return RANKS.indexOf(state)
}

function laterCheckpoint(a?: Checkpoint, b?: Checkpoint): Checkpoint | undefined {
  if (!a || !b) return a ?? b
  const isLater = b.generation > a.generation || (b.generation === a.generation && b.seq > a.seq)
  return isLater ? b : a
}

function mergeSettings(
  theirs: Keyring['settings'],
  mine: Keyring['settings']
): Keyring['settings'] {
  const newer = Object.entries(mine).filter(([name, { at }]) => at >= (theirs[name]?.at ?? 0))
  return { ...theirs, ...Object.fromEntries(newer) }
}

function isSameMembership(a: Membership, b: Membership): boolean {
  return a.rootId === b.rootId && a.index === b.index
}

function parseKeyring(json: string): Keyring | undefined {
  try {
    const keyring = JSON.parse(json) as Keyring
    return keyring.version === 0 ? keyring : undefined
  } catch {
    return undefined
  }
}

function keyringHeader({ accountId, seq }: KeyringPlace): Bytes {
  return encode('K1/keyring', accountId, seq)
}
