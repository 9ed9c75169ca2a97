import type { Hash, SpaceId } from '../src/brand.ts'
import { kemPairFromSeed, verifySignature } from '../src/crypto/keys.ts'
import { encode } from '../src/bytes/encode.ts'
import {
  epochOpening,
  makeRekey,
  openBackLink,
  epochKeyFrom,
  sealLockbox
} from '../src/space/epochs.ts'
import {
  inviteFragment,
  inviteKeys,
  inviteSecretOf,
  makeJoin,
  openInviteCard,
  sealInviteCard
} from '../src/space/invite.ts'
import {
  claimHash,
  decodeOperation,
  encodeOperation,
  setKeyHash,
  spaceIdOf,
  type Genesis,
  type Join,
  type Operation,
  type Rekey
} from '../src/space/operations.ts'
import { LIMITS } from '../src/space/limits.ts'
import type { SpaceState } from '../src/space/state.ts'
import {
  fixedRandom,
  bytes,
  cutAndStretch,
  flipEach,
  fromJson,
  number,
  text,
  toJson,
  type Fields,
  type Structure
} from './structure.ts'
import { fromHex, toHex } from './read-vectors.ts'
import { keysOf } from './space-log.ts'

const ada = keysOf('Ada')
const ben = keysOf('Ben')
const spaceId = '0c'.repeat(32)
const opHash = '21'.repeat(32)
const epochKey = { epoch: 4, key: fromHex('22'.repeat(32)) }
const opening = epochOpening(fromHex(spaceId) as unknown as SpaceId, epochKey)
const box = '23'.repeat(80)
const backLink = toHex(
  makeRekey(
    {
      spaceId: fromHex(spaceId),
      epoch: 3,
      opHash: fromHex(opHash),
      members: []
    } as unknown as SpaceState,
    epochKey,
    fixedRandom('back-link')
  ).rekey.backLink
)
const begun = {
  random: '24'.repeat(32),
  sign: toHex(ada.sign.public),
  kem: toHex(ada.kem.public),
  kind: 'bond',
  policy: { retentionDays: 30 }
}
const bensKeys = { sign: toHex(ben.sign.public), kem: toHex(ben.kem.public) }
const asked = {
  inviteId: '25'.repeat(32),
  ...bensKeys,
  claim: '26'.repeat(64),
  proof: '27'.repeat(64)
}
const said = { until: 1_767_830_400_000, words: 'We met in person.' }
const textNames = ['op', 'kind', 'role', 'words']

