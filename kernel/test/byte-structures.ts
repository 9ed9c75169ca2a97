import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { decode, encode, joinBytes, type Field } from '../src/bytes/encode.ts'
import { pad, padInSteps, unpad } from '../src/bytes/pad.ts'
import { normalizeSignInName, passphraseBytes } from '../src/crypto/passphrase.ts'
import { memberKeys } from '../src/account/root.ts'
import { admitKemKey, admitSignKey } from '../src/crypto/keys.ts'
import { expandKey, plainHash } from '../src/crypto/hash.ts'
import { open, packSealed, seal, unpackSealed } from '../src/crypto/seal.ts'
import { openBox, sealBox } from '../src/crypto/hpke.ts'
import { kemPairFromSeed, sign, signPairFromSeed, verifySignature } from '../src/crypto/keys.ts'
import type { SignPublicKey } from '../src/brand.ts'
import {
  bytes,
  cutAndStretch,
  flipEach,
  number,
  text,
  toJson,
  type Fields,
  type Structure
} from './structure.ts'
import { fromHex, toHex } from './read-vectors.ts'

const key = '2a'.repeat(32)
const words = toHex(new TextEncoder().encode('The kettle is on.'))

const encoding: Structure = {
  name: 'encode',
  about:
    'enc(label, fields): each part is prefixed with its length (u32, big-endian); u32 and u64 are big-endian.',
  cases: [
    { name: 'no field', in: { label: 'K1/example', fields: [] } },
    {
      name: 'each kind of field',
      in: {
        label: 'K1/example',
        fields: [{ hex: '00ff' }, { text: 'ä' }, { u32: 7 }, { u64: '9007199254740993' }]
      }
    },
    { name: 'an empty field is not no field', in: { label: 'K1/example', fields: [{ hex: '' }] } }
  ],
  make: (input) => ({ encoded: toHex(encode(text(input, 'label'), ...fieldsOf(input))) }),
  read: (both) =>
    decode(
      text(both, 'label'),
      bytes(both, 'encoded'),
      fieldsOf(both).map(() => ({ max: 64 }))
    ),
  spoil: (both) => cutAndStretch(both, 'encoded')
}

function fieldsOf(input: Fields): Field[] {
  return (input.fields as Fields[]).map((field) => {
    if (typeof field.hex === 'string') return fromHex(field.hex)
    if (typeof field.text === 'string') return field.text
    return typeof field.u32 === 'number' ? field.u32 : BigInt(text(field, 'u64'))
  })
}

const padding: Structure = {
  name: 'pad',
  about:
    'u32 length, the bytes, zeros: powers of two from 256 B to 4 KiB, Padmé above; or a multiple of `step`.',
  cases: [
    { name: 'nothing', in: { plain: '' } },
    { name: 'short words', in: { plain: words } },
    { name: 'the most that fits 256 bytes', in: { plain: '61'.repeat(252) } },
    { name: 'one more than fits 256 bytes', in: { plain: '61'.repeat(253) } },
    { name: 'Padmé above 4 KiB', in: { plain: '61'.repeat(4093) } },
    { name: 'in steps', in: { plain: words, step: 4096 } }
  ],
  make: (input) => {
    const plain = bytes(input, 'plain')
    return {
      padded: toHex(
        input.step === undefined ? pad(plain) : padInSteps(plain, number(input, 'step'))
      )
    }
  },
  read: (both) => unpad(bytes(both, 'padded')),
  spoil: (both) => [
    { name: 'padding that is not zero', in: { padded: `${text(both, 'padded').slice(0, -2)}01` } },
    { name: 'a length beyond the end', in: { padded: `000000ff${text(both, 'padded').slice(8)}` } },
    { name: 'too short for a length', in: { padded: '000000' } }
  ]
}

