/** All spaces of the open account: opened, followed by the feed, written to in turn. */
import { FoundSpaces, Written, type FeedEvent } from '@beside/contract'
import {
  findSpaceHash,
  nextIndex,
  ok,
  refused,
  setKeyHash,
  showsRollback,
  sign,
  toBase64url,
  withMembership,
  writeGenesis,
  type Bytes,
  type Envelope,
  type Keyring,
  type MemberKeys,
  type Membership,
  type Operation,
  type Result,
  type SpaceKind,
  type Standing
} from '@beside/kernel'
import type { Alarm } from '../api.ts'
import type { OpenAccount } from '../account/open-account.ts'
import type { KnownPlace } from '../account/place.ts'
import type { Environment } from '../environment.ts'
import {
  appendEntry,
  appendOperation,
  newWriteKey,
  rekeyIfStale,
  type AppendRefusal,
  type AppendResult
} from '../spaces/append.ts'
import { writeJson, type OpenedEntry } from '../spaces/entry.ts'
import { checkpointOf, fetchEarlier, fetchSpace, type SpaceDoor } from '../spaces/fetch-space.ts'
import { Space } from '../spaces/space.ts'
import { takeInNext } from '../spaces/take-in.ts'
import { bytesOf, placed, spaceIdOfText, writeEnvelope } from '../wire/read-wire.ts'
import type { ServerLink, WireReason } from '../wire/server-link.ts'
import { followFeed, type Feed, type FeedCursor } from './feed.ts'
import { inTurn, type InTurn } from './in-turn.ts'
import { keepTokens, type Tokens } from './tokens.ts'

/** How far beyond the last known membership a person without a keyring is searched for. */
const GAP_LIMIT = 20
/** Checkpoints go into the keyring at most this often: each save is a trace in time. */
const CHECKPOINT_MS = 20_000

export type MySpacesTools = {
  readonly link: ServerLink
  readonly environment: Environment
  readonly place: KnownPlace
  readonly account: OpenAccount
  readonly changed: () => void
  readonly connected: (isConnected: boolean) => void
  readonly alarm: (kind: Alarm['kind'], spaceId: string | null) => void
}
export type SpaceRefusal = AppendRefusal | WireReason

export class MySpaces {
  readonly #tools: MySpacesTools
  readonly #spaces = new Map<string, Space>()
  readonly #turns = new Map<string, InTurn>()
  #tokens: Tokens
  readonly door: SpaceDoor
  #feed: Feed | undefined
  #checkpointTimer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(tools: MySpacesTools) {
    this.#tools = tools
    const { link, place } = tools
    this.#tokens = this.#freshTokens()
    this.door = {
      link,
      receiptKey: place.manifest.receiptKey,
      tokenFor: async (space) => (await this.#tokens.forSpaces([space]))[0]
    }
  }

  serverNow(): number {
    return this.#tools.environment.now() + this.#tools.place.clockOffsetMs
  }

  get(id: string): Space | undefined {
    return this.#spaces.get(id)
  }

  /** The membership in force for a space: the newest that has not been replaced. */
  membershipOf(id: string): Membership | undefined {
    const all = this.#memberships().filter(({ spaceId }) => spaceId === id)
    return all.find(({ state }) => state === 'in') ?? all.find(({ state }) => state !== 'replaced')
  }

