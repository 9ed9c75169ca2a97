/** From a request to a write that may wait in the queue: everything that needs no knowledge of the space. */
import { createHash } from 'node:crypto'
import type { Reason, WriteRecord } from '@beside/contract'
import { isSameBytes, ok, parseRecord, refused, signedHash } from '@beside/kernel/wire'
import type { ParsedRecord, Result } from '@beside/kernel/wire'
import { verifyInPool } from './node-signatures.ts'
import { bytesOf, envelopeFromWire } from './wire-records.ts'
import type { Write } from './write.ts'

export async function prepareWrite(
  wire: WriteRecord,
  way: Write['way']
): Promise<Result<Write, Reason>> {
  const envelope = envelopeFromWire(wire.envelope)
  const record = envelope && parseRecord(envelope)
  if (!envelope?.ciphertext || !record) return refused('bad-request')
  const ciphertextHash = createHash('sha256').update(envelope.ciphertext).digest()
  if (!isSameBytes(ciphertextHash, envelope.ciphertextHash)) return refused('bad-signature')
  const { header } = record
  // The validator checks an operation's signature itself. A key of small order could pass here, but the
  // gate compares the author with the members, whose keys were admitted.
  const isOperation = header.type === 'operation'
  if (!isOperation && !(await isSigned(record))) return refused('bad-signature')
  return ok({ way, spaceId: header.spaceId, writeKey: bytesOf(wire.writeKey), record })
}

function isSigned({ header, envelope }: ParsedRecord): Promise<boolean> {
  return verifyInPool(envelope.signature, signedHash(envelope), header.author)
}
