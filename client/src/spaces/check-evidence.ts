/**
 * Whether evidence shows what it is said to show. Anybody can ask it, with nothing but the file: it trusts
 * only signatures and hashes, and neither who made the file nor the server that it is about.
 */
import type { RecordPage } from '@beside/contract'
import {
  isReceiptOf,
  isSameBytes,
  isSignedByAuthor,
  readManifest,
  refused,
  ok,
  toBase64url,
  verifySignature,
  walkLog,
  type Hash,
  type Leaf,
  type Receipt,
  type Result,
  type SignPublicKey
} from '@beside/kernel'
import * as v from 'valibot'
import { bytesOf, hashOf, readLeaf, readReceipt, spaceIdOfText } from '../wire/read-wire.ts'
import { Evidence } from './evidence.ts'
import { parsePlaced } from './take-in.ts'

export type EvidenceFinding =
  /** The server signed two different heads for one place of one log. No honest server ever does. */
  | { readonly shows: 'two-pasts'; readonly seq: number; readonly isProof: true }
  /** The server signed a log that holds a record whose author had seen another past. */
  | { readonly shows: 'signed-contradiction'; readonly seq: number; readonly isProof: true }
  /** A record names another past than the one the server signed. Its author or the server wrote that. */
  | { readonly shows: 'names-another-past'; readonly seq: number; readonly isProof: false }
  /** The server signed more than it serves now. */
  | { readonly shows: 'shorter-log'; readonly seq: number; readonly isProof: false }
  /** A document came that a later one had replaced. */
  | { readonly shows: 'old-document'; readonly seq: number; readonly isProof: false }
export type CheckedEvidence = {
  /** Base64url of the instance root: it stands on each kit's full sheet. */
  readonly root: string
  readonly spaceId: string
  readonly alarm: Evidence['alarm']
  readonly hasWords: boolean
  readonly findings: readonly EvidenceFinding[]
}

/** A stretch of a log, and the places of it that the server signed. */
type View = {
  readonly heads: ReadonlyMap<number, Hash>
  readonly leaves: readonly Leaf[]
  readonly receipts: readonly Receipt[]
}

export function checkEvidence(file: unknown): Result<CheckedEvidence, 'not-evidence'> {
  const parsed = v.safeParse(Evidence, file)
  const evidence = parsed.success ? parsed.output : undefined
  const manifest = evidence && readManifest(bytesOf(evidence.manifest), verifySignature)
  if (!evidence || !manifest) return refused('not-evidence')
  const { spaceId, alarm, words } = evidence
  const findings = findingsIn(evidence, manifest.receiptKey)
  const root = toBase64url(manifest.root)
  return ok({ root, spaceId, alarm, hasWords: words !== null, findings })
}

function findingsIn(evidence: Evidence, key: SignPublicKey): EvidenceFinding[] {
  const held = heldView(evidence, key)
  const served = evidence.served.page && servedView(evidence, evidence.served.page, key)
  return [
    ...(served ? twoPasts(held, served) : []),
    ...(served ? contradictions(evidence, served) : []),
    ...namesAnotherPast(evidence, held),
    ...(served ? shorterLog(held, served) : []),
    ...oldDocuments(evidence, held)
  ]
}

function heldView({ held, spaceId }: Evidence, key: SignPublicKey): View {
  return viewOf(held.base, held.leaves.map(readLeaf), {
    spaceId,
    key,
    receipts: held.receipts.map(readReceipt)
  })
}

function servedView({ spaceId }: Evidence, page: RecordPage, key: SignPublicKey): View {
  const records = page.records.flatMap((placed) => parsePlaced(placed)?.leaf ?? [])
  const leaves = [...page.leaves.map(readLeaf), ...records]
  return viewOf(page.base, leaves, { spaceId, key, receipts: [readReceipt(page.receipt)] })
}

