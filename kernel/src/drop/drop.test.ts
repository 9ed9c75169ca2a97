import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedBytes, change } from '../../test/changed-bytes.fixture.ts'
import { circleAfter, GATHERING } from '../../test/circle-model.ts'
import { fixedRandom } from '../../test/structure.ts'
import type { Bytes } from '../bytes/encode.ts'
import { pad } from '../bytes/pad.ts'
import { kemPairFromSeed, type KemPair } from '../crypto/keys.ts'
import { epochOpening, inboxPair } from '../space/epochs.ts'
import { decodeOperation } from '../space/operations.ts'
import { DROP_BYTES_MAX, listingHash, mailboxAddress } from './address.ts'
import { DROP_READERS_MAX, mailboxOf, openDrop, sealDrop } from './drop.ts'

const random = fixedRandom('drop.test')
const circle = circleAfter(GATHERING)
const address = circle.log.spaceId
const elsewhere = new Uint8Array(32).fill(7)
const inbox = inboxPair(circle.epochKeys.at(-1)!.key)
// Making pairs takes long, so they are made once: as many people as a drop may name, and one more.
const pairs = Array.from({ length: DROP_READERS_MAX + 1 }, () => kemPairFromSeed(random(32)))
const words = fc.uint8Array({ maxLength: 600 }).map((bytes) => new Uint8Array(bytes))

function drop(to: readonly KemPair[], plain: Bytes): Bytes {
  return sealDrop({ address, to: to.map((pair) => pair.public), plain }, random)
}

test('what somebody outside says to a circle, everybody in it reads, and nobody who holds another key', () => {
  const former = inboxPair(circle.epochKeys.at(-2)!.key)
  const holds = [[inbox], [former, inbox]]
  const lacks = [[former], [pairs[0]!], []]
  fc.assert(
    fc.property(words, fc.constantFrom(...holds, ...lacks), (plain, held) => {
      const opened = openDrop(drop([inbox], plain), address, held)
      expect(opened).toEqual(holds.includes(held) ? plain : undefined)
    })
  )
})

test('whoever was chosen reads a drop, and whoever was not opens nothing', () => {
  const some = fc.subarray(pairs, { minLength: 1, maxLength: 2 })
  fc.assert(
    fc.property(some, words, fc.nat(pairs.length - 1), (chosen, plain, at) => {
      const sent = drop(chosen, plain)
      const reader = pairs[at]!
      expect(openDrop(sent, address, [reader])).toEqual(chosen.includes(reader) ? plain : undefined)
    })
  )
  const everybody = drop(pairs.slice(0, DROP_READERS_MAX), pairs[0]!.secret)
  for (const [at, reader] of pairs.entries()) {
    const isChosen = at < DROP_READERS_MAX
    expect(openDrop(everybody, address, [reader])).toEqual(isChosen ? pairs[0]!.secret : undefined)
  }
})

const plain = random(40)
const [one, two] = [1, 2].map((count) => drop(pairs.slice(0, count), plain)) as [Bytes, Bytes]

test('a drop that the server moved to another address opens nothing there', () => {
  const addresses = fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes))
  fc.assert(
    fc.property(fc.oneof(fc.constant(elsewhere), addresses), (other) => {
      expect(openDrop(one, other, pairs.slice(0, 1))).toBeUndefined()
    })
  )
  // Nor does a part of it go with the other part of a drop that waits there.
  const to = [pairs[0]!.public]
  const there = sealDrop({ address: elsewhere, to, plain }, random)
  const sealed = one.length - 300
  const mixed = [
    [one, there],
    [there, one]
  ] as const
  for (const [first, second] of mixed) {
    const both = Uint8Array.of(...first.slice(0, sealed), ...second.slice(sealed))
    for (const at of [address, elsewhere]) expect(openDrop(both, at, pairs)).toBeUndefined()
  }
})

test('a drop of which any byte was changed opens for nobody, and reading it never throws', () => {
  for (const at of two.keys()) {
    const changed = two.with(at, two[at]! ^ 1)
    expect(openDrop(changed, address, pairs.slice(0, 1)), `byte ${at}`).toBeUndefined()
  }
  const strange = fc.uint8Array({ maxLength: 900 }).map((bytes) => new Uint8Array(bytes))
  fc.assert(
    fc.property(change, strange, (how, nonsense) => {
      const changed = changedBytes(two, how)
      fc.pre(Buffer.compare(changed, two) !== 0)
      expect(openDrop(changed, address, pairs.slice(0, 1))).toBeUndefined()
      expect(openDrop(nonsense, address, pairs.slice(0, 1))).toBeUndefined()
    })
  )
})

