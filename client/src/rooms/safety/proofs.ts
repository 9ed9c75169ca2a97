/** Proofs as they travel, and what one of them proves. */
import {
  parseRecord,
  toBase64url,
  unpad,
  verifySignature,
  verifyWords,
  type Bytes,
  type WordsProof
} from '@beside/kernel'
import * as v from 'valibot'
import { readEntry } from '../../spaces/entry.ts'
import { bytesOf, hashOf } from '../../wire/read-wire.ts'
import type { Proof } from './entries.ts'

type WireProof = v.InferOutput<typeof Proof>

/** The random bytes before the words in P′. */
const BLIND_BYTES = 32
const Said = v.object({
  id: v.string(),
  kind: v.picklist(['words', 'edit']),
  body: v.object({ text: v.string() }),
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

/** The words in a proof, whether it holds or not; undefined for what is no words, such as an acknowledgement. */
export function wordsOfProof({
  blinded
}: WordsProof): { readonly itemId: string; readonly text: string } | undefined {
  const plain = unpad(blinded.slice(BLIND_BYTES))
  return plain && wordsIn(plain)
}

/** Whose key a proof names, whether it holds or not. */
export function authorOf(proof: WordsProof): string | undefined {
  const header = parseRecord({ ...proof, ciphertext: undefined })?.header
  return header && toBase64url(header.author)
}

/** Who wrote which words in this space, where that holds; undefined: unproven. */
export function proved(
  spaceId: string,
  proof: WireProof
): { readonly author: string; readonly text: string } | undefined {
  const found = verifyWords(readProof(proof), verifySignature)
  const text = found && wordsIn(found.plain)?.text
  if (!found || text === undefined || toBase64url(found.spaceId) !== spaceId) return undefined
  return { author: toBase64url(found.author), text }
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
function wordsIn(plain: Bytes): ReturnType<typeof wordsOfProof> {
  const said = v.safeParse(Said, readEntry(plain))
  if (!said.success) return undefined
  const { id, kind, body, refs } = said.output
  const itemId = kind === 'edit' ? (refs[0] ?? id) : id
  return { itemId, text: body.text }
}
