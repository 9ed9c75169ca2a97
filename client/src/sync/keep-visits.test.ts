import {
  inviteKeys,
  makeJoin,
  makeRekey,
  memberKeysFromSeed,
  writeGenesis,
  writeOperation,
  type Envelope,
  type Membership
} from '@beside/kernel'
import { expect, test } from 'vitest'
import { standingIn } from '../spaces/append.ts'
import { writeJson } from '../spaces/entry.ts'
import { Space } from '../spaces/space.ts'
import { takeInNext } from '../spaces/take-in.ts'
import { placed } from '../wire/read-wire.ts'
import { afterVisit } from './keep-visits.ts'

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
const anna = memberKeysFromSeed(random(32))
const ben = memberKeysFromSeed(random(32))
const begun = 1_790_000_000_000
const membership: Membership = {
  rootId: 'root',
  index: 0,
  purpose: 'bond',
  state: 'in',
  confirmed: 'anna',
  joinKey: 'secret',
  invite: { secret: 'secret', expiresAt: begun }
}
const visit = (space: Space) =>
  afterVisit(membership, space, { generation: () => 0, seenSeqOf: () => 1 })

test('The secrets of an invitation leave the keyring once they have done their work', () => {
  const kind = { kind: 'bond', policy: { retentionDays: 0 }, words: writeJson({}) } as const
  const { envelope, epochKey, standing } = writeGenesis(kind, anna, random)
  const hers = new Space(standing.spaceId, anna)
  const his = new Space(standing.spaceId, ben)
  const put = (one: Envelope): void => {
    const at = { seq: hers.position.seq + 1, time: begun }
    for (const space of [hers, his]) expect(takeInNext(space, placed(one, at))).toBe('taken')
  }
  const stand = (space: Space) => {
    const now = standingIn(space)
    if (!now) throw new Error('It begins with its genesis')
    return now
  }
  put(envelope)
  const link = inviteKeys(random(16))
  const invite = { op: 'invite', key: link.pair.public, expiresAt: begun + 86_400_000 } as const
  put(writeOperation({ standing: stand(hers), body: invite }, anna.sign, random))
  expect(visit(hers)).toHaveProperty('invite')
  const join = makeJoin(link, stand(his), { sign: ben.sign.public, kem: ben.kem.public })
  put(writeOperation({ standing: stand(his), body: join }, ben.sign, random))
  expect(visit(hers)).not.toHaveProperty('invite')
  // Until the rekey no box is for him: the key from the invitation is all he has.
  expect(visit(his)).toHaveProperty('joinKey')
  if (!his.state) throw new Error('He has come')
  const { rekey } = makeRekey(his.state, epochKey, random)
  put(writeOperation({ standing: stand(his), body: rekey }, ben.sign, random))
  const kept = { confirmed: 'anna', seenSeq: 1, checkpoint: { seq: 4, epoch: 1 } }
  expect(visit(his)).toMatchObject(kept)
  expect(visit(his)).not.toHaveProperty('joinKey')
})
