/** One batch of waiting writes in one transaction: each is judged on its own, and all become durable at once. */
import type { Reason } from '@beside/contract'
import { isSameBytes, ok } from '@beside/kernel/wire'
import type { Bytes, Result, SpaceId } from '@beside/kernel/wire'
import { noteNews, removeNudge } from '../store/nudges.ts'
import { findPosition, findWritten } from '../store/records.ts'
import { writeStateJson } from '../store/space-state-json.ts'
import { changeSpace, moveHead, removeSpace } from '../store/spaces.ts'
import type { Writer } from '../store/tables.ts'
import type { Draft } from './draft.ts'
import { judgeWrite } from './judge-write.ts'
import type { Batch } from './judge-write.ts'
import { landWrite, writeHashOf } from './land-write.ts'
import type { ReceiptSigner } from './receipts.ts'
import type { Write, WriteResult } from './write.ts'

export type BatchWork = {
  readonly writes: readonly Write[]
  readonly draftFor: (spaceId: SpaceId, db: Writer) => Promise<Draft>
  readonly receipts: ReceiptSigner
}

type Place = { readonly seq: number; readonly time: number }
/** `isRepeat`: it was written before, by an earlier try. */
type Outcome = Result<Place & { readonly draft: Draft; readonly isRepeat: boolean }, Reason>

/** The result of each write, in order. They count once the transaction is committed. */
export async function commitBatch(work: BatchWork, batch: Batch): Promise<WriteResult[]> {
  const outcomes: Outcome[] = []
  for (const write of work.writes) {
    const draft = await work.draftFor(write.spaceId, batch.db)
    outcomes.push(await placeWrite(draft, write, batch))
  }
  const drafts = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.draft] : []))
  await Promise.all([...new Set(drafts)].map((draft) => signDraft(draft, work.receipts)))
  for (const draft of new Set(drafts)) await saveDraft(draft, batch)
  const results: WriteResult[] = []
  for (const outcome of outcomes) results.push(await resultOf(outcome, work.receipts, batch))
  for (const draft of new Set(drafts)) {
    // An own space holds one person's words alone: when they leave it, nothing stays.
    const isGone = draft.state?.isClosed === true && draft.state.kind === 'own'
    if (isGone) await removeSpace(batch.db, draft.spaceId)
  }
  return results
}

async function placeWrite(draft: Draft, write: Write, batch: Batch): Promise<Outcome> {
  const judged = await judgeWrite(draft, write, batch)
  if (!judged.ok) return (await findRepeat(draft, write, batch)) ?? judged
  const landed = await landWrite(draft, { write, state: judged.value }, batch)
  if (landed) return ok({ seq: landed.seq, time: landed.time, draft, isRepeat: false })
  const repeat = await findRepeat(draft, write, batch)
  if (!repeat) throw new Error('A write that is not new was written before')
  return repeat
}

async function findRepeat(draft: Draft, write: Write, batch: Batch): Promise<Outcome | undefined> {
  const key = { write_hash: writeHashOf(write), env_hash: write.record.envHash }
  const found = await findWritten(batch.db, key)
  return found && ok({ seq: found.seq, time: found.time, draft, isRepeat: true })
}

// One signature for each space and batch, over the batch's last head there: the leaves prove the rest.
async function signDraft(draft: Draft, receipts: ReceiptSigner): Promise<void> {
  const { spaceId, position, time, landed } = draft
  if (landed.length > 0) draft.receipt = await receipts.sign(spaceId, { ...position, time })
}

async function saveDraft(draft: Draft, batch: Batch): Promise<void> {
  const { spaceId, position, time, state, before, receipt } = draft
  if (!state || !receipt) return
  await moveHead(batch.db, {
    id: spaceId,
    ...position,
    time,
    receipt_generation: receipt.generation,
    receipt_signature: receipt.signature
  })
  if (draft.newsBy.length > 0) await noteNews(batch.db, spaceId, soleAuthor(draft))
  if (state === before) return
  for (const member of draft.landed.flatMap(({ ended }) => ended)) {
    await removeNudge(batch.db, { space: spaceId, member })
  }
  const closed_at = state.isClosed ? time : null
  await changeSpace(batch.db, spaceId, { state: writeStateJson(state), closed_at })
}

// Nobody is told of their own words alone. Where two wrote at once, each has news of the other.
function soleAuthor({ newsBy: [first, ...others] }: Draft): Bytes {
  const nobody: Bytes = new Uint8Array(0)
  return first && others.every((other) => isSameBytes(other, first)) ? first : nobody
}

async function resultOf(
  outcome: Outcome,
  receipts: ReceiptSigner,
  batch: Batch
): Promise<WriteResult> {
  if (!outcome.ok) return outcome
  const { seq, time, draft, isRepeat } = outcome.value
  if (!isRepeat && draft.receipt) return ok({ seq, time, receipt: draft.receipt })
  // A repeat is told about its own place only: who asks may since have left.
  const position = await findPosition(batch.db, draft.spaceId, seq)
  if (!position) throw new Error('What was written has a head')
  return ok({ seq, time, receipt: await receipts.sign(draft.spaceId, { seq, ...position }) })
}
