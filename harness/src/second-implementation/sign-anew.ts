/** Signing a changed record again, so that the rules behind the signature have to find the change. */
import {
  leafOf,
  parseRecord,
  sign,
  signedHash,
  toBase64url,
  type Bytes,
  type SecretKey
} from '@beside/kernel'
import type { Placed } from './served-log.ts'

/** Who may sign: the secret of every signing key that the people have or had. */
export type Signers = ReadonlyMap<string, SecretKey>

/** The record with this header, signed with the key that the header names or with somebody else's. */
export function signedAnew(one: Placed, header: Bytes, signers: Signers, by?: number): Placed {
  const unsigned = { ...one.envelope, header }
  const author = parseRecord(unsigned)?.header.author
  const named = author && signers.get(toBase64url(author))
  const all = [...signers.values()]
  const secret = by === undefined && named ? named : all[(by ?? 0) % all.length]
  if (!secret) throw new Error('Nobody is there to sign')
  const envelope = { ...unsigned, signature: sign(signedHash(unsigned), secret) }
  const record = parseRecord(envelope)
  const { seq, time } = one.leaf
  return { leaf: record ? leafOf(record, { seq, time }) : one.leaf, envelope }
}
