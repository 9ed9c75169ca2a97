import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  append,
  BEGIN,
  beginSpace,
  keysOf,
  operate,
  standingOf,
  verifyQuickly,
  type SpaceLog
} from '../../test/space-log.ts'
import { fixedRandom } from '../../test/structure.ts'
import { sign, type MemberKeys } from '../crypto/keys.ts'
import {
  inviteFragment,
  inviteKeys,
  inviteSecretOf,
  makeJoin,
  openInviteCard,
  sealInviteCard,
  type InviteKeys
} from './invite.ts'
import { setKeyHash, type Join } from './operations.ts'
import { writeOperation } from './write.ts'

const DAY = 86_400_000
const random = fixedRandom('invite.test')
const [ada, ben, cleo] = [keysOf('Ada'), keysOf('Ben'), keysOf('Cleo')]
const secret = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => new Uint8Array(bytes))

test('what Ada writes on an invitation, only the holder of the link reads', () => {
  fc.assert(
    fc.property(secret, secret, fc.uint8Array({ maxLength: 600 }), (mine, other, words) => {
      const card = sealInviteCard(inviteKeys(mine), words, random)
      const fromLink = inviteSecretOf(inviteFragment(mine))!
      expect(openInviteCard(inviteKeys(fromLink), card)).toEqual(new Uint8Array(words))
      fc.pre(Buffer.compare(mine, other) !== 0)
      expect(openInviteCard(inviteKeys(other), card)).toBeUndefined()
    })
  )
})

test('an invitation lets one person in, once, before it expires, and only with the link', () => {
  const days = fc.integer({ min: 0, max: 8 })
  fc.assert(
    fc.property(
      secret,
      secret,
      days,
      days,
      fc.boolean(),
      (mine, other, lasts, waits, isRevoked) => {
        fc.pre(Buffer.compare(mine, other) !== 0)
        const invite = inviteKeys(mine)
        let { log } = invited(invite, lasts)
        if (isRevoked)
          log = operate(log, ada, { body: { op: 'uninvite', inviteId: invite.inviteId }, random })
        const time = BEGIN + waits * DAY + (waits === 0 ? 0 : 1)
        const expected = isRevoked
          ? 'invite-revoked'
          : waits <= lasts && time <= BEGIN + lasts * DAY
            ? 'ok'
            : 'invite-expired'
        // Whoever only saw the public key on the chain signs with another.
        const guessed = { ...inviteKeys(other), inviteId: invite.inviteId }
        expect(send(log, cleo, { join: joinOf(log, guessed, cleo), time })).toBe(
          expected === 'ok' ? 'bad-claim' : expected
        )
        const first = join(log, ben, { join: joinOf(log, invite, ben), time })
        expect(first.outcome).toBe(expected)
        if (expected !== 'ok') return
        expect(send(first.log, cleo, { join: joinOf(first.log, invite, cleo), time })).toBe(
          'invite-used'
        )
      }
    )
  )
})

test('a claim is for these keys, this space and this moment, and nobody can carry it elsewhere', () => {
  fc.assert(
    fc.property(secret, (bytes) => {
      const invite = inviteKeys(bytes)
      const { log } = invited(invite, 7)
      const claim = joinOf(log, invite, ben)
      const [here, later] = [
        BEGIN,
        operate(log, ada, {
          body: { op: 'invite', key: inviteKeys(random(16)).pair.public, expiresAt: BEGIN },
          random
        })
      ]
      expect(send(log, ben, { join: claim, time: here })).toBe('ok')
      expect(send(log, cleo, { join: claim, time: here })).toBe('bad-claim')
      const renamed = { ...claim, sign: cleo.sign.public, kem: cleo.kem.public }
      expect(send(log, cleo, { join: renamed, time: here })).toBe('bad-claim')
      expect(send(log, ben, { join: { ...claim, kem: cleo.kem.public }, time: here })).toBe(
        'bad-claim'
      )
      expect(send(later, ben, { join: claim, time: here })).toBe('bad-claim')
      expect(send(invited(invite, 7, elsewhere).log, ben, { join: claim, time: here })).toBe(
        'bad-claim'
      )
      expect(send(log, ada, { join: joinOf(log, invite, ada), time: here })).toBe('key-used')
    })
  )
})

test('an invitation dies with the key of the person who gave it', () => {
  const invite = inviteKeys(random(16))
  const { log } = invited(invite, 7)
  const gone = operate(log, ada, { body: { op: 'leave' }, random })
  expect(send(gone, ben, { join: joinOf(gone, invite, ben), time: BEGIN })).toBe('space-closed')

  const next = keysOf('Ada', 1)
  const keys = { sign: next.sign.public, kem: next.kem.public }
  const proof = sign(setKeyHash({ ...log.state, author: ada.sign.public }, keys), next.sign.secret)
  const rekeyed = operate(log, ada, { body: { op: 'setkey', ...keys, proof }, random })
  expect(send(rekeyed, ben, { join: joinOf(rekeyed, invite, ben), time: BEGIN })).toBe(
    'invite-void'
  )
})

test('a link that is no link gives nothing and never throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (fragment) => {
      const found = inviteSecretOf(fragment)
      if (found) expect(inviteFragment(found)).toBe(fragment)
    })
  )
  const ofSize = (size: number) => inviteSecretOf(inviteFragment(new Uint8Array(size)))
  expect([0, 15, 17].map(ofSize)).toEqual([undefined, undefined, undefined])
  expect(ofSize(16)).toEqual(new Uint8Array(16))
})

// A log is a value, so all stories may begin with the same space.
const { log: begun } = beginSpace(ada, 'bond', random)
const { log: elsewhere } = beginSpace(ada, 'bond', random)

function invited(invite: InviteKeys, days: number, log = begun): { log: SpaceLog } {
  const body = { op: 'invite', key: invite.pair.public, expiresAt: BEGIN + days * DAY } as const
  return { log: operate(log, ada, { body, random }) }
}

function joinOf(log: SpaceLog, invite: InviteKeys, who: MemberKeys): Join {
  return makeJoin(invite, log.state, { sign: who.sign.public, kem: who.kem.public })
}

function send(log: SpaceLog, who: MemberKeys, what: { join: Join; time: number }): string {
  return join(log, who, what).outcome
}

function join(
  log: SpaceLog,
  who: MemberKeys,
  what: { join: Join; time: number }
): ReturnType<typeof append> {
  const standing = standingOf(log, who.sign.public)
  const envelope = writeOperation({ standing, body: what.join }, who.sign, random)
  return append(log, envelope, what.time, verifyQuickly)
}
