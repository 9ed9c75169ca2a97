import { expect, test } from 'vitest'
import { circleAfter, GATHERING } from '../../test/circle-model.ts'
import { keysOf } from '../../test/space-log.ts'
import type { Hash, SignPublicKey } from '../brand.ts'
import type { MemberPublicKeys, VerifySignature } from '../crypto/keys.ts'
import { inviteIdOf, knockHash, SPACE_KINDS, type Operation } from './operations.ts'
import type { Header, OperationHeader, ParsedRecord } from './record.ts'
import type { Member, OpenInvite, SpaceState } from './state.ts'
import type { Placement } from './step.ts'
import { applyOperation, checkEntry, checkErase } from './validate.ts'

// Each rule of circles by itself, on states made by hand. Whether a signature holds is said by the test.
const together = circleAfter(GATHERING).log.state
const [ada, ben, cleo] = together.members as [Member, Member, Member]
const [dov, eve] = ['Dov', 'Eve'].map((name) => publicKeys(name)) as [
  MemberPublicKeys,
  MemberPublicKeys
]
const time = 1_800_000_000_000
const holds: VerifySignature = () => true
const envHash = new Uint8Array(32).fill(99) as Hash
const nobody = new Uint8Array(32).fill(98) as Hash
const mine: OpenInvite = {
  id: inviteIdOf(eve.sign),
  key: eve.sign,
  issuer: ada.id,
  issuerKey: ada.sign,
  expiresAt: time,
  fate: 'open'
}
const knock = { inviteId: mine.id, ...dov, claim: new Uint8Array(64), proof: new Uint8Array(64) }
const add = { op: 'add', ...knock } as const
const otherKinds = SPACE_KINDS.filter((kind) => kind !== 'circle')

type Asked = {
  readonly changes?: Partial<SpaceState>
  readonly by?: SignPublicKey
  readonly at?: Partial<Placement>
}

/** What an operation changes in Ada's circle, in which one invitation is open; or why it is refused. */
function judge(operation: Operation, asked: Asked = {}): Partial<SpaceState> | string {
  const state = { ...together, invites: [mine], ...asked.changes }
  const record = recordOf('operation', state, asked.by) as ParsedRecord<OperationHeader>
  const at = { seq: 20, time, verify: holds, operation, ...asked.at }
  const applied = applyOperation(state, record, at)
  if (!applied.ok) return applied.reason
  const entries = Object.entries(applied.value) as [keyof SpaceState, never][]
  return Object.fromEntries(entries.filter(([name, value]) => value !== state[name]))
}

function recordOf(type: string, state: SpaceState, author: SignPublicKey = ada.sign): ParsedRecord {
  const { spaceId, epoch, opHash } = state
  const none = new Uint8Array(0)
  const header = { type, spaceId, epoch, opHash, author, seenSeq: 0, seenHead: opHash, body: none }
  const envelope = { header: none, salt: none, commitment: none, ciphertext: none }
  const whole = { ...envelope, ciphertextHash: opHash, signature: none }
  return { header: header as unknown as Header, envelope: whole, envHash }
}

test('an admin lets in who asked by an open invitation, as a member, and then everybody has to rekey', () => {
  const added = { id: envHash, ...dov, role: 'member', joinedSeq: 20, leftSeq: undefined }
  const change = {
    opHash: envHash,
    members: [ada, ben, cleo, { ...added, keysUsed: 1 }],
    invites: [{ ...mine, fate: 'used' }],
    usedKeys: [...together.usedKeys, dov.sign, dov.kem],
    isStale: true
  }
  expect(judge(add)).toEqual(change)
  // Any admin answers, whoever made the invitation.
  expect(judge(add, { by: ben.sign })).toEqual(change)
})

test('nobody lets in, ends a membership, appoints or says how long words stay who is not an admin here, or in another kind of space', () => {
  const operations: readonly Operation[] = [
    add,
    { op: 'remove', memberId: ben.id },
    { op: 'role', memberId: ben.id, role: 'member' },
    { op: 'role', memberId: cleo.id, role: 'admin' },
    { op: 'policy', policy: { retentionDays: 30 } }
  ]
  const ledByTwo = ['remove', 'role']
  for (const operation of operations) {
    expect(judge(operation)).toMatchObject({ opHash: envHash })
    expect(judge(operation, { by: cleo.sign })).toBe('not-allowed')
    expect(judge(operation, { by: dov.sign })).toBe('not-a-member')
    for (const kind of otherKinds) {
      // In a team these are proposals, with rules of their own.
      if (kind === 'team' && ledByTwo.includes(operation.op)) continue
      expect(judge(operation, { changes: { kind } })).toBe('not-allowed')
    }
    const members = [{ ...ada, leftSeq: 9 }, ben, cleo]
    expect(judge(operation, { changes: { members } })).toBe('not-a-member')
    expect(judge(operation, { changes: { isClosed: true } })).toBe('space-closed')
    expect(judge(operation, { at: { verify: () => false } })).toBe('bad-signature')
  }
  expect(otherKinds).toEqual(['own', 'bond', 'team'])
})

