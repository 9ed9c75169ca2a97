/** The open account: the root and the keyring in memory, and the one way to change the keyring. */
import {
  KeyringMoved,
  KeyringSaved,
  SessionReply,
  type ChangeUnlocks,
  type SessionReply as Reply
} from '@beside/contract'
import {
  isSameBytes,
  mergeKeyrings,
  memberKeys,
  ok,
  openKeyring,
  refused,
  rootIdOf,
  sealKeyring,
  toBase64url,
  type Bytes,
  type Keyring,
  type MemberKeys,
  type Membership,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type { Device } from '../api.ts'
import type { Environment } from '../environment.ts'
import { inTurn } from '../sync/in-turn.ts'
import { bytesOf } from '../wire/read-wire.ts'
import type { ServerLink, WireReason, WireResult } from '../wire/server-link.ts'
import type { SentUnlocks } from './sent-unlocks.ts'

const TRIES_MAX = 8

export type SessionGrant = {
  readonly reply: Reply
  readonly root: Bytes
  readonly device: Device
}

export type NextRoot = {
  readonly root: Bytes
  readonly generation: number
  /** What becomes of the keyring with it. */
  readonly change: (keyring: Keyring) => Keyring
}

export class OpenAccount {
  readonly device: Device
  readonly accountId: Bytes
  /** Of the session in force: signed into space tokens. */
  nonce: string
  rootGeneration: number
  /** The last day on which this account may only read, `2027-05-03`, as the server said last. */
  pausedUntil: string | null
  methods: readonly ('passphrase' | 'kit')[]
  keyring: Keyring
  keyringSeq: number
  keyringBlob: Bytes
  /** The server served a keyring from before the one that is open here. */
  onRolledBack: () => void = () => undefined
  /** This person changed everything in another tab of this browser. */
  onOutdated: () => void = () => undefined
  /** This person signed in once more under the same cookie: tokens of the session before hold no more. */
  onNewSession: () => void = () => undefined
  /** This person may only read from now on, or may write again. */
  onPause: () => void = () => undefined
  /** New ways in whose answer is still missing: they may be in force, so the very same are sent again. */
  sentUnlocks: SentUnlocks | undefined
  #root: Bytes
  /** For what is asked in this person's name alone. */
  readonly link: ServerLink
  readonly #environment: Environment
  readonly #turn = inTurn()
  #isWiped = false

  constructor(
    tools: { readonly link: ServerLink; readonly environment: Environment },
    grant: SessionGrant,
    opened: { readonly keyring: Keyring; readonly seq: number; readonly blob: Bytes }
  ) {
    this.link = { ...tools.link, call: (call, reply) => this.#heard(tools.link.call(call, reply)) }
    this.#environment = tools.environment
    this.#root = grant.root
    this.device = grant.device
    this.accountId = bytesOf(grant.reply.accountId)
    this.nonce = grant.reply.sessionNonce
    this.rootGeneration = grant.reply.rootGeneration
    this.pausedUntil = grant.reply.pausedUntil
    this.methods = grant.reply.wraps.map(({ method }) => method)
    this.keyring = opened.keyring
    this.keyringSeq = opened.seq
    this.keyringBlob = opened.blob
  }

  get root(): Bytes {
    return this.#root
  }

  /** After Exit: what still runs sends nothing more. */
  get isWiped(): boolean {
    return this.#isWiped
  }

  get rootId(): string {
    return toBase64url(rootIdOf(this.#root))
  }

  /** The keys of a membership, from the root it was made under. */
  keysOf(membership: Pick<Membership, 'rootId' | 'index'>): MemberKeys | undefined {
    const root = this.rootOf(membership.rootId)
    return root && memberKeys(root, membership.index)
  }

  rootOf(rootId: string): Bytes | undefined {
    const found = this.keyring.roots.find(({ id }) => id === rootId)
    return found && bytesOf(found.secret)
  }

  /** Changes the keyring on the server by compare-and-swap; a lost swap is merged and tried again. */
  change(act: (keyring: Keyring) => Keyring): Promise<Result<true, WireReason>> {
    return this.#turn(async () => {
      for (let round = 0; round < TRIES_MAX; round += 1) {
        // Work may outlive Exit: nothing is sealed under a key that was overwritten.
        if (this.#isWiped) return refused('not-signed-in')
        const { keyringSeq } = this
        const next = act(this.keyring)
        const blob = this.sealed(next, keyringSeq + 1)
        if (!blob) return refused('too-large')
        const saved = await this.#save(blob)
        if (saved.ok) {
          this.adopt(next, keyringSeq + 1, blob)
          return ok(true)
        }
        if (saved.reason !== 'keyring-moved' || !this.#mergeMoved(saved.reply, keyringSeq))
          return refused(saved.reason)
      }
      return refused('server-busy')
    })
  }

  /** Fetches the keyring again: another session of this person may have changed it. */
  reload(): Promise<Result<true, WireReason>> {
    return this.#turn(async () => {
      const before = { seq: this.keyringSeq, blob: this.keyringBlob }
      const reply = await this.link.call({ method: 'GET', path: '/api/session' }, SessionReply)
      if (!reply.ok) return refused(reply.reason)
      // Somebody else may have come in under the same cookie, in another tab.
      const isOurs = reply.value.accountId === toBase64url(this.accountId)
      if (this.#isWiped || !isOurs) return refused('not-signed-in')
      // This person changed everything in another tab: what is open here belongs to keys that are gone.
      const isOutdated = reply.value.rootGeneration !== this.rootGeneration && !this.sentUnlocks
      if (isOutdated) {
        this.onOutdated()
        return refused('not-signed-in')
      }
      this.#noteSession(reply.value.sessionNonce)
      this.#notePause(reply.value.pausedUntil)
      if (hasGoneBack(before, reply.value.keyring)) this.onRolledBack()
      const found = openGrantedKeyring(reply.value, this.#root)
      if (found && found.seq > this.keyringSeq) this.adopt(found.keyring, found.seq, found.blob)
      return ok(true)
    })
  }

  /** Undefined for a keyring that grew too large: what was asked for is refused, and nothing breaks. */
  sealed(keyring: Keyring, seq: number, root = this.#root): Bytes | undefined {
    const place = { accountId: this.accountId, seq }
    try {
      return sealKeyring(keyring, { place, root }, this.#environment.random)
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }

  adopt(keyring: Keyring, seq: number, blob: Bytes): void {
    if (this.#isWiped) return
    this.keyring = keyring
    this.keyringSeq = seq
    this.keyringBlob = blob
  }

  /**
   * Puts a new root in place, with a keyring that is sealed under it. Where an earlier try got through and
   * its answer did not, the server shows a keyring that opens under the new root: then it is done.
   */
  moveTo(
    next: NextRoot,
    put: (keyring: ChangeUnlocks['keyring']) => Promise<WireResult<unknown>>
  ): Promise<Result<true, WireReason>> {
    return this.#turn(async () => {
      for (let round = 0; round < TRIES_MAX && !this.isWiped; round += 1) {
        const keyring = next.change(this.keyring)
        const { keyringSeq } = this
        const seq = keyringSeq + 1
        const blob = this.sealed(keyring, seq, next.root)
        if (!blob) return refused('too-large')
        const reply = await put({ expectedSeq: keyringSeq, blob: toBase64url(blob) })
        if (this.isWiped) break
        if (reply.ok) {
          this.adopt(keyring, seq, blob)
          return this.#adoptRoot(next)
        }
        const isMoved = reply.reason === 'keyring-moved'
        if (isMoved && this.#mergeMoved(reply.reply, keyringSeq, next.root))
          return this.#adoptRoot(next)
        if (!isMoved || !this.#mergeMoved(reply.reply, keyringSeq)) return refused(reply.reason)
      }
      return refused('server-busy')
    })
  }

  /** Overwrites the secrets as far as the language allows: copies may live on in the engine's memory. */
  wipe(): void {
    this.#isWiped = true
    this.#root.fill(0)
    this.keyringBlob.fill(0)
    this.keyring = { ...this.keyring, roots: [], memberships: [], settings: {} }
    this.sentUnlocks = undefined
  }

  /** The last day on which this person may only read; null where they may write. It ends by itself. */
  pauseAt(now: number): string | null {
    const { pausedUntil } = this
    return pausedUntil !== null && dayOf(now) <= pausedUntil ? pausedUntil : null
  }

  // A pause begins when the server meets a key, and no reply says so: only that a write was refused.
  async #heard<Value>(answering: Promise<WireResult<Value>>): Promise<WireResult<Value>> {
    const answer = await answering
    if (!answer.ok && answer.reason === 'paused' && this.pausedUntil === null) void this.reload()
    return answer
  }

  #notePause(until: string | null): void {
    if (until === this.pausedUntil) return
    this.pausedUntil = until
    this.onPause()
  }

  // Signed in once more in another tab: the cookie is of that session now.
  #noteSession(nonce: string): void {
    if (nonce === this.nonce) return
    this.nonce = nonce
    this.onNewSession()
  }

  // From now on everything is under the new root; its wraps and keyring are on the server already.
  #adoptRoot({ root, generation }: NextRoot): Result<true, never> {
    this.#root = root
    this.rootGeneration = generation
    return ok(true)
  }

  async #save(blob: Bytes): ReturnType<typeof this.call> {
    const body = { expectedSeq: this.keyringSeq, blob: toBase64url(blob) }
    return this.call({ method: 'PUT', path: '/api/account/keyring', body })
  }

  call(call: Parameters<ServerLink['call']>[0]) {
    return this.link.call(call, KeyringSaved)
  }

  #mergeMoved(reply: unknown, expectedSeq: number, root = this.#root): boolean {
    const moved = v.safeParse(KeyringMoved, reply)
    if (!moved.success) return false
    const { seq, blob } = moved.output.keyring
    const bytes = bytesOf(blob)
    const place = { accountId: this.accountId, seq }
    const theirs = openKeyring(bytes, { place, root })
    if (!theirs) return false
    if (seq <= expectedSeq) {
      this.onRolledBack()
      return false
    }
    this.adopt(mergeKeyrings(theirs, this.keyring), seq, bytes)
    return true
  }
}

/** As the server counts days. */
function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}

/** No honest server goes back while a session lasts: a restore ends every session. */
function hasGoneBack(
  before: { readonly seq: number; readonly blob: Bytes },
  served: Reply['keyring']
): boolean {
  if (!served || served.seq !== before.seq) return (served?.seq ?? 0) < before.seq
  return !isSameBytes(bytesOf(served.blob), before.blob)
}

/** The keyring that came with a session, opened; undefined if it is missing or does not open. */
export function openGrantedKeyring(
  reply: Reply,
  root: Bytes
): { keyring: Keyring; seq: number; blob: Bytes } | undefined {
  if (!reply.keyring) return undefined
  const blob = bytesOf(reply.keyring.blob)
  const place = { accountId: bytesOf(reply.accountId), seq: reply.keyring.seq }
  const keyring = openKeyring(blob, { place, root })
  return keyring && { keyring, seq: reply.keyring.seq, blob }
}

/** A keyring for a root with nothing in it yet. */
export function emptyKeyring(root: Bytes, instanceRoot: string): Keyring {
  return {
    version: 0,
    instanceRoot,
    roots: [{ id: toBase64url(rootIdOf(root)), secret: toBase64url(root) }],
    memberships: [],
    settings: {}
  }
}
