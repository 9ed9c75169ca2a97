/** What the open app holds in memory, and the one view that it shows. All of it goes when the person leaves. */
import { ok, refused, toBase64url, type Bytes, type Result } from '@beside/kernel'
import type { AcknowledgementKey, Alarm, AppView, Draft, Trouble } from '../api.ts'
import type { LinesView } from '../api-place-views.ts'
import type { OpenAccount } from '../account/open-account.ts'
import { readPlace, signingPlaceOf, type KnownPlace } from '../account/place.ts'
import type { Environment } from '../environment.ts'
import type { PackKeep } from '../packs/kept-pack.ts'
import type { HeldWords } from '../talk/held-words.ts'
import { leaveWhatIsPutAway, type LastWords } from '../rooms/bonds/actions.ts'
import { showNewest } from '../rooms/boundaries/actions.ts'
import { circleDoors, sendYes } from '../rooms/circles/actions.ts'
import { startsAnew } from '../rooms/circles/anew.ts'
import type { CircleKnock } from '../rooms/circles/entries.ts'
import { isClosedAt } from '../rooms/circles/view.ts'
import { Doors } from '../drops/doors.ts'
import { hasStopped } from '../rooms/listening/heard.ts'
import { Cases } from '../rooms/safety/cases.ts'
import { Outbox, type SendResult, type WaitingWords, type WaitingYes } from '../talk/outbox.ts'
import { sayingOf, takeBackIfThere } from '../talk/actions.ts'
import { Withdrawn } from '../talk/withdrawn.ts'
import { whyNobodyWrites } from '../rooms/bonds/view.ts'
import { writeInto, type WritingTools } from '../sync/writing.ts'
import type { Space } from '../spaces/space.ts'
import { MySpaces } from '../sync/my-spaces.ts'
import { linkToServer, narrowed, type ServerLink } from '../wire/server-link.ts'
import { careFor, type CareRooms } from './care-rooms.ts'
import { listeningFor, type Listening } from './listening-bonds.ts'
import { Nudges } from './nudges.ts'
import { openPlaceLines, type PlaceLines } from './place-lines.ts'
import { finishKeys, Unfinished } from './unfinished.ts'
import { EMPTY_BAG, packBag, unpackBag, withWordsOf } from './held.ts'

/** Changes that come together are shown together. */
const SHOW_AFTER_MS = 5

export type OpenRooms = Listening &
  CareRooms & {
    readonly account: OpenAccount
    readonly spaces: MySpaces
    readonly outbox: Outbox
    readonly withdrawn: Withdrawn
    /** Last words on their way, by bond: said once, however often the ending is tried. */
    readonly lastWords: Map<string, LastWords>
    readonly unfinished: Unfinished
    readonly doors: Doors<CircleKnock>
    readonly cases: Cases
    readonly nudges: Nudges
    /** By `draftKey`. */
    readonly drafts: Map<string, Draft>
    /** What we acknowledged in this session; by design nobody can read it again later. */
    readonly acknowledged: Map<string, AcknowledgementKey>
    /** Per space, the newest seq that was looked at here or before. */
    readonly seen: Map<string, number>
    /** What this device still holds of words that a restore may have lost. */
    held: readonly HeldWords[]
  }

export class House {
  readonly environment: Environment
  /** For what is asked before anybody is in, or for nobody. */
  readonly link: ServerLink
  readonly lines: PlaceLines
  rooms: OpenRooms | undefined
  step: 'passphrase' | 'keys' | 'spaces' | undefined
  place: KnownPlace | undefined
  connection: AppView['connection'] = 'off'
  talkId: string | undefined
  isLoadingEarlier = false
  alarms: readonly Alarm[] = []
  /** What the session before held, sealed: only whoever signs in again with the same root can open it. */
  bag: Bytes | undefined
  endedBy: 'restore' | undefined
  /** While somebody comes in: Exit waits for it, to close again what was opened meanwhile. */
  entering: Promise<unknown> | undefined
  isLeaving = false
  readonly #listeners = new Set<(view: AppView) => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #bringing: { readonly keep: PackKeep | null; readonly done: Promise<LinesView> } | undefined

  readonly #draw: (house: House) => AppView

  /** `draw` makes the view: it reads the house, so the house is given it and does not know it. */
  constructor(environment: Environment, draw: (house: House) => AppView) {
    this.environment = environment
    this.#draw = draw
    this.link = linkToServer(environment)
    this.lines = openPlaceLines({
      ...environment,
      pinnedRoot: () => this.rooms?.account.keyring.instanceRoot ?? null
    })
  }

