/** People with real clients, a server that may lie to them, and the story of what happened, with names. */
import {
  inviteKeys,
  makeJoin,
  makeRekey,
  memberKeysFromSeed,
  NO_LANE,
  signPairFromSeed,
  toBase64url,
  writeEntry,
  writeErase,
  writeGenesis,
  writeOperation,
  type Bytes,
  type Checkpoint,
  type Envelope,
  type MemberKeys
} from '@beside/kernel'
import { bytesOf, writeEnvelope } from '../wire/read-wire.ts'
import {
  append,
  appendEntry,
  appendOperation,
  type AppendResult,
  type WriteTools
} from './append.ts'
import { checkpointOf } from './checkpoint.ts'
import { writeJson, type OpenedRecord } from './entry.ts'
import { fetchEarlier, fetchSpace, receiveRecord } from './fetch-space.ts'
import { HostileServer, type Item } from './hostile-server.fixture.ts'
import type { FetchRefusal } from './space-door.ts'
import { Space } from './space.ts'

export const NAMES = ['Anna', 'Ben', 'Anna’s phone'] as const
export type Name = (typeof NAMES)[number]
const COUNTED = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))
const seed = (fill: number): Bytes => new Uint8Array(32).fill(fill)
const BEGUN = 1_767_225_600_000
const PLAN_LANE = new Uint8Array(16).fill(7)
const keysBy = {
  Anna: memberKeysFromSeed(seed(1)),
  Ben: memberKeysFromSeed(seed(2)),
  'Anna’s phone': memberKeysFromSeed(seed(1))
} as const satisfies Record<Name, MemberKeys>
export const stranger = memberKeysFromSeed(seed(3))
const serverPair = signPairFromSeed(seed(4))
export const otherServerPair = signPairFromSeed(seed(5))

/** What was really said: nothing else may ever be shown. */
export type Said = {
  readonly by: Name
  readonly memberId: string
  readonly text: string
  /** What its author was shown, up to the newest record they had seen. */
  readonly shownThen: ReadonlyMap<number, string>
}

export class Person {
  readonly name: Name
  space: Space
  alarm: FetchRefusal | undefined
  hasLeft = false
  checkpoint: Checkpoint | undefined
  isOpen = false
  /** The words that were on their way when their answer got lost. */
  unsure: { id: string; writeKey: string; text: string } | undefined

  constructor(name: Name, server: HostileServer) {
    this.name = name
    this.space = new Space(server.spaceId, keysBy[name])
  }

  get acts(): boolean {
    return !this.alarm && !this.hasLeft
  }
}

export class Story {
  readonly server: HostileServer
  readonly people: ReadonlyMap<Name, Person>
  readonly told: string[] = []
  readonly said = new Map<string, Said>()
  /** `member:seq` of everything that was truly taken back. */
  readonly takenBack = new Set<string>()
  readonly landed: { readonly by: Name; readonly seq: number; readonly id: string }[] = []

  constructor() {
    this.server = new HostileServer(begun.spaceId, serverPair, BEGUN + 1000)
    for (const name of NAMES) this.server.welcome(name, begun.log)
    this.people = new Map(NAMES.map((name) => [name, new Person(name, this.server)]))
  }

  async person(name: Name): Promise<Person> {
    const person = this.people.get(name)
    if (!person) throw new Error(`nobody is called ${name}`)
    this.server.now += 1000
    if (!person.isOpen) await this.opens(person)
    return person
  }

  tell(sentence: string): void {
    this.told.push(sentence)
  }

  tools(person: Person): WriteTools {
    const link = this.server.link(person.name)
    const door = { link, receiptKey: serverPair.public, tokenFor: async () => 'token' }
    const now = (): number => this.server.now
    const outside = {
      address: '',
      fetch,
      readWordList: async () => [],
      deviceLabel: '',
      keep: null
    }
    return { door, environment: { ...outside, random, now }, startsAnew: () => false }
  }

  async opens(person: Person): Promise<void> {
    person.isOpen = true
    const fetched = await fetchSpace(this.tools(person).door, person.space, person.checkpoint)
    this.judge(person, fetched)
  }

  /** Stops as the app does, and says it. */
  judge(person: Person, done: { ok: true } | { ok: false; reason: string }): void {
    if (done.ok || person.alarm) return
    if (done.reason !== 'log-differs' && done.reason !== 'document-differs') return
    person.alarm = done.reason
    person.space.isStopped = true
    this.tell(`${person.name} is told: ${done.reason}.`)
  }

