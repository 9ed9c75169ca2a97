import { expect, test } from 'vitest'
import { bondAfter } from '../../test/bond-model.ts'
import { keysOf } from '../../test/space-log.ts'
import type { Act } from '../../test/space-model.ts'
import type { Hash, SignPublicKey, SpaceId } from '../brand.ts'
import type { MemberPublicKeys, VerifySignature } from '../crypto/keys.ts'
import {
  claimHash,
  inviteIdOf,
  setKeyHash,
  spaceIdOf,
  type Operation,
  type SpaceKind
} from './operations.ts'
import { NO_OPERATION, type Header, type OperationHeader, type ParsedRecord } from './record.ts'
import { inviteFate, type Member, type OpenInvite, type SpaceState } from './state.ts'
import type { Placement } from './step.ts'
import { applyOperation, checkEntry, checkErase, checkRecordAt } from './validate.ts'

// Each rule by itself, on states made by hand. Whether a signature holds is said by the test, so nothing is slow.
const DAY = 86_400_000
const acts: readonly Act[] = [
  { who: 0, what: 'invite', pick: 7, lag: 0 },
  { who: 1, what: 'join', pick: 0, lag: 0 },
  { who: 1, what: 'rekey', pick: 8, lag: 0 }
]
const alone = bondAfter(acts.slice(0, 1))
const bond = bondAfter(acts)
const together = bond.log.state
const [ada, ben, cleo] = ['Ada', 'Ben', 'Cleo'].map((name) => publicKeys(name)) as [
  MemberPublicKeys,
  MemberPublicKeys,
  MemberPublicKeys
]
const time = 1_800_000_000_000
const holds: VerifySignature = () => true
const envHash = new Uint8Array(32).fill(99) as Hash

type Asked = {
  readonly state?: SpaceState | undefined
  readonly by?: SignPublicKey
  readonly standing?: Partial<OperationHeader>
  readonly at?: Partial<Placement>
}

/** What an operation of Ada changes in the bond of two, or of others elsewhere; or why it is refused. */
function judge(operation: Operation | undefined, asked: Asked = {}): Partial<SpaceState> | string {
  const state = 'state' in asked ? asked.state : together
  const record = recordOf({ type: 'operation', body: new Uint8Array(0), ...asked.standing }, asked)
  const at = { seq: 10, time, verify: holds, operation, ...asked.at }
  const applied = applyOperation(state, record as ParsedRecord<OperationHeader>, at)
  if (!applied.ok) return applied.reason
  const entries = Object.entries(applied.value) as [keyof SpaceState, never][]
  return Object.fromEntries(entries.filter(([name, value]) => value !== state?.[name]))
}

function recordOf(header: object, { state = together, by = ada.sign }: Asked): ParsedRecord {
  const { spaceId, epoch, opHash } = state
  const standing = { spaceId, epoch, opHash, author: by, seenSeq: 0, seenHead: opHash }
  const none = new Uint8Array(0)
  const envelope = { header: none, salt: none, commitment: none, ciphertext: none }
  const whole = { ...envelope, ciphertextHash: opHash, signature: none }
  return { header: { ...standing, ...header } as Header, envelope: whole, envHash }
}

const leave = { op: 'leave' } as const

test('nobody acts in another space, on another chain, in another epoch, after its end or as a stranger', () => {
  const changed = (bytes: Uint8Array) => bytes.with(31, bytes[31]! ^ 1) as Hash
  const { spaceId, opHash, epoch } = together
  const places: readonly [Partial<OperationHeader>, string][] = [
    [{ spaceId: changed(spaceId) as unknown as SpaceId }, 'wrong-space'],
    [{ opHash: changed(opHash) }, 'chain-moved'],
    [{ epoch: epoch - 1 }, 'wrong-epoch'],
    [{ epoch: epoch + 1 }, 'wrong-epoch'],
    [{ author: cleo.sign }, 'not-a-member']
  ]
  for (const [standing, reason] of places) {
    expect(judge(leave, { standing })).toBe(reason)
    const { header } = recordOf({ type: 'entry', ...standing }, {})
    for (const check of [checkEntry, checkErase]) {
      expect(check(together, header as never)).toEqual({ ok: false, reason })
    }
  }
  expect(judge(leave, { state: { ...together, isClosed: true } })).toBe('space-closed')
  expect(judge(undefined)).toBe('unknown-operation')
  expect(judge(leave, { at: { verify: () => false } })).toBe('bad-signature')
})

