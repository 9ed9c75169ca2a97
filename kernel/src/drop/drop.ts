/**
 * A drop: how somebody outside a group says something to it, and is answered. A fresh key is boxed to each
 * chosen reader (a member, or the inbox that all members of a space hold), and the words are sealed under it.
 * Both are bound to the address where the drop waits, so the server cannot move it to another queue. For whom
 * a box is stands nowhere: a reader tries them.
 */
import type { Hash, KemPublicKey } from '../brand.ts'
import { encode, type Bytes } from '../bytes/encode.ts'
import { layout, listOf, upTo } from '../bytes/layout.ts'
import { pad, unpad } from '../bytes/pad.ts'
import { deriveKey } from '../crypto/hash.ts'
import { BOX_OVERHEAD_BYTES, openBox, sealBox } from '../crypto/hpke.ts'
import { kemPairFromSeed, KEY_BYTES, type KemPair } from '../crypto/keys.ts'
import { openPacked, sealPacked, type RandomBytes } from '../crypto/seal.ts'
import { DROP_BYTES_MAX, mailboxAddress } from './address.ts'

/** Readers whom one drop may name: each box costs every reader a try. */
export const DROP_READERS_MAX = 12
const BOX_BYTES = KEY_BYTES + BOX_OVERHEAD_BYTES
const DROP = layout('K1/drop', {
  boxes: listOf<Bytes>(
    { bytes: BOX_BYTES, max: DROP_READERS_MAX },
    (box) => box,
    (bytes) => bytes
  ),
  sealed: upTo(DROP_BYTES_MAX)
})

/** Where answers wait for somebody who has no place in a group: all of it follows from one secret. */
export type Mailbox = {
  readonly address: Hash
  /** Whoever shows this reads what waits there; the address alone lets nobody read. */
  readonly readKey: Bytes
  readonly pair: KemPair
}

/** @param secret 32 random bytes */
export function mailboxOf(secret: Uint8Array): Mailbox {
  const readKey = deriveKey(secret, 'K1/mailbox-read')
  const pair = kemPairFromSeed(deriveKey(secret, 'K1/mailbox-box'))
  return { address: mailboxAddress(readKey), readKey, pair }
}

export function sealDrop(
  drop: {
    readonly address: Uint8Array
    /** At most `DROP_READERS_MAX`. */
    readonly to: readonly KemPublicKey[]
    /** JSON bytes. */
    readonly plain: Uint8Array
  },
  random: RandomBytes
): Bytes {
  const { address, to } = drop
  const key = random(KEY_BYTES)
  const boxes = to.map((one) => sealBox(one, { info: boxInfo(address, one), plain: key }, random))
  const content = { header: dropHeader(address), plain: pad(drop.plain) }
  return DROP.encode({ boxes, sealed: sealPacked(key, content, random) })
}

/** What was said in a drop that waited at `address`, if it is for one of these pairs. */
export function openDrop(
  bytes: Uint8Array,
  address: Uint8Array,
  pairs: readonly KemPair[]
): Bytes | undefined {
  const drop = bytes.length <= DROP_BYTES_MAX ? DROP.decode(bytes) : undefined
  if (!drop) return undefined
  for (const pair of pairs) {
    for (const box of drop.boxes) {
      const key = openBox(box, boxInfo(address, pair.public), pair)
      if (key) return openSealed(key, address, drop.sealed)
    }
  }
  return undefined
}

function openSealed(key: Bytes, address: Uint8Array, sealed: Bytes): Bytes | undefined {
  const packed = { header: dropHeader(address), bytes: sealed, max: DROP_BYTES_MAX }
  const padded = openPacked(key, packed)
  return padded && unpad(padded)
}

function dropHeader(address: Uint8Array): Bytes {
  return encode('K1/drop-words', address)
}

function boxInfo(address: Uint8Array, to: KemPublicKey): Bytes {
  return encode('K1/drop-box', address, to)
}
