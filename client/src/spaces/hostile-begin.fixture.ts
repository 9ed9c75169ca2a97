/** Who lives in a story, and how the place in which it happens began, while the server was honest. */
import { DAY_MS } from '@beside/contract'
import {
  inviteKeys,
  makeJoin,
  makeKnock,
  makeRekey,
  memberKeysFromSeed,
  NO_LANE,
  signPairFromSeed,
  toBase64url,
  writeEntry,
  writeGenesis,
  writeOperation,
  type Add,
  type Bytes,
  type Envelope,
  type EpochKey,
  type InviteKeys,
  type MemberKeys,
  type Operation,
  type SpaceId,
  type SpaceState,
  type Standing
} from '@beside/kernel'
import { writeEnvelope } from '../wire/read-wire.ts'
import { writeJson } from './entry.ts'
import { HostileServer, type Item } from './hostile-server.fixture.ts'

export const NAMES = ['Anna', 'Ben', 'Anna’s phone', 'Cleo', 'Dora'] as const
export type Name = (typeof NAMES)[number]

/** In a circle Anna leads, and Dora knocks at the door. */
export const PEOPLE = {
  bond: ['Anna', 'Ben', 'Anna’s phone'],
  circle: NAMES
} as const satisfies Record<string, readonly Name[]>
export type Place = keyof typeof PEOPLE

export const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))
const seed = (fill: number): Bytes => new Uint8Array(32).fill(fill)
export const BEGUN = 1_767_225_600_000
export const keysBy = {
  Anna: memberKeysFromSeed(seed(1)),
  Ben: memberKeysFromSeed(seed(2)),
  'Anna’s phone': memberKeysFromSeed(seed(1)),
  Cleo: memberKeysFromSeed(seed(7)),
  Dora: memberKeysFromSeed(seed(8))
} as const satisfies Record<Name, MemberKeys>
export const stranger = memberKeysFromSeed(seed(3))
export const serverPair = signPairFromSeed(seed(4))
export const otherServerPair = signPairFromSeed(seed(5))

class Beginning {
  readonly server: HostileServer
  readonly #genesis: Standing
  #epochKey: EpochKey

  constructor(kind: Place) {
    const space = { kind, policy: { retentionDays: 0 }, words: writeJson({}) } as const
    const { envelope, epochKey, standing } = writeGenesis(space, keysBy.Anna, random)
    this.server = new HostileServer(standing.spaceId, serverPair, BEGUN)
    this.server.welcome('all', [])
    this.#genesis = standing
    this.#epochKey = epochKey
    this.#put(envelope)
  }

  get log(): readonly Item[] {
    return this.server.logOf('all')
  }

  standing(by: MemberKeys): Standing {
    const end = this.server.places('all').at(-1)?.position
    if (!end) throw new Error('a place begins with its genesis')
    const { opHash, epoch } = this.#state()
    const seen = { seenSeq: end.seq, seenHead: end.head }
    return { ...this.#genesis, ...seen, opHash, epoch, author: by.sign.public }
  }

  operation(by: MemberKeys, body: Operation): void {
    this.#put(writeOperation({ standing: this.standing(by), body }, by.sign, random))
  }

  /** Anna makes a link. */
  link(fill: number): InviteKeys {
    const link = inviteKeys(seed(fill).subarray(0, 16))
    const expiresAt = BEGUN + DAY_MS
    this.operation(keysBy.Anna, { op: 'invite', key: link.pair.public, expiresAt })
    return link
  }

  rekey(by: MemberKeys): void {
    const { rekey, next } = makeRekey(this.#state(), this.#epochKey, random)
    this.operation(by, rekey)
    this.#epochKey = next
  }

  words(): void {
    const { sign } = keysBy.Anna
    for (const text of ['hello', 'and hello']) {
      const id = toBase64url(new Uint8Array(16).fill(text.length))
      const body = { text, notes: [] }
      const plain = writeJson({ id, kind: 'words', body, clientTime: 0, echo: id, refs: [] })
      const standing = this.standing(keysBy.Anna)
      const entry = { standing, lane: NO_LANE, isDocument: false, plain }
      this.#put(writeEntry(entry, { author: sign, epochKey: this.#epochKey.key }, random))
    }
  }

  #state(): SpaceState {
    const state = this.server.stateOf('all')
    if (!state) throw new Error('a place begins with its genesis')
    return state
  }

  #put(envelope: Envelope): void {
    this.server.put('all', writeEnvelope(envelope))
  }
}

/** As an honest server keeps it, with an agreement and a few words. */
export type Begun = {
  readonly spaceId: SpaceId
  readonly log: readonly Item[]
  /** What Dora left at the door of a circle. */
  readonly knock?: Omit<Add, 'op'>
}

export const begun: Readonly<Record<Place, Begun>> = { bond: beginBond(), circle: beginCircle() }

function beginBond(): Begun {
  const { Ben: ben } = keysBy
  const place = new Beginning('bond')
  const link = place.link(6)
  const keys = { sign: ben.sign.public, kem: ben.kem.public }
  place.operation(ben, makeJoin(link, place.standing(ben), keys))
  place.rekey(ben)
  place.words()
  return { spaceId: place.server.spaceId, log: place.log }
}

function beginCircle(): Begun {
  const { Anna: anna, Ben: ben, Cleo: cleo, Dora: dora } = keysBy
  const place = new Beginning('circle')
  const { spaceId } = place.server
  for (const [index, guest] of [ben, cleo].entries()) {
    const knock = makeKnock(place.link(10 + index), spaceId, guest)
    place.operation(anna, { op: 'add', ...knock })
  }
  place.rekey(anna)
  const knock = makeKnock(place.link(12), spaceId, dora)
  place.words()
  return { spaceId, log: place.log, knock }
}
