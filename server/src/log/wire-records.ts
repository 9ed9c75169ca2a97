/** Records between their three forms: on the wire, in the kernel, and as a row. */
import type {
  Envelope as WireEnvelope,
  PlacedRecord,
  Receipt as WireReceipt
} from '@beside/contract'
import type { Bytes, Envelope, Hash, Receipt } from '@beside/kernel/wire'
import type { EnvelopeRow, LeafRow } from '../store/records.ts'

/** Bytes of a checked base64url text. They are a copy, so no row keeps a whole request alive. */
export function bytesOf(text: string): Bytes {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
}

/** The envelope in a request. A new record has its ciphertext; one without is no record. */
export function envelopeFromWire(wire: WireEnvelope): Envelope | undefined {
  if (wire.ciphertext === null) return undefined
  return {
    header: bytesOf(wire.header),
    salt: bytesOf(wire.salt),
    commitment: bytesOf(wire.commitment),
    ciphertext: bytesOf(wire.ciphertext),
    ciphertextHash: bytesOf(wire.ciphertextHash) as Hash,
    signature: bytesOf(wire.signature)
  }
}

export function envelopeToWire(envelope: Envelope): WireEnvelope {
  const { header, salt, commitment, ciphertext, ciphertextHash, signature } = envelope
  return {
    header: textOf(header),
    salt: textOf(salt),
    commitment: textOf(commitment),
    ciphertext: ciphertext ? textOf(ciphertext) : null,
    ciphertextHash: textOf(ciphertextHash),
    signature: textOf(signature)
  }
}

export function rowToWire(row: EnvelopeRow): PlacedRecord {
  const envelope = {
    header: textOf(row.header),
    salt: textOf(row.salt),
    commitment: textOf(row.commitment),
    ciphertext: row.ct && textOf(row.ct),
    ciphertextHash: textOf(row.ct_hash),
    signature: textOf(row.signature)
  }
  return { seq: row.seq, time: row.time, envelope }
}

export function leafToWire({ seq, time, lane, is_document, env_hash }: LeafRow): {
  readonly seq: number
  readonly time: number
  readonly lane: string
  readonly isDocument: boolean
  readonly envHash: string
} {
  const isDocument = is_document === 1
  return { seq, time, lane: textOf(lane), isDocument, envHash: textOf(env_hash) }
}

export function receiptToWire(receipt: Receipt): WireReceipt {
  const { seq, head, generation, time, signature } = receipt
  return { seq, head: textOf(head), generation, time, signature: textOf(signature) }
}
