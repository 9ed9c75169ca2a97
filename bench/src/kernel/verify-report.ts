/** What the device of whoever gets a report needs to check it: twenty records, each proved by itself. */
import {
  memberKeysFromSeed,
  NO_LANE,
  NO_OPERATION,
  openEnvelope,
  proveWords,
  verifySignature,
  verifyWords,
  writeEntry,
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

export const verifyReportBenchmark: Benchmark = {
  name: 'verify-report',
  peer: 'the aim',
  aim: { text: `≤ ${AIM_MS} ms`, isMet: ({ value }) => value <= AIM_MS },
  async measure() {
    const report = Array.from({ length: RECORDS }, () => provedWords())
    for (let time = 0; time < WARM_UP; time += 1) check(report)
    const value = median(Array.from({ length: TIMES }, () => timeOf(() => check(report))))
    const notes = [`${RECORDS} records of ${WORDS_BYTES} bytes by one author`]
    return { value, unit: 'ms', against: AIM_MS, ratio: value / AIM_MS, notes }
  }
}

function timeOf(act: () => void): number {
  const startedAt = performance.now()
  act()
  return performance.now() - startedAt
}

function check(report: readonly WordsProof[]): void {
  if (!report.every((proof) => verifyWords(proof, verifySignature)))
    throw new Error('What was written proves itself.')
}

const author = memberKeysFromSeed(randomBytes(32)).sign
const id = randomBytes(32)

function provedWords(): WordsProof {
  const place = { spaceId: id, epoch: 1, seenSeq: 7, seenHead: id, opHash: NO_OPERATION }
  const standing = { ...place, author: author.public } as unknown as Standing
  const entry = { standing, lane: NO_LANE, isDocument: false, plain: randomBytes(WORDS_BYTES) }
  const epochKey = randomBytes(32)
  const envelope = writeEntry(entry, { author, epochKey }, randomBytes)
  const opened = openEnvelope(envelope, epochKey)
  if (!opened) throw new Error('What was sealed opens.')
  return proveWords(envelope, opened)
}
