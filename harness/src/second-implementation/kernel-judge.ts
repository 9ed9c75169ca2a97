/** What the kernel makes of a served log: the one side of the comparison. */
import {
  checkRecordAt,
  documentsHash,
  isReceiptOf,
  isSameBytes,
  leafOf,
  LIMITS,
  startOfLog,
  toBase64url,
  walkLog,
  type Bytes,
  type Hash,
  type Leaf,
  type OperationHeader,
  type ParsedRecord
} from '@beside/kernel'
import { epochKeysOf, type Step } from './epoch-keys.ts'
import { applyOnce, readOnce, verifyOnce } from './remembered.ts'
import { seeRecords } from './see-records.ts'
import type { Read, Reader, RecordVerdict, ServedLog, Verdict } from './served-log.ts'

export function judgeByKernel(served: ServedLog, readers: readonly Reader[]): Verdict {
  const leaves = served.records.map(({ leaf }) => leaf)
  const read = served.records.map(readOnce)
  const positions = walkLog(startOfLog(served.spaceId), leaves)
  const heads = positions?.slice(1).map(({ head }) => head) ?? null
  const known = [startOfLog(served.spaceId).head, ...(heads ?? [])]
  const { steps, outcomes } = climb(read)
  const verdicts = read.map((one, at) => verdictOf(one, { outcome: outcomes[at], steps, known }))
  return {
    heads,
    isReceipt: heads !== null && isReceipt(served, heads),
    documentsHash: documentsHash(currentDocuments(leaves)),
    records: verdicts,
    state: steps.at(-1)?.state ?? null,
    opened: readers.map(({ pairs }) =>
      seeRecords(read, { verdicts, steps, keys: epochKeysOf(steps, pairs) })
    )
  }
}

/** Every key of an epoch that this reader reaches by what the log holds. */
export function keysHeldBy({ records }: ServedLog, { pairs }: Reader): readonly Bytes[] {
  return [...epochKeysOf(climb(records.map(readOnce)).steps, pairs).values()]
}

function climb(read: readonly Read[]): {
  readonly steps: readonly Step[]
  readonly outcomes: readonly (string | undefined)[]
} {
  const steps: Step[] = []
  const outcomes = read.map(({ leaf, record }) => {
    if (!isOperation(record)) return undefined
    const applied = applyOnce(steps.at(-1)?.state, record, leaf)
    if (!applied.ok) return applied.reason
    steps.push({ seq: leaf.seq, state: applied.value, record })
    return 'ok'
  })
  return { steps, outcomes }
}

function verdictOf(
  { leaf, record }: Read,
  known: {
    readonly outcome: string | undefined
    readonly steps: readonly Step[]
    readonly known: readonly Hash[]
  }
): RecordVerdict {
  if (!record) return { outcome: 'not-a-record' }
  const { seenSeq, seenHead } = record.header
  const behind = leaf.seq - seenSeq
  const head = known.known[seenSeq]
  return {
    outcome: known.outcome ?? outcomeAt(record, leaf.seq, known.steps),
    envHash: record.envHash,
    isItsLeaf: isSameLeaf(leafOf(record, leaf), leaf),
    hasSeenRight:
      behind > 0 && behind <= LIMITS.seenWindow && head !== undefined && isSameBytes(head, seenHead)
  }
}

function outcomeAt(record: ParsedRecord, seq: number, steps: readonly Step[]): string {
  const judged = checkRecordAt(steps, record, { seq, verify: verifyOnce })
  return judged.ok ? 'ok' : judged.reason
}

function isReceipt({ records, receipt, receiptKey, spaceId }: ServedLog, heads: readonly Hash[]) {
  const [leaf, head] = [records.at(-1)?.leaf, heads.at(-1)]
  if (!leaf || !head) return false
  const { generation } = receipt
  const signature = new Uint8Array(receipt.signature)
  const whole = { seq: leaf.seq, head, generation, time: leaf.time, signature }
  return isReceiptOf(receiptKey, { spaceId, receipt: whole }, verifyOnce)
}

function currentDocuments(leaves: readonly Leaf[]): readonly Leaf[] {
  const documents = leaves.filter(({ isDocument }) => isDocument)
  return [...new Map(documents.map((leaf) => [toBase64url(leaf.lane), leaf])).values()]
}

function isSameLeaf(one: Leaf, other: Leaf): boolean {
  return (
    isSameBytes(one.lane, other.lane) &&
    one.isDocument === other.isDocument &&
    isSameBytes(one.envHash, other.envHash)
  )
}

function isOperation(record: ParsedRecord | undefined): record is ParsedRecord<OperationHeader> {
  return record?.header.type === 'operation'
}
