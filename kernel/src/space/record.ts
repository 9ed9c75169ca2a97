/**
 * A record is one envelope: a clear header, a sealed part that may be empty, and the author's signature.
 * The label of the header says what it is: an operation (membership), an entry (what people write)
 * or an erase (what its author takes back). The table of all layouts is in `docs/protocol.md`.
 */
import type { Hash, SignPublicKey, SpaceId } from '../brand.ts'
import { decode, encode, readU32, type Bytes, type FieldSize } from '../bytes/encode.ts'
import { hash, HASH_BYTES, plainHash } from '../crypto/hash.ts'
import { KEY_BYTES, SIGNATURE_BYTES, type VerifySignature } from '../crypto/keys.ts'
import { LIMITS } from './limits.ts'

/** 0x00 until every room that uses these structures stands; then 0x01, and the vectors are frozen. */
export const VERSION = 0x00
export const SUITE = 0x01
export const LANE_BYTES = 16
export const NO_LANE: Bytes = new Uint8Array(LANE_BYTES)
export const NO_OPERATION = new Uint8Array(HASH_BYTES) as Hash

const RECORD_TYPES = { operation: 1, entry: 2, erase: 3 } as const
const LABELS = { operation: 'K1/op', entry: 'K1/entry', erase: 'K1/erase' } as const

/** What every header says: where it belongs, who wrote it, and what they had seen. */
export type Standing = {
  readonly spaceId: SpaceId
  readonly epoch: number
  readonly author: SignPublicKey
  readonly seenSeq: number
  readonly seenHead: Hash
  /** The envelope hash of the latest valid operation: the chain that the author stood on. */
  readonly opHash: Hash
}
export type OperationHeader = Standing & { readonly type: 'operation'; readonly body: Bytes }
export type EntryHeader = Standing & {
  readonly type: 'entry'
  readonly lane: Bytes
  readonly isDocument: boolean
}
export type EraseHeader = Standing & { readonly type: 'erase'; readonly seqs: readonly number[] }
export type Header = OperationHeader | EntryHeader | EraseHeader

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

export function encodeHeader(header: Header): Bytes {
  const { spaceId, epoch, author, seenSeq, seenHead, opHash } = header
  const standing = [
    Uint8Array.of(VERSION, SUITE),
    spaceId,
    epoch,
    author,
    seenSeq,
    seenHead,
    opHash
  ]
  switch (header.type) {
    case 'operation':
      return encode(LABELS.operation, ...standing, header.body)
    case 'entry':
      return encode(LABELS.entry, ...standing, header.lane, flag(header.isDocument))
    case 'erase':
      return encode(LABELS.erase, ...standing, packSeqs(header.seqs))
    default:
      return header satisfies never
  }
}

