import type { Hash, KemPublicKey, SpaceId } from '../src/brand.ts'
import { encode, joinBytes } from '../src/bytes/encode.ts'
import { kemPairFromSeed, verifySignature } from '../src/crypto/keys.ts'
import { memberAddress } from '../src/drop/address.ts'
import { mailboxOf, openDrop, sealDrop } from '../src/drop/drop.ts'
import { inboxPair } from '../src/space/epochs.ts'
import { inviteKeys, makeKnock } from '../src/space/invite.ts'
import { knockHash } from '../src/space/operations.ts'
import { fromHex, toHex } from './read-vectors.ts'
import { keysOf } from './space-log.ts'
import {
  bytes,
  cutAndStretch,
  flipEach,
  flipped,
  text,
  toJson,
  type Fields,
  type Json,
  type Structure
} from './structure.ts'

const [ben, cleo, dov] = [keysOf('Ben'), keysOf('Cleo'), keysOf('Dov')]
const spaceId = '0c'.repeat(32)
const publicsOf = (...pairs: readonly { readonly public: KemPublicKey }[]): Json =>
  pairs.map((pair) => toHex(pair.public))

const knocking: Structure = {
  name: 'knock',
  about:
    'The wish to come into a circle: what both sign, the claim by the key of the invite, the proof by the new key.',
  cases: [
    {
      name: 'a knock',
      in: {
        secret: '28'.repeat(16),
        spaceId,
        signSecret: toHex(ben.sign.secret),
        sign: toHex(ben.sign.public),
        kem: toHex(ben.kem.public)
      }
    }
  ],
  make: (input) => {
    const invite = inviteKeys(bytes(input, 'secret'))
    const id = bytes<SpaceId>(input, 'spaceId')
    const { inviteId, claim, proof } = makeKnock(invite, id, ben)
    const message = knockHash(id, { sign: ben.sign.public, kem: ben.kem.public })
    return toJson({
      inviteId,
      invitePublic: invite.pair.public,
      message,
      claim,
      proof
    }) as Fields
  },
  read: (both) => {
    const sign = bytes<typeof ben.sign.public>(both, 'sign')
    const keys = { sign, kem: bytes<typeof ben.kem.public>(both, 'kem') }
    const message = knockHash(bytes<SpaceId>(both, 'spaceId'), keys)
    const isClaim = verifySignature(bytes(both, 'claim'), message, bytes(both, 'invitePublic'))
    return isClaim && verifySignature(bytes(both, 'proof'), message, sign) ? message : undefined
  },
  spoil: (both) => [
    { name: 'for another space', in: { ...both, spaceId: '0d'.repeat(32) } },
    { name: 'for the box key of another', in: { ...both, kem: toHex(cleo.kem.public) } },
    { name: 'in the name of another', in: { ...both, sign: toHex(cleo.sign.public) } },
    { name: 'claimed by the new key', in: { ...both, claim: both.proof! } },
    { name: 'proved by the invite', in: { ...both, proof: both.claim! } },
    ...flipEach(both, ['claim', 'proof'])
  ]
}

const dropping: Structure = {
  name: 'drop',
  about:
    'Words for the chosen readers at one address. random: the key (32), an ephemeral secret (32) for each box, salt (32), r (32).',
  cases: [
    {
      name: 'to two readers, read by the second',
      in: dropFor({ to: publicsOf(ben.kem, dov.kem), reader: toHex(dov.kem.secret) })
    },
    {
      name: 'to the inbox of a space',
      in: dropFor({
        to: publicsOf(inboxPair(fromHex('22'.repeat(32)))),
        reader: toHex(inboxPair(fromHex('22'.repeat(32))).secret)
      })
    }
  ],
  make: (input, random) => {
    const to = (input.to as readonly string[]).map((hex) => fromHex(hex) as KemPublicKey)
    const drop = { address: bytes(input, 'address'), to, plain: bytes(input, 'plain') }
    return { drop: toHex(sealDrop(drop, random)) }
  },
  read: (both) => {
    const pair = kemPairFromSeed(bytes(both, 'reader'))
    return openDrop(bytes(both, 'drop'), bytes(both, 'address'), [pair])
  },
  spoil: (both) => {
    const whole = bytes(both, 'drop')
    const at = 4 + 'K1/drop'.length + 4
    const boxes = [whole.slice(at, at + 80), whole.slice(at + 80, at + 160)] as const
    const sealed = whole.slice(at + 160 + 4)
    const withBoxes = (...some: readonly Uint8Array[]): Fields => ({
      ...both,
      drop: toHex(encode('K1/drop', joinBytes(...some), sealed))
    })
    return [
      { name: 'somebody who was not chosen', in: { ...both, reader: toHex(cleo.kem.secret) } },
      { name: 'at another address', in: { ...both, address: '0d'.repeat(32) } },
      { name: 'the box of the other taken out', in: withBoxes(boxes[1]) },
      { name: 'the boxes swapped', in: withBoxes(boxes[1], boxes[0]) },
      {
        name: 'a box of the other changed',
        in: { ...both, drop: flipped(text(both, 'drop'), at) }
      },
      { name: 'no box', in: withBoxes() },
      { name: 'half a box more', in: withBoxes(...boxes, new Uint8Array(40)) },
      {
        name: 'thirteen boxes',
        in: dropOf({ ...both, to: Array.from({ length: 13 }, () => (both.to as Json[])[1]!) })
      },
      {
        name: 'larger than a drop may be',
        in: dropOf({ ...both, plain: '00'.repeat(98_304) })
      },
      ...flipEach(both, ['drop', 'reader']),
      ...cutAndStretch(both, 'drop')
    ]
  }
}

function dropFor(chosen: Fields): Fields {
  return {
    address: spaceId,
    plain: toHex(new TextEncoder().encode('{"words":"May I come?"}')),
    ...chosen
  }
}

/** A drop that nobody may read, made as if somebody might. */
function dropOf(input: Fields): Fields {
  const random = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(size).fill(9)
  return { ...input, ...dropping.make(input, random) }
}

const mailboxes: Structure = {
  name: 'mailbox',
  about:
    'Address, key to read and box pair of a mailbox, all from one secret; and the inbox of an epoch.',
  cases: [{ name: 'a mailbox', in: { secret: '2b'.repeat(32), epochKey: '22'.repeat(32) } }],
  make: (input) => ({
    ...(toJson(mailboxOf(bytes(input, 'secret'))) as Fields),
    inbox: toJson(inboxPair(bytes(input, 'epochKey')))
  })
}

const memberAddresses: Structure = {
  name: 'member-address',
  about: 'Where a drop waits for one member of a space alone.',
  cases: [{ name: 'of a member', in: { spaceId, id: '35'.repeat(32) } }],
  make: (input) => ({
    address: toHex(memberAddress(bytes<SpaceId>(input, 'spaceId'), bytes<Hash>(input, 'id')))
  })
}

export const dropStructures: readonly Structure[] = [knocking, dropping, mailboxes, memberAddresses]
