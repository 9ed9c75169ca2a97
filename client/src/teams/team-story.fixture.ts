/** A team as an honest server would keep its chain: written by real keys, with times that a test chooses. */
import type { PlacedRecord, TeamRole } from '@beside/contract'
import {
  applyOperation,
  inviteKeys,
  makeKnock,
  memberKeys,
  parseRecord,
  presentMemberByKey,
  setKeyHash,
  sign,
  startOfLog,
  toBase64url,
  verifySignature,
  writeGenesis,
  writeOperation,
  type Bytes,
  type Hash,
  type MemberKeys,
  type Operation,
  type OperationHeader,
  type ParsedRecord,
  type SpaceState,
  type Standing
} from '@beside/kernel'
import { writeEnvelope } from '../wire/read-wire.ts'
import { clearWords } from './words.ts'

/** 2026-01-01. */
export const BEGIN = 1_767_225_600_000
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))

export class TeamStory {
  readonly records: PlacedRecord[] = []
  readonly role: TeamRole = 'steward'
  time = BEGIN
  state: SpaceState
  readonly #keys = new Map<string, MemberKeys>()

  constructor(founder: string) {
    const keys = this.#keysOf(founder)
    const wish = { kind: 'team', policy: { retentionDays: 0 }, words: new Uint8Array() } as const
    const { envelope } = writeGenesis(wish, keys, random)
    const record = parseRecord(envelope) as ParsedRecord<OperationHeader>
    const placement = { seq: 1, time: this.time, verify: verifySignature }
    const applied = applyOperation(undefined, record, placement)
    if (!applied.ok) throw new Error(applied.reason)
    this.state = applied.value
    this.records.push({ seq: 1, time: this.time, envelope: writeEnvelope(envelope) })
  }

  get teamId(): string {
    return toBase64url(this.state.spaceId)
  }

  idOf(name: string): Hash {
    const member = presentMemberByKey(this.state, this.#keysOf(name).sign.public)
    if (!member) throw new Error(`${name} is not here`)
    return member.id
  }

  meOf(name: string): string {
    return toBase64url(this.idOf(name))
  }

  /** The hash of the newest operation: what a second yes names. */
  get newest(): Hash {
    return this.state.opHash
  }

  wait(ms: number): this {
    this.time += ms
    return this
  }

  /** Writes an operation, and gives back whether it stands. What does not is in the records all the same. */
  act(by: string, bodyAt: Operation | ((standing: Standing) => Operation)): boolean {
    const author = this.#keysOf(by)
    const { spaceId, epoch, opHash } = this.state
    const { seq, head } = startOfLog(spaceId)
    const stands = { spaceId, epoch, opHash, author: author.sign.public }
    const standing = { ...stands, seenSeq: seq, seenHead: head }
    const body = typeof bodyAt === 'function' ? bodyAt(standing) : bodyAt
    const envelope = writeOperation({ standing, body }, author.sign, random)
    const record = parseRecord(envelope) as ParsedRecord<OperationHeader>
    const placed = { seq: this.records.length + 1, time: this.time }
    const applied = applyOperation(this.state, record, { ...placed, verify: verifySignature })
    if (applied.ok) this.state = applied.value
    this.records.push({ ...placed, envelope: writeEnvelope(envelope) })
    return applied.ok
  }

  /** Somebody with a link asks for a post, and a steward proposes it. */
  propose(
    by: string,
    whom: string,
    post: { readonly until: number; readonly role?: 'member' }
  ): boolean {
    const link = inviteKeys(random(16))
    this.act(by, { op: 'invite', key: link.pair.public, expiresAt: this.time + 7 * DAY })
    const asked = makeKnock(link, this.state.spaceId, this.#keysOf(whom))
    const words = clearWords({ name: whom, checked: `We know ${whom}.` })
    const { until, role = 'admin' } = post
    return this.act(by, { op: 'appoint', ...asked, role, until, mustReport: true, words })
  }

  cosign(by: string, proposal = this.newest): boolean {
    return this.act(by, { op: 'cosign', proposal })
  }

  show(name: string, lines = ''): boolean {
    return this.act(name, { op: 'present', words: clearWords({ name, lines }) })
  }

  end(by: string, whom: string): boolean {
    return this.act(by, { op: 'remove', memberId: this.idOf(whom) })
  }

  /** Somebody may have had their keys: from now on they sign with others. */
  changeKeys(name: string): boolean {
    const keys = memberKeys(random(32), 0)
    const added = { sign: keys.sign.public, kem: keys.kem.public }
    const isChanged = this.act(name, (standing) => {
      const proof = sign(setKeyHash(standing, added), keys.sign.secret)
      return { op: 'setkey', ...added, proof }
    })
    if (isChanged) this.#keys.set(name, keys)
    return isChanged
  }

  /** The team as this member holds it. */
  heldBy(name: string) {
    const { state, teamId: id } = this
    const member = presentMemberByKey(state, this.#keysOf(name).sign.public)
    const me = member && toBase64url(member.id)
    return { id, spaceId: state.spaceId, state, me, keys: this.#keysOf(name) }
  }

  #keysOf(name: string): MemberKeys {
    const keys = this.#keys.get(name) ?? memberKeys(random(32), 0)
    this.#keys.set(name, keys)
    return keys
  }
}