test('a server that takes one box out, or puts them in another order, learns not whose it was', () => {
  const [start, size] = [4 + 'K1/drop'.length + 4, 80]
  const boxes = two.slice(start, start + 2 * size)
  const withBoxes = (...some: readonly Bytes[]): Bytes => {
    const length = Uint8Array.of(0, 0, 0, some.length * size)
    const rest = two.slice(start + 2 * size)
    return Uint8Array.of(
      ...two.slice(0, start - 4),
      ...length,
      ...some.flatMap((one) => [...one]),
      ...rest
    )
  }
  const [first, second] = [boxes.slice(0, size), boxes.slice(size)]
  expect(openDrop(withBoxes(first, second), address, pairs)).toEqual(plain)
  for (const some of [[first], [second], [second, first], [first, second, second], []]) {
    expect(openDrop(withBoxes(...some), address, pairs)).toBeUndefined()
  }
})

test('a drop for more than twelve readers, or larger than a drop may be, is read by nobody', () => {
  expect(DROP_READERS_MAX).toBe(12)
  expect(openDrop(drop(pairs, plain), address, pairs)).toBeUndefined()
  // Padmé steps by 2 KiB there, so that the largest words leave room for the boxes of all twelve.
  const largest = new Uint8Array(94 * 1024 - 4)
  const chosen = pairs.slice(0, DROP_READERS_MAX)
  const sent = drop(chosen, largest)
  expect(sent.length).toBeLessThanOrEqual(DROP_BYTES_MAX)
  expect(openDrop(sent, address, chosen.slice(0, 1))).toEqual(largest)
  const tooLarge = drop(chosen.slice(0, 1), new Uint8Array(largest.length + 1))
  expect(tooLarge.length).toBeGreaterThan(DROP_BYTES_MAX)
  expect(openDrop(tooLarge, address, pairs)).toBeUndefined()
})

test('the length of a drop tells how many readers it has and the bucket of its words, and no more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), words, (count, plain) => {
      const { length } = drop(pairs.slice(0, count), plain)
      expect(length).toBe(156 + 80 * count + pad(plain).length)
    })
  )
})

test('a mailbox follows from its secret, and its address tells nobody the key that reads it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const secret = new Uint8Array(bytes)
      const mailbox = mailboxOf(secret)
      expect(mailboxOf(secret)).toEqual(mailbox)
      expect(mailbox.address).toEqual(mailboxAddress(mailbox.readKey))
      // Who shows the key to read shows neither the secret nor what opens the words.
      const { address, readKey, pair } = mailbox
      const all = [secret, address, readKey, pair.secret, pair.public].map(String)
      expect(new Set(all).size).toBe(all.length)
      expect(mailboxOf(secret.with(0, secret[0]! ^ 1)).address).not.toEqual(address)
    })
  )
})

test('an answer waits in a mailbox for the one who asked', () => {
  const [mine, other] = [mailboxOf(random(32)), mailboxOf(random(32))]
  const answer = sealDrop({ address: mine.address, to: [mine.pair.public], plain }, random)
  expect(openDrop(answer, mine.address, [mine.pair])).toEqual(plain)
  expect(openDrop(answer, other.address, [mine.pair])).toBeUndefined()
  expect(openDrop(answer, mine.address, [other.pair])).toBeUndefined()
})

test('the inbox in a genesis and in each rekey is the one that the key of its epoch opens', () => {
  const operations = circle.log.records.flatMap(({ record: { header } }) => {
    const operation = header.type === 'operation' ? decodeOperation(header.body) : undefined
    return operation?.op === 'genesis' || operation?.op === 'rekey' ? [operation] : []
  })
  const inboxes = circle.epochKeys.map(({ key }) => inboxPair(key).public)
  expect(operations.map((operation) => operation.inbox)).toEqual(inboxes)
  expect(epochOpening(address, circle.epochKeys[0]!).inbox).toEqual(inboxes[0])
  expect(circle.log.state.opening.inbox).toEqual(inbox.public)
  expect(new Set(inboxes.map(String)).size).toBe(3)
})

test('what is signed for the list holds for this circle, this inbox and these words alone', () => {
  const [one, other] = [random(40), random(40)]
  const signed = listingHash(address, inbox.public, one)
  expect(listingHash(address, inbox.public, one)).toEqual(signed)
  expect(listingHash(address, inbox.public, other)).not.toEqual(signed)
  expect(listingHash(address, pairs[0]!.public, one)).not.toEqual(signed)
  expect(listingHash(elsewhere as never, inbox.public, one)).not.toEqual(signed)
})
