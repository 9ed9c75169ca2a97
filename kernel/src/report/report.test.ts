import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { change, changedBytes } from '../../test/changed-bytes.fixture.ts'
import { beginSpace, keysOf, standingOf, wordsOf } from '../../test/space-log.ts'
import { fixedRandom } from '../../test/structure.ts'
import { encode, joinBytes, type Bytes } from '../bytes/encode.ts'
import { pad } from '../bytes/pad.ts'
import { hash, mac, plainHash } from '../crypto/hash.ts'
import { sign, verifySignature, type SignPair } from '../crypto/keys.ts'
import { emptySealedPart, NO_LANE, signedHash, type Envelope } from '../space/record.ts'
import { openEnvelope, writeEntry, writeErase, writeOperation } from '../space/write.ts'
import { caseStepHash, proveWords, verifyWords, type WordsProof } from './report.ts'

const random = fixedRandom('report.test')
const [ada, ben] = [keysOf('Ada'), keysOf('Ben')]
const { log, epochKey } = beginSpace(ada, 'own', random)
const standing = standingOf(log, ada.sign.public)
const { key } = epochKey
const words = fc.uint8Array({ maxLength: 600 }).map((bytes) => new Uint8Array(bytes))

function entryOf(plain: Bytes, author: SignPair = ada.sign): Envelope {
  const at = { ...standing, author: author.public }
  const entry = { standing: at, lane: NO_LANE, isDocument: false, plain }
  return writeEntry(entry, { author, epochKey: key }, random)
}

function proofOf(envelope: Envelope): WordsProof {
  return proveWords(envelope, openEnvelope(envelope, key)!)
}

const verify = (proof: WordsProof) => verifyWords(proof, verifySignature)
const envelope = entryOf(wordsOf('{"words":"Do not tell anybody."}'))
const proof = proofOf(envelope)
const parts = Object.keys(proof) as (keyof WordsProof)[]

test('whatever was written to somebody, they can prove to somebody else, also after it is gone', () => {
  fc.assert(
    fc.property(words, (plain) => {
      const written = entryOf(plain)
      const made = proofOf(written)
      const { spaceId, author, epoch, opHash } = standing
      expect(verify(made)).toMatchObject({ spaceId, author, epoch, opHash, plain })
      // Nothing of the ciphertext is needed, and the server may have none any more.
      expect(made).not.toHaveProperty('ciphertext')
      expect(made).not.toHaveProperty('plain')
    })
  )
})

test('a proof of which any part was changed proves nothing, and reading it never throws', () => {
  for (const part of parts) {
    for (const at of proof[part].keys()) {
      const changed = { ...proof, [part]: proof[part].with(at, proof[part][at]! ^ 1) }
      expect(verify(changed), `${part}, byte ${at}`).toBeUndefined()
    }
  }
  const strange = fc.uint8Array({ maxLength: 900 }).map((bytes) => new Uint8Array(bytes))
  fc.assert(
    fc.property(fc.constantFrom(...parts), change, strange, (part, how, nonsense) => {
      const changed = changedBytes(proof[part], how)
      fc.pre(Buffer.compare(changed, proof[part]) !== 0)
      expect(verify({ ...proof, [part]: changed })).toBeUndefined()
      expect(verify({ ...proof, [part]: nonsense })).toBeUndefined()
    })
  )
  // To HMAC this would be the same key.
  const longer = joinBytes(proof.frankKey, new Uint8Array(1))
  expect(verify({ ...proof, frankKey: longer })).toBeUndefined()
})

test('what shows one entry opens no other, and no parts of two go together', () => {
  const other = entryOf(wordsOf('{"words":"Something else."}'))
  expect(openEnvelope(other, proof.frankKey)).toBeUndefined()
  const second = proofOf(other)
  // Both were written at the same place, so the header alone is the same.
  const own = parts.filter((part) => part !== 'header')
  fc.assert(
    fc.property(fc.subarray(own, { minLength: 1, maxLength: own.length - 1 }), (some) => {
      const taken = Object.fromEntries(some.map((part) => [part, second[part]]))
      expect(verify({ ...proof, ...taken })).toBeUndefined()
    })
  )
})

