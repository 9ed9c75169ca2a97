/** What an operation is, read from its label alone: admitting its keys is slow, and the validator does it. */
import {
  decode,
  HASH_BYTES,
  KEY_BYTES,
  readText,
  readU32,
  SIGNATURE_BYTES
} from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'

const LABEL_MAX = 32

/** `genesis`, `join`, `leave`…; empty for what is none. */
export function operationName(body: Bytes): string {
  if (body.length < 4) return ''
  const size = readU32(body)
  if (size > LABEL_MAX) return ''
  const label = readText(body.subarray(4, 4 + size)) ?? ''
  return label.startsWith('K1/op/') ? label.slice('K1/op/'.length) : ''
}

/** The invitation that a join names. */
export function invitationOfJoin(body: Bytes): Bytes | undefined {
  const sizes = [HASH_BYTES, KEY_BYTES, KEY_BYTES, SIGNATURE_BYTES]
  return decode('K1/op/join', body, sizes)?.[0]
}
