/**
 * A report proves itself. Whoever read words can show somebody else that the holder of the author's key wrote
 * exactly these in this space: the signature covers the header and the commitment, and the commitment covers the
 * words, as the reader saw them. No key of the space is in a proof, so nothing beside these words opens.
 * And what the key of one space says to another: a step of a case, a role.
 */
import type { Hash, SignPublicKey, SpaceId } from '../brand.ts'
import type { Bytes } from '../bytes/encode.ts'
import { unpad } from '../bytes/pad.ts'
import { isSameBytes } from '../bytes/text.ts'
import { hash } from '../crypto/hash.ts'
import { admitSignKey, KEY_BYTES, type VerifySignature } from '../crypto/keys.ts'
import { openFranked, type Opened } from '../crypto/seal.ts'
import {
  isSignedByAuthor,
  parseRecord,
  type EntryHeader,
  type Envelope,
  type OperationHeader,
  type ParsedRecord
} from '../space/record.ts'
import type { Member, SpaceState } from '../space/state.ts'
import { applyOperation, checkEntry } from '../space/validate.ts'

/** All of an entry but what the server could have sealed, and what opens its commitment alone. */
export type WordsProof = Omit<Envelope, 'ciphertext'> & Omit<Opened, 'plain'>
/** `opHash` in the header is the newest operation that the author stood on: it says who was a member then. */
export type ProvedWords = EntryHeader & { readonly plain: Bytes }
/** An operation of the space as the log has it, without what is sealed beside it. */
export type ShownOperation = {
  readonly seq: number
  readonly time: number
  readonly envelope: Omit<Envelope, 'ciphertext'>
}

/** @param opened what `openEnvelope` gave for this envelope; it may be gone from the server since */
export function proveWords(envelope: Envelope, opened: Opened): WordsProof {
  const { header, salt, commitment, ciphertextHash, signature } = envelope
  const { blinded, frankKey } = opened
  return { header, salt, commitment, ciphertextHash, signature, blinded, frankKey }
}

/** What was written, by whom and where; `undefined` if any part of it does not hold. */
export function verifyWords(proof: WordsProof, verify: VerifySignature): ProvedWords | undefined {
  const record = parseRecord({ ...proof, ciphertext: undefined })
  if (record?.header.type !== 'entry' || !admitSignKey(record.header.author)) return undefined
  // HMAC takes a key with zeros behind it for the same one.
  if (proof.frankKey.length !== KEY_BYTES) return undefined
  const padded = openFranked(proof.header, proof)
  const plain = padded && unpad(padded)
  if (!plain || !isSignedByAuthor(record, verify)) return undefined
  return { ...record.header, plain }
}

/**
 * What held in a space after each of its operations, from the genesis on. Each stands on the one before, so none can
 * be left out, moved or put in; `undefined` if one does not stand. The id of the space is a hash of the first.
 */
export function followOperations(
  operations: readonly ShownOperation[],
  verify: VerifySignature
): readonly SpaceState[] | undefined {
  const states: SpaceState[] = []
  for (const { envelope, ...at } of operations) {
    const record = parseRecord({ ...envelope, ciphertext: undefined })
    if (!record || !isOperation(record)) return undefined
    const applied = applyOperation(states.at(-1), record, { ...at, verify })
    if (!applied.ok) return undefined
    states.push(applied.value)
  }
  return states
}

/** Whose key it was that wrote these words, at the moment of the chain on which they stand. */
export function writerOf(states: readonly SpaceState[], words: ProvedWords): Member | undefined {
  const state = states.find(({ opHash }) => isSameBytes(opHash, words.opHash))
  const writer = state && checkEntry(state, words)
  return writer?.ok ? writer.value : undefined
}

function isOperation(record: ParsedRecord): record is ParsedRecord<OperationHeader> {
  return record.header.type === 'operation'
}

/**
 * What whoever handles a report signs with their key in the team: `step` is the note as it is sent. Bound to the
 * team and the case, so that it is no step of another.
 */
export function caseStepHash(teamId: SpaceId, caseId: Uint8Array, step: Uint8Array): Hash {
  return hash('K1/case-step', teamId, caseId, step)
}

/** A role as it is shown in one space: by whom there, and until when this may be read. */
export type RoleShown = {
  readonly spaceId: SpaceId
  /** The key in that space of whoever shows it. */
  readonly member: SignPublicKey
  /** Ms since 1970. */
  readonly until: number
}

/** What somebody signs with their key in a team, so that a member of another space can show that role there. */
export function roleHash(teamId: SpaceId, { spaceId, member, until }: RoleShown): Hash {
  return hash('K1/role', teamId, spaceId, member, BigInt(until))
}
