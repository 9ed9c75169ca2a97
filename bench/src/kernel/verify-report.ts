/** What the device of whoever gets a report needs to check it: the operations of a bond, and twenty records. */
import {
  followOperations,
  inviteKeys,
  makeJoin,
  makeRekey,
  memberKeysFromSeed,
  NO_LANE,
  openEnvelope,
  proveWords,
  verifySignature,
  verifyWords,
  writeEntry,
  writeGenesis,
  writeOperation,
  writerOf,
  type Envelope,
  type MemberKeys,
  type Operation,
  type ShownOperation,
  type SpaceState,
  type Standing,
  type WordsProof
} from '@beside/kernel'
import type { Benchmark } from '../benchmark.ts'
import { median } from '../statistics.ts'
import { randomBytes } from '../wire/random-bytes.ts'

const RECORDS = 20
const WORDS_BYTES = 1000
const WARM_UP = 10
const TIMES = 60
const AIM_MS = 50
const DAY_MS = 86_400_000

type Report = { readonly operations: readonly ShownOperation[]; readonly words: WordsProof[] }

export const verifyReportBenchmark: Benchmark = {
  name: 'verify-report',
  peer: 'the aim',
  aim: { text: `≤ ${AIM_MS} ms`, isMet: ({ value }) => value <= AIM_MS },
  async measure() {
    const report = reportOfBond()
    for (let time = 0; time < WARM_UP; time += 1) check(report)
    const value = median(Array.from({ length: TIMES }, () => timeOf(() => check(report))))
    const notes = [
      `${RECORDS} records of ${WORDS_BYTES} bytes by one author, and ${report.operations.length} operations`
    ]
    return { value, unit: 'ms', against: AIM_MS, ratio: value / AIM_MS, notes }
  }
}

function timeOf(act: () => void): number {
  const startedAt = performance.now()
  act()
  return performance.now() - startedAt
}

function check({ operations, words }: Report): void {
  const states = followOperations(operations, verifySignature) ?? []
  for (const proof of words) {
    const proved = verifyWords(proof, verifySignature)
    if (!proved || !writerOf(states, proved)) throw new Error('What was written proves itself.')
  }
}

/** A bond from its beginning until both may write, and what the one who joined wrote then. */
function reportOfBond(): Report {
  const [inviter, guest] = [keys(), keys()]
  const policy = { retentionDays: 0 }
  const begun = { kind: 'bond', policy, words: randomBytes(64) } as const
  const { envelope, epochKey } = writeGenesis(begun, inviter, randomBytes)
  let operations = [shown(envelope, 1)]
  const operate = (author: MemberKeys, body: (state: SpaceState) => Operation): void => {
    const state = stateAfter(operations)
    const operation = { standing: standingIn(state, author), body: body(state) }
    const written = writeOperation(operation, author.sign, randomBytes)
    operations = [...operations, shown(written, operations.length + 1)]
  }
  const invite = inviteKeys(randomBytes(16))
  operate(inviter, () => ({ op: 'invite', key: invite.pair.public, expiresAt: DAY_MS }))
  const joining = { sign: guest.sign.public, kem: guest.kem.public }
  operate(guest, (state) => makeJoin(invite, state, joining))
  const { rekey, next } = makeRekey(stateAfter(operations), epochKey, randomBytes)
  operate(guest, () => rekey)
  const standing = standingIn(stateAfter(operations), guest)
  const words = Array.from({ length: RECORDS }, () => provedWords(standing, guest, next.key))
  return { operations, words }
}

function provedWords(
  standing: Standing,
  { sign }: MemberKeys,
  epochKey: Uint8Array<ArrayBuffer>
): WordsProof {
  const entry = { standing, lane: NO_LANE, isDocument: false, plain: randomBytes(WORDS_BYTES) }
  const envelope = writeEntry(entry, { author: sign, epochKey }, randomBytes)
  const opened = openEnvelope(envelope, epochKey)
  if (!opened) throw new Error('What was sealed opens.')
  return proveWords(envelope, opened)
}

function stateAfter(operations: readonly ShownOperation[]): SpaceState {
  const state = followOperations(operations, verifySignature)?.at(-1)
  if (!state) throw new Error('What was begun stands.')
  return state
}

function standingIn({ spaceId, epoch, opHash }: SpaceState, { sign }: MemberKeys): Standing {
  return { spaceId, epoch, opHash, author: sign.public, seenSeq: 0, seenHead: opHash }
}

function shown({ ciphertext: _ciphertext, ...envelope }: Envelope, seq: number): ShownOperation {
  return { seq, time: 0, envelope }
}

function keys(): MemberKeys {
  return memberKeysFromSeed(randomBytes(32))
}
