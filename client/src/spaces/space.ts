/**
 * One space as this person's device sees it: the verified chain of membership, the keys of its epochs, and
 * a run of records up to the newest. Everything that enters was checked first; nothing here talks to a server.
 */
import {
  applyOperation,
  decodeOperation,
  epochKeyFrom,
  openBackLink,
  isKeyOf,
  presentMemberByKey,
  toBase64url,
  verifySignature,
  type Bytes,
  type ChainStep,
  type EpochKey,
  type EpochOpening,
  type Genesis,
  type Hash,
  type Leaf,
  type MemberKeys,
  type Operation,
  type OperationHeader,
  type ParsedRecord,
  type Position,
  type Rekey,
  type Relock,
  type SpaceId,
  type SpaceState,
  type WordsProof
} from '@beside/kernel'
import type { OpenedEntry, OpenedRecord } from './entry.ts'
import { KnownLog } from './known-log.ts'

export type Introduction = {
  readonly record: ParsedRecord<OperationHeader>
  readonly seq: number
  readonly time: number
}

export type KnownOperation = {
  readonly envHash: Hash
  /** Undefined for what is no operation of this version. */
  readonly operation: Operation | undefined
}

/** An entry as it came, at its place. */
export type Shut = { readonly record: ParsedRecord; readonly leaf: Leaf }

export class Space {
  readonly id: string
  readonly spaceId: SpaceId
  keys: MemberKeys
  /** Keys that this member had before: what was boxed to them still opens, until a rekey boxes it anew. */
  earlierKeys: readonly MemberKeys[]
  /** The first key of a bond that this person came into, until a rekey holds a box for them. */
  joinKey: Bytes | undefined
  state: SpaceState | undefined
  readonly log: KnownLog
  records: OpenedRecord[] = []
  /** Current documents by lane. */
  readonly documents = new Map<string, OpenedEntry>()
  /** The envelope hash of each current document, as the leaves say. */
  readonly documentHashes = new Map<string, Hash>()
  /** Entries whose key we did not hold when they came, by seq: `open-later.ts` alone writes and reads them. */
  readonly shut = new Map<number, Shut>()
  /** What proves the moments that were opened here, by seq: in memory, also once they are taken back. */
  readonly proofs = new Map<number, WordsProof>()
  /** What was taken back, and by whom; `settleTakenBack` alone writes and reads it. */
  readonly takenBack = new Set<string>()
  /** What this device sent: the write key by the hash of the envelope; `append.ts` alone writes and reads it. */
  readonly sent = new Map<string, string>()
  readonly epochKeys = new Map<number, Bytes>()
  /** True after something did not fit: reading goes on, writing stops. */
  isStopped = false
  /** Newest operation seq that was judged. */
  operationSeq = 0
  /** Every operation that was judged, also those that all skip, by its seq. */
  readonly operations = new Map<number, KnownOperation>()
  /** The operations that let somebody in: who is here, and the words they came with. */
  introductions: Introduction[] = []
  /** All valid operations as they came, oldest first: what shows somebody outside whose a key was. */
  readonly validOperations: Introduction[] = []
  /** The state after each valid operation, oldest first: earlier records are judged by what held then. */
  readonly history: ChainStep[] = []
  /** Envelope hashes of all valid operations, oldest first. */
  readonly chain: string[] = []
  readonly #authors = new Map<string, string>()
  readonly #openings = new Map<
    number,
    { opening: EpochOpening; opHash: Hash; operation: Genesis | Rekey; seq: number }
  >()
  /** The places of the rekeys that link to nothing before them. */
  readonly #cuts: number[] = []
  /** Epochs whose rekey links back to the one of this number. */
  readonly #linkedBy = new Map<number, number[]>()
  /** The keys that an epoch's box was tried with: what does not open is not tried again for each record. */
  readonly #triedWith = new Map<number, MemberKeys>()
  /** Epochs whose link back was tried. */
  readonly #triedLinks = new Set<number>()

