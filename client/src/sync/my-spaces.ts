/** All spaces of the open account: opened, followed by the feed, written to in turn. */
import type { FeedEvent, PlacedRecord } from '@beside/contract'
import {
  isSameBytes,
  ok,
  refused,
  writeGenesis,
  type Bytes,
  type Envelope,
  type MemberKeys,
  type Membership,
  type Result,
  type SpaceKind
} from '@beside/kernel'
import type { Alarm } from '../api.ts'
import type { OpenAccount } from '../account/open-account.ts'
import type { KnownPlace } from '../account/place.ts'
import type { Environment } from '../environment.ts'
import {
  append,
  appendEntry,
  appendOperation,
  newWriteKey,
  rekeyIfStale,
  type Append,
  type AppendRefusal,
  type AppendResult,
  type BodyAt,
  type WriteTools
} from '../spaces/append.ts'
import { writeJson } from '../spaces/entry.ts'
import { laterCheckpoint } from '../spaces/checkpoint.ts'
import { fetchEarlier, fetchSpace, fetchWindow, receiveRecord } from '../spaces/fetch-space.ts'
import { knownBefore, knownOf, type Holding } from '../spaces/holding.ts'
import type { SpaceDoor } from '../spaces/space-door.ts'
import { Space } from '../spaces/space.ts'
import { takeInNext } from '../spaces/take-in.ts'
import { bytesOf, placed, spaceIdOfText } from '../wire/read-wire.ts'
import type { ServerLink, WireReason } from '../wire/server-link.ts'
import { keepAlarms, type AlarmBook } from './alarm-book.ts'
import { cursorsFor, followedIn } from './followed.ts'
import { followFeed, type Feed } from './feed.ts'
import { adoptReserved } from './find-spaces.ts'
import { inTurn, type InTurn } from './in-turn.ts'
import {
  membershipOf,
  replacedMemberships,
  reserveMembership,
  saveMembership
} from './membership-book.ts'
import { keepVisits, type Visits } from './keep-visits.ts'
import { mendPurposes } from './mend-purposes.ts'
import { postFirst } from './post-first.ts'
import { Restores } from './restores.ts'
import { keepTokens, type Tokens } from './tokens.ts'
import { watchKeyring } from './watch-keyring.ts'

/** How often the keyring is looked at: another device of this person may have begun a bond. */
const KEYRING_MS = 60_000

export type MySpacesTools = {
  readonly link: ServerLink
  readonly environment: Environment
  readonly place: KnownPlace
  readonly account: OpenAccount
  readonly changed: () => void
  readonly connected: (isConnected: boolean) => void
  readonly alarm: (kind: Alarm['kind'], spaceId: string | null) => void
  /** This session was ended elsewhere: nothing of it may stay open here. */
  readonly ended: () => void
  /** The newest record of a space that this person has looked at here. */
  readonly seenSeqOf: (spaceId: string) => number | undefined
  /** What an earlier session of this page had verified, by space. */
  readonly held: ReadonlyMap<string, Holding>
  readonly currentPlace: () => KnownPlace
  readonly readPlace: () => Promise<unknown>
  /** A restore that the root signed explains the alarm about this space. */
  readonly explained: (space: Space) => void
  readonly startsAnew: WriteTools['startsAnew']
}
export type SpaceRefusal = AppendRefusal | WireReason

export class MySpaces {
  readonly door: SpaceDoor
  readonly alarms: AlarmBook
  readonly restores: Restores
  readonly #tools: MySpacesTools
  readonly #spaces = new Map<string, Space>()
  readonly #turns = new Map<string, InTurn>()
  readonly #visits: Visits
  #tokens: Tokens
  #feed: Feed | undefined
  #keyringTimer: ReturnType<typeof setInterval> | undefined
  #isClosed = false

