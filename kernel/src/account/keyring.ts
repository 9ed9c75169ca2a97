/**
 * The keyring: what a person's devices share, as one sealed blob. The server keeps only the newest, by
 * compare-and-swap on `seq`; a client that loses the swap merges and tries again.
 */
import { encode, fieldBytes, readText, type Bytes } from '../bytes/encode.ts'
import { padInSteps, unpad } from '../bytes/pad.ts'
import { deriveKey } from '../crypto/hash.ts'
import { openPacked, PACKED_OVERHEAD_BYTES, sealPacked, type RandomBytes } from '../crypto/seal.ts'

/** The largest blob, as a whole. */
export const KEYRING_BYTES_MAX = 65_536
// The stored blob is a multiple of this, so that most people's have the same size.
const STEP_BYTES = 4096

/** Base64url throughout: the keyring is JSON inside its seal. */
export type Text = string

/** What a client last verified in a space: the next visit must continue from here. */
export type Checkpoint = {
  readonly seq: number
  readonly head: Text
  /** By the log, ms since 1970: what comes after cannot be dated before. */
  readonly time: number
  readonly opHash: Text
  readonly epoch: number
  readonly documentsHash: Text
  readonly generation: number
  /** The server's signature under the receipt for this very head, if it gave one: evidence that stays. */
  readonly receipt?: Text
}

/** One membership. Its `index` is reserved here before its key is first used. */
export type Membership = {
  readonly rootId: Text
  readonly index: number
  readonly purpose: 'own' | 'bond' | 'circle' | 'team'
  /** `reserved` until the space exists; `replaced` once newer keys stand in its place; `left` for good. */
  readonly state: 'reserved' | 'in' | 'replaced' | 'left'
  readonly spaceId?: Text
  readonly checkpoint?: Checkpoint
  /** The newest record that this person has looked at; the higher one wins a merge. */
  readonly seenSeq?: number
  /** The other person's member id, once this person said "yes, it is them". */
  readonly confirmed?: Text
  /** The `markOfKeys` for which six words were compared: new keys need new words. The higher count wins. */
  readonly compared?: { readonly keys: Text; readonly count: number }
  /** The first key of a bond that this person is joining, until its first rekey holds a box for them. */
  readonly joinKey?: Text
  /** The open invitation of a bond: its link can be shown again until it is used. */
  readonly invite?: { readonly secret: Text; readonly expiresAt: number }
  /** Links into a circle that this person made. */
  readonly invites?: readonly { readonly secret: Text; readonly expiresAt: number }[]
  /**
   * A circle that this person asked to come into: where the answer waits, until when, and its words if it was no.
   * While it is not known whether the question arrived, it is asked again with the same keys.
   */
  readonly asking?: {
    readonly mailbox: Text
    readonly name: Text
    readonly until: number
    /** For whom the question was sealed: so it can be taken back. */
    readonly inbox: Text
    readonly isSent: boolean
    readonly declined?: Text
  }
}

export type Keyring = {
  readonly version: 0
  readonly instanceRoot: Text
  /** The current root is last; older ones stay only while a change of keys runs. */
  readonly roots: readonly { readonly id: Text; readonly secret: Text }[]
  readonly memberships: readonly Membership[]
  /** By root, the indices of memberships that were let go of: they are never taken again, and no merge brings them back. */
  readonly letGo?: Readonly<Record<Text, readonly number[]>>
  /** Settings of this person that their devices share, by name; the newer `at` wins a merge. */
  readonly settings: Readonly<Record<string, { readonly value: unknown; readonly at: number }>>
}

export type KeyringPlace = { readonly accountId: Bytes; readonly seq: number }

/** Where a keyring stands, and the root under which it is sealed. */
type KeyringAt = { readonly place: KeyringPlace; readonly root: Uint8Array }

export function sealKeyring(keyring: Keyring, at: KeyringAt, random: RandomBytes): Bytes {
  const json = fieldBytes(JSON.stringify(keyring))
  const plain = padInSteps(json, STEP_BYTES, PACKED_OVERHEAD_BYTES)
  const content = { header: keyringHeader(at.place), plain }
  const blob = sealPacked(deriveKey(at.root, 'K1/keyring'), content, random)
  if (blob.length > KEYRING_BYTES_MAX) throw new RangeError('A keyring takes at most 64 KiB')
  return blob
}

/** The keyring in a blob, or `undefined`. It was sealed by this person, so its shape is trusted. */
export function openKeyring(blob: Uint8Array, at: KeyringAt): Keyring | undefined {
  const packed = { header: keyringHeader(at.place), bytes: blob, max: KEYRING_BYTES_MAX }
  const padded = openPacked(deriveKey(at.root, 'K1/keyring'), packed)
  const plain = padded && unpad(padded)
  const json = plain && readText(plain)
  return json === undefined ? undefined : parseKeyring(json)
}

/** The first index of a root that no membership has taken, nor any that was let go of. */
export function nextIndex(keyring: Keyring, rootId: Text): number {
  const taken = keyring.memberships.filter((one) => one.rootId === rootId)
  const indices = [...taken.map(({ index }) => index), ...(keyring.letGo?.[rootId] ?? [])]
  return indices.reduce((next, index) => Math.max(next, index + 1), 0)
}

/**
 * Without a bond that was left for good, and the settings that are named after it. Its keys are not kept either, so one
 * that goes on stays as it is.
 */