const operations: Structure = {
  name: 'operations',
  about: 'The clear body of each operation. `backLink` and the boxes are opaque here.',
  cases: [
    ...['bond', 'own', 'circle', 'team'].map((kind) => ({
      name: kind === 'bond' ? 'genesis' : `genesis of kind ${kind}`,
      in: { op: 'genesis', ...begun, kind, ...(toJson(opening) as Fields), box }
    })),
    { name: 'invite', in: { op: 'invite', key: bensKeys.sign, expiresAt: 1_767_830_400_000 } },
    { name: 'uninvite', in: { op: 'uninvite', inviteId: '25'.repeat(32) } },
    {
      name: 'join',
      in: { op: 'join', inviteId: '25'.repeat(32), ...bensKeys, claim: '26'.repeat(64) }
    },
    {
      name: 'add',
      in: {
        op: 'add',
        ...asked
      }
    },
    { name: 'leave', in: { op: 'leave' } },
    { name: 'remove', in: { op: 'remove', memberId: '2a'.repeat(32) } },
    { name: 'role to admin', in: { op: 'role', memberId: '2a'.repeat(32), role: 'admin' } },
    { name: 'role to member', in: { op: 'role', memberId: '2a'.repeat(32), role: 'member' } },
    { name: 'policy', in: { op: 'policy', policy: { retentionDays: 30 } } },
    {
      name: 'appoint to admin',
      in: { op: 'appoint', ...asked, role: 'admin', ...said, mustReport: true }
    },
    {
      name: 'appoint to member',
      in: { op: 'appoint', ...asked, role: 'member', ...said, mustReport: false }
    },
    { name: 'cosign', in: { op: 'cosign', proposal: '2c'.repeat(32) } },
    { name: 'present', in: { op: 'present', words: 'I am Zoë. 🌱' } },
    { name: 'present with no words', in: { op: 'present', words: '' } },
    { name: 'present with the most words', in: { op: 'present', words: 'x'.repeat(1200) } },
    { name: 'setkey', in: { op: 'setkey', ...bensKeys, proof: '27'.repeat(64) } },
    {
      name: 'rekey',
      in: {
        op: 'rekey',
        ...(toJson(opening) as Fields),
        boxes: [
          { member: begun.sign, box },
          { member: bensKeys.sign, box }
        ],
        backTo: 4,
        backLink
      }
    },
    {
      name: 'rekey that is a cut',
      in: {
        op: 'rekey',
        ...(toJson(opening) as Fields),
        boxes: [{ member: begun.sign, box }],
        backTo: 4,
        backLink: ''
      }
    },
    { name: 'relock', in: { op: 'relock', member: bensKeys.sign, epoch: 4, box } }
  ],
  make: (input) => ({ body: toHex(encodeOperation(fromJson(input, textNames) as Operation)) }),
  read: (both) => {
    const operation = decodeOperation(bytes(both, 'body'))
    // Whatever is read says the same when it is written again.
    return operation && toHex(encodeOperation(operation)) === both.body ? operation : undefined
  },
  spoil: (both) => {
    const respelled = (change: Fields): Fields => {
      const changed = fromJson({ ...both, ...change }, textNames)
      return { body: toHex(encodeOperation(changed as Operation)) }
    }
    const rekey = operations.cases.find(({ in: { op } }) => op === 'rekey')!.in
    const add = operations.cases.find(({ in: { op } }) => op === 'add')!.in
    const added = (change: Fields): Fields => respelled({ ...add, ...change })
    const memberId = '2a'.repeat(32)
    const appoint = operations.cases.find(({ in: { op } }) => op === 'appoint')!.in
    const appointed = (change: Fields): Fields => respelled({ ...appoint, ...change })
    const presented = (...words: readonly number[]): Fields => ({
      body: toHex(encode('K1/op/present', Uint8Array.from(words)))
    })
    const rekeyed = (change: Fields): Fields => respelled({ ...rekey, ...change })
    return [
      ...cutAndStretch(both, 'body'),
      { name: 'an unknown kind of space', in: respelled({ kind: 'crowd' }) },
      {
        name: 'words kept for longer than any policy may say',
        in: respelled({ policy: { retentionDays: 3651 } })
      },
      {
        name: 'a signing key that signs anything',
        in: respelled({ sign: `01${'00'.repeat(31)}` })
      },
      { name: 'a box key of low order', in: respelled({ kem: '00'.repeat(32) }) },
      { name: 'an inbox key of low order', in: respelled({ inbox: '00'.repeat(32) }) },
      { name: 'a short random', in: respelled({ random: '24'.repeat(31) }) },
      {
        name: 'a rekey with a part of its back-link',
        in: rekeyed({ backLink: backLink.slice(2) })
      },
      { name: 'a rekey with a longer back-link', in: rekeyed({ backLink: `${backLink}00` }) },
      {
        name: 'a rekey for more members than a space may have',
        in: rekeyed({
          boxes: Array.from({ length: LIMITS.members + 1 }, () => ({ member: begun.sign, box }))
        })
      },
      { name: 'an add without a proof', in: added({ proof: '' }) },
      { name: 'an add with a short claim', in: added({ claim: '26'.repeat(63) }) },
      { name: 'an add with a box key of low order', in: added({ kem: '00'.repeat(32) }) },
      {
        name: 'an add with a signing key that signs anything',
        in: added({ sign: `01${'00'.repeat(31)}` })
      },
      {
        name: 'a removal of nobody in particular',
        in: respelled({ op: 'remove', memberId: '2a'.repeat(31) })
      },
      { name: 'an unknown role', in: respelled({ op: 'role', memberId, role: 'owner' }) },
      { name: 'a role in other letters', in: respelled({ op: 'role', memberId, role: 'Admin' }) },
      { name: 'no role', in: respelled({ op: 'role', memberId, role: '' }) },
      {
        name: 'a policy that keeps words for longer than any may',
        in: respelled({ op: 'policy', policy: { retentionDays: 3651 } })
      },
      { name: 'an appointment without a proof', in: appointed({ proof: '' }) },
      { name: 'an appointment with a short claim', in: appointed({ claim: '26'.repeat(63) }) },
      {
        name: 'an appointment with a box key of low order',
        in: appointed({ kem: '00'.repeat(32) })
      },
      { name: 'an appointment to an unknown role', in: appointed({ role: 'owner' }) },
      { name: 'an appointment with a word too many', in: appointed({ words: 'x'.repeat(1201) }) },
      {
        name: 'an appointment that neither must report nor must not',
        in: {
          body: toHex(encodeOperation(fromJson(appoint, textNames) as Operation)).replace(
            '0000000101',
            '0000000102'
          )
        }
      },
      {
        name: 'a second yes to nothing in particular',
        in: respelled({ op: 'cosign', proposal: '2c'.repeat(31) })
      },
      { name: 'words in the clear that are no text', in: presented(0xc3, 0x28) },
      { name: 'words in the clear with half a character', in: presented(0xf0, 0x9f, 0x8c) },
      {
        name: 'a word too many in the clear',
        in: presented(...Array.from({ length: 1201 }, () => 120))
      },
      { name: 'an unknown operation', in: { body: '0000000a4b312f6f702f62616e21' } }
    ]
  }
}

