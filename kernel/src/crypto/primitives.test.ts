import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { ristretto255_oprf, x25519 } from '@noble/curves/ed25519.js'
import { argon2id } from '@noble/hashes/argon2.js'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { expect, test } from 'vitest'
import { fromHex, readSharedVectors, readVectors, toHex } from '../../test/read-vectors.ts'
import { kitWords, readKit } from '../account/kit.ts'
import { expandKey, mac } from './hash.ts'
import { openBox, sealBox } from './hpke.ts'
import {
  admitKemKey,
  admitSignKey,
  kemPairFromSeed,
  sign,
  signPairFromSeed,
  verifySignature
} from './keys.ts'

type Cases<Fields extends string, Numbers extends string = never> = {
  readonly cases: readonly Readonly<Record<Fields | 'name', string> & Record<Numbers, number>>[]
}

test('our signatures are those of RFC 8032', () => {
  const { cases } = readVectors<Cases<'secret' | 'public' | 'message' | 'signature'>>(
    'rfc/rfc8032-ed25519.json'
  )
  for (const one of cases) {
    const pair = signPairFromSeed(fromHex(one.secret))
    expect(toHex(pair.public), one.name).toBe(one.public)
    expect(toHex(sign(fromHex(one.message), pair.secret)), one.name).toBe(one.signature)
    expect(verifySignature(fromHex(one.signature), fromHex(one.message), pair.public)).toBe(true)
    expect(admitSignKey(pair.public)).toEqual(pair.public)
  }
})

test('our key agreement is that of RFC 7748, and no low-order key is admitted', () => {
  const { cases, lowOrder } = readVectors<
    Cases<'scalar' | 'u' | 'shared' | 'public'> & { lowOrder: readonly string[] }
  >('rfc/rfc7748-x25519.json')
  for (const one of cases) {
    expect(toHex(x25519.getSharedSecret(fromHex(one.scalar), fromHex(one.u))), one.name).toBe(
      one.shared
    )
    if (!one.public) continue
    const pair = kemPairFromSeed(fromHex(one.scalar))
    expect(toHex(pair.public)).toBe(one.public)
    expect(admitKemKey(pair.public)).toEqual(pair.public)
  }
  for (const point of lowOrder) expect(admitKemKey(fromHex(point)), point).toBeUndefined()
})

test('our cipher, MAC and key derivation are those of RFC 8439, 4231 and 5869', () => {
  const ciphers = readVectors<Cases<'key' | 'nonce' | 'aad' | 'plain' | 'ciphertext'>>(
    'rfc/rfc8439-chacha20-poly1305.json'
  )
  for (const one of ciphers.cases) {
    const cipher = chacha20poly1305(fromHex(one.key), fromHex(one.nonce), fromHex(one.aad))
    expect(toHex(cipher.encrypt(fromHex(one.plain)))).toBe(one.ciphertext)
  }
  const macs = readVectors<Cases<'key' | 'message' | 'sha256'>>('rfc/rfc4231-hmac.json')
  for (const one of macs.cases) {
    expect(toHex(mac(fromHex(one.key), fromHex(one.message))), one.name).toBe(one.sha256)
  }
  const keys = readVectors<Cases<'ikm' | 'salt' | 'info' | 'okm', 'size'>>(
    'rfc/rfc5869-hkdf-sha256.json'
  )
  for (const one of keys.cases) {
    const output = { info: fromHex(one.info), size: one.size }
    expect(toHex(expandKey(fromHex(one.ikm), fromHex(one.salt), output)), one.name).toBe(one.okm)
  }
})

test('the slow step and the blinding of a passphrase are those of RFC 9106 and 9497', () => {
  const slow = readVectors<
    Cases<'password' | 'salt' | 'secret' | 'data' | 'tag', 'memoryKiB' | 'passes' | 'lanes'>
  >('rfc/rfc9106-argon2id.json')
  for (const one of slow.cases) {
    const { memoryKiB: m, passes: t, lanes: p } = one
    const extra = { key: fromHex(one.secret), personalization: fromHex(one.data), dkLen: 32 }
    expect(toHex(argon2id(fromHex(one.password), fromHex(one.salt), { m, t, p, ...extra }))).toBe(
      one.tag
    )
  }
  const { cases, seed, keyInfo, secret } = readVectors<
    Cases<'input' | 'blind' | 'evaluationElement' | 'blindedElement' | 'output'> &
      Record<'seed' | 'keyInfo' | 'secret', string>
  >('rfc/rfc9497-oprf.json')
  const { oprf } = ristretto255_oprf
  const { secretKey } = oprf.deriveKeyPair(fromHex(seed), fromHex(keyInfo))
  expect(toHex(secretKey)).toBe(secret)
  for (const one of cases) {
    const evaluated = oprf.blindEvaluate(secretKey, fromHex(one.blindedElement))
    expect(toHex(evaluated)).toBe(one.evaluationElement)
    expect(toHex(oprf.finalize(fromHex(one.input), fromHex(one.blind), evaluated))).toBe(one.output)
  }
})