test('before a rekey nobody writes, and everybody may take back', () => {
  const { header } = recordOf({ type: 'entry' }, {})
  const stale = { ...together, isStale: true }
  expect(checkEntry(together, header as never)).toEqual({ ok: true, value: together.members[0] })
  expect(checkEntry(stale, header as never)).toEqual({ ok: false, reason: 'rekey-first' })
  expect(checkErase(stale, header as never)).toEqual({ ok: true, value: together.members[0] })
})

test('a record in the log is judged by what held just before its place', () => {
  const stale = { ...together, opHash: envHash, isStale: true }
  const chain = [
    { seq: 2, state: together },
    { seq: 5, state: stale }
  ]
  const check = (header: object, seq: number, verify = holds) => {
    const checked = checkRecordAt(chain, recordOf(header, {}), { seq, verify })
    return checked.ok ? checked.value : checked.reason
  }
  expect(check({ type: 'operation' }, 5)).toBe(true)
  expect(check({ type: 'operation' }, 2)).toBe('not-allowed')
  expect(check({ type: 'operation' }, 4)).toBe('not-allowed')
  const entry = { type: 'entry' }
  expect([2, 3, 5].map((seq) => check(entry, seq))).toEqual(['bad-signature', true, true])
  expect(check(entry, 6)).toBe('chain-moved')
  expect(check({ ...entry, opHash: envHash }, 6)).toBe('rekey-first')
  expect(check({ type: 'erase', opHash: envHash }, 6)).toBe(true)
  expect(check({ ...entry, author: cleo.sign }, 3)).toBe('not-a-member')
  expect(check(entry, 3, () => false)).toBe('bad-signature')
})

test('a space begins at number one, on nothing, in epoch nought, and once', () => {
  const { sign, kem } = cleo
  const opening = { commitment: together.opHash, inbox: kem }
  const begun = {
    random: new Uint8Array(32),
    sign,
    kem,
    kind: 'bond',
    policy: { retentionDays: 9 }
  }
  const genesis = { op: 'genesis', ...begun, ...opening, box: new Uint8Array(0) } as Operation
  const spaceId = spaceIdOf(begun as Parameters<typeof spaceIdOf>[0])
  const standing = { spaceId, epoch: 0, opHash: NO_OPERATION }
  const begin = (changes: Partial<OperationHeader> = {}, at: Partial<Placement> = {}) =>
    judge(genesis, {
      state: undefined,
      by: sign,
      standing: { ...standing, ...changes },
      at: { seq: 1, ...at }
    })
  const member = { id: envHash, sign, kem, role: 'admin', joinedSeq: 1, leftSeq: undefined }
  expect(begin()).toEqual({
    spaceId,
    kind: 'bond',
    policy: { retentionDays: 9 },
    opHash: envHash,
    epoch: 0,
    opening,
    members: [{ ...member, keysUsed: 1 }],
    invites: [],
    proposals: [],
    usedKeys: [sign, kem],
    isStale: false,
    isClosed: false
  })
  expect(begin({}, { seq: 2 })).toBe('not-allowed')
  expect(begin({ spaceId: together.spaceId })).toBe('wrong-space')
  expect(begin({ opHash: together.opHash })).toBe('chain-moved')
  expect(begin({ epoch: 1 })).toBe('wrong-epoch')
  expect(begin({ author: ada.sign })).toBe('not-allowed')
  expect(judge(genesis, { by: sign, standing, at: { seq: 1 } })).toBe('not-allowed')
  expect(judge(leave, { state: undefined, at: { seq: 1 } })).toBe('not-allowed')
})