const identities: Structure = {
  name: 'ids-and-proofs',
  about:
    'A space id from its genesis, an invite id from its key, and what a claim and a new key sign.',
  cases: [
    {
      name: 'all',
      in: {
        ...begun,
        opHash,
        inviteKey: bensKeys.sign,
        newSign: bensKeys.sign,
        newKem: bensKeys.kem
      }
    }
  ],
  make: (input) => {
    const id = spaceIdOf(fromJson(input, textNames) as Genesis)
    const keys = { sign: ben.sign.public, kem: ben.kem.public }
    const join = { inviteId: inviteKeys(new Uint8Array(16)).inviteId, ...keys }
    const standing = { spaceId: id, author: ada.sign.public, opHash: bytes<Hash>(input, 'opHash') }
    return {
      spaceId: toHex(id),
      inviteId: toHex(join.inviteId),
      claim: toHex(claimHash(id, standing.opHash, join)),
      setKey: toHex(setKeyHash(standing, keys))
    }
  }
}

const invitation: Structure = {
  name: 'invitation',
  about:
    'A link, the keys in it, the sealed card, and the claim for new keys. random: salt (32), r (32).',
  cases: [
    {
      name: 'an invitation',
      in: { secret: '28'.repeat(16), card: '7b7d', spaceId, opHash, ...bensKeys }
    }
  ],
  make: (input, random) => {
    const keys = inviteKeys(bytes(input, 'secret'))
    const place = {
      spaceId: bytes<SpaceId>(input, 'spaceId'),
      opHash: bytes<Hash>(input, 'opHash')
    }
    const joined = makeJoin(keys, place, { sign: ben.sign.public, kem: ben.kem.public })
    return {
      ...(toJson({
        inviteId: keys.inviteId,
        invitePublic: keys.pair.public,
        cardKey: keys.cardKey
      }) as Fields),
      fragment: inviteFragment(bytes(input, 'secret')),
      sealedCard: toHex(sealInviteCard(keys, bytes(input, 'card'), random)),
      claim: toHex(joined.claim)
    }
  },
  read: (both) => {
    const secret = inviteSecretOf(text(both, 'fragment'))
    const card = secret && openInviteCard(inviteKeys(secret), bytes(both, 'sealedCard'))
    const join = fromJson(
      { inviteId: both.inviteId!, sign: both.sign!, kem: both.kem! },
      []
    ) as Omit<Join, 'op' | 'claim'>
    const message = claimHash(bytes<SpaceId>(both, 'spaceId'), bytes<Hash>(both, 'opHash'), join)
    const isClaim = verifySignature(bytes(both, 'claim'), message, bytes(both, 'invitePublic'))
    return isClaim ? card : undefined
  },
  spoil: (both) => [
    { name: 'a link that was cut', in: { ...both, fragment: text(both, 'fragment').slice(0, -1) } },
    {
      name: 'a link with a character that is none',
      in: { ...both, fragment: `!${text(both, 'fragment').slice(1)}` }
    },
    { name: 'another link', in: { ...both, fragment: inviteFragment(fromHex('29'.repeat(16))) } },
    { name: 'a claim for another space', in: { ...both, spaceId: '0d'.repeat(32) } },
    { name: 'a claim for other keys', in: { ...both, sign: begun.sign } },
    ...flipEach(both, ['sealedCard', 'claim', 'opHash', 'inviteId']),
    ...cutAndStretch(both, 'sealedCard')
  ]
}

