/** The chain of a team as somebody outside follows it: each operation signed, and judged as every member does. */
import type { PlacedRecord, TeamRole } from '@beside/contract'
import {
  applyOperation,
  decodeOperation,
  parseRecord,
  toBase64url,
  verifySignature,
  type Operation,
  type OperationHeader,
  type ParsedRecord,
  type SignPublicKey,
  type SpaceState,
  type VerifySignature
} from '@beside/kernel'
import { readEnvelope } from '../wire/read-wire.ts'

/** One valid operation, and what it made of the team. */
export type TeamStep = {
  readonly seq: number
  /** By the log, ms since 1970. */
  readonly time: number
  readonly operation: Operation
  readonly author: SignPublicKey
  /** Undefined before the genesis. */
  readonly before: SpaceState | undefined
  readonly after: SpaceState
}

export type TeamChain = {
  readonly role: TeamRole
  readonly teamId: string
  readonly steps: readonly TeamStep[]
  /** Of the newest operation that was judged, also one that everybody skips. */
  readonly seq: number
  readonly time: number
}

export function beginChain(role: TeamRole, teamId: string): TeamChain {
  return { role, teamId, steps: [], seq: 0, time: 0 }
}

export function stateOf({ steps }: TeamChain): SpaceState | undefined {
  return steps.at(-1)?.after
}

/** Whether somebody who saw the chain as far as this operation would find it in here. */
export function reaches({ steps }: TeamChain, opHash: string | undefined): boolean {
  const isIt = ({ after }: TeamStep) => toBase64url(after.opHash) === opHash
  return opHash === undefined || steps.findLast(isIt) !== undefined
}

/** Goes on with what came later. What does not hold is skipped, as all members skip it. */
export function followChain(
  chain: TeamChain,
  more: readonly PlacedRecord[],
  verify: VerifySignature = verifySignature
): TeamChain {
  return more.reduce((so, placed) => step(so, placed, verify), chain)
}

function step(
  chain: TeamChain,
  { seq, time, envelope }: PlacedRecord,
  verify: VerifySignature
): TeamChain {
  if (seq <= chain.seq || time < chain.time) return chain
  const judged = { ...chain, seq, time }
  const record = parseRecord(readEnvelope(envelope))
  if (!record || !isOperation(record)) return judged
  const { author, body } = record.header
  const before = stateOf(chain)
  const operation = decodeOperation(body)
  const applied = applyOperation(before, record, { seq, time, operation, verify })
  if (!operation || !applied.ok) return judged
  const after = applied.value
  // A chain that holds, of another space or of no team, is not this one.
  if (toBase64url(after.spaceId) !== chain.teamId || after.kind !== 'team') return judged
  return { ...judged, steps: [...chain.steps, { seq, time, operation, author, before, after }] }
}

function isOperation(record: ParsedRecord): record is ParsedRecord<OperationHeader> {
  return record.header.type === 'operation'
}
