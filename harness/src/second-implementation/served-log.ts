/** A log as a server hands it out, and what a reader of it concludes: the words that both readers share. */
import type {
  Envelope,
  Hash,
  Leaf,
  MemberKeys,
  ParsedRecord,
  SignPublicKey,
  SpaceId,
  SpaceState
} from '@beside/kernel'

/** One record with the leaf that stands for it. */
export type Placed = { readonly leaf: Leaf; readonly envelope: Envelope }
export type Read = { readonly leaf: Leaf; readonly record: ParsedRecord | undefined }
export type ServedLog = {
  readonly spaceId: SpaceId
  readonly records: readonly Placed[]
  readonly receipt: { readonly generation: number; readonly signature: Uint8Array }
  readonly receiptKey: SignPublicKey
}
/** Somebody who reads: the keys of all their memberships. */
export type Reader = { readonly pairs: readonly MemberKeys[] }

/** What a person sees of a record: the words, or in a word why there are none. */
export type Seen = Uint8Array | 'taken-back' | 'withheld' | null
export type RecordVerdict = {
  readonly outcome: string
  readonly envHash?: Hash
  readonly isItsLeaf?: boolean
  readonly hasSeenRight?: boolean
}
export type Verdict = {
  readonly heads: readonly Hash[] | null
  readonly isReceipt: boolean
  readonly documentsHash: Hash
  readonly records: readonly RecordVerdict[]
  readonly state: SpaceState | null
  readonly opened: readonly (readonly Seen[])[]
}
