import { createHash, createPublicKey, verify as nodeVerify } from 'node:crypto'
import { memberKeys } from '../src/account/root.ts'
import type { SignPublicKey, SpaceId } from '../src/brand.ts'
import type { Bytes } from '../src/bytes/encode.ts'
import { verifySignature, type MemberKeys, type VerifySignature } from '../src/crypto/keys.ts'
import type { RandomBytes } from '../src/crypto/seal.ts'
import type { EpochKey } from '../src/space/epochs.ts'
import { leafOf, nextHead, startOfLog, type Leaf, type Position } from '../src/space/log.ts'
import type { Operation, SpaceKind } from '../src/space/operations.ts'
import {
  isSignedByAuthor,
  parseRecord,
  type Envelope,
  type OperationHeader,
  type ParsedRecord,
  type Standing
} from '../src/space/record.ts'
import { refused } from '../src/result.ts'
import type { SpaceState } from '../src/space/state.ts'
import type { Refusal } from '../src/space/step.ts'
import { applyOperation, checkEntry, checkErase } from '../src/space/validate.ts'
import { writeGenesis, writeOperation } from '../src/space/write.ts'

/** 2026-01-01, the time at which every space of the tests begins. */
export const BEGIN = 1_767_225_600_000

/** A space as an honest server would keep it: every record that stands, and what follows from it. */
export type SpaceLog = {
  readonly spaceId: SpaceId
  readonly records: readonly { readonly record: ParsedRecord; readonly leaf: Leaf }[]
  readonly positions: readonly Position[]
  readonly state: SpaceState
}

const made = new Map<string, MemberKeys>()

/** The keys of a person of this name; the same name has the same keys. */
export function keysOf(name: string, index = 0): MemberKeys {
  const known = made.get(`${name}/${index}`)
  if (known) return known
  const keys = memberKeys(createHash('sha256').update(name).digest(), index)
  made.set(`${name}/${index}`, keys)
  return keys
}

export function wordsOf(text: string): Bytes {
  return new TextEncoder().encode(text)
}

export function beginSpace(
  creator: MemberKeys,
  kind: SpaceKind,
  random: RandomBytes
): { readonly log: SpaceLog; readonly epochKey: EpochKey; readonly envelope: Envelope } {
  const policy = { retentionDays: 0 }
  const { envelope, epochKey } = writeGenesis(
    { kind, policy, words: wordsOf('{}') },
    creator,
    random
  )
  return { log: fromGenesis(envelope, BEGIN), epochKey, envelope }
}

/** The log that has this genesis as its first record. */
export function fromGenesis(envelope: Envelope, time: number): SpaceLog {
  const record = parseRecord(envelope) as ParsedRecord<OperationHeader>
  const placed = { seq: 1, time }
  const applied = applyOperation(undefined, record, { ...placed, verify: verifySignature })
  if (!applied.ok) throw new Error(applied.reason)
  const leaf = leafOf(record, placed)
  const { spaceId } = record.header
  const start = startOfLog(spaceId)
  const positions = [start, nextHead(start, leaf)!]
  return { spaceId, records: [{ record, leaf }], positions, state: applied.value }
}

/** Where `author` stands now; `behind` records have not reached them yet. */
export function standingOf(log: SpaceLog, author: SignPublicKey, behind = 0): Standing {
  const seen = log.positions[Math.max(0, log.positions.length - 1 - behind)]!
  const { spaceId, state } = log
  const standing = { spaceId, epoch: state.epoch, author, opHash: state.opHash }
  return { ...standing, seenSeq: seen.seq, seenHead: seen.head }
}

/** Puts an envelope behind the log as the server would, or says why it does not stand. */
export function append(
  log: SpaceLog,
  envelope: Envelope,
  time: number,
  verify: VerifySignature = verifySignature
): { readonly log: SpaceLog; readonly outcome: 'ok' | Refusal | 'not-a-record' } {
  const record = parseRecord(envelope)
  if (!record) return { log, outcome: 'not-a-record' }
  const seq = log.positions.length
  const verdict = judge(log.state, record, { seq, time, verify })
  if (!verdict.ok) return { log, outcome: verdict.reason }
  const leaf = leafOf(record, { seq, time })
  const position = nextHead(log.positions.at(-1)!, leaf)!
  const grown = {
    records: [...log.records, { record, leaf }],
    positions: [...log.positions, position]
  }
  const state = record.header.type === 'operation' ? (verdict.value as SpaceState) : log.state
  return { log: { ...log, ...grown, state }, outcome: 'ok' }
}

/** Signs and appends an operation of `author`, which must stand. */
export function operate(
  log: SpaceLog,
  author: MemberKeys,
  what: { readonly body: Operation; readonly time?: number; readonly random: RandomBytes }
): SpaceLog {
  const standing = standingOf(log, author.sign.public)
  const envelope = writeOperation({ standing, body: what.body }, author.sign, what.random)
  const time = what.time ?? log.records.at(-1)!.leaf.time
  const appended = append(log, envelope, time, verifyQuickly)
  if (appended.outcome !== 'ok') throw new Error(appended.outcome)
  return appended.log
}

function judge(
  state: SpaceState,
  record: ParsedRecord,
  at: { seq: number; time: number; verify: VerifySignature }
): ReturnType<typeof applyOperation> | ReturnType<typeof checkEntry> {
  const { header } = record
  if (header.type === 'operation') {
    return applyOperation(state, record as ParsedRecord<OperationHeader>, at)
  }
  if (!isSignedByAuthor(record, at.verify)) return refused('bad-signature')
  return header.type === 'entry' ? checkEntry(state, header) : checkErase(state, header)
}

/** As the server verifies: faster, and of the same opinion on everything that honest people sign. */
export const verifyQuickly: VerifySignature = (signature, message, key) => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key])
  try {
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return nodeVerify(null, message, publicKey, signature)
  } catch {
    return false
  }
}