  async says(person: Person, as: 'words' | 'plan', again?: Person['unsure']): Promise<void> {
    const text = again?.text ?? COUNTED[this.said.size] ?? `word ${this.said.size}`
    const id = again?.id ?? toBase64url(random(16))
    const writeKey = again?.writeKey ?? toBase64url(random(16))
    const echo = toBase64url(random(16))
    const body = { text, notes: [] }
    const plain = writeJson({ id, kind: as, body, clientTime: 0, echo, refs: [] })
    this.tell(
      as === 'plan'
        ? `${person.name} saves ‘${text}’ as the plan.`
        : `${person.name} writes ‘${text}’.`
    )
    this.note(person, id, text)
    const lane = as === 'plan' ? PLAN_LANE : NO_LANE
    const isDocument = as === 'plan'
    const entry = { writeKey, id, lane, isDocument, plain }
    const written = await appendEntry(this.tools(person), person.space, entry)
    person.unsure = undefined
    this.settle(person, written, { id, writeKey, text })
  }

  async takesBack(person: Person): Promise<void> {
    const mine = person.space.records.filter(
      (one) => one.kind === 'entry' && !one.isDocument && one.memberId === person.space.me
    )
    const last = mine.at(-1)
    if (last?.kind !== 'entry') return
    this.tell(`${person.name} takes back ‘${this.said.get(last.entry.id)?.text}’.`)
    this.takenBack.add(`${last.memberId}:${last.seq}`)
    const written = await append(this.tools(person), person.space, {
      writeKey: toBase64url(random(16)),
      needsFreshEpoch: false,
      write: (standing) => writeErase({ standing, seqs: [last.seq] }, person.space.keys.sign)
    })
    this.judge(person, written)
  }

  async opensEpoch(person: Person): Promise<void> {
    const { state } = person.space
    const newest = person.space.newestEpochKey()
    if (!state || !newest) return
    this.tell(`${person.name} opens a new epoch.`)
    const body = () => {
      const now = person.space.state ?? state
      return makeRekey(now, person.space.newestEpochKey() ?? newest, random).rekey
    }
    const written = await appendOperation(this.tools(person), person.space, { body })
    this.judge(person, written)
  }

  async leaves(person: Person): Promise<void> {
    this.tell(`${person.name} leaves.`)
    const body = () => ({ op: 'leave' }) as const
    const written = await appendOperation(this.tools(person), person.space, { body })
    person.hasLeft = written.ok
    this.judge(person, written)
  }

  async hears(person: Person): Promise<void> {
    this.tell(`${person.name} hears what is new.`)
    const { door } = this.tools(person)
    for (const came of this.server.feed(person.name, person.space.position.seq)) {
      const received = await receiveRecord(door, person.space, came)
      this.judge(person, received)
      if (!received.ok) return
    }
  }

  async comesBack(person: Person): Promise<void> {
    this.tell(`${person.name} closes the app and comes back.`)
    person.checkpoint = checkpointOf(person.space, 0) ?? person.checkpoint
    person.space = new Space(this.server.spaceId, person.space.keys)
    // Words on their way live with the page.
    person.unsure = undefined
    await this.opens(person)
  }

  async readsEarlier(person: Person): Promise<void> {
    this.tell(`${person.name} reads earlier words.`)
    this.judge(person, await fetchEarlier(this.tools(person).door, person.space))
  }

  note(person: Person, id: string, text: string): void {
    const { space, name } = person
    if (this.said.has(id)) return
    this.said.set(id, { by: name, memberId: space.me ?? '', text, shownThen: shownTo(person) })
  }

  settle(person: Person, written: AppendResult, words: NonNullable<Person['unsure']>): void {
    this.judge(person, written)
    if (written.ok) this.landed.push({ by: person.name, seq: written.value.seq, id: words.id })
    else if (!person.alarm) person.unsure = words
  }
}

/** What a person is shown at each place, as far as it is firm. */
export function shownTo(person: Person): Map<number, string> {
  return new Map(person.space.records.map((one) => [one.seq, keyOf(one)]))
}

export function keyOf(one: OpenedRecord): string {
  if (one.kind === 'entry') return `entry ${one.entry.id}`
  if (one.kind === 'operation') return `operation ${one.op} ${one.memberId}`
  return one.kind === 'erase' ? `erase ${one.memberId} ${one.seqs.join()}` : one.kind
}

export function isFirm(key: string | undefined): key is string {
  return key !== undefined && key.includes(' ')
}

/** A bond of Anna and Ben, with an agreement and a few words, as an honest server keeps it. */
const begun = beginBond()