  constructor(spaceId: SpaceId, keys: MemberKeys, earlierKeys: readonly MemberKeys[] = []) {
    this.spaceId = spaceId
    this.id = toBase64url(spaceId)
    this.keys = keys
    this.earlierKeys = earlierKeys
    this.log = new KnownLog(spaceId)
  }

  get position(): Position {
    return this.log.position
  }

  /** Time of the newest record, by the log. */
  get time(): number {
    return this.log.time
  }

  /** Our member id, while we are here. */
  get me(): string | undefined {
    const member = this.state && presentMemberByKey(this.state, this.keys.sign.public)
    return member && toBase64url(member.id)
  }

  /** Our member id, also after we left: our own words stay ours. */
  get myMemberId(): string {
    return this.memberIdOf(this.keys.sign.public) ?? ''
  }

  /** Whoever wrote under this key, now or with an earlier key of theirs. */
  memberIdOf(key: Uint8Array): string | undefined {
    return this.#authors.get(toBase64url(key))
  }

  /** Whether the chain itself says that we left, under whichever key: what a server claims ends nothing. */
  get hasEnded(): boolean {
    const { myMemberId } = this
    const member = this.state?.members.find(({ id }) => toBase64url(id) === myMemberId)
    return this.state?.isClosed === true || member?.leftSeq !== undefined
  }

  /** The place of the newest cut; 0 where there was none. */
  get cutSeq(): number {
    return this.#cuts.at(-1) ?? 0
  }