  /** Opens everything this person belongs to, then follows the feed. */
  async openAll(): Promise<Result<true, WireReason>> {
    const adopted = await this.#adoptReserved()
    if (!adopted.ok) return adopted
    const spaces = this.#memberships()
      .filter(({ state, spaceId }) => spaceId && (state === 'in' || state === 'left'))
      .map((membership) => this.#spaceFor(membership))
      .filter((space) => space !== undefined)
    await this.#tokens.forSpaces(spaces)
    for (const space of spaces) await this.#open(space)
    this.#followFeed()
    return ok(true)
  }

  /** Makes a space: its index is reserved before its key is used. */
  async create(
    kind: SpaceKind & Membership['purpose'],
    words: unknown
  ): Promise<Result<Space, WireReason>> {
    const reserved = await this.reserve({ purpose: kind, state: 'reserved' })
    if (!reserved.ok) return reserved
    const { membership, keys } = reserved.value
    const { environment } = this.#tools
    const policy = { retentionDays: 0 }
    const made = writeGenesis({ kind, policy, words: writeJson(words) }, keys, environment.random)
    const space = new Space(made.standing.spaceId, keys)
    const written = await this.#post('/api/spaces', made.envelope)
    if (!written.ok) return written
    takeInNext(space, placed(made.envelope, written.value))
    this.#keep(space)
    const saved = await this.#saveMembership({ ...membership, state: 'in', spaceId: space.id })
    return saved.ok ? ok(space) : saved
  }

  /** Enters a bond with the join that the invitation allows. */
  async enter(
    space: Space,
    join: (standing: Standing) => Envelope,
    standing: Standing
  ): Promise<Result<true, WireReason>> {
    const envelope = join(standing)
    const written = await this.#post(`/api/spaces/${space.id}/join`, envelope)
    if (!written.ok) return written
    const isTaken = takeInNext(space, placed(envelope, written.value)) === 'taken'
    if (!isTaken) return refused('something-unexpected')
    this.#keep(space)
    return ok(true)
  }

  /** Reserves a fresh index by compare-and-swap and gives its keys. */
  async reserve(
    wanted: Pick<Membership, 'purpose' | 'state'> & Partial<Membership>
  ): Promise<Result<{ membership: Membership; keys: MemberKeys }, WireReason>> {
    const { account } = this.#tools
    const { rootId } = account
    let membership: Membership = { ...wanted, rootId, index: 0 }
    const saved = await account.change((keyring) => {
      membership = { ...membership, index: nextIndex(keyring, rootId) }
      return withMembership(keyring, membership)
    })
    const keys = account.keysOf(membership)
    if (!saved.ok) return saved
    return keys ? ok({ membership, keys }) : refused('something-unexpected')
  }

  async changeMembership(
    id: string,
    change: (membership: Membership) => Membership
  ): Promise<Result<true, WireReason>> {
    return this.#tools.account.change((keyring) => {
      const membership = keyring.memberships.find(
        (one) => one.spaceId === id && one.state !== 'replaced'
      )
      return membership ? withMembership(keyring, change(membership)) : keyring
    })
  }

  appendEntry(
    space: Space,
    entry: { writeKey?: string; lane: Bytes; isDocument: boolean; plain: Bytes }
  ): Promise<AppendResult> {
    const writeKey = entry.writeKey ?? newWriteKey(this.#tools.environment)
    return this.#write(space, () => appendEntry(this.#writeTools(), space, { ...entry, writeKey }))
  }

  appendOperation(space: Space, body: (standing: Standing) => Operation): Promise<AppendResult> {
    return this.#write(space, () => appendOperation(this.#writeTools(), space, body))
  }

  rekeyIfStale(space: Space): Promise<AppendResult> {
    return this.#write(space, () => rekeyIfStale(this.#writeTools(), space))
  }

  /** Any write that is neither an entry nor a plain operation, in the space's turn. */
  writeInTurn(
    space: Space,
    act: (tools: ReturnType<MySpaces['writeTools']>) => Promise<AppendResult>
  ): Promise<AppendResult> {
    return this.#write(space, () => act(this.#writeTools()))
  }

  async loadEarlier(space: Space): Promise<Result<true, SpaceRefusal>> {
    return this.#turnOf(space)(async () => {
      const fetched = await fetchEarlier(this.door, space)
      if (!fetched.ok) this.#judge(space, fetched.reason)
      this.#tools.changed()
      return fetched
    })
  }

  /** Gives every membership new keys from the newest root. Can be run again until nothing is left to do. */
  async changeKeys(): Promise<Result<true, SpaceRefusal>> {
    const { account } = this.#tools
    const old = this.#memberships().filter(
      ({ rootId, state, spaceId }) => rootId !== account.rootId && state === 'in' && spaceId
    )
    for (const membership of old) {
      const changed = await this.#changeKeysOf(membership)
      if (!changed.ok) return changed
    }
    return account.change(dropUnusedRoots)
  }

  isChangingKeys(): boolean {
    const { rootId } = this.#tools.account
    return this.#memberships().some((one) => one.state === 'in' && one.rootId !== rootId)
  }

  /** Leaves every space, the own one included: the account is about to go. */
  async leaveAll(): Promise<Result<true, SpaceRefusal>> {
    for (const { state, spaceId } of this.#memberships()) {
      const space = state === 'in' ? this.get(spaceId ?? '') : undefined
      if (!space?.me) continue
      const left = await this.appendOperation(space, () => ({ op: 'leave' }))
      if (!left.ok) return left
    }
    return ok(true)
  }

  /** Signing in once more gives a new session: tokens of the one before are gone with it. */
  useSession(nonce: string): void {
    this.#tools.account.nonce = nonce
    this.#tokens = this.#freshTokens()
    this.#feed?.restart()
  }

  laneOf(document: OpenedEntry): Bytes {
    return bytesOf(document.lane)
  }

  forget(id: string): void {
    this.#spaces.delete(id)
    this.#feed?.restart()
  }

  writeTools(): { door: SpaceDoor; environment: Environment } {
    return this.#writeTools()
  }

  close(): void {
    this.#isClosed = true
    this.#feed?.stop()
    clearTimeout(this.#checkpointTimer)
    this.#spaces.clear()
  }

  async #changeKeysOf(membership: Membership): Promise<Result<true, SpaceRefusal>> {
    const { account } = this.#tools
    const spaceId = membership.spaceId ?? ''
    const space = this.get(spaceId)
    if (!space) return ok(true)
    const waiting = this.#memberships().find(
      (one) => one.spaceId === spaceId && one.state === 'reserved' && one.rootId === account.rootId
    )
    const { purpose } = membership
    const reserved = waiting
      ? ok({ membership: waiting, keys: account.keysOf(waiting) })
      : await this.reserve({ purpose, state: 'reserved', spaceId })
    if (!reserved.ok) return reserved
    const { keys } = reserved.value
    if (!keys) return refused('something-unexpected')
    const written = await this.appendOperation(space, (standing) => newKeysFor(standing, keys))
    if (!written.ok) return written
    space.keys = keys
    this.#tokens.forget(space)
    const settled = await account.change((keyring) =>
      replaceMembership(keyring, membership, reserved.value.membership)
    )
    if (!settled.ok) return settled
    const rekeyed = await this.rekeyIfStale(space)
    return rekeyed.ok ? ok(true) : rekeyed
  }

  #freshTokens(): Tokens {
    const { link, place, account } = this.#tools
    const session = { instanceId: place.instanceId, nonce: account.nonce }
    return keepTokens(link, session, () => this.serverNow())
  }

  #memberships(): readonly Membership[] {
    return this.#tools.account.keyring.memberships
  }

  #writeTools(): { door: SpaceDoor; environment: Environment } {
    return { door: this.door, environment: this.#tools.environment }
  }

  #turnOf(space: Space): InTurn {
    const turn = this.#turns.get(space.id) ?? inTurn()
    this.#turns.set(space.id, turn)
    return turn
  }

  #write(space: Space, act: () => Promise<AppendResult>): Promise<AppendResult> {
    return this.#turnOf(space)(async () => {
      const written = await act()
      if (written.ok) this.#scheduleCheckpoints()
      else this.#judge(space, written.reason)
      this.#tools.changed()
      return written
    })
  }

  #spaceFor(membership: Membership): Space | undefined {
    const keys = this.#tools.account.keysOf(membership)
    if (!membership.spaceId || !keys) return undefined
    const space = new Space(spaceIdOfText(membership.spaceId), keys)
    this.#spaces.set(space.id, space)
    return space
  }

  async #open(space: Space): Promise<void> {
    const membership = this.membershipOf(space.id)
    const fetched = await this.#turnOf(space)(() =>
      fetchSpace(this.door, space, membership?.checkpoint)
    )
    if (!fetched.ok) this.#judge(space, fetched.reason)
    const joinKey = membership?.joinKey
    if (joinKey && space.state) space.learnEpochKey(space.state.epoch, bytesOf(joinKey))
    await this.#checkEchoes(space)
    if (!this.#isClosed) this.#tools.changed()
  }

  #keep(space: Space): void {
    this.#spaces.set(space.id, space)
    this.#scheduleCheckpoints()
    this.#followFeed()
    this.#tools.changed()
  }

  #judge(space: Space, reason: string): void {
    if (reason !== 'log-differs' && reason !== 'document-differs') return
    space.isStopped = true
    this.#tools.alarm(reason, space.id)
  }

  async #post(path: string, envelope: Envelope): Promise<Result<Written, WireReason>> {
    const body = {
      writeKey: newWriteKey(this.#tools.environment),
      envelope: writeEnvelope(envelope)
    }
    const reply = await this.#tools.link.call({ method: 'POST', path, body }, Written)
    return reply.ok ? ok(reply.value) : refused(reply.reason)
  }

  #saveMembership(membership: Membership): Promise<Result<true, WireReason>> {
    return this.#tools.account.change((keyring) => withMembership(keyring, membership))
  }

  // A crash between reserving and saving leaves an index without a space: the server may know it by its key.
  async #adoptReserved(): Promise<Result<true, WireReason>> {
    const reserved = this.#memberships().filter(({ state }) => state === 'reserved')
    if (reserved.length === 0) return ok(true)
    const found = await this.#findSpaces(reserved)
    if (!found.ok) return found
    for (const [index, spaceId] of found.value.entries()) {
      const membership = reserved[index]
      if (!membership || !spaceId) continue
      const saved = await this.#tools.account.change((keyring) =>
        adopt(keyring, membership, spaceId)
      )
      if (!saved.ok) return saved
    }
    return ok(true)
  }

  /** Finds spaces by key alone, for a person whose keyring is gone: index by index, up to a gap. */
  async findAll(): Promise<Result<number, WireReason>> {
    const { account } = this.#tools
    const { rootId } = account
    let index = 0
    let gap = 0
    let count = 0
    while (gap < GAP_LIMIT) {
      const probes = Array.from({ length: GAP_LIMIT }, (_, step) => ({
        rootId,
        index: index + step
      }))
      const found = await this.#findSpaces(probes)
      if (!found.ok) return found
      for (const spaceId of found.value) {
        const purpose = spaceId && count === 0 ? 'own' : 'bond'
        if (spaceId) {
          const membership: Membership = { rootId, index, purpose, state: 'in', spaceId }
          const saved = await this.#saveMembership(membership)
          if (!saved.ok) return saved
          count += 1
        }
        gap = spaceId ? 0 : gap + 1
        index += 1
      }
    }
    return ok(count)
  }

  async #findSpaces(
    memberships: readonly Pick<Membership, 'rootId' | 'index'>[]
  ): Promise<Result<readonly (string | null)[], WireReason>> {
    const { account, place, link } = this.#tools
    const nonce = bytesOf(account.nonce)
    const claims = memberships.flatMap((membership) => {
      const keys = account.keysOf(membership)
      if (!keys) return []
      const message = findSpaceHash(place.instanceId, keys.sign.public, nonce)
      const signature = toBase64url(sign(message, keys.sign.secret))
      return [{ member: toBase64url(keys.sign.public), signature }]
    })
    const call = { method: 'POST', path: '/api/spaces/find', body: { claims } } as const
    const reply = await link.call(call, FoundSpaces)
    return reply.ok ? ok(reply.value.spaceIds) : refused(reply.reason)
  }

  #followFeed(): void {
    if (this.#feed) return this.#feed.restart()
    this.#feed = followFeed(this.#tools.link, {
      cursors: () => this.#cursors(),
      connected: this.#tools.connected,
      received: (event) => this.#received(event)
    })
  }

  async #cursors(): Promise<readonly FeedCursor[] | undefined> {
    const spaces = [...this.#spaces.values()].filter(({ isStopped }) => !isStopped)
    const tokens = await this.#tokens.forSpaces(spaces)
    return spaces.flatMap((space, index) => {
      const token = tokens[index]
      return token ? [{ token, after: space.position.seq }] : []
    })
  }

  async #received(event: FeedEvent): Promise<void> {
    if (event.event === 'feed-ended' && event.why === 'session-ended')
      return this.#tools.connected(false)
    if (event.event !== 'record' && event.event !== 'space-ended') return
    const space = this.get(event.spaceId)
    if (!space || event.event === 'space-ended') return
    await this.#turnOf(space)(async () => {
      const taken = takeInNext(space, event.record)
      if (taken === 'differs') this.#judge(space, 'log-differs')
      if (taken === 'gap') {
        const fetched = await fetchSpace(this.door, space, undefined)
        if (!fetched.ok) this.#judge(space, fetched.reason)
      }
      if (taken !== 'known') this.#scheduleCheckpoints()
    })
    this.#tools.changed()
  }

  /** Own entries say how new the keyring was; an older one now means that the server rolled it back. */
  async #checkEchoes(space: Space): Promise<void> {
    if (!this.#showsRollback(space)) return
    const reloaded = await this.#tools.account.reload()
    if (reloaded.ok && this.#showsRollback(space)) this.#tools.alarm('keyring-rolled-back', null)
  }

  #showsRollback(space: Space): boolean {
    const { account } = this.#tools
    const { me } = space
    const membership = this.membershipOf(space.id)
    const root = membership && account.rootOf(membership.rootId)
    if (!me || !root) return false
    const sinceKeys = space.records.findLastIndex(
      (one) => one.kind === 'operation' && one.op === 'setkey' && one.memberId === me
    )
    const keyring = { seq: account.keyringSeq, blob: account.keyringBlob }
    return space.records.slice(sinceKeys + 1).some((one) => {
      if (one.kind !== 'entry' || one.memberId !== me) return false
      const entryId = bytesOf(one.entry.id)
      const echo = { spaceId: space.spaceId, entryId, bytes: bytesOf(one.entry.echo) }
      return showsRollback(root, echo, keyring)
    })
  }

  #scheduleCheckpoints(): void {
    this.#checkpointTimer ??= setTimeout(() => {
      this.#checkpointTimer = undefined
      void this.saveCheckpoints()
    }, CHECKPOINT_MS)
  }

  /** Writes into the keyring what this device has verified. */
  async saveCheckpoints(): Promise<void> {
    const { account, place } = this.#tools
    if (this.#isClosed) return
    await account.change((keyring) => {
      const memberships = keyring.memberships.map((membership) => {
        const space = membership.state === 'in' ? this.get(membership.spaceId ?? '') : undefined
        const checkpoint =
          space && !space.isStopped && checkpointOf(space, place.manifest.generation)
        return checkpoint ? { ...membership, checkpoint } : membership
      })
      return { ...keyring, memberships }
    })
  }
}

function newKeysFor(standing: Standing, keys: MemberKeys): Operation {
  const added = { sign: keys.sign.public, kem: keys.kem.public }
  const proof = sign(setKeyHash(standing, added), keys.sign.secret)
  return { op: 'setkey', ...added, proof }
}

function replaceMembership(keyring: Keyring, old: Membership, next: Membership): Keyring {
  const { rootId, index } = next
  const moved: Membership = { ...old, rootId, index, state: 'in' }
  return withMembership(withMembership(keyring, { ...old, state: 'replaced' }), moved)
}

function adopt(keyring: Keyring, membership: Membership, spaceId: string): Keyring {
  const old = keyring.memberships.find(
    (one) => one.spaceId === spaceId && one.state === 'in' && one.index !== membership.index
  )
  return old
    ? replaceMembership(keyring, old, membership)
    : withMembership(keyring, { ...membership, state: 'in', spaceId })
}

function dropUnusedRoots(keyring: Keyring): Keyring {
  const last = keyring.roots.at(-1)
  const isUsed = (id: string): boolean =>
    keyring.memberships.some((one) => one.rootId === id && one.state !== 'replaced')
  return { ...keyring, roots: keyring.roots.filter((root) => root === last || isUsed(root.id)) }
}