  constructor(tools: MySpacesTools) {
    this.#tools = tools
    this.#tokens = this.#freshTokens()
    this.door = {
      link: tools.link,
      receiptKey: tools.place.manifest.receiptKey,
      tokenFor: async (space) => (await this.#tokens.forSpaces([space]))[0]
    }
    this.alarms = keepAlarms({
      door: this.door,
      manifest: tools.place.reply.manifest,
      now: tools.environment.now,
      raise: tools.alarm
    })
    this.restores = new Restores({
      ...tools,
      door: this.door,
      serverNow: () => this.serverNow(),
      all: () => this.all(),
      replace: (space) => this.#replace(space)
    })
    this.#visits = keepVisits({
      ...tools,
      get: (id) => this.get(id),
      generation: () => this.restores.generation,
      differs: (space) => this.#judge(space, 'log-differs'),
      saved: () => this.#openMissing()
    })
  }

  all(): readonly Space[] {
    return [...this.#spaces.values()]
  }

  /** Ms since 1970 by the server: this device's own clock may be wrong. */
  serverNow(): number {
    return this.#tools.environment.now() + this.#tools.place.clockOffsetMs
  }

  get(id: string): Space | undefined {
    return this.#spaces.get(id)
  }

  /** Opens everything this person belongs to, then follows the feed. */
  async openAll(): Promise<Result<true, WireReason>> {
    const adopted = await adoptReserved(this.#tools)
    if (!adopted.ok) return adopted
    const spaces = this.#memberships()
      .filter(({ state, spaceId }) => spaceId && (state === 'in' || state === 'left'))
      .map((membership) => this.#spaceFor(membership))
      .filter((space) => space !== undefined)
    await this.#tokens.forSpaces(spaces)
    await Promise.all(spaces.map((space) => this.#open(space)))
    await mendPurposes(this.#tools.account, (id) => this.get(id))
    this.#followFeed()
    return ok(true)
  }

  /** Opens what the server knows by a reserved key: a join whose answer got lost, or a circle that let us in. */
  async openFound(): Promise<Result<readonly Space[], WireReason>> {
    const adopted = await adoptReserved(this.#tools)
    return adopted.ok ? ok(await this.#openMissing()) : adopted
  }

  /** Makes a space: its index is reserved before its key is used. */
  async create(
    kind: SpaceKind,
    words: unknown,
    policy = { retentionDays: 0 }
  ): Promise<Result<Space, WireReason>> {
    const { account, environment } = this.#tools
    const reserved = await reserveMembership(account, { purpose: kind, state: 'reserved' })
    if (!reserved.ok) return reserved
    const { membership, keys } = reserved.value
    const made = writeGenesis({ kind, policy, words: writeJson(words) }, keys, environment.random)
    const space = new Space(made.standing.spaceId, keys)
    const begun = await this.#begin(space, made.envelope, '/api/spaces')
    if (!begun.ok) return begun
    const saved = await saveMembership(account, { ...membership, state: 'in', spaceId: space.id })
    return saved.ok ? ok(space) : saved
  }

  /** Enters a bond with the join that an invitation allows. */
  enter(space: Space, join: Envelope): Promise<Result<true, WireReason>> {
    return this.#begin(space, join, `/api/spaces/${space.id}/join`)
  }

  appendEntry(
    space: Space,
    entry: { writeKey?: string; id: string; lane: Bytes; isDocument: boolean; plain: Bytes }
  ): Promise<AppendResult> {
    const writeKey = entry.writeKey ?? newWriteKey(this.#tools.environment)
    return this.#write(space, (tools) => appendEntry(tools, space, { ...entry, writeKey }))
  }

  appendOperation(space: Space, body: BodyAt, words?: Bytes): Promise<AppendResult> {
    return this.#write(space, (tools) => appendOperation(tools, space, { body, words }))
  }

  append(space: Space, wanted: Append): Promise<AppendResult> {
    return this.#write(space, (tools) => append(tools, space, wanted))
  }

  rekeyIfStale(space: Space): Promise<AppendResult> {
    return this.#write(space, (tools) => rekeyIfStale(tools, space))
  }

  loadEarlier(space: Space): Promise<Result<true, SpaceRefusal>> {
    return this.#act(space, () => fetchEarlier(this.door, space))
  }

  /** Signing in once more gives a new session: tokens of the one before are gone with it. */
  useSession(nonce: string): void {
    this.#tools.account.nonce = nonce
    this.#tokens = this.#freshTokens()
    this.#feed?.restart()
  }

  /** From now on this membership writes and reads with newer keys. */
  useKeys(space: Space, keys: MemberKeys): void {
    space.useKeys(keys)
    this.#tokens.forget(space)
    this.#feed?.restart()
  }

  /** Takes up what an interrupted change, here or elsewhere, has made of our keys. */
  async takeUpKeys(): Promise<Result<true, WireReason>> {
    const adopted = await adoptReserved(this.#tools)
    if (!adopted.ok) return adopted
    for (const membership of this.#memberships()) {
      const space = membership.state === 'in' ? this.get(membership.spaceId ?? '') : undefined
      const keys = space && this.#tools.account.keysOf(membership)
      if (!keys || isSameBytes(keys.sign.public, space.keys.sign.public)) continue
      this.useKeys(space, keys)
      if (!space.isStopped) await this.#open(space)
    }
    return ok(true)
  }

  /** Of a space that is no membership of ours any more, nothing stays open. */
  forget(id: string): void {
    const space = this.get(id)
    if (space) this.#tokens.forget(space)
    this.#spaces.delete(id)
    this.#turns.delete(id)
  }

  /** Has what was verified and seen saved, some time soon. */
  saveSoon(): void {
    this.#visits.saveSoon()
  }

  close(): void {
    this.#isClosed = true
    clearInterval(this.#keyringTimer)
    this.#feed?.stop()
    this.#visits.stop()
    this.#spaces.clear()
  }

  #memberships(): readonly Membership[] {
    return this.#tools.account.keyring.memberships
  }

  async #lookAtKeyring(): Promise<void> {
    const reloaded = this.#isClosed ? undefined : await this.#tools.account.reload()
    if (reloaded?.ok && (await this.takeUpKeys()).ok) await this.#openMissing()
  }

  /** Opens what another device of this person, or an act whose answer was lost, has added since. */
  async #openMissing(): Promise<readonly Space[]> {
    const missing = this.#memberships().filter(
      ({ state, spaceId }) => state === 'in' && spaceId && !this.#spaces.has(spaceId)
    )
    if (missing.length === 0 || this.#isClosed) return []
    const spaces = missing.map((one) => this.#spaceFor(one)).filter((space) => space !== undefined)
    await Promise.all(spaces.map((space) => this.#open(space)))
    this.#followFeed()
    return spaces
  }

  #freshTokens(): Tokens {
    const { link, place, account } = this.#tools
    const { nonce } = account
    // A nonce that was replaced meanwhile belongs to a session that we ended ourselves.
    const ended = (): void => {
      if (!this.#isClosed && account.nonce === nonce) this.#tools.ended()
    }
    const refused = (): void => void this.#lookAtKeyring()
    const session = { instanceId: place.instanceId, nonce, ended, refused }
    return keepTokens(link, session, () => this.serverNow())
  }

  #turnOf(space: Space): InTurn {
    const turn = this.#turns.get(space.id) ?? inTurn()
    this.#turns.set(space.id, turn)
    return turn
  }

  #act<Done extends Result<unknown, string>>(space: Space, act: () => Promise<Done>) {
    return this.#turnOf(space)(async () => {
      const done = await act()
      if (!done.ok) this.#judge(space, done.reason)
      this.#tools.changed()
      return done
    })
  }

  #write(space: Space, act: (tools: WriteTools) => Promise<AppendResult>): Promise<AppendResult> {
    return this.#act(space, async () => {
      const written = await act({ ...this.#tools, door: this.door })
      if (written.ok) this.saveSoon()
      return written
    })
  }

  async #begin(space: Space, envelope: Envelope, path: string): Promise<Result<true, WireReason>> {
    const reply = await postFirst(this.#tools, envelope, path)
    if (!reply.ok) return refused(reply.reason)
    const isTaken = takeInNext(space, placed(envelope, reply.value)) === 'taken'
    if (!isTaken) return refused('something-unexpected')
    this.#spaces.set(space.id, space)
    this.saveSoon()
    this.#followFeed()
    this.#tools.changed()
    return ok(true)
  }

  #spaceFor(membership: Membership): Space | undefined {
    const { account } = this.#tools
    const keys = account.keysOf(membership)
    if (!membership.spaceId || !keys) return undefined
    const replaced = replacedMemberships(account.keyring, membership.spaceId)
    const earlier = replaced.map((one) => account.keysOf(one)).filter((one) => one !== undefined)
    const space = new Space(spaceIdOfText(membership.spaceId), keys, earlier)
    if (membership.joinKey) space.joinKey = bytesOf(membership.joinKey)
    this.#spaces.set(space.id, space)
    return space
  }

  async #open(space: Space): Promise<void> {
    const membership = membershipOf(this.#tools.account.keyring, space.id)
    const held = this.#tools.held.get(space.id)
    const from = laterCheckpoint(membership?.checkpoint, held?.checkpoint)
    await this.#turnOf(space)(async () => {
      const fetched = await fetchSpace(this.door, space, from)
      if (!fetched.ok) this.alarms.judge(space, fetched.reason)
      if (space.isStopped && from)
        await this.restores.explain(space, knownBefore(space.id, from, held?.marks ?? []))
    })
    await watchKeyring({ ...this.#tools, restores: this.restores }, space)
    if (!this.#isClosed) this.#tools.changed()
  }

  #judge(space: Space, reason: string, came?: PlacedRecord): void {
    this.alarms.judge(space, reason, came)
    if (!space.isStopped) return
    void this.restores.explain(space, knownOf(space, this.restores.generation))
  }

  #replace(space: Space): void {
    this.#spaces.set(space.id, space)
    this.#tokens.forget(space)
    this.alarms.forget(space)
    if (!space.isStopped) this.#followFeed()
    this.saveSoon()
    this.#tools.changed()
  }

  #followFeed(): void {
    this.#keyringTimer ??= setInterval(() => void this.#lookAtKeyring(), KEYRING_MS)
    if (this.#feed) return this.#feed.restart()
    this.#feed = followFeed(this.#tools.link, {
      cursors: () => cursorsFor(followedIn(this.all(), this.#tools.account.keyring), this.#tokens),
      connected: (isConnected) => {
        if (isConnected) void this.restores.lookAgain()
        this.#tools.connected(isConnected)
      },
      refused: () => {
        this.#tokens = this.#freshTokens()
      },
      received: (event) => this.#received(event)
    })
  }

  /** Opens what could not be opened before the line was back, and reads what did not have to come first. */
  async #openUnopened(): Promise<void> {
    const unopened = this.all().filter(({ state, isStopped }) => !state && !isStopped)
    await Promise.all(unopened.map((space) => this.#open(space)))
    for (const one of this.all()) await this.#act(one, () => fetchWindow(this.door, one))
  }

  async #received(event: FeedEvent): Promise<void> {
    if (event.event === 'caught-up') return this.#openUnopened()
    const space = event.event === 'record' && this.get(event.spaceId)
    if (!space) return
    if (!space.state) return this.#open(space)
    await this.#turnOf(space)(async () => {
      const received = await receiveRecord(this.door, space, event)
      if (!received.ok) this.#judge(space, received.reason, event.record)
      else if (received.value === 'taken') this.saveSoon()
    })
    this.#tools.changed()
  }
}