/** Reads an envelope's header and sizes; `undefined` for anything that K1 does not know. */
export function parseRecord(envelope: Envelope): ParsedRecord | undefined {
  const header = envelope.header.length <= LIMITS.headerBytes && decodeHeader(envelope.header)
  if (!header || !hasRightSizes(header, envelope)) return undefined
  return { header, envelope, envHash: envelopeHash(header.type, envelope) }
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
export function emptySealedPart(): Pick<
  Envelope,
  'salt' | 'commitment' | 'ciphertext' | 'ciphertextHash'
> {
  const none: Bytes = new Uint8Array(0)
  return { salt: none, commitment: none, ciphertext: none, ciphertextHash: plainHash(none) }
}

function envelopeHash(type: Header['type'], envelope: Envelope): Hash {
  const { header, salt, commitment, ciphertextHash, signature } = envelope
  const typeByte = Uint8Array.of(RECORD_TYPES[type])
  return hash('K1/env', typeByte, header, salt, commitment, ciphertextHash, signature)
}

function decodeHeader(bytes: Bytes): Header | undefined {
  return decodeEntry(bytes) ?? decodeOperation(bytes) ?? decodeErase(bytes)
}

function decodeEntry(bytes: Bytes): EntryHeader | undefined {
  const [standing, lane, document] = decodeStanding(LABELS.entry, bytes, [LANE_BYTES, 1]) ?? []
  if (!standing || !lane || !document) return undefined
  const isDocument = readFlag(document)
  return isDocument === undefined ? undefined : { type: 'entry', ...standing, lane, isDocument }
}

function decodeOperation(bytes: Bytes): OperationHeader | undefined {
  const sizes = [{ max: LIMITS.operationBodyBytes }]
  const [standing, body] = decodeStanding(LABELS.operation, bytes, sizes) ?? []
  return standing && body ? { type: 'operation', ...standing, body } : undefined
}

function decodeErase(bytes: Bytes): EraseHeader | undefined {
  const sizes = [{ max: LIMITS.eraseCount * 4 }]
  const [standing, packed] = decodeStanding(LABELS.erase, bytes, sizes) ?? []
  const seqs = packed && unpackSeqs(packed)
  return standing && seqs ? { type: 'erase', ...standing, seqs } : undefined
}

function decodeStanding(
  label: string,
  bytes: Bytes,
  rest: readonly FieldSize[]
): [Standing, ...Bytes[]] | undefined {
  const sizes = [2, HASH_BYTES, 4, KEY_BYTES, 4, HASH_BYTES, HASH_BYTES, ...rest]
  const fields = decode(label, bytes, sizes)
  if (!fields) return undefined
  const [suite, spaceId, epoch, author, seenSeq, seenHead, opHash, ...others] = fields
  if (!suite || !spaceId || !epoch || !author || !seenSeq || !seenHead || !opHash) return undefined
  if (suite[0] !== VERSION || suite[1] !== SUITE) return undefined
  const standing: Standing = {
    spaceId: spaceId as SpaceId,
    epoch: readU32(epoch),
    // Safe to brand: a signature counts only from a key that an admitted operation put into the state.
    author: author as SignPublicKey,
    seenSeq: readU32(seenSeq),
    seenHead: seenHead as Hash,
    opHash: opHash as Hash
  }
  return [standing, ...others]
}

function hasRightSizes(header: Header, envelope: Envelope): boolean {
  const { salt, commitment, ciphertext, ciphertextHash, signature } = envelope
  if (signature.length !== SIGNATURE_BYTES || ciphertextHash.length !== HASH_BYTES) return false
  const isSealed = salt.length === 32 && commitment.length === 32
  const isEmpty = salt.length === 0 && commitment.length === 0
  const size = ciphertext?.length ?? 0
  switch (header.type) {
    case 'entry':
      return isSealed && size <= LIMITS.entryCiphertextBytes
    case 'operation':
      return (isSealed && size <= LIMITS.operationCiphertextBytes) || (isEmpty && size === 0)
    case 'erase':
      return isEmpty && size === 0
    default:
      return header satisfies never
  }
}

export function flag(value: boolean): Bytes {
  return Uint8Array.of(value ? 1 : 0)
}

export function readFlag(bytes: Bytes): boolean | undefined {
  return bytes[0] === 1 ? true : bytes[0] === 0 ? false : undefined
}

function packSeqs(seqs: readonly number[]): Bytes {
  const out = new Uint8Array(seqs.length * 4)
  const view = new DataView(out.buffer)
  seqs.forEach((seq, index) => view.setUint32(index * 4, seq))
  return out
}

// Ascending without repeats: one list of records has one form.
function unpackSeqs(bytes: Bytes): number[] | undefined {
  if (bytes.length === 0 || bytes.length % 4 !== 0) return undefined
  const seqs = Array.from({ length: bytes.length / 4 }, (_, index) =>
    readU32(bytes.subarray(index * 4))
  )
  return seqs.every((seq, index) => seq > (seqs[index - 1] ?? 0)) ? seqs : undefined
}