test('only an admin invites, into a place that is free, with a new key, for eight days at most', () => {
  const state = { ...alone.log.state, invites: [] }
  const first = member(0)
  const invite = { op: 'invite', key: cleo.sign, expiresAt: time + 8 * DAY } as const
  const made = inviteOf(cleo.sign, { expiresAt: time + 8 * DAY })
  const ask = (changes: Partial<SpaceState>, expiresAt: number = invite.expiresAt) =>
    judge({ ...invite, expiresAt }, { state: { ...state, ...changes } })
  const issued = { ...made, issuer: state.members[0]!.id }
  expect(ask({})).toEqual({ opHash: envHash, invites: [issued] })
  expect(ask({}, invite.expiresAt + 1)).toBe('not-allowed')
  expect(ask({ kind: 'own' })).toBe('not-allowed')
  expect(ask({ members: [{ ...state.members[0]!, role: 'member' }] })).toBe('not-allowed')
  expect(ask({ members: [first, member(1)] })).toBe('space-full')
  expect(ask({ kind: 'circle', members: [first, member(1)] })).toMatchObject({ opHash: envHash })
  expect(ask({ invites: [made] })).toBe('key-used')
  const others = (count: number, fate: OpenInvite['fate']) =>
    Array.from({ length: count }, (_, index) =>
      inviteOf(new Uint8Array(32).fill(index % 251) as SignPublicKey, { fate })
    )
  expect(ask({ invites: others(49, 'open') })).toMatchObject({ opHash: envHash })
  expect(ask({ invites: others(50, 'open') })).toBe('space-full')
  expect(ask({ invites: others(999, 'revoked') })).toMatchObject({ opHash: envHash })
  expect(ask({ invites: others(1000, 'used') })).toBe('space-full')
})

test('only an admin takes an open invitation back, and no other than that one', () => {
  const [mine, other] = [inviteOf(ben.sign), inviteOf(cleo.sign)]
  const ask = (invites: readonly OpenInvite[], changes: Partial<SpaceState> = {}) =>
    judge({ op: 'uninvite', inviteId: mine.id }, { state: { ...together, invites, ...changes } })
  const invites = [{ ...mine, fate: 'revoked' }, other]
  expect(ask([mine, other])).toEqual({ opHash: envHash, invites })
  expect(ask([other])).toBe('invite-unknown')
  expect(ask([{ ...mine, fate: 'used' }])).toBe('invite-used')
  expect(ask([{ ...mine, fate: 'revoked' }])).toBe('invite-revoked')
  const members = together.members.map((one) => ({ ...one, role: 'member' as const }))
  expect(ask([mine], { members })).toBe('not-allowed')
})

test('an invitation is open until its last moment, and as long as who gave it may give it', () => {
  const invite = inviteOf(cleo.sign)
  const fate = (changes: Partial<OpenInvite>, at = time, state = together) =>
    inviteFate(state, { ...invite, ...changes }, at)
  expect(inviteFate(together, undefined, time)).toBe('unknown')
  expect([fate({}), fate({}, time + 1)]).toEqual(['open', 'expired'])
  expect([fate({ fate: 'used' }), fate({ fate: 'revoked' })]).toEqual(['used', 'revoked'])
  expect(fate({ issuerKey: cleo.sign })).toBe('void')
  expect(fate({ issuer: envHash })).toBe('void')
  const [first, second] = together.members as [Member, Member]
  const gone = { ...together, members: [{ ...first, leftSeq: 9 }, second] }
  expect(fate({}, time, gone)).toBe('void')
  const lower = { ...together, members: [{ ...first, role: 'member' as const }, second] }
  expect(fate({}, time, lower)).toBe('void')
})