test('nobody can prove that somebody else wrote what they did not', () => {
  fc.assert(
    fc.property(words, (plain) => {
      // Ben knows the key of the space, and signs with his own what says that it is by Ada.
      const forged = writeEntry(
        { standing, lane: NO_LANE, isDocument: false, plain },
        { author: ben.sign, epochKey: key },
        random
      )
      expect(verify(proofOf(forged))).toBeUndefined()
      expect(verify(proofOf(entryOf(plain, ben.sign)))?.author).toEqual(ben.sign.public)
    })
  )
})

test('a key of small order, with which anybody signs anything, proves nothing', () => {
  const small = { ...ada.sign, public: new Uint8Array(32).with(0, 1) as typeof ada.sign.public }
  const signedByAnybody = proofOf(entryOf(wordsOf('{}'), small))
  expect(verifyWords(signedByAnybody, () => true)).toBeUndefined()
})

test('only what is sealed as words is proved: no operation, no taking back', () => {
  const sealed = { plain: wordsOf('{}'), key }
  const named = writeOperation({ standing, body: { op: 'leave' }, words: sealed }, ada.sign, random)
  expect(verify(proofOf(named))).toBeUndefined()
  const { blinded, frankKey } = proof
  const erase = writeErase({ standing, seqs: [3] }, ada.sign)
  expect(verify({ ...erase, blinded, frankKey })).toBeUndefined()
  expect(verify({ ...proof, ...emptySealedPart(), signature: erase.signature })).toBeUndefined()
})

test('padding that hides something beside the words is no words', () => {
  const padded = pad(wordsOf('{}'))
  const made = (inner: Bytes): WordsProof => {
    const { header } = envelope
    const [salt, frankKey, blinded] = [random(32), random(32), joinBytes(random(32), inner)]
    const commitment = mac(frankKey, encode('K1/frank', header, salt, blinded))
    const unsigned = { header, salt, commitment, ciphertextHash: plainHash(inner) }
    const signature = sign(signedHash(unsigned), ada.sign.secret)
    return { ...unsigned, signature, frankKey, blinded }
  }
  expect(verify(made(padded))?.plain).toEqual(wordsOf('{}'))
  expect(verify(made(padded.with(padded.length - 1, 1)))).toBeUndefined()
  expect(verify(made(padded.with(0, 0xff)))).toBeUndefined()
  expect(verify(made(new Uint8Array(0)))).toBeUndefined()
})

test('what opens under two keys as different words opens for nobody, or is shown as the reader saw it', () => {
  // A stream cipher's text can be made to open under a second key; the commitment is to one of them alone.
  const mine = openEnvelope(envelope, key)!
  const { header, salt, commitment, ciphertext } = envelope
  const aad = encode('K1/aad', header, salt, commitment)
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const second = new Uint8Array(bytes)
      const again = chacha20poly1305(second, new Uint8Array(12), aad).encrypt(mine.blinded)
      const doubled = { ...envelope, ciphertext: new Uint8Array(again) }
      expect(openEnvelope(doubled, second)).toBeUndefined()
      const seen = openEnvelope({ ...envelope, ciphertext }, key)
      expect(verify(proveWords(envelope, seen!))?.plain).toEqual(mine.plain)
    })
  )
})

test('a step of a case is of one team, one case and these words', () => {
  const { spaceId } = standing
  const [one, other, step] = [random(16), random(16), wordsOf('{"step":"taken"}')]
  const signed = caseStepHash(spaceId, one, step)
  expect(caseStepHash(spaceId, one, step)).toEqual(signed)
  expect(caseStepHash(spaceId, other, step)).not.toEqual(signed)
  expect(caseStepHash(spaceId, one, wordsOf('{}'))).not.toEqual(signed)
  expect(caseStepHash(hash('another') as never, one, step)).not.toEqual(signed)
})