test('who asked is let in by an open invitation alone, once, before its end, and while its maker leads', () => {
  const ask = (invite: Partial<OpenInvite>, at: Partial<Placement> = {}, by = ben.sign) =>
    judge(add, { changes: { invites: [{ ...mine, ...invite }] }, at, by })
  expect(judge(add, { changes: { invites: [] } })).toBe('invite-unknown')
  expect(ask({ id: envHash })).toBe('invite-unknown')
  expect(ask({ fate: 'used' })).toBe('invite-used')
  expect(ask({ fate: 'revoked' })).toBe('invite-revoked')
  expect(ask({}, { time: time + 1 })).toBe('invite-expired')
  expect(ask({ issuerKey: dov.sign })).toBe('invite-void')
  expect(ask({ issuer: ben.id })).toBe('invite-void')
})

test('the invitations of an admin who was removed, has left or is no admin any more are void', () => {
  const ended = [{ leftSeq: 9 }, { role: 'member' as const }, { sign: dov.sign }]
  for (const change of ended) {
    const members = [{ ...ada, ...change }, ben, cleo]
    const asked = { changes: { members }, by: ben.sign }
    expect(judge({ ...add, ...eve }, asked)).toBe('invite-void')
    // Void comes before expired, and what is void is still taken back.
    expect(judge(add, { ...asked, at: { time: time + 1 } })).toBe('invite-void')
    const uninvite = { op: 'uninvite', inviteId: mine.id } as const
    expect(judge(uninvite, asked)).toMatchObject({ invites: [{ ...mine, fate: 'revoked' }] })
  }
})

test('a circle has twelve places, and whoever left or was removed has given theirs back', () => {
  const many = (count: number): Member[] =>
    Array.from({ length: count }, (_, index) => ({
      ...cleo,
      id: new Uint8Array(32).fill(index) as Hash
    }))
  const ask = (members: readonly Member[], operation: Operation = add) =>
    judge(operation, { changes: { members } })
  expect(ask([ada, ...many(10)])).toMatchObject({ isStale: true })
  expect(ask([ada, ...many(11)])).toBe('space-full')
  const gone = many(30).map((one) => ({ ...one, leftSeq: 9 }))
  expect(ask([...gone, ada, ...many(10)])).toMatchObject({ isStale: true })
  expect(ask([...gone, ada, ...many(11)])).toBe('space-full')
  // A full circle still makes links: somebody may leave before they are answered.
  const invite = { op: 'invite', key: dov.sign, expiresAt: time } as const
  expect(ask([ada, ...many(11)], invite)).toMatchObject({ opHash: envHash })
})

test('who is let in has signed with the invitation and with their own key, over this space and both new keys', () => {
  const asked: [Uint8Array, Uint8Array, Uint8Array][] = []
  const noting: VerifySignature = (...one) => {
    asked.push(one)
    return true
  }
  expect(judge(add, { at: { verify: noting } })).toMatchObject({ isStale: true })
  const message = knockHash(together.spaceId, dov)
  expect(asked.slice(1)).toEqual([
    [add.claim, message, mine.key],
    [add.proof, message, dov.sign]
  ])
  for (const bad of [add.claim, add.proof]) {
    expect(judge(add, { at: { verify: (signature) => signature !== bad } })).toBe('bad-claim')
  }
  const hashes = [
    message,
    knockHash(new Uint8Array(32) as typeof together.spaceId, dov),
    knockHash(together.spaceId, { ...dov, sign: eve.sign }),
    knockHash(together.spaceId, { ...dov, kem: eve.kem })
  ]
  expect(new Set(hashes.map(String)).size).toBe(4)
})

test('nobody is let in with a key that was ever used here, as a signing key or as a box key', () => {
  for (const used of [dov.sign, dov.kem]) {
    expect(judge(add, { changes: { usedKeys: [used] } })).toBe('key-used')
  }
  const former = { ...dov, kem: cleo.kem }
  expect(judge({ ...add, ...former })).toBe('key-used')
})

test('why somebody is not let in has one order', () => {
  const full = Array.from({ length: 12 }, () => ben)
  const wrong = { members: [ada, ...full], usedKeys: [dov.sign] }
  const at = { verify: (signature: Uint8Array) => signature !== add.claim }
  const used = { invites: [{ ...mine, fate: 'used' as const }] }
  const kind = 'team' as const
  expect(judge(add, { changes: { ...wrong, ...used, kind }, at })).toBe('not-allowed')
  expect(judge(add, { changes: { ...wrong, ...used }, at })).toBe('invite-used')
  expect(judge(add, { changes: wrong, at })).toBe('space-full')
  expect(judge(add, { changes: { usedKeys: wrong.usedKeys }, at })).toBe('bad-claim')
  expect(judge(add, { changes: { usedKeys: wrong.usedKeys } })).toBe('key-used')
})

