import { wordlist } from '@scure/bip39/wordlists/english.js'
import { makeEcho, showsRollback } from '../src/account/echo.ts'
import { openKeyring, sealKeyring, type Keyring } from '../src/account/keyring.ts'
import { kitSignPair, kitWords, readKit } from '../src/account/kit.ts'
import {
  instanceIdOf,
  readManifest,
  releaseMessage,
  signManifest
} from '../src/account/manifest.ts'
import { openRoot, rootIdOf, sealRoot, wrapKeyOf, type UnlockMethod } from '../src/account/root.ts'
import { admissionHash, findSpaceHash, kitSignInHash, tokenHash } from '../src/account/sign-in.ts'
import type { Hash, SignPublicKey, SpaceId } from '../src/brand.ts'
import { finishRegistration } from '../src/crypto/opaque.ts'
import { sign, signPairFromSeed, verifySignature } from '../src/crypto/keys.ts'
import { toHex } from './read-vectors.ts'
import {
  bytes,
  cutAndStretch,
  flipEach,
  flipped,
  number,
  text,
  toJson,
  type Fields,
  type Structure
} from './structure.ts'

const accountId = '0a'.repeat(16)
const root = '01'.repeat(32)
const instanceId = '0b'.repeat(32)

const wrapping: Structure = {
  name: 'wrap',
  about:
    'The account root M under one way to unlock. random: salt (32), r (32). The wrap key comes from `secret`.',
  cases: [
    {
      name: 'under a passphrase',
      in: { accountId, method: 'passphrase', rootGeneration: 0, secret: '05'.repeat(64), root }
    },
    {
      name: 'under a kit',
      in: { accountId, method: 'kit', rootGeneration: 3, secret: '06'.repeat(16), root }
    }
  ],
  make: (input, random) => ({
    wrapKey: toHex(wrapOf(input).key),
    rootId: toHex(rootIdOf(bytes(input, 'root'))),
    wrapped: toHex(sealRoot(bytes(input, 'root'), wrapOf(input), random))
  }),
  read: (both) => openRoot(bytes(both, 'wrapped'), wrapOf(both)),
  spoil: (both) => [
    { name: 'the wrap of another method', in: { ...both, method: 'kit' } },
    { name: 'the wrap of an earlier root', in: { ...both, rootGeneration: 1 } },
    ...flipEach(both, ['accountId', 'secret', 'wrapped']),
    ...cutAndStretch(both, 'wrapped')
  ]
}

function wrapOf(fields: Fields): Parameters<typeof sealRoot>[1] {
  const method = text(fields, 'method') as UnlockMethod
  const rootGeneration = number(fields, 'rootGeneration')
  const place = { accountId: bytes(fields, 'accountId'), method, rootGeneration }
  return { place, key: wrapKeyOf(method, bytes(fields, 'secret')) }
}

const keyringValue: Keyring = {
  version: 0,
  instanceRoot: 'DDDD',
  roots: [{ id: 'AAAA', secret: 'BBBB' }],
  memberships: [{ rootId: 'AAAA', index: 0, purpose: 'own', state: 'reserved' }],
  settings: { language: { value: 'en', at: 1_700_000_000_000 } }
}

const keyring: Structure = {
  name: 'keyring',
  about:
    'JSON (UTF-8, the members in the order given), padded in steps of 4 KiB, sealed. random: salt (32), r (32).',
  cases: [
    {
      name: 'a first keyring',
      in: { accountId, seq: 1, root, keyring: keyringValue as unknown as Fields }
    }
  ],
  make: (input, random) => ({
    blob: toHex(sealKeyring(input.keyring as unknown as Keyring, keyringAt(input), random))
  }),
  read: (both) => openKeyring(bytes(both, 'blob'), keyringAt(both)),
  spoil: (both) => [
    { name: 'served under another number', in: { ...both, seq: 2 } },
    ...flipEach(both, ['accountId', 'root', 'blob']),
    ...cutAndStretch(both, 'blob')
  ]
}