const epochs: Structure = {
  name: 'epoch',
  about:
    'An epoch: commitment and inbox, a lockbox for Ben, and the back-link to the epoch before. random: ephemeral secret (32), then for the back-link the new key (32), salt (32), r (32).',
  cases: [
    {
      name: 'an epoch',
      in: { spaceId, epoch: 4, opHash, key: '22'.repeat(32), to: toHex(ben.kem.secret) }
    }
  ],
  make: (input, random) => {
    const { place, current } = epochOf(input)
    const to = kemPairFromSeed(bytes(input, 'to')).public
    const lockbox = sealLockbox(place, { to, key: current.key }, random)
    const state = { ...place, members: [] } as unknown as SpaceState
    const made = makeRekey(state, current, random)
    return {
      ...(toJson(epochOpening(place.spaceId, current)) as Fields),
      lockbox: toHex(lockbox),
      nextKey: toHex(made.next.key),
      backLink: toHex(made.rekey.backLink)
    }
  },
  read: (both) => {
    const { place, current } = epochOf(both)
    const published = {
      commitment: bytes<Hash>(both, 'commitment'),
      inbox: bytes<Rekey['inbox']>(both, 'inbox')
    }
    const signKey = ben.sign.public
    const relock = {
      op: 'relock',
      member: signKey,
      epoch: place.epoch,
      box: bytes(both, 'lockbox')
    } as const
    const at = { ...place, opening: published, signKey }
    const opened = epochKeyFrom(relock, at, kemPairFromSeed(bytes(both, 'to')))
    const next = { epoch: place.epoch + 1, key: bytes(both, 'nextKey') }
    const before = openBackLink(
      place.spaceId,
      { backTo: place.epoch, backLink: bytes(both, 'backLink') },
      next
    )
    const isSame = before?.epoch === current.epoch && toHex(before.key) === toHex(current.key)
    return isSame ? opened : undefined
  },
  spoil: (both) => [
    { name: 'a lockbox of another epoch', in: { ...both, epoch: 3 } },
    ...flipEach(both, ['spaceId', 'opHash', 'to', 'commitment', 'lockbox', 'nextKey', 'backLink']),
    ...cutAndStretch(both, 'backLink')
  ]
}

function epochOf(fields: Fields): {
  place: { spaceId: SpaceId; epoch: number; opHash: Hash }
  current: { epoch: number; key: ReturnType<typeof bytes> }
} {
  const epoch = number(fields, 'epoch')
  const place = {
    spaceId: bytes<SpaceId>(fields, 'spaceId'),
    epoch,
    opHash: bytes<Hash>(fields, 'opHash')
  }
  return { place, current: { epoch, key: bytes(fields, 'key') } }
}

export const spaceStructures: readonly Structure[] = [operations, identities, invitation, epochs]
