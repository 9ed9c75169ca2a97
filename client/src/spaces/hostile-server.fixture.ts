/**
 * A server of one place that speaks the wire's contract and keeps an own log for each client. As long as nobody
 * touches those logs it is honest: all are the same, and each write is judged as the real gate would.
 */
import {
  WriteRecord,
  type DocumentPage,
  type Documents,
  type LeafPage,
  type OperationPage,
  type PlacedRecord,
  type Receipt as WireReceipt,
  type RecordPage
} from '@beside/contract'
import {
  applyOperation,
  checkEntry,
  checkErase,
  isSameBytes,
  leafOf,
  nextHead,
  ok,
  parseRecord,
  receiptHash,
  sign,
  startOfLog,
  toBase64url,
  type Leaf,
  type OperationHeader,
  type ParsedRecord,
  type Position,
  type Result,
  type SignPair,
  type SpaceId,
  type SpaceState,
  type VerifySignature
} from '@beside/kernel'
import * as v from 'valibot'
import { readEnvelope } from '../wire/read-wire.ts'
import type { Call, ServerLink, WireResult } from '../wire/server-link.ts'

export type Item = Pick<PlacedRecord, 'envelope' | 'time'>
/** What the server does to one client beside changing its log. */
export type Lies = {
  /** Authors whose writes it keeps from this client. */
  readonly keptFrom: Set<string>
  /** Seqs that it leaves out of the chain of operations. */
  readonly hidden: Set<number>
  /** Operations that it says lie one place later. */
  readonly misplaced: Set<number>
  nextWrite:
    'taken' | 'swallowed' | 'swallowed-and-signed' | 'passed-off' | 'refused' | 'answer-lost'
  /** The record whose receipt a write that is passed off gets. */
  passedOffAs: number
  /** Serves the document before the newest; `as-was` also says that it was so at the checkpoint. */
  oldDocuments: 'none' | 'now' | 'as-was'
  hasNoWindow: boolean
  /** Whose log the pages come from, where it is not this client's own. */
  pagesOf: string | undefined
  receipts: SignPair
}
type Place = { readonly record: ParsedRecord; readonly leaf: Leaf; readonly position: Position }

// Without signature checks the same chain always gives the same state: stories share their beginning.
const states = new Map<string, SpaceState>()
const PAGE_RECORDS = 6
const WINDOW = 512

export class HostileServer {
  readonly spaceId: SpaceId
  readonly receiptPair: SignPair
  readonly logs = new Map<string, Item[]>()
  readonly lies = new Map<string, Lies>()
  now: number
  /** Counts up with each restore that the root signs. */
  generation = 0
  readonly #writes = new Map<string, number>()
  readonly #parsed = new WeakMap<Item['envelope'], ParsedRecord>()

  constructor(spaceId: SpaceId, receiptPair: SignPair, now: number) {
    this.spaceId = spaceId
    this.receiptPair = receiptPair
    this.now = now
  }

  welcome(name: string, log: readonly Item[]): void {
    this.logs.set(name, [...log])
    this.lies.set(name, {
      keptFrom: new Set(),
      hidden: new Set(),
      misplaced: new Set(),
      nextWrite: 'taken',
      passedOffAs: 1,
      oldDocuments: 'none',
      hasNoWindow: false,
      pagesOf: undefined,
      receipts: this.receiptPair
    })
  }

  logOf(name: string): Item[] {
    const log = this.logs.get(name)
    if (!log) throw new Error(`nobody is called ${name}`)
    return log
  }

  liesTo(name: string): Lies {
    const lies = this.lies.get(name)
    if (!lies) throw new Error(`nobody is called ${name}`)
    return lies
  }

  parsed(item: Item): ParsedRecord {
    const known = this.#parsed.get(item.envelope)
    if (known) return known
    const record = parseRecord(readEnvelope(item.envelope))
    if (!record) throw new Error('a log holds records')
    this.#parsed.set(item.envelope, record)
    return record
  }

  /** The log of a client as its head chain. */
  places(name: string): readonly Place[] {
    let position = startOfLog(this.spaceId)
    return this.logOf(name).map((item, index) => {
      const record = this.parsed(item)
      const leaf = leafOf(record, { seq: index + 1, time: item.time })
      position = nextHead(position, leaf) ?? position
      return { record, leaf, position }
    })
  }

  /** What the feed brings to a client who has come as far as `after`. */
  feed(name: string, after: number): { record: PlacedRecord; receipt: WireReceipt | null }[] {
    const items = this.logOf(name)
    return items.slice(after).map((item, index) => {
      const seq = after + index + 1
      const receipt = seq === items.length ? this.#receipt(name, this.#endOf(name)) : null
      return { record: { seq, ...item }, receipt }
    })
  }

  /** Puts an envelope at the end of somebody's log. */
  put(name: string, envelope: Item['envelope']): void {
    const log = this.logOf(name)
    log.push({ envelope, time: Math.max(this.now, log.at(-1)?.time ?? 0) })
  }