// Only what the server signed binds it: leaves without a receipt at their end are nobody's word.
function viewOf(
  base: { readonly seq: number; readonly head: string },
  leaves: readonly Leaf[],
  signed: { spaceId: string; key: SignPublicKey; receipts: readonly Receipt[] }
): View {
  const spaceId = spaceIdOfText(signed.spaceId)
  const receipts = signed.receipts.filter((receipt) =>
    isReceiptOf(signed.key, { spaceId, receipt }, verifySignature)
  )
  const positions = walkLog({ seq: base.seq, head: hashOf(base.head) }, leaves) ?? []
  const heads = new Map(positions.map(({ seq, head }) => [seq, head]))
  const fits = receipts.filter(({ seq, head }) => isAt(heads, { seq, head }))
  const last = Math.max(-1, ...fits.map(({ seq }) => seq))
  const signedHeads = new Map([...heads].filter(([seq]) => seq <= last))
  return { heads: signedHeads, leaves: leaves.filter(({ seq }) => seq <= last), receipts }
}

function isAt(heads: View['heads'], { seq, head }: { seq: number; head: Hash }): boolean {
  const here = heads.get(seq)
  return here !== undefined && isSameBytes(here, head)
}

function differs(heads: View['heads'], { seq, head }: { seq: number; head: Hash }): boolean {
  return heads.has(seq) && !isAt(heads, { seq, head })
}

// A restore that the root signed raises the generation: then two pasts are said openly, and prove nothing.
function twoPasts(held: View, served: View): EvidenceFinding[] {
  const generations = new Set(served.receipts.map(({ generation }) => generation))
  const found = [
    ...held.receipts.filter((one) => generations.has(one.generation) && differs(served.heads, one)),
    ...served.receipts.filter(
      (one) =>
        held.receipts.some(({ generation }) => generation === one.generation) &&
        differs(held.heads, one)
    )
  ]
  return found.map(({ seq }) => ({ shows: 'two-pasts', seq, isProof: true }))
}

function contradictions({ served }: Evidence, view: View): EvidenceFinding[] {
  return (served.page?.records ?? []).flatMap((placed): EvidenceFinding[] => {
    const parsed = parsePlaced(placed)
    if (!parsed || !view.leaves.some(({ seq }) => seq === placed.seq)) return []
    const { seenSeq, seenHead } = parsed.record.header
    const isOther = differs(view.heads, { seq: seenSeq, head: seenHead })
    return isOther ? [{ shows: 'signed-contradiction', seq: placed.seq, isProof: true }] : []
  })
}

function namesAnotherPast({ served }: Evidence, held: View): EvidenceFinding[] {
  const records = [...(served.page?.records ?? []), ...(served.came ? [served.came] : [])]
  return records.flatMap((placed): EvidenceFinding[] => {
    const record = parsePlaced(placed)?.record
    if (!record || !isSignedByAuthor(record, verifySignature)) return []
    const { seenSeq, seenHead } = record.header
    const isOther = differs(held.heads, { seq: seenSeq, head: seenHead })
    return isOther ? [{ shows: 'names-another-past', seq: placed.seq, isProof: false }] : []
  })
}

function shorterLog(held: View, served: View): EvidenceFinding[] {
  const newest = Math.max(...held.receipts.map(({ seq }) => seq), 0)
  const isShorter = served.receipts.some(({ seq }) => seq < newest)
  return isShorter ? [{ shows: 'shorter-log', seq: newest, isProof: false }] : []
}

function oldDocuments({ served }: Evidence, held: View): EvidenceFinding[] {
  return (served.documents?.documents ?? []).flatMap((placed): EvidenceFinding[] => {
    const leaf = parsePlaced(placed)?.leaf
    const current =
      leaf && held.leaves.findLast((one) => one.isDocument && isSameBytes(one.lane, leaf.lane))
    const isOld = current && leaf.seq < current.seq && !isSameBytes(current.envHash, leaf.envHash)
    return isOld ? [{ shows: 'old-document', seq: current.seq, isProof: false }] : []
  })
}