  watch(listener: (view: AppView) => void): () => void {
    this.#listeners.add(listener)
    listener(this.#draw(this))
    return () => void this.#listeners.delete(listener)
  }

  changed(): void {
    if (this.#timer !== undefined) return
    this.#timer = setTimeout(() => this.show(), SHOW_AFTER_MS)
  }

  /** Shows what is true now, if anything has changed since it was last shown. */
  show(): void {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#noteLooked()
    const view = this.#draw(this)
    for (const listener of this.#listeners) listener(view)
  }

  /** The place, read once; its manifest root must stay the same while the app is open. */
  async findPlace(): Promise<Result<KnownPlace, Trouble | 'another-server'>> {
    const read = await readPlace(this.link, this.environment)
    if (!read.ok) return read.reason === 'another-server' ? refused(read.reason) : narrowed(read)
    const isSame =
      !this.place || toBase64url(this.place.instanceId) === toBase64url(read.value.instanceId)
    if (!isSame) {
      this.raise('another-server', null)
      return refused('another-server')
    }
    this.place = read.value
    this.changed()
    return read
  }

  /** Where this device keeps lines to call; null unless it is somebody's own. */
  get linesKeep(): PackKeep | null {
    return this.rooms?.account.device === 'own' ? (this.environment.lines ?? null) : null
  }

  /** Brings newer lines to call, if there are any. However many ask, they are asked for once at a time. */
  bringLines(): Promise<LinesView> {
    const keep = this.linesKeep
    if (this.#bringing?.keep !== keep) {
      const done = this.#bringLines(keep).finally(() => {
        if (this.#bringing?.done === done) this.#bringing = undefined
      })
      this.#bringing = { keep, done }
    }
    return this.#bringing.done
  }

  async #bringLines(keep: PackKeep | null): Promise<LinesView> {
    const place = await this.findPlace()
    return this.lines.bring(place.ok ? signingPlaceOf(place.value) : null, keep)
  }

  /** By the day of the server's clock, as it judges itself. */
  get isPlaceClosed(): boolean {
    const { place } = this
    const day = place?.reply.community.closesOn ?? null
    if (!place || day === null) return false
    return new Date(this.environment.now() + place.clockOffsetMs).toISOString().slice(0, 10) >= day
  }

  /** Furnishes the rooms of an account that was opened. */
  furnish(account: OpenAccount, place: KnownPlace): OpenRooms {
    // Whoever signs in over an open session leaves nothing of it that still writes.
    if (this.rooms) this.empty()
    const seen = new Map<string, number>()
    const held = this.bag ? unpackBag(account, this.bag) : EMPTY_BAG
    account.onRolledBack = () => this.raise('keyring-rolled-back', null)
    this.bag = undefined
    this.endedBy = undefined
    const { link } = account
    const spaces = new MySpaces({
      link,
      environment: this.environment,
      place,
      account,
      changed: () => this.changed(),
      connected: (isConnected) => this.#connected(isConnected),
      alarm: (kind, bondId) => this.raise(kind, bondId),
      ended: () => this.#ended(),
      seenSeqOf: (spaceId) => seen.get(spaceId),
      held: new Map(held.spaces.map((one) => [one.spaceId, one])),
      currentPlace: () => this.place ?? place,
      readPlace: () => this.findPlace(),
      explained: (space) => this.#explained(space),
      startsAnew
    })
    account.onOutdated = () => this.#ended()
    account.onNewSession = () => spaces.useSession(account.nonce)
    account.onPause = () => {
      outbox.hurry()
      this.changed()
    }
    const tools = { environment: this.environment, account, spaces }
    const roomTools = { ...tools, link, place }
    const outbox = new Outbox(
      (one) => this.#send(tools, one),
      () => this.changed()
    )
    const unfinished = new Unfinished(async () => {
      const areKeysDone = await finishKeys(roomTools, account, spaces)
      const isAllLeft = await leaveWhatIsPutAway(tools)
      const isDone = (await showNewest(tools)) && isAllLeft && areKeysDone
      // Words that waited for keys go out with the new ones.
      outbox.hurry()
      if (isDone) void this.rooms?.nudges.look()
      this.changed()
      return isDone
    })
    const care = careFor(roomTools, () => this.changed())
    this.rooms = {
      account,
      spaces,
      outbox,
      withdrawn: new Withdrawn((words) => takeBackIfThere(tools, words)),
      lastWords: new Map(),
      unfinished,
      doors: new Doors(roomTools, circleDoors(roomTools), () => this.changed()),
      ...care,
      cases: new Cases(roomTools, care.teams, () => this.changed()),
      ...listeningFor(roomTools, care.teams, () => this.#heardChanged()),
      nudges: new Nudges(account, spaces, () => this.changed()),
      drafts: new Map(held.drafts.map(({ key, ...draft }) => [key, draft])),
      acknowledged: new Map(),
      seen,
      held: held.words
    }
    this.connection = 'waiting'
    // Then they are at hand where the line falls silent later.
    void this.bringLines()
    return this.rooms
  }

  #heardChanged(): void {
    this.rooms?.nudges.follow()
    this.changed()
  }

  /** Drops keys and words. Nothing here waits for a network. */
  empty(): void {
    const { rooms } = this
    this.rooms = undefined
    this.step = undefined
    this.talkId = undefined
    this.alarms = []
    this.connection = 'off'
    rooms?.outbox.close()
    rooms?.withdrawn.close()
    rooms?.unfinished.close()
    rooms?.doors.close()
    rooms?.teamDoors.close()
    rooms?.helping.close()
    rooms?.introductions.close()
    rooms?.cases.close()
    rooms?.asking.close()
    rooms?.desk.close()
    rooms?.teams.close()
    rooms?.spaces.close()
    rooms?.account.wipe()
    rooms?.drafts.clear()
    this.changed()
  }

  raise(kind: Alarm['kind'], bondId: string | null): void {
    const id = `${kind}:${bondId ?? ''}`
    if (this.alarms.some((one) => one.id === id)) return
    this.alarms = [...this.alarms, { id, kind, bondId }]
    this.changed()
  }

  open(): Result<OpenRooms, 'not-signed-in'> {
    return this.rooms ? ok(this.rooms) : refused('not-signed-in')
  }

  /** The rooms and one space: what most actions in a bond, a circle or a conversation need. */
  space(id: string): Result<{ rooms: OpenRooms; space: Space }, 'not-signed-in' | 'not-found'> {
    const { rooms } = this
    if (!rooms) return refused('not-signed-in')
    const space = rooms.spaces.get(id)
    return space ? ok({ rooms, space }) : refused('not-found')
  }

  // A page that stays open while the place closes, or while that is taken back, learns it by its words.
  async #send(tools: WritingTools, one: WaitingWords | WaitingYes): Promise<SendResult> {
    const sent = await sendWaiting(tools, one)
    const isRefused = !sent.ok && sent.reason === 'community-closed'
    if ((sent.ok || isRefused) && isRefused !== this.isPlaceClosed) void this.findPlace()
    return sent
  }

