/**
 * A drop: how somebody outside a group says something to it, and is answered. A fresh key is boxed to each
 * chosen reader (a member, or the inbox that all members of a space hold), and the words are sealed under it.
 * Both are bound to the address where the drop waits, and the words to all boxes, so the server can neither
 * move a drop to another queue nor change a part of it. For whom a box is stands nowhere: a reader tries them.
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
    /** At most `DROP_READERS_MAX`: a drop for more, or larger than `DROP_BYTES_MAX`, is read by nobody. */
    readonly to: readonly KemPublicKey[]
    /** JSON bytes. */
    readonly plain: Uint8Array
  },
  random: RandomBytes
): Bytes {
  const { address, to } = drop
  const key = random(KEY_BYTES)
  const boxes = to.map((one) => sealBox(one, { info: boxInfo(address, one), plain: key }, random))
  const content = { header: dropHeader(address, boxes), plain: pad(drop.plain) }
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
      if (key) return openSealed(key, dropHeader(address, drop.boxes), drop.sealed)
    }
  }
  return undefined
}

function openSealed(key: Bytes, header: Bytes, sealed: Bytes): Bytes | undefined {
  const padded = openPacked(key, { header, bytes: sealed, max: DROP_BYTES_MAX })
  return padded && unpad(padded)
}

// With the boxes: else a server could take one out, and see by the answer for whom it was.
function dropHeader(address: Uint8Array, boxes: readonly Bytes[]): Bytes {
  return encode('K1/drop-words', address, ...boxes)
}

function boxInfo(address: Uint8Array, to: KemPublicKey): Bytes {
  return encode('K1/drop-box', address, to)
}