test('who joins holds an open invitation, signs with its key and their own, and brings new keys', () => {
  const before = alone.log.state
  const [mine, other] = [inviteOf(ben.sign), inviteOf(ada.sign)]
  const state = { ...before, invites: [other, mine] }
  const join = { op: 'join', inviteId: mine.id, ...cleo, claim: new Uint8Array(64) } as const
  const ask = (changes: Partial<SpaceState> = {}, asked: Asked = {}, keys: object = {}) =>
    judge({ ...join, ...keys }, { state: { ...state, ...changes }, by: cleo.sign, ...asked })
  const joined = { id: envHash, ...cleo, role: 'admin', joinedSeq: 10, leftSeq: undefined }
  expect(ask()).toEqual({
    opHash: envHash,
    members: [...before.members, { ...joined, keysUsed: 1 }],
    invites: [other, { ...mine, fate: 'used' }],
    usedKeys: [...before.usedKeys, cleo.sign, cleo.kem],
    isStale: true
  })
  expect(ask({ kind: 'circle' })).toBe('not-allowed')
  expect(ask({ invites: [other] })).toBe('invite-unknown')
  expect(ask({ invites: [{ ...mine, fate: 'used' }] })).toBe('invite-used')
  expect(ask({}, { at: { time: time + 1 } })).toBe('invite-expired')
  expect(ask({ members: together.members })).toBe('space-full')
  const message = claimHash(state.spaceId, state.opHash, join)
  const asked: Uint8Array[] = []
  const noting: VerifySignature = (signature, hash, key) => {
    if (signature === join.claim) asked.push(hash, key)
    return signature !== join.claim
  }
  expect(ask({}, { at: { verify: noting } })).toBe('bad-claim')
  expect(asked).toEqual([message, mine.key])
  expect(ask({}, { by: ben.sign })).toBe('bad-claim')
  expect(ask({ usedKeys: [cleo.sign] })).toBe('key-used')
  expect(ask({ usedKeys: [ada.sign, cleo.kem] })).toBe('key-used')
})

test('who leaves is gone from that number on, and the last one closes the space', () => {
  const [first, second] = together.members as [Member, Member]
  const left = { ...first, leftSeq: 10 }
  expect(judge(leave)).toEqual({ opHash: envHash, members: [left, second], isStale: true })
  const ask = (members: readonly Member[]) => judge(leave, { state: { ...together, members } })
  expect(ask([first, { ...second, leftSeq: 9 }])).toMatchObject({ isClosed: true })
  // Where nobody is left who may invite, the oldest who is here takes the place, and nobody else.
  const plain = { ...second, role: 'member' as const }
  const third = { ...plain, id: envHash, sign: cleo.sign }
  const gone = { ...third, leftSeq: 3 }
  const after = [gone, left, { ...plain, role: 'admin' }, third]
  expect(ask([gone, first, plain, third])).toMatchObject({ members: after })
  expect(ask([plain, first, second])).toMatchObject({ members: [plain, left, second] })
})

test('who changes their key brings a new one and its proof, at most fifty times', () => {
  const setkey = { op: 'setkey', ...cleo, proof: new Uint8Array(64) } as const
  const [first, second] = together.members as [Member, Member]
  const ask = (changes: Partial<SpaceState> = {}, verify = holds) =>
    judge(setkey, { state: { ...together, ...changes }, at: { verify } })
  expect(ask()).toEqual({
    opHash: envHash,
    members: [{ ...first, ...cleo, keysUsed: 2 }, second],
    usedKeys: [...together.usedKeys, cleo.sign, cleo.kem],
    isStale: true
  })
  expect(ask({ usedKeys: [cleo.kem] })).toBe('key-used')
  expect(ask({ members: [{ ...first, keysUsed: 50 }, second] })).toBe('space-full')
  expect(ask({ members: [{ ...first, keysUsed: 49 }, second] })).toMatchObject({ isStale: true })
  const message = setKeyHash({ ...together, author: ada.sign }, cleo)
  const asked: Uint8Array[] = []
  const noting: VerifySignature = (signature, hash, key) => {
    if (signature === setkey.proof) asked.push(hash, key)
    return signature !== setkey.proof
  }
  expect(ask({}, noting)).toBe('bad-claim')
  expect(asked).toEqual([message, cleo.sign])
})