export function withoutSpace(keyring: Keyring, id: Text): Keyring {
  const gone = keyring.memberships.filter((one) => one.purpose === 'bond' && one.spaceId === id)
  if (gone.some(({ state }) => state === 'in')) return keyring
  const letGo = gone.reduce<NonNullable<Keyring['letGo']>>(
    (all, { rootId, index }) => unionOf(all, { [rootId]: [index] }),
    keyring.letGo ?? {}
  )
  return withoutLetGo({ ...keyring, letGo, settings: withoutNamed(keyring.settings, [id]) })
}

/** The membership with this index of this root changed, or added. */
export function withMembership(keyring: Keyring, membership: Membership): Keyring {
  const others = keyring.memberships.filter((one) => !isSameMembership(one, membership))
  return { ...keyring, memberships: [...others, membership] }
}

/**
 * Merges what two sessions wrote, whichever came first: memberships by union, of each the further state and
 * the later checkpoint, marks by counter, roots by union; what one has let go of goes from both. That the later checkpoint really extends the
 * earlier is checked against the log when the space is next opened.
 */
export function mergeKeyrings(theirs: Keyring, mine: Keyring): Keyring {
  const merged = theirs.memberships.map((other) => {
    const own = mine.memberships.find((one) => isSameMembership(one, other))
    return own ? mergeMembership(other, own) : other
  })
  const missing = mine.memberships.filter(
    (one) => !theirs.memberships.some((other) => isSameMembership(one, other))
  )
  const newer = Object.entries(mine.settings).filter(
    ([name, { at }]) => at > (theirs.settings[name]?.at ?? -1)
  )
  return withoutLetGo({
    ...theirs,
    roots: mergeRoots(theirs.roots, mine.roots),
    memberships: [...merged, ...missing],
    ...((theirs.letGo ?? mine.letGo) && { letGo: unionOf(theirs.letGo ?? {}, mine.letGo ?? {}) }),
    settings: { ...theirs.settings, ...Object.fromEntries(newer) }
  })
}

function unionOf(
  one: NonNullable<Keyring['letGo']>,
  other: NonNullable<Keyring['letGo']>
): NonNullable<Keyring['letGo']> {
  const indicesOf = (rootId: Text): number[] =>
    [...new Set([...(one[rootId] ?? []), ...(other[rootId] ?? [])])].toSorted((a, b) => a - b)
  const rootIds = [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted()
  return Object.fromEntries(rootIds.map((rootId) => [rootId, indicesOf(rootId)]))
}

/** A device that had not heard of it still holds the membership, and the settings that go with its space. */
function withoutLetGo(keyring: Keyring): Keyring {
  const isGone = ({ rootId, index }: Membership): boolean =>
    keyring.letGo?.[rootId]?.includes(index) === true
  const memberships = keyring.memberships.filter((one) => !isGone(one))
  if (memberships.length === keyring.memberships.length) return keyring
  const held = new Set(memberships.map(({ spaceId }) => spaceId))
  const ids = keyring.memberships.flatMap((one) =>
    isGone(one) && one.spaceId !== undefined && !held.has(one.spaceId) ? one.spaceId : []
  )
  return { ...keyring, memberships, settings: withoutNamed(keyring.settings, ids) }
}

function withoutNamed(
  settings: Keyring['settings'],
  spaceIds: readonly Text[]
): Keyring['settings'] {
  if (spaceIds.length === 0) return settings
  const isNamed = (name: string): boolean => spaceIds.some((id) => name.endsWith(`:${id}`))
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !isNamed(name)))
}

// A root that one side has let go comes before those that followed it: the current one stays last.
function mergeRoots(theirs: Keyring['roots'], mine: Keyring['roots']): Keyring['roots'] {
  const known = new Set(theirs.map(({ id }) => id))
  const others = mine.filter(({ id }) => !known.has(id))
  return others.at(-1) === mine.at(-1) ? [...theirs, ...others] : [...others, ...theirs]
}

const STATES = ['reserved', 'in', 'replaced', 'left'] as const

function mergeMembership(theirs: Membership, mine: Membership): Membership {
  const [nearer, further] = [theirs, mine].toSorted(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state)
  )
  const checkpoint = later(theirs.checkpoint, mine.checkpoint, isEarlier)
  const compared = later(theirs.compared, mine.compared, (a, b) => a.count < b.count)
  const seenSeq = later(theirs.seenSeq, mine.seenSeq, (a, b) => a < b)
  const marks = {
    ...(checkpoint && { checkpoint }),
    ...(compared && { compared }),
    ...(seenSeq !== undefined && { seenSeq })
  }
  // Who is in does not ask any more, and a link that one device made is closed by none that has not heard of it.
  const { asking: _answered, ...known } = { ...theirs, ...nearer }
  const invites = [...(theirs.invites ?? []), ...(mine.invites ?? [])].filter(
    ({ secret }, at, all) => all.findIndex((one) => one.secret === secret) === at
  )
  return { ...known, ...further, ...marks, ...(invites.length > 0 && { invites }) }
}

function isEarlier(a: Checkpoint, b: Checkpoint): boolean {
  return a.generation === b.generation ? a.seq < b.seq : a.generation < b.generation
}

function later<Value>(
  a: Value | undefined,
  b: Value | undefined,
  isBefore: (a: Value, b: Value) => boolean
): Value | undefined {
  return a !== undefined && b !== undefined && isBefore(a, b) ? b : (a ?? b)
}

export function isSameMembership(a: Membership, b: Membership): boolean {
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