  async #askBack(generation: number): Promise<void> {
    const found = await this.findPlace()
    const isRestored = found.ok && found.value.manifest.generation > generation
    if (isRestored && this.bag && !this.rooms) this.endedBy = 'restore'
    this.changed()
  }

  /** A restore explains it: no alarm, and what it lost may be said once more. */
  #explained(space: Space): void {
    this.alarms = this.alarms.filter(({ bondId }) => bondId !== space.id)
    const { rooms } = this
    if (rooms) rooms.held = withWordsOf(rooms.held, space, rooms.spaces.restores.generation)
    this.changed()
  }

  // A restore ends every session. What only this page may still hold would go with it.
  #ended(): void {
    const { rooms } = this
    if (!rooms) return
    const { generation } = rooms.spaces.restores
    const bag = packBag(rooms, this.environment.random)
    this.empty()
    this.bag = bag
    void this.#askBack(generation)
    // What is kept may be somebody else's, who signed in since through another tab on a device of their own.
    if (rooms.account.device === 'own') void this.environment.keep?.clear()
  }

  // Words that come while their conversation is open are seen as they come.
  #noteLooked(): void {
    const space = this.rooms?.spaces.get(this.talkId ?? '')
    if (space) this.rooms?.seen.set(space.id, space.position.seq)
  }

  async #lookAtListening(): Promise<void> {
    await this.rooms?.introductions.look()
    await this.rooms?.asking.look()
    await this.rooms?.desk.look()
  }

  #connected(isConnected: boolean): void {
    if (!this.rooms) return
    this.connection = isConnected ? 'live' : 'waiting'
    if (isConnected) this.rooms.outbox.hurry()
    if (isConnected) void this.rooms.unfinished.goOn()
    if (isConnected) void this.rooms.doors.look()
    if (isConnected) void this.rooms.teamDoors.look()
    // What is asked there is of the teams: they are looked at first.
    if (isConnected) void this.rooms.cases.look().then(() => this.#lookAtListening())
    // The keys that were just shown may have met a pause, or its end.
    if (isConnected) void this.rooms.account.reload()
    this.changed()
  }
}

async function sendWaiting(
  tools: WritingTools,
  one: WaitingWords | WaitingYes
): Promise<SendResult> {
  const space = tools.spaces.get(one.talkId)
  if (!space) return refused('ended')
  const kind = space.state?.kind
  const reason = kind === 'bond' ? whyNobodyWrites(space) : undefined
  if (reason !== undefined) return refused(reason)
  if (kind === 'bond' && hasStopped(tools, space)) return refused('ended')
  if (space.hasEnded) return refused('ended')
  if (tools.account.pauseAt(tools.spaces.serverNow()) !== null) return refused('paused')
  const isYes = 'yesTo' in one
  const isClosed = kind === 'circle' && isClosedAt(space, tools.spaces.serverNow())
  if (isClosed && !isYes) return refused('paused')
  const written = isYes
    ? await sendYes(tools, space, one)
    : await writeInto(tools, space, sayingOf(one))
  return !written.ok && space.hasEnded ? refused('ended') : written
}
