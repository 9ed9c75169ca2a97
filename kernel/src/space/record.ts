/**
 * A record is one envelope: a clear header, a sealed part that may be empty, and the author's signature.
 * The label of the header says what it is: an operation (membership), an entry (what people write)
 * or an erase (what its author takes back). The table of all layouts is in `docs/protocol.md`.
 */
import type { Hash, SignPublicKey, SpaceId } from '../brand.ts'
import { readU32, type Bytes } from '../bytes/encode.ts'
import {
  fixed,
  FLAG,
  layout,
  listOf,
  oneOf,
  upTo,
  wholeNumber,
  type KindOf,
  type Part,
  type ShapeOf,
  type ShapeOfParts
} from '../bytes/layout.ts'
import { isSameBytes } from '../bytes/text.ts'
import { hash, HASH_BYTES, plainHash } from '../crypto/hash.ts'
import { KEY_BYTES, SIGNATURE_BYTES, type VerifySignature } from '../crypto/keys.ts'
import { LIMITS } from './limits.ts'

/** 0x00 until every room that uses these structures stands; then 0x01, and the vectors are frozen. */
export const VERSION = 0x00
export const SUITE = 0x01
export const LANE_BYTES = 16
export const NO_LANE: Bytes = new Uint8Array(LANE_BYTES)
export const NO_OPERATION = new Uint8Array(HASH_BYTES) as Hash

/** What every header says: where it belongs, who wrote it, and what they had seen. */
export type Standing = ShapeOfParts<typeof STANDING>
export type OperationHeader = KindOf<'type', typeof HEADERS, 'operation'>
export type EntryHeader = KindOf<'type', typeof HEADERS, 'entry'>
export type EraseHeader = KindOf<'type', typeof HEADERS, 'erase'>
export type Header = ShapeOf<typeof HEADER>

export type Envelope = {
  readonly header: Bytes
  /** Salt, commitment and ciphertext are empty where nothing is sealed. */
  readonly salt: Bytes
  readonly commitment: Bytes
  /** `undefined` once it is erased; its hash stays, so the log can still be verified. */
  readonly ciphertext: Bytes | undefined
  readonly ciphertextHash: Hash
  readonly signature: Bytes
}
export type ParsedRecord<H extends Header = Header> = {
  readonly header: H
  readonly envelope: Envelope
  readonly envHash: Hash
}

const SUITE_BYTES = Uint8Array.of(VERSION, SUITE)
const STANDING = {
  spaceId: fixed<SpaceId>(HASH_BYTES),
  epoch: wholeNumber(),
  // Safe to brand: a signature counts only from a key that an admitted operation put into the state.
  author: fixed<SignPublicKey>(KEY_BYTES),
  seenSeq: wholeNumber(),
  seenHead: fixed<Hash>(HASH_BYTES),
  /** The envelope hash of the latest valid operation: the chain that the author stood on. */
  opHash: fixed<Hash>(HASH_BYTES)
}
const SEQ_LIST = listOf({ bytes: 4, max: LIMITS.eraseCount }, (seq: number) => seq, readU32)
const SEQS: Part<readonly number[]> = {
  ...SEQ_LIST,
  // Ascending without repeats and never empty: one list of records has one form.
  read: (bytes) => {
    const seqs = SEQ_LIST.read(bytes)
    const isAscending = seqs?.every((seq, index) => seq > (seqs[index - 1] ?? 0))
    return isAscending && bytes.length > 0 ? seqs : undefined
  }
}
const HEADERS = {
  operation: layout('K1/op', { ...STANDING, body: upTo(LIMITS.operationBodyBytes) }, SUITE_BYTES),
  entry: layout(
    'K1/entry',
    { ...STANDING, lane: fixed(LANE_BYTES), isDocument: FLAG },
    SUITE_BYTES
  ),
  erase: layout('K1/erase', { ...STANDING, seqs: SEQS }, SUITE_BYTES)
}
const HEADER = oneOf('type', HEADERS)
const CIPHERTEXT_BYTES_MAX = {
  entry: LIMITS.entryCiphertextBytes,
  operation: LIMITS.operationCiphertextBytes,
  erase: 0
} as const
const TYPE_BYTES = { operation: 1, entry: 2, erase: 3 } as const

export const encodeHeader = (header: Header): Bytes => HEADER.encode(header)

export const decodeHeader = (bytes: Bytes): Header | undefined => HEADER.decode(bytes)

/** Reads an envelope's header and sizes; `undefined` for anything that K1 does not know. */
export function parseRecord(envelope: Envelope): ParsedRecord | undefined {
  const header = envelope.header.length <= LIMITS.headerBytes && decodeHeader(envelope.header)
  if (!header || !hasRightSizes(header, envelope)) return undefined
  const { salt, commitment, ciphertextHash, signature } = envelope
  const type = Uint8Array.of(TYPE_BYTES[header.type])
  const parts = [type, envelope.header, salt, commitment, ciphertextHash, signature]
  return { header, envelope, envHash: hash('K1/env', ...parts) }
}

/** The 32 bytes that the author signs: `H("K1/sig", hdr, salt, C, SHA-256(ct))`. */
export function signedHash(envelope: Omit<Envelope, 'signature' | 'ciphertext'>): Hash {
  const { header, salt, commitment, ciphertextHash } = envelope
  return hash('K1/sig', header, salt, commitment, ciphertextHash)
}

export function isSignedByAuthor(record: ParsedRecord, verify: VerifySignature): boolean {
  return verify(record.envelope.signature, signedHash(record.envelope), record.header.author)
}

/** An envelope with nothing sealed in it, before it is signed. */
export function emptySealedPart(): Omit<Envelope, 'header' | 'signature'> {
  const none: Bytes = new Uint8Array(0)
  return { salt: none, commitment: none, ciphertext: none, ciphertextHash: plainHash(none) }
}

function hasRightSizes(header: Header, envelope: Envelope): boolean {
  const { salt, commitment, ciphertextHash, signature } = envelope
  if (signature.length !== SIGNATURE_BYTES || ciphertextHash.length !== HASH_BYTES) return false
  const isEmpty = salt.length === 0 && commitment.length === 0
  const isSealed = salt.length === 32 && commitment.length === 32
  const max = isEmpty ? 0 : CIPHERTEXT_BYTES_MAX[header.type]
  if (isEmpty ? header.type === 'entry' : !isSealed || max === 0) return false
  const ciphertext = envelope.ciphertext ?? (isEmpty ? emptySealedPart().ciphertext : undefined)
  // A hash of other bytes would be believed once the bytes are erased.
  return (
    !ciphertext || (ciphertext.length <= max && isSameBytes(plainHash(ciphertext), ciphertextHash))
  )
}