const sealing: Structure = {
  name: 'seal',
  about:
    'The one symmetric primitive. random: salt (32), r (32). packed = enc("K1/sealed", salt, C, ct).',
  cases: [
    { name: 'words', in: { key, header: '00'.repeat(5), plain: words } },
    { name: 'nothing', in: { key, header: '', plain: '' } }
  ],
  make: (input, random) => {
    const content = { header: bytes(input, 'header'), plain: bytes(input, 'plain') }
    const sealed = seal(bytes(input, 'key'), content, random)
    return { ...(toJson(sealed) as Fields), packed: toHex(packSealed(sealed)) }
  },
  read: (both) => {
    const sealed = unpackSealed(bytes(both, 'packed'), 1024)
    if (!sealed) return undefined
    const parts = ['salt', 'commitment', 'ciphertext'].map((name) => bytes(both, name))
    const [salt, commitment, ciphertext] = parts as [
      typeof sealed.salt,
      typeof sealed.salt,
      typeof sealed.salt
    ]
    return open(bytes(both, 'key'), bytes(both, 'header'), { salt, commitment, ciphertext })
  },
  spoil: (both) => [
    ...flipEach(both, ['key', 'header', 'salt', 'commitment', 'ciphertext']),
    { name: 'a tag that fits, and a commitment to other words', in: committedToOthers(both) },
    { name: 'shorter than its overhead', in: { ...both, ciphertext: '00'.repeat(47) } },
    ...cutAndStretch(both, 'packed')
  ]
}

// Whoever holds the key can make this: the cipher accepts it, and only C tells.
function committedToOthers(both: Fields): Fields {
  const [header, salt] = [bytes(both, 'header'), bytes(both, 'salt')]
  const info = encode('K1/seal', plainHash(header))
  const cipherKey = expandKey(bytes(both, 'key'), salt, { info, size: 64 }).slice(0, 32)
  const commitment = new Uint8Array(32)
  const aad = encode('K1/aad', header, salt, commitment)
  const cipher = chacha20poly1305(cipherKey, new Uint8Array(12), aad)
  const blinded = joinBytes(new Uint8Array(32), bytes(both, 'plain'))
  const ciphertext = new Uint8Array(cipher.encrypt(blinded))
  return { ...both, commitment: toHex(commitment), ciphertext: toHex(ciphertext) }
}

const boxing: Structure = {
  name: 'box',
  about:
    'HPKE base mode, single shot, no additional data: enc ‖ ct. random: the ephemeral secret (32).',
  cases: [{ name: 'a key', in: { to: '07'.repeat(32), info: '0102', plain: key } }],
  make: (input, random) => {
    const pair = kemPairFromSeed(bytes(input, 'to'))
    const content = { info: bytes(input, 'info'), plain: bytes(input, 'plain') }
    return { public: toHex(pair.public), box: toHex(sealBox(pair.public, content, random)) }
  },
  read: (both) =>
    openBox(bytes(both, 'box'), bytes(both, 'info'), kemPairFromSeed(bytes(both, 'to'))),
  spoil: (both) => [
    ...flipEach(both, ['info', 'box']),
    {
      name: 'an ephemeral key of low order',
      in: { ...both, box: '00'.repeat(32) + text(both, 'box').slice(64) }
    },
    { name: 'shorter than its overhead', in: { ...both, box: text(both, 'box').slice(0, 94) } }
  ]
}

// Points of order eight times a prime: on the curve, yet with a small part that leaks bits of a secret.
const mixedSign = 'cdbc161be64c4302f56443ff29ccf36a2075be1a1fa67ff126b56315f5681c38'
const mixedKem = 'ff7b26fbc2d43c38c1bec75c17e5bc294dff5895e1d4d3f567412cf07155f74a'

const keys: Structure = {
  name: 'keys',
  about: 'Membership keys from the root and an index, and which public keys are admitted.',
  cases: [
    { name: 'the first membership', in: { root: '01'.repeat(32), index: 0 } },
    { name: 'the second membership', in: { root: '01'.repeat(32), index: 1 } }
  ],
  make: (input) => toJson(memberKeys(bytes(input, 'root'), number(input, 'index'))) as Fields,
  read: (both) => {
    const { sign, kem } = both as { readonly sign: Fields; readonly kem: Fields }
    const admitted = admitSignKey(bytes(sign, 'public'))
    return admitted && admitKemKey(bytes(kem, 'public'))
  },
  spoil: (both) => {
    const { sign, kem } = both as { readonly sign: Fields; readonly kem: Fields }
    const withSign = (hex: string): Fields => ({ ...both, sign: { ...sign, public: hex } })
    const withKem = (hex: string): Fields => ({ ...both, kem: { ...kem, public: hex } })
    return [
      { name: 'the neutral element signs anything', in: withSign(`01${'00'.repeat(31)}`) },
      {
        name: 'a signing key of order eight',
        in: withSign('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')
      },
      { name: 'a signing key that is not canonical', in: withSign(`ee${'ff'.repeat(30)}7f`) },
      { name: 'a signing key that is no point', in: withSign(`02${'00'.repeat(31)}`) },
      { name: 'a signing key with a part of small order', in: withSign(mixedSign) },
      { name: 'a short signing key', in: withSign(text(sign, 'public').slice(2)) },
      { name: 'a box key of order one', in: withKem('00'.repeat(32)) },
      { name: 'a box key of order four', in: withKem(`01${'00'.repeat(31)}`) },
      {
        name: 'a box key of order eight',
        in: withKem('e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800')
      },
      { name: 'a box key that is not canonical', in: withKem(`f0${'ff'.repeat(30)}7f`) },
      { name: 'a box key with a part of small order', in: withKem(mixedKem) },
      { name: 'a box key on the twist', in: withKem(`02${'00'.repeat(31)}`) }
    ]
  }
}

