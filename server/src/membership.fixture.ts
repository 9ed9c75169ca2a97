/** One person in one space, for the tests of this floor: it writes what a client would, and checks little. */
import type {
  Envelope as WireEnvelope,
  OperationPage,
  PlacedRecord,
  RecordPage,
  Written
} from '@beside/contract'
import {
  applyOperation,
  inviteKeys,
  makeJoin,
  makeKnock,
  makeRekey,
  memberKeysFromSeed,
  NO_LANE,
  parseRecord,
  setKeyHash,
  sign,
  tokenHash,
  verifySignature,
  writeEntry,
  writeErase,
  writeGenesis,
  writeOperation
} from '@beside/kernel'
import type {
  Bytes,
  Envelope,
  EpochKey,
  Hash,
  InviteKeys,
  MemberKeys,
  Operation,
  OperationHeader,
  ParsedRecord,
  SpaceId,
  SpaceKind,
  SpaceState,
  Standing
} from '@beside/kernel'
import { bytes, randomTestBytes, text } from './visitor.fixture.ts'
import type { Answer, Visitor } from './visitor.fixture.ts'

const EARLY = new TextEncoder().encode('{}')

export class Membership {
  readonly visitor: Visitor
  keys: MemberKeys
  readonly spaceId: SpaceId
  epochKey: EpochKey
  state: SpaceState | undefined
  position: { seq: number; head: Hash }
  token = ''

  constructor(visitor: Visitor, at: { keys: MemberKeys; spaceId: SpaceId; epochKey: EpochKey }) {
    this.visitor = visitor
    this.keys = at.keys
    this.spaceId = at.spaceId
    this.epochKey = at.epochKey
    this.position = { seq: 0, head: at.spaceId as unknown as Hash }
  }

  static async begin(visitor: Visitor, kind: SpaceKind = 'own'): Promise<Membership> {
    const keys = memberKeysFromSeed(randomTestBytes(32))
    const space = { kind, policy: { retentionDays: 0 }, words: EARLY }
    const { envelope, epochKey, standing } = writeGenesis(space, keys, randomTestBytes)
    const made = new Membership(visitor, { keys, spaceId: standing.spaceId, epochKey })
    const answer = await visitor.ask('POST', '/api/spaces', { body: writeBody(envelope) })
    if (answer.status !== 200) throw new Error(`no space: ${answer.body.reason}`)
    await made.renewToken()
    await made.sync()
    return made
  }

  get path(): string {
    return `/api/spaces/${text(this.spaceId)}`
  }

  claim(expiresAt = Date.now() + 600_000): Record<string, unknown> {
    const session = this.visitor.session
    if (!session) throw new Error('not signed in')
    const claim = {
      spaceId: this.spaceId,
      member: this.keys.sign.public,
      sessionNonce: bytes(session.sessionNonce),
      expiresAt
    }
    const signature = sign(tokenHash(this.visitor.instanceId, claim), this.keys.sign.secret)
    return {
      spaceId: text(this.spaceId),
      member: text(claim.member),
      expiresAt,
      signature: text(signature)
    }
  }

  async askToken(expiresAt?: number): Promise<string | null> {
    const claims = [this.claim(expiresAt)]
    const answer = await this.visitor.ask<{ tokens: ({ token: string } | null)[] }>(
      'POST',
      '/api/tokens',
      { body: { claims } }
    )
    return answer.body.tokens[0]?.token ?? null
  }

  async renewToken(): Promise<void> {
    this.token = (await this.askToken()) ?? ''
  }