function keyringAt(fields: Fields): Parameters<typeof openKeyring>[1] {
  const place = { accountId: bytes(fields, 'accountId'), seq: number(fields, 'seq') }
  return { place, root: bytes(fields, 'root') }
}

const echo: Structure = {
  name: 'echo',
  about:
    '(keyring seq as u64 ‖ first 8 bytes of SHA-256(blob)) XOR the first 16 bytes of a key for this entry.',
  cases: [
    {
      name: 'an entry',
      in: { root, spaceId: '0c'.repeat(32), entryId: '0d'.repeat(16), seq: 7, blob: '00ff' }
    }
  ],
  make: (input) => ({
    echo: toHex(makeEcho(bytes(input, 'root'), echoPlace(input), keyringOf(input)))
  }),
  read: (both) => {
    const place = { ...echoPlace(both), bytes: bytes(both, 'echo') }
    return showsRollback(bytes(both, 'root'), place, keyringOf(both)) ? undefined : 'no rollback'
  },
  spoil: (both) => [
    { name: 'an older keyring is served', in: { ...both, seq: 6 } },
    { name: 'another keyring of the same number is served', in: { ...both, blob: '00fe' } },
    { name: 'an echo moved to another entry', in: { ...both, entryId: '0e'.repeat(16) } }
  ]
}

function echoPlace(fields: Fields): Parameters<typeof makeEcho>[1] {
  return { spaceId: bytes<SpaceId>(fields, 'spaceId'), entryId: bytes(fields, 'entryId') }
}

function keyringOf(fields: Fields): Parameters<typeof makeEcho>[2] {
  return { seq: number(fields, 'seq'), blob: bytes(fields, 'blob') }
}

const manifest: Structure = {
  name: 'manifest',
  about:
    'What the offline root key says of an instance. rootSecret and receiptSecret are Ed25519 seeds.',
  cases: [
    {
      name: 'a new instance',
      in: {
        rootSecret: '0e'.repeat(32),
        receiptSecret: '0f'.repeat(32),
        generation: 0,
        restoredTo: 0
      }
    },
    {
      name: 'after a restore',
      in: {
        rootSecret: '0e'.repeat(32),
        receiptSecret: '0f'.repeat(32),
        generation: 1,
        restoredTo: 1_700_000_000_000
      }
    }
  ],
  make: (input) => {
    const pair = signPairFromSeed(bytes(input, 'rootSecret'))
    const receiptKey = signPairFromSeed(bytes(input, 'receiptSecret')).public
    const said = {
      generation: number(input, 'generation'),
      restoredTo: number(input, 'restoredTo')
    }
    const signed = signManifest({ root: pair.public, receiptKey, ...said }, pair)
    return { signed: toHex(signed), instanceId: toHex(instanceIdOf(pair.public)) }
  },
  read: (both) => readManifest(bytes(both, 'signed'), verifySignature),
  spoil: (both) => [
    ...flipEach(both, ['signed']),
    {
      name: 'one bit of the signature changed',
      in: { signed: flipped(text(both, 'signed'), text(both, 'signed').length / 2 - 20) }
    },
    ...cutAndStretch(both, 'signed'),
    { name: 'larger than any manifest', in: { signed: text(both, 'signed') + '00'.repeat(4096) } }
  ]
}

const release: Structure = {
  name: 'release',
  about:
    'What the offline root key says of the code of its place: the SHA-256 of a release, on a day since 1970.',
  cases: [
    {
      name: 'a release',
      in: { rootSecret: '0e'.repeat(32), release: '14'.repeat(32), day: 20_780 }
    }
  ],
  make: (input) => {
    const pair = signPairFromSeed(bytes(input, 'rootSecret'))
    const message = releaseMessage(pair.public, bytes(input, 'release'), number(input, 'day'))
    const signature = toHex(sign(message, pair.secret))
    return { root: toHex(pair.public), message: toHex(message), signature }
  },
  read: (both) => {
    const root = bytes<SignPublicKey>(both, 'root')
    const message = releaseMessage(root, bytes(both, 'release'), number(both, 'day'))
    return verifySignature(bytes(both, 'signature'), message, root) ? message : undefined
  },
  spoil: (both) => [
    ...flipEach(both, ['root', 'release', 'signature']),
    { name: 'said of another day', in: { ...both, day: 20_781 } },
    ...cutAndStretch(both, 'signature')
  ]
}