test('an admin ends the membership of anybody but themselves, and whoever is removed is gone from then on', () => {
  const remove = (memberId: Hash, asked: Asked = {}) => judge({ op: 'remove', memberId }, asked)
  const gone = { opHash: envHash, isStale: true }
  const [withoutBen, withoutCleo] = [
    [ada, { ...ben, leftSeq: 20 }, cleo],
    [ada, ben, { ...cleo, leftSeq: 20 }]
  ]
  expect(remove(ben.id)).toEqual({ ...gone, members: withoutBen })
  expect(remove(cleo.id)).toEqual({ ...gone, members: withoutCleo })
  expect(remove(cleo.id, { by: ben.sign })).toEqual({ ...gone, members: withoutCleo })
  expect(remove(ada.id)).toBe('not-allowed')
  expect(remove(nobody)).toBe('not-a-member')
  expect(remove(ben.id, { changes: { members: withoutBen } })).toBe('not-a-member')
  // Also before the rekey that an earlier change asks for.
  expect(remove(ben.id, { changes: { isStale: true } })).toEqual({
    opHash: envHash,
    members: withoutBen
  })
})

test('who was removed writes nothing, takes nothing back and rekeys for nobody', () => {
  const members = [ada, { ...ben, leftSeq: 20 }, cleo]
  const state = { ...together, members }
  for (const [type, check] of [
    ['entry', checkEntry],
    ['erase', checkErase]
  ] as const) {
    const { header } = recordOf(type, state, ben.sign)
    expect(check(state, header as never)).toEqual({ ok: false, reason: 'not-a-member' })
  }
  const asked = { changes: { members }, by: ben.sign }
  const box = new Uint8Array(0)
  const opening = { commitment: envHash, inbox: eve.kem, backTo: 0, backLink: box }
  const rekey = (...keys: SignPublicKey[]): Operation => {
    return { op: 'rekey', ...opening, boxes: keys.map((member) => ({ member, box })) }
  }
  expect(judge(rekey(ada.sign, cleo.sign), asked)).toBe('not-a-member')
  const byAda = { changes: { members } }
  expect(judge(rekey(ada.sign, ben.sign, cleo.sign), byAda)).toBe('boxes-differ')
  expect(judge(rekey(ada.sign, cleo.sign), byAda)).toMatchObject({ epoch: together.epoch + 1 })
})

test('an admin appoints and steps down, no key changes by it, and a circle is never without an admin', () => {
  const role = (memberId: Hash, to: Member['role'], changes: Partial<SpaceState> = {}) =>
    judge({ op: 'role', memberId, role: to }, { changes })
  const appointed = [ada, ben, { ...cleo, role: 'admin' }]
  expect(role(cleo.id, 'admin')).toEqual({ opHash: envHash, members: appointed })
  const lowered = [ada, { ...ben, role: 'member' as const }, cleo]
  expect(role(ben.id, 'member')).toEqual({ opHash: envHash, members: lowered })
  const steppedDown = [{ ...ada, role: 'member' }, ben, cleo]
  expect(role(ada.id, 'member')).toEqual({ opHash: envHash, members: steppedDown })
  // The last one stays, and an admin who has left counts for nothing.
  expect(role(ada.id, 'member', { members: lowered })).toBe('not-allowed')
  const left = [ada, { ...ben, leftSeq: 9 }, cleo]
  expect(role(ada.id, 'member', { members: left })).toBe('not-allowed')
  expect(role(ada.id, 'admin', { members: left })).toMatchObject({ opHash: envHash })
  expect(role(ben.id, 'admin', { members: left })).toBe('not-a-member')
  expect(role(nobody, 'admin')).toBe('not-a-member')
})

test('where the last admin of a circle leaves, the oldest member leads, and their own links count', () => {
  const members = [ada, { ...ben, role: 'member' as const }, cleo]
  const after = judge({ op: 'leave' }, { changes: { members } }) as Partial<SpaceState>
  expect(after.members).toEqual([{ ...ada, leftSeq: 20 }, ben, cleo])
  const asked = { changes: { members: after.members! }, by: ben.sign }
  expect(judge({ op: 'remove', memberId: cleo.id }, asked)).toMatchObject({ isStale: true })
  expect(judge({ op: 'remove', memberId: ben.id }, asked)).toBe('not-allowed')
})

function publicKeys(name: string): MemberPublicKeys {
  const { sign, kem } = keysOf(name)
  return { sign: sign.public, kem: kem.public }
}
