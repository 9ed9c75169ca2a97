import { expect, test } from 'vitest'
import { beginSpace, keysOf, standingOf, wordsOf } from '../../test/space-log.ts'
import { fixedRandom } from '../../test/structure.ts'
import { plainHash } from '../crypto/hash.ts'
import { LIMITS } from './limits.ts'
import { BACK_LINK_BYTES, decodeOperation, encodeOperation, LOCKBOX_BYTES } from './operations.ts'
import { emptySealedPart, encodeHeader, NO_LANE, parseRecord, type Envelope } from './record.ts'
import { openEnvelope, writeEntry, writeErase, writeOperation } from './write.ts'

// What a record may look like from outside: the sizes of its parts, which is all that the server sees of words.
const random = fixedRandom('record.test')
const ada = keysOf('Ada')
const { log, epochKey } = beginSpace(ada, 'own', random)
const standing = standingOf(log, ada.sign.public)
const { key } = epochKey
const plain = wordsOf('{}')
const entry = writeEntry(
  { standing, lane: NO_LANE, isDocument: false, plain },
  { author: ada.sign, epochKey: key },
  random
)
const bare = writeOperation({ standing, body: { op: 'leave' } }, ada.sign, random)
const named = writeOperation(
  { standing, body: { op: 'leave' }, words: { plain, key } },
  ada.sign,
  random
)
const erase = writeErase({ standing, seqs: [3, 7] }, ada.sign)
const none = new Uint8Array(0)

function isRecord(envelope: Envelope, changes: Partial<Envelope> = {}): boolean {
  return parseRecord({ ...envelope, ...changes }) !== undefined
}

/** The same record with so many bytes as its sealed words. */
function withCiphertext(envelope: Envelope, size: number): Envelope {
  const ciphertext = new Uint8Array(size)
  return { ...envelope, ciphertext, ciphertextHash: plainHash(ciphertext) }
}

function eraseOf(seqs: readonly number[]): Envelope {
  return { ...erase, header: encodeHeader({ type: 'erase', ...standing, seqs }) }
}

test('words, a change of members with and without names, and a taking back are records', () => {
  for (const envelope of [entry, bare, named, erase]) expect(isRecord(envelope)).toBe(true)
  expect(openEnvelope(entry, key)?.plain).toEqual(plain)
})

test('a new epoch for as many as a space holds fits into a record, with its link back', () => {
  const box = new Uint8Array(LOCKBOX_BYTES)
  const member = ada.sign.public
  const boxes = Array.from({ length: LIMITS.members }, () => ({ member, box }))
  const backLink = new Uint8Array(BACK_LINK_BYTES)
  const inbox = ada.kem.public
  const body = {
    op: 'rekey',
    commitment: plainHash(none),
    inbox,
    boxes,
    backTo: 1,
    backLink
  } as const
  const rekey = writeOperation({ standing, body }, ada.sign, random)
  expect(isRecord(rekey)).toBe(true)
  expect(decodeOperation(encodeOperation(body))).toEqual(body)
})

test('a record whose words were erased is one still, by the hash of what is gone', () => {
  for (const envelope of [entry, named, bare]) {
    const erased = parseRecord({ ...envelope, ciphertext: undefined })
    expect(erased?.envHash).toEqual(parseRecord(envelope)?.envHash)
    expect(isRecord(envelope, { ciphertext: undefined, ciphertextHash: none as never })).toBe(false)
  }
})

test('a part of another size makes no record', () => {
  for (const envelope of [entry, bare, named, erase]) {
    for (const part of ['signature', 'ciphertextHash'] as const) {
      const right = envelope[part]
      for (const wrong of [none, right.subarray(1), Uint8Array.of(...right, 0)])
        expect(isRecord(envelope, { [part]: wrong })).toBe(false)
    }
    for (const part of ['salt', 'commitment'] as const)
      for (const size of [1, 31, 33])
        expect(isRecord(envelope, { [part]: new Uint8Array(size) })).toBe(false)
  }
})

test('what is sealed has a salt and a commitment, and what is not has neither', () => {
  for (const envelope of [entry, named]) {
    expect(isRecord(envelope, { salt: none })).toBe(false)
    expect(isRecord(envelope, { commitment: none })).toBe(false)
  }
  const sealedPart = { salt: new Uint8Array(32), commitment: new Uint8Array(32) }
  expect(isRecord(bare, { salt: sealedPart.salt })).toBe(false)
  expect(isRecord(bare, { commitment: sealedPart.commitment })).toBe(false)
  // Words are always sealed, and a taking back never has any.
  expect(isRecord(entry, emptySealedPart())).toBe(false)
  expect(isRecord(erase, sealedPart)).toBe(false)
  expect(isRecord({ ...withCiphertext(erase, 1), ...sealedPart })).toBe(false)
  for (const envelope of [bare, erase]) expect(isRecord(withCiphertext(envelope, 1))).toBe(false)
})

test('words up to the limit are taken, and one byte more is not', () => {
  const { entryCiphertextBytes, operationCiphertextBytes } = LIMITS
  expect(isRecord(withCiphertext(entry, entryCiphertextBytes))).toBe(true)
  expect(isRecord(withCiphertext(entry, entryCiphertextBytes + 1))).toBe(false)
  expect(isRecord(withCiphertext(named, operationCiphertextBytes))).toBe(true)
  expect(isRecord(withCiphertext(named, operationCiphertextBytes + 1))).toBe(false)
})

test('a hash of other words than those that are there makes no record', () => {
  expect(isRecord(entry, { ciphertextHash: plainHash(plain) })).toBe(false)
  expect(isRecord(bare, { ciphertextHash: plainHash(plain) })).toBe(false)
  // Also where the nothing that was sealed is said to be erased.
  const erased = { ciphertext: undefined, ciphertextHash: plainHash(plain) }
  expect(isRecord(bare, erased)).toBe(false)
})

test('a taking back names records once each and in order, and at least one', () => {
  for (const seqs of [[1], [1, 2], [3, 7, 4_000_000_000]])
    expect(isRecord(eraseOf(seqs))).toBe(true)
  for (const seqs of [[], [0], [3, 3], [7, 3], [0, 1]]) expect(isRecord(eraseOf(seqs))).toBe(false)
  // Three bytes are no number. The list is the last field, behind its length.
  const one = eraseOf([3]).header
  const cut = one.with(one.length - 5, 3).subarray(0, -1)
  expect(isRecord(erase, { header: cut })).toBe(false)
  const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  expect(isRecord(eraseOf(many(LIMITS.eraseCount)))).toBe(true)
  const longer = eraseOf(many(LIMITS.eraseCount)).header
  expect(isRecord(erase, { header: Uint8Array.of(...longer, 0, 0, 1, 1) })).toBe(false)
})

test('whatever stands there instead of a header, it is no record and nothing is thrown', () => {
  for (const header of [none, new Uint8Array(40), new Uint8Array(LIMITS.headerBytes + 1)])
    expect(isRecord(entry, { header })).toBe(false)
})
