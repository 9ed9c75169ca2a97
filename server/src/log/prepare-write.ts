/** From a request to a write that may wait in the queue: everything that needs no knowledge of the space. */
import type { Reason, WriteRecord } from '@beside/contract'
import { isSameBytes, ok, parseRecord, refused, signedHash } from '@beside/kernel/wire'
import type { Bytes, ParsedRecord, Result } from '@beside/kernel/wire'
import { verifyInTurn } from './node-signatures.ts'
import { bytesOf, envelopeFromWire } from './wire-records.ts'
import type { Write } from './write.ts'

export type Incoming = {
  readonly wire: WriteRecord
  readonly way: Write['way']
  /** The space of the path, where there is one. */
  readonly spaceId?: Bytes
  /** Whom the token speaks for: nobody writes in another's name. */
  readonly author?: Bytes
}

export async function prepareWrite(
  incoming: Incoming
): Promise<Result<Omit<Write, 'isPaused'>, Reason>> {
  const { wire, way, spaceId, author } = incoming
  const envelope = envelopeFromWire(wire.envelope)
  const record = envelope && parseRecord(envelope)
  if (!envelope?.ciphertext || !record) return refused('bad-request')
  const { header } = record
  if (spaceId && !isSameBytes(header.spaceId, spaceId)) return refused('wrong-space')
  if (author && !isSameBytes(header.author, author)) return refused('not-allowed')
  // The validator checks an operation's signature itself. A key of small order could pass here, but the
  // gate compares the author with the members, whose keys were admitted.
  const isOperation = header.type === 'operation'
  if (!isOperation && !(await isSigned(record))) return refused('bad-signature')
  return ok({ way, spaceId: header.spaceId, writeKey: bytesOf(wire.writeKey), record })
}

function isSigned({ header, envelope }: ParsedRecord): Promise<boolean> {
  return verifyInTurn(envelope.signature, signedHash(envelope), header.author)
}