  ask<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown
  ): Promise<Answer<Body>> {
    return this.visitor.ask(method, this.path + path, {
      body,
      headers: { 'beside-token': this.token }
    })
  }

  page(query = ''): Promise<Answer<RecordPage>> {
    return this.ask('GET', `/records${query}`)
  }

  /** Reads the chain and the newest head. */
  async sync(): Promise<void> {
    const chain = await this.ask<OperationPage>('GET', '/operations')
    this.state = stateOf(chain.body.operations)
    const { receipt } = (await this.page('?limit=1')).body
    this.position = { seq: receipt.seq, head: bytes(receipt.head) as Hash }
  }

  standing(changes: Partial<Standing> = {}): Standing {
    const { state } = this
    if (!state) throw new Error('not synced')
    return {
      spaceId: this.spaceId,
      epoch: state.epoch,
      author: this.keys.sign.public,
      seenSeq: this.position.seq,
      seenHead: this.position.head,
      opHash: state.opHash,
      ...changes
    }
  }

  entry(
    words: string,
    options: { lane?: Bytes; isDocument?: boolean; standing?: Partial<Standing> } = {}
  ): Envelope {
    const { lane = NO_LANE, isDocument = false } = options
    const plain = new TextEncoder().encode(JSON.stringify({ words }))
    const entry = { standing: this.standing(options.standing), lane, isDocument, plain }
    const keys = { author: this.keys.sign, epochKey: this.epochKey.key }
    return writeEntry(entry, keys, randomTestBytes)
  }

  operation(body: Operation, changes: Partial<Standing> = {}): Envelope {
    const operation = { standing: this.standing(changes), body }
    return writeOperation(operation, this.keys.sign, randomTestBytes)
  }

  newKey(): { newKeys: MemberKeys; envelope: Envelope } {
    const newKeys = memberKeysFromSeed(randomTestBytes(32))
    const keys = { sign: newKeys.sign.public, kem: newKeys.kem.public }
    const message = setKeyHash(this.standing(), keys)
    const proof = sign(message, newKeys.sign.secret)
    return { newKeys, envelope: this.operation({ op: 'setkey', ...keys, proof }) }
  }

  erase(seqs: readonly number[]): Envelope {
    return writeErase({ standing: this.standing(), seqs }, this.keys.sign)
  }

  /** Writes an envelope, and follows the log if it was taken. */
  async write(envelope: Envelope, writeKey = randomTestBytes(16)): Promise<Answer<Written>> {
    const answer = await this.ask<Written>('POST', '/records', writeBody(envelope, writeKey))
    if (answer.status === 200) await this.sync().catch(() => undefined)
    return answer
  }

  say(words: string, options: Parameters<Membership['entry']>[1] = {}): Promise<Answer<Written>> {
    return this.write(this.entry(words, options))
  }

  async invite(expiresAt = Date.now() + 86_400_000): Promise<InviteKeys> {
    const invite = inviteKeys(randomTestBytes(16))
    const body = { op: 'invite', key: invite.pair.public, expiresAt } as const
    const answer = await this.write(this.operation(body))
    if (answer.status !== 200) throw new Error(`no invite: ${answer.body.reason}`)
    return invite
  }

  saveCard(invite: InviteKeys, card = randomTestBytes(500)): Promise<Answer> {
    return this.visitor.ask('PUT', `/api/invites/${text(invite.inviteId)}`, {
      body: { spaceId: text(this.spaceId), card: text(card) },
      headers: { 'beside-token': this.token }
    })
  }

  joinEnvelope(guest: Visitor, invite: InviteKeys): { made: Membership; envelope: Envelope } {
    const keys = memberKeysFromSeed(randomTestBytes(32))
    const { spaceId, epochKey } = this
    const made = new Membership(guest, { keys, spaceId, epochKey })
    const standing = this.standing({ author: keys.sign.public })
    const publicKeys = { sign: keys.sign.public, kem: keys.kem.public }
    const body = makeJoin(invite, standing, publicKeys)
    const envelope = writeOperation({ standing, body }, keys.sign, randomTestBytes)
    return { made, envelope }
  }

  /** `guest` claims the invitation of this bond, and rekeys it at once. */
  async welcome(guest: Visitor, invite: InviteKeys): Promise<Membership> {
    await this.sync()
    const { made, envelope } = this.joinEnvelope(guest, invite)
    const path = `${this.path}/join`
    const answer = await guest.ask('POST', path, { body: writeBody(envelope) })
    if (answer.status !== 200) throw new Error(`no join: ${answer.body.reason}`)
    await made.renewToken()
    await made.sync()
    await made.rekey()
    await this.sync()
    this.epochKey = made.epochKey
    return made
  }

  /** `guest` asked to come into this circle, and is let in. */
  async admit(guest: Visitor): Promise<Membership> {
    const keys = memberKeysFromSeed(randomTestBytes(32))
    const knock = makeKnock(await this.invite(), this.spaceId, keys)
    const answer = await this.write(this.operation({ op: 'add', ...knock }))
    if (answer.status !== 200) throw new Error(`not added: ${answer.body.reason}`)
    await this.rekey()
    const made = new Membership(guest, { keys, spaceId: this.spaceId, epochKey: this.epochKey })
    await made.renewToken()
    await made.sync()
    return made
  }

  async rekey(): Promise<void> {
    if (!this.state) throw new Error('not synced')
    const { rekey, next } = makeRekey(this.state, this.epochKey, randomTestBytes)
    const answer = await this.write(this.operation(rekey))
    if (answer.status !== 200) throw new Error(`no rekey: ${answer.body.reason}`)
    this.epochKey = next
  }
}

/** Two people in a bond. */
export async function makeBond(
  first: Visitor,
  second: Visitor
): Promise<readonly [Membership, Membership]> {
  const host = await Membership.begin(first, 'bond')
  const guest = await host.welcome(second, await host.invite())
  return [host, guest]
}

export function writeBody(envelope: Envelope, writeKey = randomTestBytes(16)): unknown {
  return { writeKey: text(writeKey), envelope: toWire(envelope) }
}

function toWire(envelope: Envelope): WireEnvelope {
  const { header, salt, commitment, ciphertext, ciphertextHash, signature } = envelope
  return {
    header: text(header),
    salt: text(salt),
    commitment: text(commitment),
    ciphertext: ciphertext ? text(ciphertext) : null,
    ciphertextHash: text(ciphertextHash),
    signature: text(signature)
  }
}

export function fromWire({ envelope }: PlacedRecord): Envelope {
  const { ciphertext } = envelope
  return {
    header: bytes(envelope.header),
    salt: bytes(envelope.salt),
    commitment: bytes(envelope.commitment),
    ciphertext: ciphertext === null ? undefined : bytes(ciphertext),
    ciphertextHash: bytes(envelope.ciphertextHash) as Hash,
    signature: bytes(envelope.signature)
  }
}

export function stateOf(operations: readonly PlacedRecord[]): SpaceState | undefined {
  let state: SpaceState | undefined
  for (const placed of operations) {
    const record = parseRecord(fromWire(placed)) as ParsedRecord<OperationHeader>
    const { seq, time } = placed
    const applied = applyOperation(state, record, { seq, time, verify: verifySignature })
    if (!applied.ok) throw new Error(`the chain does not hold: ${applied.reason}`)
    state = applied.value
  }
  return state
}
