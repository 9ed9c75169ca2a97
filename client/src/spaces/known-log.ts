/**
 * The stretch of one log that this device has verified. What comes later, and what is read again, must fit
 * it: the order, the time, what each record says it had seen, and that nothing is served twice.
 */
import {
  isSameBytes,
  LIMITS,
  startOfLog,
  toBase64url,
  walkLog,
  type Hash,
  type Leaf,
  type ParsedRecord,
  type Position,
  type Receipt,
  type SpaceId
} from '@beside/kernel'

/** How many of the leaves that were gone through are kept; a record may say it saw 512 back. */
const LEAVES_KEPT = 4096
/** Signed words of the server that are kept, the newest: they are evidence and nothing else. */
const RECEIPTS_KEPT = 16

export class KnownLog {
  position: Position
  /** Time of the newest record, by the log. */
  time = 0
  receipts: readonly Receipt[] = []
  /** Where the earliest page at hand begins: the next earlier one must end there. */
  #earliest: Position
  readonly #heads = new Map<number, Hash>()
  readonly #leaves = new Map<number, Leaf>()
  readonly #seqByEnvelope = new Map<string, number>()

  constructor(spaceId: SpaceId) {
    this.position = startOfLog(spaceId)
    this.#earliest = this.position
    this.#heads.set(0, this.position.head)
  }

  /** Begins where an earlier visit ended. */
  goOnFrom(position: Position, time: number): void {
    this.position = position
    this.time = time
    this.#heads.set(position.seq, position.head)
  }

  headAt(seq: number): Hash | undefined {
    return this.#earliest.seq === seq ? this.#earliest.head : this.#heads.get(seq)
  }

  leafAt(seq: number): Leaf | undefined {
    return this.#leaves.get(seq)
  }

  /** The place from which all leaves up to the newest are at hand, as far back as a record may have seen. */
  knownFrom(): number {
    let { seq } = this.position
    const enough = Math.max(0, seq - LIMITS.seenWindow)
    while (seq > enough && this.#leaves.has(seq) && this.#heads.has(seq - 1)) seq -= 1
    return seq
  }

  /** The verified leaves at hand without a gap, up to the newest. */
  newestLeaves(): readonly Leaf[] {
    const found: Leaf[] = []
    for (let { seq } = this.position; this.#leaves.has(seq); seq -= 1) {
      const leaf = this.#leaves.get(seq)
      if (leaf && this.#heads.has(seq - 1)) found.unshift(leaf)
    }
    return found
  }

  /** Goes on by the next leaves. False, and nothing changes, if they do not follow or one was there before. */
  extend(leaves: readonly Leaf[]): boolean {
    const positions = walkLog({ ...this.position, time: this.time }, leaves)
    const last = positions?.at(-1)
    if (!positions || !last || !this.#isNew(leaves)) return false
    this.position = { seq: last.seq, head: last.head }
    this.time = leaves.at(-1)?.time ?? this.time
    this.#remember(positions, leaves)
    for (const { seq } of leaves) this.#forget(seq - LEAVES_KEPT)
    return true
  }

  /** Learns a stretch that ends in `end`, which is verified already; the first record lies at `first`. */
  learnBefore(
    stretch: { readonly start: Position; readonly leaves: readonly Leaf[]; readonly first: number },
    end: Position
  ): boolean {
    const { start, leaves, first } = stretch
    const positions = walkLog(start, leaves)
    const last = positions?.at(-1)
    if (!positions || last?.seq !== end.seq || !isSameBytes(last.head, end.head)) return false
    if (!this.#isNew(leaves)) return false
    this.#earliest = positions.find(({ seq }) => seq === first - 1) ?? this.#earliest
    this.#remember(positions, leaves)
    return true
  }

  /**
   * Whether a record had seen what the log really held at that place. The server's gate checks the same, so
   * a record that does not fit is the server's fault and never a member's trick.
   */
  hasSeenRight({ header }: ParsedRecord, seq: number): boolean {
    const { seenSeq, seenHead } = header
    if (seenSeq >= seq || seq - seenSeq > LIMITS.seenWindow) return false
    const head = this.headAt(seenSeq)
    return head !== undefined && isSameBytes(head, seenHead)
  }

  /** Keeps the server's signed word. False if it names another head than the one that was here. */
  noteReceipt(receipt: Receipt): boolean {
    const head = this.headAt(receipt.seq)
    if (head && !isSameBytes(head, receipt.head)) return false
    if (head) this.receipts = [...this.receipts, receipt].slice(-RECEIPTS_KEPT)
    return true
  }

  // The same envelope at two places is a replay: whoever wrote it said it once. It can only come again after what
  // its author had seen, and within 512 of that: so for a record the leaves from there on are enough, and for leaves
  // without their records the 512 before them.
  #isNew(leaves: readonly Leaf[]): boolean {
    const seqByEnvelope = new Map<string, number>()
    return leaves.every(({ seq, envHash }) => {
      const key = toBase64url(envHash)
      const before = seqByEnvelope.get(key) ?? this.#seqByEnvelope.get(key) ?? seq
      seqByEnvelope.set(key, seq)
      return before === seq
    })
  }

  #remember(positions: readonly Position[], leaves: readonly Leaf[]): void {
    for (const { seq, head } of positions) this.#heads.set(seq, head)
    for (const leaf of leaves) {
      this.#leaves.set(leaf.seq, leaf)
      this.#seqByEnvelope.set(toBase64url(leaf.envHash), leaf.seq)
    }
  }

  #forget(seq: number): void {
    const leaf = this.#leaves.get(seq)
    if (leaf) this.#seqByEnvelope.delete(toBase64url(leaf.envHash))
    this.#leaves.delete(seq)
    this.#heads.delete(seq)
  }
}