function beginBond(): { spaceId: Space['spaceId']; log: readonly Item[] } {
  const [anna, ben] = [keysBy.Anna, keysBy.Ben]
  const kind = { kind: 'bond', policy: { retentionDays: 0 }, words: writeJson({}) } as const
  const { envelope, epochKey, standing } = writeGenesis(kind, anna, random)
  const server = new HostileServer(standing.spaceId, serverPair, BEGUN)
  server.welcome('all', [])
  const put = (one: Envelope): void => server.put('all', writeEnvelope(one))
  const stand = (keys: MemberKeys) => {
    const state = server.stateOf('all')
    const end = server.places('all').at(-1)?.position
    if (!state || !end) throw new Error('a bond begins with its genesis')
    const seen = { seenSeq: end.seq, seenHead: end.head, opHash: state.opHash }
    return {
      state,
      standing: { ...standing, ...seen, epoch: state.epoch, author: keys.sign.public }
    }
  }
  put(envelope)
  const link = inviteKeys(seed(6).subarray(0, 16))
  const invite = { op: 'invite', key: link.pair.public, expiresAt: BEGUN + 86_400_000 } as const
  put(writeOperation({ standing: stand(anna).standing, body: invite }, anna.sign, random))
  const at = stand(ben).standing
  const join = makeJoin(link, at, { sign: ben.sign.public, kem: ben.kem.public })
  put(writeOperation({ standing: at, body: join }, ben.sign, random))
  const { rekey, next } = makeRekey(stand(ben).state, epochKey, random)
  put(writeOperation({ standing: stand(ben).standing, body: rekey }, ben.sign, random))
  for (const text of ['hello', 'and hello']) {
    const id = toBase64url(new Uint8Array(16).fill(text.length))
    const body = { text, notes: [] }
    const plain = writeJson({ id, kind: 'words', body, clientTime: 0, echo: id, refs: [] })
    const entry = { standing: stand(anna).standing, lane: NO_LANE, isDocument: false, plain }
    put(writeEntry(entry, { author: anna.sign, epochKey: next.key }, random))
  }
  return { spaceId: standing.spaceId, log: server.logOf('all') }
}

/**
 * Words that somebody signs who has no place here, at the end of somebody's log. They are sealed with the
 * real key, as if a member had given it to the server.
 */
export function strangersWords(
  story: Story,
  name: Name,
  by: { readonly as: 'stranger' | 'Ben'; readonly keys: MemberKeys }
): Item['envelope'] {
  const state = story.server.stateOf(name)
  const end = story.server.places(name).at(-1)?.position
  if (!state || !end) throw new Error('a bond begins with its genesis')
  const author = by.as === 'Ben' ? keysBy.Ben.sign.public : stranger.sign.public
  const standing = {
    spaceId: story.server.spaceId,
    epoch: state.epoch,
    author,
    seenSeq: end.seq,
    seenHead: end.head,
    opHash: state.opHash
  }
  const id = toBase64url(random(16))
  const body = { text: 'never said', notes: [] }
  const plain = writeJson({ id, kind: 'words', body, clientTime: 0, echo: id, refs: [] })
  const entry = { standing, lane: NO_LANE, isDocument: false, plain }
  const known = [...story.people.values()].map(({ space }) => space.epochKeys.get(state.epoch))
  const epochKey = known.find((key) => key !== undefined) ?? random(32)
  const keys = { author: by.keys.sign, epochKey }
  return writeEnvelope(writeEntry(entry, keys, random))
}

/** A join of somebody whom nobody invited. */
export function ghostJoin(story: Story, name: Name): Item['envelope'] {
  const state = story.server.stateOf(name)
  const end = story.server.places(name).at(-1)?.position
  if (!state || !end) throw new Error('a bond begins with its genesis')
  const standing = {
    spaceId: story.server.spaceId,
    epoch: state.epoch,
    author: stranger.sign.public,
    seenSeq: end.seq,
    seenHead: end.head,
    opHash: state.opHash
  }
  const keys = { sign: stranger.sign.public, kem: stranger.kem.public }
  const body = makeJoin(inviteKeys(random(16)), standing, keys)
  return writeEnvelope(writeOperation({ standing, body }, stranger.sign, random))
}

/** One bit of a base64url text changed, `at` so many bytes before its end. */
export function flipped(text: string, at: number): string {
  const bytes = bytesOf(text)
  const index = bytes.length - 1 - (at % bytes.length)
  return toBase64url(bytes.with(index, (bytes[index] ?? 0) ^ 1))
}
