/** People with real clients, a server that may lie to them, and the story of what happened, with names. */
import {
  inviteKeys,
  isSameBytes,
  makeJoin,
  makeRekey,
  NO_LANE,
  presentMemberByKey,
  presentMembers,
  toBase64url,
  writeEntry,
  writeErase,
  writeOperation,
  type Checkpoint,
  type Member,
  type MemberKeys,
  type Operation
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
import { fetchEarlier, fetchSpace, fetchWindow, receiveRecord } from './fetch-space.ts'
import {
  BEGUN,
  begun,
  keysBy,
  NAMES,
  PEOPLE,
  random,
  serverPair,
  stranger,
  type Begun,
  type Name,
  type Place
} from './hostile-begin.fixture.ts'
import { HostileServer, type Item } from './hostile-server.fixture.ts'
import type { FetchRefusal } from './space-door.ts'
import { Space } from './space.ts'

const COUNTED = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const PLAN_LANE = new Uint8Array(16).fill(7)

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
  readonly begun: Begun
  readonly told: string[] = []
  readonly said = new Map<string, Said>()
  /** `member:seq` of everything that was truly taken back. */
  readonly takenBack = new Set<string>()
  readonly landed: { readonly by: Name; readonly seq: number; readonly id: string }[] = []

  constructor(place: Place = 'bond') {
    this.begun = begun[place]
    this.server = new HostileServer(this.begun.spaceId, serverPair, BEGUN + 1000)
    const names = PEOPLE[place]
    for (const name of names) this.server.welcome(name, this.begun.log)
    this.people = new Map(names.map((name) => [name, new Person(name, this.server)]))
  }

  /** Dora comes in once somebody let her in and gave her a key, as far as the server shows it to her. */
  isIn(name: Name): boolean {
    if (name !== 'Dora' || this.people.get(name)?.isOpen) return true
    const state = this.server.stateOf(name)
    const isMember = state && presentMemberByKey(state, keysBy.Dora.sign.public)
    return isMember !== undefined && !state?.isStale
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

  /** In a circle those who lead may, each alone. */
  async letsDoraIn(person: Person): Promise<void> {
    const { knock } = this.begun
    if (!knock || !leads(person)) return
    this.tell(`${person.name} lets Dora in.`)
    await this.operates(person, { op: 'add', ...knock })
  }

  async removes(person: Person, pick: number): Promise<void> {
    const other = memberBeside(person, pick)
    if (!other || !leads(person)) return
    this.tell(`${person.name} removes ${nameOf(other)}.`)
    await this.operates(person, { op: 'remove', memberId: other.id })
  }

  async handsOn(person: Person, pick: number): Promise<void> {
    const other = memberBeside(person, pick)
    if (!other || !leads(person)) return
    const role = other.role === 'admin' ? 'member' : 'admin'
    this.tell(
      `${person.name} makes ${nameOf(other)} ${role === 'admin' ? 'lead' : 'lead no more'}.`
    )
    await this.operates(person, { op: 'role', memberId: other.id, role })
  }

  async operates(person: Person, operation: Operation): Promise<void> {
    const body = () => operation
    this.judge(person, await appendOperation(this.tools(person), person.space, { body }))
  }

  async hears(person: Person): Promise<void> {
    this.tell(`${person.name} hears what is new.`)
    const { door } = this.tools(person)
    this.judge(person, await fetchWindow(door, person.space))
    if (person.alarm) return
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

function leads({ space }: Person): boolean {
  const me = space.state && presentMemberByKey(space.state, space.keys.sign.public)
  return space.state?.kind === 'circle' && me?.role === 'admin'
}

/** Somebody else who is here, as far as this person knows. */
function memberBeside({ space }: Person, pick: number): Member | undefined {
  const me = space.keys.sign.public
  const others = space.state
    ? presentMembers(space.state).filter(({ sign }) => !isSameBytes(sign, me))
    : []
  return others[pick % others.length]
}

function nameOf({ sign }: Member): string {
  return NAMES.find((name) => isSameBytes(keysBy[name].sign.public, sign)) ?? 'somebody'
}

/**
 * Words that somebody signs who has no place here, at the end of somebody's log. They are sealed with the
 * real key, as if a member had given it to the server.
 */
export function strangersWords(
  story: Story,
  name: Name,
  by: { readonly as: 'stranger' | Name; readonly keys: MemberKeys }
): Item['envelope'] {
  const state = story.server.stateOf(name)
  const end = story.server.places(name).at(-1)?.position
  if (!state || !end) throw new Error('a place begins with its genesis')
  const author = (by.as === 'stranger' ? stranger : keysBy[by.as]).sign.public
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
  if (!state || !end) throw new Error('a place begins with its genesis')
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
