/** From the wire's JSON to the kernel's types, checked once, here. */
import type {
  Envelope as WireEnvelope,
  Leaf as WireLeaf,
  PlacedRecord,
  Receipt as WireReceipt
} from '@beside/contract'
import {
  fromBase64url,
  plainHash,
  toBase64url,
  type Bytes,
  type Envelope,
  type Hash,
  type Leaf,
  type Receipt,
  type SpaceId
} from '@beside/kernel'

const NONE: Bytes = new Uint8Array(0)

export function bytesOf(text: string): Bytes {
  return fromBase64url(text) ?? NONE
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function hashOf(text: string): Hash {
  return bytesOf(text) as Hash
}

export function spaceIdOfText(text: string): SpaceId {
  return bytesOf(text) as SpaceId
}

/** The hash of the ciphertext is computed, never taken from the server, while the ciphertext is there. */
export function readEnvelope(wire: WireEnvelope): Envelope {
  const ciphertext = wire.ciphertext === null ? undefined : bytesOf(wire.ciphertext)
  return {
    header: bytesOf(wire.header),
    salt: bytesOf(wire.salt),
    commitment: bytesOf(wire.commitment),
    ciphertext,
    ciphertextHash: ciphertext ? plainHash(ciphertext) : hashOf(wire.ciphertextHash),
    signature: bytesOf(wire.signature)
  }
}

export function writeEnvelope(envelope: Envelope): WireEnvelope {
  return {
    header: toBase64url(envelope.header),
    salt: toBase64url(envelope.salt),
    commitment: toBase64url(envelope.commitment),
    ciphertext: envelope.ciphertext ? toBase64url(envelope.ciphertext) : null,
    ciphertextHash: toBase64url(envelope.ciphertextHash),
    signature: toBase64url(envelope.signature)
  }
}

export function readLeaf(wire: WireLeaf): Leaf {
  const { seq, time, isDocument } = wire
  return { seq, time, isDocument, lane: bytesOf(wire.lane), envHash: hashOf(wire.envHash) }
}

export function readReceipt(wire: WireReceipt): Receipt {
  const { seq, generation, time } = wire
  const signature = bytesOf(wire.signature)
  return { seq, generation, time, head: hashOf(wire.head), signature }
}

/** The wire's form of an envelope just written, placed where the server said. */
export function placed(envelope: Envelope, at: { seq: number; time: number }): PlacedRecord {
  return { ...at, envelope: writeEnvelope(envelope) }
}