  /** Where the time of this membership begins: what lies before a cut with which, or after which, we came, is not for us. */
  get beginning(): number {
    const { myMemberId } = this
    const mine = this.state?.members.find(({ id }) => toBase64url(id) === myMemberId)
    if (!mine || this.#cuts.length === 0) return 1
    const { joinedSeq } = mine
    const opened = [...this.#openings.values()].find(({ seq }) => seq > joinedSeq)
    const cut = this.#cuts.findLast((seq) => seq <= (opened?.seq ?? joinedSeq))
    return cut === undefined ? 1 : Math.min(cut, joinedSeq)
  }

  /** The first record that we may be able to read: whoever was here before, and came back, holds keys of then. */
  get firstSeq(): number {
    const { myMemberId } = this
    const wasHere = this.earlierKeys.some(({ sign }) => this.memberIdOf(sign.public) !== myMemberId)
    return wasHere ? 1 : this.beginning
  }

  /** Whether somebody is here who came after this epoch began, and was never given its key. */
  isAnybodyNewSince(epoch: number): boolean {
    const began = this.#openings.get(epoch)?.seq ?? 0
    return (
      this.state?.members.some((one) => one.leftSeq === undefined && one.joinedSeq > began) === true
    )
  }

  /** From now on this member writes and reads with newer keys. */
  useKeys(keys: MemberKeys): void {
    this.earlierKeys = [this.keys, ...this.earlierKeys]
    this.keys = keys
  }

  /** Applies a membership operation at its place. False if every honest member skips it. */
  applyAt(
    record: ParsedRecord<OperationHeader>,
    { seq, time }: { seq: number; time: number }
  ): boolean {
    const at = { seq, time }
    const before = this.state
    const operation = decodeOperation(record.header.body)
    this.operationSeq = at.seq
    this.operations.set(at.seq, { envHash: record.envHash, operation })
    const placement = { ...at, operation, verify: verifySignature }
    const applied = applyOperation(before, record, placement)
    if (!applied.ok || !operation) return false
    this.state = applied.value
    this.history.push({ seq: at.seq, state: applied.value })
    this.chain.push(toBase64url(record.envHash))
    const isSomebodyNew = applied.value.members.length > (before?.members.length ?? 0)
    if (isSomebodyNew) this.introductions.push({ record, ...at })
    this.validOperations.push({ record, ...at })
    this.#noteAuthors(applied.value)
    this.#noteEpoch(operation, { seq: at.seq, opHash: record.header.opHash })
    return true
  }

  /** The key of an epoch, if this person holds it. */
  epochKey(epoch: number): Bytes | undefined {
    return this.epochKeys.get(epoch) ?? this.#findEpochKey(epoch)
  }

  /** The newest key that this person holds: what a rekey links back to. */
  newestEpochKey(): EpochKey | undefined {
    for (let epoch = this.state?.epoch ?? -1; epoch >= 0; epoch -= 1) {
      const key = this.epochKey(epoch)
      if (key) return { epoch, key }
    }
    return undefined
  }

  /** Gives the first key of a bond to a guest, who has it from the invitation. */
  learnEpochKey(epoch: number, key: Bytes): boolean {
    const known = this.#openings.get(epoch)
    if (!known || !isKeyOf(known.opening, this.spaceId, { epoch, key })) return false
    this.epochKeys.set(epoch, key)
    return true
  }

  #noteAuthors(state: SpaceState): void {
    for (const member of state.members) {
      this.#authors.set(toBase64url(member.sign), toBase64url(member.id))
    }
  }

  #noteEpoch(operation: Operation, { seq, opHash }: { seq: number; opHash: Hash }): void {
    const { state } = this
    if (!state) return
    if (operation.op === 'genesis' || operation.op === 'rekey') {
      const { commitment, inbox } = operation
      this.#openings.set(state.epoch, {
        opening: { commitment, inbox },
        opHash,
        operation,
        seq
      })
      if (operation.op === 'rekey') this.#noteLink(operation, { epoch: state.epoch, seq })
    } else if (operation.op === 'relock') {
      this.#openBox(operation.epoch, operation, opHash)
    }
  }

  #noteLink({ backTo, backLink }: Rekey, { epoch, seq }: { epoch: number; seq: number }): void {
    if (backLink.length === 0) this.#cuts.push(seq)
    if (backTo >= epoch || backLink.length === 0) return
    this.#linkedBy.set(backTo, [...(this.#linkedBy.get(backTo) ?? []), epoch])
  }

  // Whoever holds the key of a later epoch reads the history before it. A link may reach over an epoch that
  // nobody could open. A member may have made very many epochs: this goes through them without recursion.
  #findEpochKey(epoch: number): Bytes | undefined {
    const leadingHere = [epoch]
    for (const later of leadingHere) {
      this.#tryBox(later)
      this.#followLinks(later, epoch)
      const key = this.epochKeys.get(epoch)
      if (key) return key
      leadingHere.push(...(this.#linkedBy.get(later) ?? []))
    }
    return undefined
  }

  #tryBox(epoch: number): void {
    const known = this.#openings.get(epoch)
    const isTried = this.epochKeys.has(epoch) || this.#triedWith.get(epoch) === this.keys
    if (!known || isTried) return
    this.#triedWith.set(epoch, this.keys)
    this.#openBox(epoch, known.operation, known.opHash)
    if (this.joinKey && !this.epochKeys.has(epoch)) this.learnEpochKey(epoch, this.joinKey)
  }

  #openBox(epoch: number, operation: Genesis | Rekey | Relock, opHash: Hash): void {
    const known = this.#openings.get(epoch)
    if (!known) return
    const place = { spaceId: this.spaceId, epoch, opHash, opening: known.opening }
    for (const { sign, kem } of [this.keys, ...this.earlierKeys]) {
      const found = epochKeyFrom(operation, { ...place, signKey: sign.public }, kem)
      if (found) this.epochKeys.set(epoch, found.key)
    }
  }

  /** From one epoch back to another, as far as the links open. */
  #followLinks(from: number, to: number): void {
    for (let epoch = from; epoch > to && !this.#triedLinks.has(epoch);) {
      const rekey = this.#openings.get(epoch)?.operation
      const key = this.epochKeys.get(epoch)
      if (rekey?.op !== 'rekey' || !key) return
      this.#triedLinks.add(epoch)
      const found = openBackLink(this.spaceId, rekey, { epoch, key })
      if (!found || !this.learnEpochKey(rekey.backTo, found.key)) return
      epoch = rekey.backTo
    }
  }
}
