/** Reports as they come, made in a process of their own: whoever checks one has not met its keys before. */
import {
  applyOperation,
  inviteKeys,
  makeJoin,
  makeRekey,
  memberKeysFromSeed,
  NO_LANE,
  openEnvelope,
  parseRecord,
  proveWords,
  toBase64url,
  verifySignature,
  writeEntry,
  writeGenesis,
  writeOperation,
  type Envelope,
  type MemberKeys,
  type Operation,
  type OperationHeader,
  type ParsedRecord,
  type SpaceState,
  type Standing
} from '@beside/kernel'
import { RECORDS_MAX, type Report } from '../../../client/src/rooms/safety/entries.ts'
import { writeProof } from '../../../client/src/rooms/safety/proofs.ts'
import { operationsFor } from '../../../client/src/rooms/safety/whose.ts'
import type { Introduction } from '../../../client/src/spaces/space.ts'
import { entryOf } from '../../../harness/src/hostile/changed-client.ts'
import { randomBytes } from '../wire/random-bytes.ts'
import { answerParent } from './answer-parent.ts'

export type ReportMakerTasks = typeof tasks

const TEXT = 'x'.repeat(1000)
const DAY_MS = 86_400_000

const tasks = {
  /** Of a bond from its beginning until both may write: as many words as fit by the one who joined. */
  make(): Report {
    const { validOperations, state, guest, epochKey } = bondOfTwo()
    const member = state.members.find(({ sign }) => isSame(sign, guest.sign.public))
    if (!member) throw new Error('Whoever joined is a member.')
    const standing = standingIn(state, guest)
    const proofs = Array.from({ length: RECORDS_MAX }, () => {
      const plain = entryOf('words', { text: TEXT, notes: [] })
      const entry = { standing, lane: NO_LANE, isDocument: false, plain }
      const envelope = writeEntry(entry, { author: guest.sign, epochKey }, randomBytes)
      const opened = openEnvelope(envelope, epochKey)
      if (!opened) throw new Error('What was sealed opens.')
      return proveWords(envelope, opened)
    })
    const memberId = toBase64url(member.id)
    const kem = toBase64url(member.kem)
    const chain = validOperations.map(({ record }) => toBase64url(record.envHash))
    return {
      version: 0,
      kind: 'report',
      caseId: toBase64url(randomBytes(16)),
      reason: 'other',
      words: '',
      chosen: {
        spaceId: toBase64url(state.spaceId),
        place: '',
        about: [{ memberId, kem, name: '' }],
        records: proofs.map((proof, seq) => ({ seq, at: 0, name: '', proof: writeProof(proof) })),
        operations: operationsFor({ chain, validOperations }, proofs)
      },
      reporter: '',
      answerTo: { address: memberId, kem },
      told: [memberId],
      at: 0
    }
  }
}

answerParent(tasks)

function bondOfTwo() {
  const [inviter, guest] = [memberKeys(), memberKeys()]
  const begun = { kind: 'bond', policy: { retentionDays: 0 }, words: randomBytes(64) } as const
  const genesis = writeGenesis(begun, inviter, randomBytes)
  const validOperations: Introduction[] = []
  let state = take(undefined, genesis.envelope, validOperations)
  const operate = (author: MemberKeys, body: Operation): void => {
    const operation = { standing: standingIn(state, author), body }
    state = take(state, writeOperation(operation, author.sign, randomBytes), validOperations)
  }
  const invite = inviteKeys(randomBytes(16))
  operate(inviter, { op: 'invite', key: invite.pair.public, expiresAt: DAY_MS })
  const joining = { sign: guest.sign.public, kem: guest.kem.public }
  operate(guest, makeJoin(invite, state, joining))
  const { rekey, next } = makeRekey(state, genesis.epochKey, randomBytes)
  operate(guest, rekey)
  return { validOperations, state, guest, epochKey: next.key }
}

function take(state: SpaceState | undefined, envelope: Envelope, all: Introduction[]): SpaceState {
  const record = parseRecord(envelope)
  const at = { seq: all.length + 1, time: 0 }
  if (!record || !isOperation(record)) throw new Error('What was written is an operation.')
  const applied = applyOperation(state, record, { ...at, verify: verifySignature })
  if (!applied.ok) throw new Error(`not taken: ${applied.reason}`)
  all.push({ record, ...at })
  return applied.value
}

function isOperation(record: ParsedRecord): record is ParsedRecord<OperationHeader> {
  return record.header.type === 'operation'
}

function standingIn({ spaceId, epoch, opHash }: SpaceState, { sign }: MemberKeys): Standing {
  return { spaceId, epoch, opHash, author: sign.public, seenSeq: 0, seenHead: opHash }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

function memberKeys(): MemberKeys {
  return memberKeysFromSeed(randomBytes(32))
}