  link(name: string): ServerLink {
    return {
      call: async (call, reply) => {
        const answered = this.#answer(name, call)
        if (!answered.ok) return answered
        const parsed = v.safeParse(reply, answered.value)
        if (!parsed.success) throw new Error(`${call.path} breaks the contract`)
        return ok(parsed.output)
      },
      stream: async () => undefined
    }
  }

  #answer(name: string, { method, path, body }: Call): WireResult<unknown> {
    const [, route = '', query = ''] = /\/([a-z]+)(?:\?(.*))?$/u.exec(path) ?? []
    const asked = new URLSearchParams(query)
    const count = (key: string): number => Number(asked.get(key) ?? 0)
    if (method === 'POST') return this.#write(name, v.parse(WriteRecord, body))
    if (route === 'leaves') return ok(this.#leaves(name, count('after')))
    if (route === 'operations') return ok(this.#operations(name, count('after')))
    if (route === 'records') {
      const leaves = Number(asked.get('leaves') ?? WINDOW)
      return ok(this.#records(name, { before: count('before'), limit: count('limit'), leaves }))
    }
    if (route === 'documents')
      return ok(this.#documentPage(name, count('at'), asked.get('after') ?? ''))
    return refusal('not-found')
  }

  #leaves(name: string, after: number): LeafPage {
    const leaves = this.places(name)
      .slice(after)
      .map(({ leaf }) => leafToWire(leaf))
    return { leaves, hasMore: false, receipt: this.#receipt(name, this.#endOf(name)) }
  }

  #operations(name: string, after: number): OperationPage {
    const { hidden, misplaced } = this.liesTo(name)
    const operations = this.logOf(name).flatMap((item, index) => {
      const seq = index + 1
      const isShown = this.parsed(item).header.type === 'operation' && !hidden.has(seq)
      const shift = misplaced.has(seq) ? 1 : 0
      return isShown && seq > after ? [{ ...item, seq: seq + shift }] : []
    })
    return { operations, hasMore: false }
  }

  #records(
    client: string,
    { before, limit, leaves: wanted }: Readonly<Record<'before' | 'limit' | 'leaves', number>>
  ): RecordPage {
    const name = this.liesTo(client).pagesOf ?? client
    const places = this.places(name)
    const to = Math.min(before || Infinity, places.length + 1)
    const from = Math.max(1, to - Math.min(limit || PAGE_RECORDS, PAGE_RECORDS))
    const seen = places.slice(from - 1, to - 1).map(({ record }) => record.header.seenSeq)
    const asked = Math.max(0, from - 1 - WINDOW, Math.min(from - 1 - wanted, ...seen))
    const baseSeq = this.liesTo(client).hasNoWindow ? from - 1 : asked
    const base = places[baseSeq - 1]?.position ?? startOfLog(this.spaceId)
    const leaves = places.slice(baseSeq, from - 1).map(({ leaf }) => leafToWire(leaf))
    const items = this.logOf(name).slice(from - 1, to - 1)
    const records = items.map((item, index) => ({ ...item, seq: from + index }))
    const { seq, head } = base
    const receipt = this.#receipt(client, this.#endOf(name))
    return { base: { seq, head: toBase64url(head) }, leaves, records, receipt }
  }

  /** One document a page, so that readers must ask on. */
  #documentPage(name: string, at: number, after: string): DocumentPage {
    const { documents, at: then } = this.#documents(name, at)
    const lanes = [
      ...new Set([...documents.map((one) => this.#laneOf(one)), ...then.map(({ lane }) => lane)])
    ]
    const [lane, next] = lanes.toSorted().filter((one) => one > after)
    return {
      documents: documents.filter((one) => this.#laneOf(one) === lane),
      at: then.filter((one) => one.lane === lane),
      next: next === undefined ? null : (lane ?? null)
    }
  }

  #laneOf({ envelope }: PlacedRecord): string {
    const header = parseRecord(readEnvelope(envelope))?.header
    return header && 'lane' in header ? toBase64url(header.lane) : ''
  }

  #documents(name: string, at: number): Documents {
    const all = this.places(name).filter(({ leaf }) => leaf.isDocument)
    const { oldDocuments } = this.liesTo(name)
    const isOld = oldDocuments !== 'none' && all.length > 1
    const shown = isOld ? all.slice(0, -1) : all
    const before = oldDocuments === 'as-was' ? shown : all
    const then = before.filter(({ leaf }) => leaf.seq <= at)
    const items = this.logOf(name)
    return {
      documents: newestByLane(shown).flatMap(({ leaf: { seq } }) => {
        const item = items[seq - 1]
        return item ? [{ ...item, seq }] : []
      }),
      at: newestByLane(then).map(({ leaf }) => ({
        lane: toBase64url(leaf.lane),
        envHash: toBase64url(leaf.envHash)
      }))
    }
  }

  #write(
    name: string,
    { envelope, writeKey }: v.InferOutput<typeof WriteRecord>
  ): WireResult<unknown> {
    const lies = this.liesTo(name)
    const { nextWrite } = lies
    lies.nextWrite = 'taken'
    const before = this.#writes.get(writeKey)
    if (before !== undefined) return ok(this.#written(name, before))
    if (nextWrite === 'refused') return refusal('not-a-member')
    if (nextWrite === 'passed-off') return ok(this.#written(name, lies.passedOffAs))
    if (nextWrite === 'swallowed') return ok(this.#written(name, this.#oldSeq(name)))
    const record = parseRecord(readEnvelope(envelope))
    // Two devices that take the same words back say it in the same bytes.
    const repeated = this.places(name).find(({ record: one }) =>
      isSameBytes(one.envHash, record?.envHash ?? new Uint8Array(0))
    )
    if (repeated) return ok(this.#written(name, repeated.leaf.seq))
    const reason = record ? this.#judge(name, record) : 'malformed'
    if (reason) return refusal(reason)
    for (const other of this.logs.keys()) {
      const isKept = other !== name && this.liesTo(other).keptFrom.has(name)
      if (!isKept) this.#land(other, envelope)
    }
    const seq = this.logOf(name).length
    const written = ok(this.#written(name, seq))
    if (nextWrite === 'swallowed-and-signed') for (const log of this.logs.values()) log.pop()
    this.#writes.set(writeKey, seq)
    return nextWrite === 'answer-lost' ? refusal('unreachable') : written
  }

  #land(name: string, envelope: Item['envelope']): void {
    this.put(name, envelope)
    const record = parseRecord(readEnvelope(envelope))
    if (record?.header.type !== 'erase') return
    for (const seq of record.header.seqs) {
      const item = this.logOf(name)[seq - 1]
      if (item && isSameBytes(this.parsed(item).header.author, record.header.author)) {
        this.logOf(name)[seq - 1] = withoutWords(item)
      }
    }
  }

  // The gate of an honest server, without its signature checks: only members write here.
  #judge(name: string, record: ParsedRecord): string | undefined {
    const { header } = record
    const places = this.places(name)
    const seen = places[header.seenSeq - 1]?.position
    if (!seen || !isSameBytes(seen.head, header.seenHead)) return 'seen-differs'
    const state = this.stateOf(name)
    if (!state) return 'not-a-member'
    const judged = this.#judgeIn(state, record, places.length + 1)
    return judged.ok ? undefined : judged.reason
  }

  #judgeIn(state: SpaceState, record: ParsedRecord, seq: number): Result<unknown, string> {
    const { header } = record
    if (header.type === 'entry') return checkEntry(state, header)
    if (header.type === 'erase') return checkErase(state, header)
    const operation = record as ParsedRecord<OperationHeader>
    return applyOperation(state, operation, { seq, time: this.now, verify: () => true })
  }

  /** What the chain of somebody's log says, if every signature in it holds. */
  stateOf(name: string, verify?: VerifySignature): SpaceState | undefined {
    const chain = this.places(name).filter(({ record }) => record.header.type === 'operation')
    const key = chain.map(({ record, leaf }) => `${leaf.seq} ${toBase64url(record.envHash)}`).join()
    const known = verify ? undefined : states.get(key)
    if (known) return known
    let state: SpaceState | undefined
    for (const { record, leaf } of chain) {
      const operation = record as ParsedRecord<OperationHeader>
      const applied = applyOperation(state, operation, { ...leaf, verify: verify ?? (() => true) })
      if (applied.ok) state = applied.value
    }
    if (state && !verify) states.set(key, state)
    return state
  }

  #written(name: string, seq: number): { seq: number; time: number; receipt: WireReceipt } {
    const place = this.places(name)[seq - 1]
    const time = place?.leaf.time ?? this.now
    const position = place?.position ?? startOfLog(this.spaceId)
    return { seq, time, receipt: this.#receipt(name, { position, time }) }
  }

  // Some earlier record of theirs, as if it had been this write.
  #oldSeq(name: string): number {
    return this.logOf(name).length
  }

  #endOf(name: string): { position: Position; time: number } {
    const last = this.places(name).at(-1)
    return { position: last?.position ?? startOfLog(this.spaceId), time: last?.leaf.time ?? 0 }
  }

  #receipt(name: string, at: { position: Position; time: number }): WireReceipt {
    const unsigned = { ...at.position, generation: this.generation, time: at.time }
    const hash = receiptHash(this.spaceId, unsigned)
    const signature = toBase64url(sign(hash, this.liesTo(name).receipts.secret))
    return { ...unsigned, head: toBase64url(unsigned.head), signature }
  }
}

export function withoutWords(item: Item): Item {
  return { ...item, envelope: { ...item.envelope, ciphertext: null } }
}

function newestByLane(documents: readonly Place[]): Place[] {
  const byLane = new Map(documents.map((place) => [toBase64url(place.leaf.lane), place]))
  return [...byLane.values()]
}

function leafToWire({ seq, time, lane, isDocument, envHash }: Leaf): {
  seq: number
  time: number
  lane: string
  isDocument: boolean
  envHash: string
} {
  return { seq, time, isDocument, lane: toBase64url(lane), envHash: toBase64url(envHash) }
}

function refusal(reason: string): WireResult<unknown> {
  return { ok: false, reason: reason as 'not-found', retryAfterSeconds: 0, reply: null }
}