test('our boxes follow the key schedule of RFC 9180', () => {
  const { cases } =
    readVectors<
      Cases<
        | 'info'
        | 'skEm'
        | 'pkEm'
        | 'skRm'
        | 'pkRm'
        | 'key'
        | 'baseNonce'
        | 'plain'
        | 'aad'
        | 'ciphertext'
      >
    >('rfc/rfc9180-hpke.json')
  for (const one of cases) {
    const plain = fromHex(one.plain)
    const info = fromHex(one.info)
    const cipher = (aad?: Uint8Array): Uint8Array =>
      chacha20poly1305(fromHex(one.key), fromHex(one.baseNonce), aad).encrypt(plain)
    expect(toHex(cipher(fromHex(one.aad)))).toBe(one.ciphertext)
    // Ours are single shot without additional data, which the RFC prints none of: its key and nonce decide.
    const to = admitKemKey(fromHex(one.pkRm))!
    const box = sealBox(to, { info, plain }, () => fromHex(one.skEm))
    expect(toHex(box)).toBe(one.pkEm + toHex(cipher()))
    expect(openBox(box, info, kemPairFromSeed(fromHex(one.skRm)))).toEqual(plain)
  }
})

test('the words of a kit are those of BIP39, and are read back however they are typed', () => {
  const { cases } = readVectors<Cases<'entropy' | 'words'>>('rfc/bip39-english.json')
  for (const one of cases) {
    const entropy = fromHex(one.entropy)
    expect(kitWords(entropy, wordlist).join(' ')).toBe(one.words)
    const short = one.words.split(' ').map((word, index) => `${index + 1}. ${word.slice(0, 4)}`)
    for (const typed of [one.words, one.words.toUpperCase(), short.join('\n')]) {
      expect(readKit(typed, wordlist)).toEqual({ ok: true, value: entropy })
    }
  }
})

type Wycheproof = {
  readonly testGroups: readonly (Record<string, unknown> & {
    readonly tests: readonly WycheproofCase[]
  })[]
}
type WycheproofCase = Readonly<
  Record<string, string> & { result: 'valid' | 'acceptable' | 'invalid' }
>

function eachCase(
  path: string,
  check: (one: WycheproofCase, group: Record<string, unknown>) => void
): void {
  for (const group of readSharedVectors<Wycheproof>(`wycheproof/${path}`)?.testGroups ?? []) {
    for (const one of group.tests) check(one, group)
  }
}

test('signatures at the edges are judged as Wycheproof judges them', () => {
  eachCase('ed25519_test.json', (one, group) => {
    const { pk } = group.publicKey as { pk: string }
    const key = admitSignKey(fromHex(pk))!
    const isValid = verifySignature(fromHex(one.sig!), fromHex(one.msg!), key)
    expect(isValid, JSON.stringify(one)).toBe(one.result === 'valid')
  })
})

test('a key that would give everybody the same secret is never admitted', () => {
  eachCase('x25519_test.json', (one) => {
    const publicKey = fromHex(one.public!)
    const admitted = admitKemKey(publicKey)
    if (/^0+$/.test(one.shared!)) expect(admitted, JSON.stringify(one)).toBeUndefined()
    if (!admitted) return
    expect(toHex(x25519.getSharedSecret(fromHex(one.private!), publicKey))).toBe(one.shared)
  })
})

test('ciphers, MACs and derived keys at the edges are judged as Wycheproof judges them', () => {
  eachCase('chacha20_poly1305_test.json', (one, group) => {
    if (group.ivSize !== 96) return
    const cipher = chacha20poly1305(fromHex(one.key!), fromHex(one.iv!), fromHex(one.aad!))
    const opened = opens(() => cipher.decrypt(fromHex(one.ct! + one.tag!)))
    expect(opened && toHex(opened), JSON.stringify(one)).toBe(
      one.result === 'valid' ? one.msg : undefined
    )
  })
  eachCase('hmac_sha256_test.json', (one, group) => {
    const tag = toHex(mac(fromHex(one.key!), fromHex(one.msg!))).slice(0, Number(group.tagSize) / 4)
    expect(tag === one.tag, JSON.stringify(one)).toBe(one.result === 'valid')
  })
  eachCase('hkdf_sha256_test.json', (one) => {
    const output = { info: fromHex(one.info!), size: Number(one.size) }
    const key = opens(() => expandKey(fromHex(one.ikm!), fromHex(one.salt!), output))
    expect(key && toHex(key), JSON.stringify(one)).toBe(
      one.result === 'valid' ? one.okm : undefined
    )
  })
})

function opens(use: () => Uint8Array): Uint8Array | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}