const kit: Structure = {
  name: 'kit',
  about: 'Twelve BIP39 words (English), and the key pair that signs in with them.',
  cases: [
    { name: 'zeros', in: { kit: '00'.repeat(16) } },
    { name: 'a kit', in: { kit: '000102030405060708090a0b0c0d0e0f' } }
  ],
  make: (input) => ({
    words: kitWords(bytes(input, 'kit'), wordlist).join(' '),
    ...(toJson(kitSignPair(bytes(input, 'kit'))) as Fields)
  }),
  read: (both) => {
    const read = readKit(text(both, 'words'), wordlist)
    return read.ok ? read.value : undefined
  },
  spoil: () => [
    { name: 'eleven words', in: { words: 'abandon '.repeat(11) } },
    { name: 'a word that is not in the list', in: { words: `${'abandon '.repeat(11)}heron` } },
    { name: 'words that do not belong together', in: { words: 'abandon '.repeat(12) } },
    {
      name: 'a beginning that fits more than one word',
      in: { words: `${'abandon '.repeat(11)}abo` }
    }
  ]
}

const signIn: Structure = {
  name: 'sign-in-hashes',
  about:
    'The 32 bytes that are signed: by the kit key, a membership key (twice) and an invite key.',
  cases: [
    {
      name: 'all four',
      in: {
        instanceId,
        challenge: '11'.repeat(32),
        spaceId: '0c'.repeat(32),
        member: '12'.repeat(32),
        sessionNonce: '13'.repeat(16),
        expiresAt: 1_700_000_000_000,
        accountId
      }
    }
  ],
  make: (input) => {
    const instance = bytes<Hash>(input, 'instanceId')
    const member = bytes<SignPublicKey>(input, 'member')
    const sessionNonce = bytes(input, 'sessionNonce')
    const claim = {
      spaceId: bytes<SpaceId>(input, 'spaceId'),
      member,
      sessionNonce,
      expiresAt: number(input, 'expiresAt')
    }
    return {
      kit: toHex(kitSignInHash(instance, bytes(input, 'challenge'))),
      token: toHex(tokenHash(instance, claim)),
      admission: toHex(admissionHash(instance, bytes(input, 'accountId'))),
      findSpace: toHex(findSpaceHash(instance, member, sessionNonce))
    }
  }
}

const opaque: Structure = {
  name: 'opaque-constants',
  about:
    'Our choices for OPAQUE: Argon2id (64 MiB, 3 passes, 4 lanes, zero salt of 16 bytes, 64 bytes out), server identity = base64url(instanceId), no client identity, no context. random: envelope nonce (32).',
  cases: [
    {
      name: 'a registration',
      in: {
        instanceId,
        passphrase: '436f7272656374486f72736542617474657279537461706c65',
        blind: '76cfbfe758db884bebb33582331ba9f159720ca8784a2a070a265d9c2d6abe01',
        response:
          '7e308140890bcde30cbcea28b01ea1ecfbd077cff62c4def8efa075aabcbb471b2fe7af9f48cc502d016729d2fe25cdd433f2c4bc904660b2a382c9b79df1a78'
      }
    }
  ],
  make: (input, random) => {
    const state = { passphrase: bytes(input, 'passphrase'), blind: bytes(input, 'blind') }
    const options = { instanceId: bytes<Hash>(input, 'instanceId'), random }
    return toJson(finishRegistration(state, bytes(input, 'response'), options)) as Fields
  }
}

export const accountStructures: readonly Structure[] = [
  wrapping,
  keyring,
  echo,
  manifest,
  release,
  kit,
  signIn,
  opaque
]
