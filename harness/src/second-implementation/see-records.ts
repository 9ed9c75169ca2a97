/** What a reader sees of each record: its words, or why there are none. */
import { isSameBytes, openEnvelope, type Bytes, type Hash } from '@beside/kernel'
import type { Step } from './epoch-keys.ts'
import type { Read, RecordVerdict, Seen } from './served-log.ts'

type Known = {
  readonly verdicts: readonly RecordVerdict[]
  readonly steps: readonly Step[]
  readonly keys: ReadonlyMap<number, Bytes>
}

export function seeRecords(read: readonly Read[], known: Known): readonly Seen[] {
  const takenBack = takenBackIn(read, known)
  return read.map((one, at) => seeRecord(one, { ...known, takenBack, verdict: known.verdicts[at] }))
}

function seeRecord(
  { leaf, record }: Read,
  known: Known & {
    readonly takenBack: ReadonlySet<number>
    readonly verdict: RecordVerdict | undefined
  }
): Seen {
  if (!record || known.verdict?.outcome !== 'ok' || record.header.type === 'erase') return null
  const { header, envelope } = record
  if (!envelope.ciphertext || envelope.ciphertext.length === 0) {
    if (known.takenBack.has(leaf.seq)) return 'taken-back'
    return header.type === 'entry' ? 'withheld' : null
  }
  const key = known.keys.get(header.epoch)
  const opened = key && openEnvelope(envelope, key)
  return opened?.plain ?? null
}

/** The numbers that an erase names whose author is the author of both. */
function takenBackIn(read: readonly Read[], { verdicts, steps }: Known): ReadonlySet<number> {
  const parsed = read.filter(({ record }) => record)
  const authors = new Map(parsed.map((one) => [one.leaf.seq, authorOf(one, steps)]))
  const taken = read.flatMap((one, at) => {
    const header = one.record?.header
    if (header?.type !== 'erase' || verdicts[at]?.outcome !== 'ok') return []
    const author = authors.get(one.leaf.seq)
    return header.seqs.filter((gone) => {
      const other = authors.get(gone)
      return gone < one.leaf.seq && author && other && isSameBytes(other, author)
    })
  })
  return new Set(taken)
}

function authorOf({ leaf, record }: Read, steps: readonly Step[]): Hash | undefined {
  const state = steps.findLast(({ seq }) => seq < leaf.seq)?.state
  const author = record?.header.author
  return author && state?.members.find(({ sign }) => isSameBytes(sign, author))?.id
}