test('a rekey links back to nothing in a circle alone, where it still has a box for each who is here', () => {
  const boxes = [ada.sign, ben.sign].map((member) => ({ member, box: new Uint8Array(0) }))
  const opening = { commitment: envHash, inbox: cleo.kem, backTo: together.epoch }
  const cut = { op: 'rekey', ...opening, boxes, backLink: new Uint8Array(0) } as const
  const ask = (kind: SpaceKind, rekey: Operation = cut) =>
    judge(rekey, { state: { ...together, kind, isStale: true } })
  expect(ask('circle')).toMatchObject({ epoch: together.epoch + 1, isStale: false })
  for (const kind of ['own', 'bond', 'team'] as const) expect(ask(kind)).toBe('not-allowed')
  expect(ask('circle', { ...cut, boxes: boxes.slice(1) })).toBe('boxes-differ')
  expect(ask('circle', { ...cut, backTo: together.epoch + 1 })).toBe('wrong-epoch')
})

test('a rekey has one box for each who is here, in their order, and links to no time to come', () => {
  const state = { ...together, isStale: true }
  const opening = { commitment: envHash, inbox: cleo.kem }
  const box = new Uint8Array(0)
  const ask = (members: readonly SignPublicKey[], changes = {}, backTo = state.epoch) => {
    const boxes = members.map((one) => ({ member: one, box }))
    const rekey = { op: 'rekey', ...opening, boxes, backTo, backLink: new Uint8Array(169) } as const
    return judge(rekey, { state: { ...state, ...changes } })
  }
  const epoch = state.epoch + 1
  expect(ask([ada.sign, ben.sign])).toEqual({ opHash: envHash, epoch, opening, isStale: false })
  expect(ask([ada.sign, ben.sign], {}, 0)).toMatchObject({ epoch })
  expect(ask([ada.sign, ben.sign], {}, epoch)).toBe('wrong-epoch')
  const others = [
    [],
    [ada.sign],
    [ben.sign],
    [ben.sign, ada.sign],
    [ada.sign, cleo.sign],
    [ada.sign, ada.sign],
    [ada.sign, ben.sign, cleo.sign]
  ]
  for (const members of others) expect(ask(members)).toBe('boxes-differ')
  const [first, second] = together.members as [Member, Member]
  const members = [first, { ...second, leftSeq: 9 }]
  expect(ask([ada.sign], { members })).toMatchObject({ epoch })
  expect(ask([ada.sign, ben.sign], { members })).toBe('boxes-differ')
})

test('a box that did not open is given anew to somebody who is here, and changes nothing else', () => {
  const ask = (to: SignPublicKey, epoch = together.epoch, changes: Partial<SpaceState> = {}) =>
    judge(
      { op: 'relock', member: to, epoch, box: new Uint8Array(0) },
      { state: { ...together, ...changes } }
    )
  expect(ask(ben.sign)).toEqual({ opHash: envHash })
  expect(ask(ben.sign, together.epoch - 1)).toBe('wrong-epoch')
  expect(ask(cleo.sign)).toBe('not-a-member')
  const members = [member(0), { ...member(1), leftSeq: 9 }]
  expect(ask(ben.sign, together.epoch, { members })).toBe('not-a-member')
})

function publicKeys(name: string): MemberPublicKeys {
  const { sign, kem } = keysOf(name)
  return { sign: sign.public, kem: kem.public }
}

function member(index: number): Member {
  return together.members[index]!
}

/** An invitation by Ada, open until `time`. */
function inviteOf(key: SignPublicKey, changes: Partial<OpenInvite> = {}): OpenInvite {
  const issued = { issuer: member(0).id, issuerKey: ada.sign, expiresAt: time }
  return { id: inviteIdOf(key), key, ...issued, fate: 'open', ...changes }
}