const message = '11'.repeat(32)
// By the key of the seed `2a…`. R has a part of order eight: Node and WebCrypto refuse it, noble takes it.
const mixedR =
  'b15bf26424d1b69dd33b7a9e57db5de4a2aadea4a2a051efd9bfd6af74165d2b' +
  '78df22cad87e850f9aecbe55d6aef8c3feb8c5d38fdf9388d4ffa4d749ed8209'
// The same key and message; each would hold, if its R or S were read in more than one form.
const otherForms: readonly (readonly [string, string])[] = [
  [
    'an S that is larger than the order',
    'a9f7f949041ee57676f73667473bcd007041ae7904c3d0a8427606b42a5536847f504ed976511645ff1bc44fda7e39ad1d7f9813920036ffaf3c707d8aef8612'
  ],
  [
    'an R that is not canonical',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f13e97bc8ea148b13a79a4f4308d289386485aa0f60e30c64241bd2820ec4860e'
  ],
  [
    'an R that says it is negative where nothing is',
    '0100000000000000000000000000000000000000000000000000000000000080948aa89ac44792b767fb105baecb8387963be48a0d92888fbdc4f8bdd0229607'
  ]
]

const signatures: Structure = {
  name: 'signature',
  about:
    'Ed25519 over 32 bytes. `signature` in `in` is one that nobody makes and everybody has to accept.',
  cases: [
    { name: 'by a key', in: { secret: key, message } },
    { name: 'with a part of small order in R', in: { secret: key, message, signature: mixedR } }
  ],
  make: (input) => {
    const pair = signPairFromSeed(bytes(input, 'secret'))
    const made = toHex(sign(bytes(input, 'message'), pair.secret))
    return { public: toHex(pair.public), ...(input.signature ? {} : { signature: made }) }
  },
  read: (both) => {
    const parts = ['signature', 'message', 'public'].map((name) => bytes(both, name))
    const [signature, signed, by] = parts as [Uint8Array, Uint8Array, SignPublicKey]
    return verifySignature(signature, signed, by) ? true : undefined
  },
  spoil: (both) => [
    ...flipEach(both, ['public', 'message', 'signature']),
    ...otherForms.map(([name, signature]) => ({ name, in: { ...both, signature } })),
    {
      name: 'the neutral key, which signs anything',
      in: {
        ...both,
        public: `01${'00'.repeat(31)}`,
        signature: `01${'00'.repeat(63)}`
      }
    },
    { name: 'a short signature', in: { ...both, signature: text(both, 'signature').slice(2) } }
  ]
}

const passphrases: Structure = {
  name: 'passphrase',
  about:
    'One typed passphrase gives the same bytes on every keyboard; sign-in names fold case as well.',
  cases: [
    { name: 'as it is', in: { typed: 'Dry stone wall' } },
    { name: 'spaces around and inside', in: { typed: '  Dry \t stone\u00a0wall ' } },
    { name: 'curled quotes and long dashes', in: { typed: '“Don’t” – stop' } },
    { name: 'composed and decomposed letters', in: { typed: 'Cafe\u0301 ﬁn' } },
    { name: 'full-width letters', in: { typed: 'ＡＢＣ－１' } },
    {
      name: 'marks that cannot be seen',
      in: { typed: 'soft\u00adly\u200b \u200fhere\ufeff ❤\ufe0f' }
    },
    { name: 'a sign-in name', in: { typed: 'Heron_Amber  Field' } }
  ],
  make: (input) => ({
    passphrase: toHex(passphraseBytes(text(input, 'typed'))),
    signInName: normalizeSignInName(text(input, 'typed'))
  })
}

export const byteStructures: readonly Structure[] = [
  encoding,
  padding,
  sealing,
  boxing,
  keys,
  signatures,
  passphrases
]
