import type { SignPublicKey, SpaceId } from '../src/brand.ts'
import { sign, verifySignature } from '../src/crypto/keys.ts'
import { proveWords, roleHash, verifyWords, type WordsProof } from '../src/report/report.ts'
import { openEnvelope, writeEntry, writeErase } from '../src/space/write.ts'
import { beginSpace, keysOf, standingOf, wordsOf } from './space-log.ts'
import {
  bytes,
  fixedRandom,
  flipEach,
  fromJson,
  text,
  toJson,
  type Fields,
  type Json,
  type Structure
} from './structure.ts'
import { toHex } from './read-vectors.ts'

const ada = keysOf('Ada')
const { log } = beginSpace(ada, 'own', fixedRandom('reports'))
const standing = standingOf(log, ada.sign.public)
const PARTS = [
  'header',
  'salt',
  'commitment',
  'ciphertextHash',
  'signature',
  'blinded',
  'frankKey'
] as const

const reports: Structure = {
  name: 'report',
  about:
    'The proof of one entry: all of its envelope but the ciphertext, with Kf and P′. It reads as space, author, epoch, opHash and words. random: salt (32), r (32).',
  cases: [
    {
      name: 'words that were reported',
      in: {
        standing: toJson(standing),
        lane: '40'.repeat(16),
        isDocument: false,
        plain: toHex(wordsOf('{"words":"Do not tell anybody."}')),
        epochKey: '22'.repeat(32),
        authorSecret: toHex(ada.sign.secret)
      }
    }
  ],
  make: (input, random) => {
    const entry = {
      standing: fromJson(input.standing as Json, []) as typeof standing,
      lane: bytes(input, 'lane'),
      isDocument: input.isDocument === true,
      plain: bytes(input, 'plain')
    }
    const secret = bytes<typeof ada.sign.secret>(input, 'authorSecret')
    const epochKey = bytes(input, 'epochKey')
    const envelope = writeEntry(entry, { author: { ...ada.sign, secret }, epochKey }, random)
    return toJson(proveWords(envelope, openEnvelope(envelope, epochKey)!)) as Fields
  },
  read: (both) => {
    const proof = Object.fromEntries(PARTS.map((part) => [part, bytes(both, part)])) as WordsProof
    return verifyWords(proof, verifySignature)
  },
  spoil: (both) => {
    const erase = writeErase({ standing, seqs: [3] }, ada.sign)
    const frankKey = text(both, 'frankKey')
    const small = `01${'00'.repeat(31)}`
    const header = text(both, 'header').replace(toHex(ada.sign.public), small)
    return [
      ...flipEach(both, PARTS),
      { name: 'a zero behind the key', in: { ...both, frankKey: `${frankKey}00` } },
      { name: 'no words', in: { ...both, blinded: '' } },
      { name: 'no key', in: { ...both, frankKey: '' } },
      { name: 'a key of small order as its author', in: { ...both, header } },
      { name: 'no entry but a taking back', in: { ...both, ...(toJson(erase) as Fields) } }
    ]
  }
}

const roleOf = (fields: Fields) =>
  roleHash(bytes<SpaceId>(fields, 'teamId'), {
    spaceId: bytes<SpaceId>(fields, 'spaceId'),
    member: bytes<SignPublicKey>(fields, 'member'),
    until: Number(text(fields, 'u64'))
  })

const roles: Structure = {
  name: 'role',
  about:
    'A role in a team, shown by a member of another space: signed by the key in the team over teamId, spaceId, the key in that space and until (u64, ms).',
  cases: [
    {
      name: 'a role that Ada shows in a circle',
      in: {
        teamId: '51'.repeat(32),
        spaceId: '52'.repeat(32),
        member: toHex(keysOf('Ada elsewhere').sign.public),
        u64: '1798761600000',
        secret: toHex(ada.sign.secret)
      }
    }
  ],
  make: (input) => ({
    public: toHex(ada.sign.public),
    signature: toHex(sign(roleOf(input), bytes<typeof ada.sign.secret>(input, 'secret')))
  }),
  read: (both) => {
    const key = bytes<SignPublicKey>(both, 'public')
    return verifySignature(bytes(both, 'signature'), roleOf(both), key) || undefined
  },
  spoil: (both) => [
    ...flipEach(both, ['teamId', 'spaceId', 'member', 'public', 'signature']),
    { name: 'for longer than was signed', in: { ...both, u64: '1798761600001' } }
  ]
}

export const reportStructures: readonly Structure[] = [reports, roles]
