import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { SpaceId } from '../src/brand.ts'
import { sign, signPairFromSeed, verifySignature } from '../src/crypto/keys.ts'
import { fingerprintWords } from '../src/space/fingerprint.ts'
import {
  documentsHash,
  isReceiptOf,
  receiptHash,
  startOfLog,
  walkLog,
  type Leaf,
  type Receipt
} from '../src/space/log.ts'
import { toHex } from './read-vectors.ts'
import { keysOf } from './space-log.ts'
import { bytes, flipEach, fromJson, number, type Fields, type Structure } from './structure.ts'

const ben = keysOf('Ben')
const spaceId = '0c'.repeat(32)
const bensKeys = { sign: toHex(ben.sign.public), kem: toHex(ben.kem.public) }

const leaves: readonly Fields[] = [
  {
    seq: 1,
    time: 1_767_225_600_000,
    lane: '00'.repeat(16),
    isDocument: false,
    envHash: '30'.repeat(32)
  },
  {
    seq: 2,
    time: 1_767_225_600_000,
    lane: '31'.repeat(16),
    isDocument: true,
    envHash: '32'.repeat(32)
  },
  {
    seq: 3,
    time: 1_767_225_600_001,
    lane: '02'.repeat(16),
    isDocument: true,
    envHash: '33'.repeat(32)
  }
]

const log: Structure = {
  name: 'log',
  about:
    'Heads over leaves from the space id on; the hash over the current documents; a receipt over the last head.',
  cases: [
    {
      name: 'three records',
      in: { spaceId, leaves, generation: 1, receiptSecret: '0f'.repeat(32) }
    }
  ],
  make: (input) => {
    const id = bytes<SpaceId>(input, 'spaceId')
    const walked = fromJson(input.leaves!, []) as Leaf[]
    const heads = walked.map((_, index) =>
      walkLog(startOfLog(id), walked.slice(0, index + 1))!.at(-1)!
    )
    const last = walked.at(-1)!
    const unsigned = { ...heads.at(-1)!, generation: number(input, 'generation'), time: last.time }
    const pair = signPairFromSeed(bytes(input, 'receiptSecret'))
    return {
      heads: heads.map(({ head }) => toHex(head)),
      documentsHash: toHex(documentsHash(walked.filter(({ isDocument }) => isDocument))),
      receiptPublic: toHex(pair.public),
      receipt: toHex(sign(receiptHash(id, unsigned), pair.secret))
    }
  },
  read: (both) => {
    const id = bytes<SpaceId>(both, 'spaceId')
    const walked = fromJson(both.leaves!, []) as Leaf[]
    const last = walkLog(startOfLog(id), walked)?.at(-1)
    if (!last) return undefined
    const receipt: Receipt = {
      ...last,
      generation: number(both, 'generation'),
      time: walked.at(-1)!.time,
      signature: bytes(both, 'receipt')
    }
    return isReceiptOf(bytes(both, 'receiptPublic'), { spaceId: id, receipt }, verifySignature)
      ? last
      : undefined
  },
  spoil: (both) => {
    const [first, second, third] = leaves as [Fields, Fields, Fields]
    return [
      { name: 'a record left out', in: { ...both, leaves: [first, third] } },
      { name: 'a record twice', in: { ...both, leaves: [first, second, second, third] } },
      { name: 'two records swapped', in: { ...both, leaves: [second, first, third] } },
      {
        name: 'two records swapped and renumbered',
        in: {
          ...both,
          leaves: [first, { ...third, seq: 2 }, { ...second, seq: 3, time: third.time! }]
        }
      },
      {
        name: 'time that runs backwards',
        in: { ...both, leaves: [first, second, { ...third, time: 1 }] }
      },
      {
        name: 'a time that is no whole number',
        in: { ...both, leaves: [first, second, { ...third, time: 1_767_225_600_001.5 }] }
      },
      {
        name: 'another document flag',
        in: { ...both, leaves: [first, { ...second, isDocument: false }, third] }
      },
      { name: 'another generation', in: { ...both, generation: 2 } },
      ...flipEach(both, ['spaceId', 'receipt'])
    ]
  }
}

const fingerprint: Structure = {
  name: 'fingerprint',
  about: 'Six English BIP39 words over both keys, the space and the member.',
  cases: [{ name: 'Ben in a space', in: { spaceId, id: '35'.repeat(32), ...bensKeys } }],
  make: (input) => {
    const member = fromJson(
      { id: input.id!, sign: input.sign!, kem: input.kem! },
      []
    ) as Parameters<typeof fingerprintWords>[0]
    return { words: fingerprintWords(member, bytes<SpaceId>(input, 'spaceId'), wordlist).join(' ') }
  }
}

export const logStructures: readonly Structure[] = [log, fingerprint]
