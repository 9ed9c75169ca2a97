/** Proofs as they travel, and what one of them proves. */
import {
  parseRecord,
  toBase64url,
  unpad,
  verifySignature,
  verifyWords,
  type Bytes,
  type ProvedWords,
  type VerifySignature,
  type WordsProof
} from '@beside/kernel'
import * as v from 'valibot'
import { readEntry } from '../../spaces/entry.ts'
import { NOTES_MAX } from '../../talk/entries.ts'
import { bytesOf, hashOf } from '../../wire/read-wire.ts'
import type { Proof } from './entries.ts'

type WireProof = v.InferOutput<typeof Proof>

/** The random bytes before the words in P′. */
const BLIND_BYTES = 32
const Notes = v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(NOTES_MAX))
const Said = v.object({
  id: v.string(),
  kind: v.picklist(['words', 'edit']),
  body: v.object({ text: v.string(), notes: v.fallback(v.optional(Notes), undefined) }),
  refs: v.array(v.string())
})

export function writeProof(proof: WordsProof): WireProof {
  return {
    header: toBase64url(proof.header),
    salt: toBase64url(proof.salt),
    commitment: toBase64url(proof.commitment),
    ciphertextHash: toBase64url(proof.ciphertextHash),
    signature: toBase64url(proof.signature),
    blinded: toBase64url(proof.blinded),
    frankKey: toBase64url(proof.frankKey)
  }
}

export type SaidWords = {
  readonly itemId: string
  /** A change of earlier words. */
  readonly isChange: boolean
  readonly text: string
  /** Undefined where a change left them as they stand beside the words. */
  readonly notes?: readonly string[] | undefined
}

/** The words in a proof, whether it holds or not; undefined for what is no words, such as an acknowledgement. */
export function wordsOfProof({ blinded }: WordsProof): SaidWords | undefined {
  const plain = unpad(blinded.slice(BLIND_BYTES))
  return plain && wordsIn(plain)
}

/** The operation on which the author of these words stood, whether the proof holds or not. */
export function stoodOn(proof: WordsProof): string | undefined {
  const header = parseRecord({ ...proof, ciphertext: undefined })?.header
  return header && toBase64url(header.opHash)
}

// A signature costs a slow phone some milliseconds: each proof is checked once.
const checked = new WeakMap<WireProof, ProvedWords | undefined>()

/** Checks a proof, and remembers what was found. */
export function check(proof: WireProof, verify: VerifySignature): void {
  checked.set(proof, verifyWords(readProof(proof), verify))
}

/** What was written in this space, and with which key, where that holds; undefined: unproven. */
export function proved(spaceId: string, proof: WireProof): ProvedWords | undefined {
  if (!checked.has(proof)) check(proof, verifySignature)
  const found = checked.get(proof)
  const isOfHere = found && toBase64url(found.spaceId) === spaceId
  return isOfHere && wordsIn(found.plain) ? found : undefined
}

export function readProof(proof: WireProof): WordsProof {
  return {
    header: bytesOf(proof.header),
    salt: bytesOf(proof.salt),
    commitment: bytesOf(proof.commitment),
    ciphertextHash: hashOf(proof.ciphertextHash),
    signature: bytesOf(proof.signature),
    blinded: bytesOf(proof.blinded),
    frankKey: bytesOf(proof.frankKey)
  }
}

// A change belongs to the words that it changes.
function wordsIn(plain: Bytes): SaidWords | undefined {
  const said = v.safeParse(Said, readEntry(plain))
  if (!said.success) return undefined
  const { id, kind, body, refs } = said.output
  const isChange = kind === 'edit'
  return { itemId: isChange ? (refs[0] ?? id) : id, isChange, ...body }
}
