import { expect, test } from 'vitest'
import { keysOf } from '../../test/space-log.ts'
import { teamAfter, TEAMING } from '../../test/team-model.ts'
import type { Hash, SignPublicKey } from '../brand.ts'
import type { MemberPublicKeys, VerifySignature } from '../crypto/keys.ts'
import { LIMITS } from './limits.ts'
import { inviteIdOf, knockHash, SPACE_KINDS, type Operation } from './operations.ts'
import type { Header, OperationHeader, ParsedRecord } from './record.ts'
import {
  DAY_MS,
  holdsPost,
  inviteFate,
  proposalsAt,
  type Member,
  type OpenInvite,
  type Proposal,
  type SpaceState
} from './state.ts'
import type { Placement } from './step.ts'
import { applyOperation } from './validate.ts'

// Each rule of teams by itself, on states made by hand. Whether a signature holds is said by the test.
const together = teamAfter(TEAMING).log.state
const time = 1_800_000_000_000
const [ada, ben, cleo] = together.members.map((one) =>
  one.post ? { ...one, post: { ...one.post, until: time + 400 * DAY_MS } } : one
) as [Member, Member, Member]
const [dov, eve] = ['Dov', 'Eve'].map((name) => publicKeys(name)) as [
  MemberPublicKeys,
  MemberPublicKeys
]
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
const signed = { claim: new Uint8Array(64), proof: new Uint8Array(64).fill(1) }
const said = {
  role: 'member',
  until: time + 30 * DAY_MS,
  mustReport: true,
  words: 'Seen.'
} as const
const appoint = { op: 'appoint', inviteId: mine.id, ...dov, ...signed, ...said } as const
const aloneMs = 72 * 3_600_000
const over = { ...ben, post: { ...ben.post!, until: time - 1 } }
const otherKinds = SPACE_KINDS.filter((kind) => kind !== 'team')

type Asked = {
  readonly changes?: Partial<SpaceState>
  readonly by?: SignPublicKey
  readonly at?: Partial<Placement>
}

/** What an operation changes in Ada's and Ben's team, in which one invitation is open; or why it is refused. */
function judge(operation: Operation, asked: Asked = {}): Partial<SpaceState> | string {
  const state = stateOf(asked.changes)
  const record = recordOf(state, asked.by)
  const at = { seq: 20, time, verify: holds, operation, ...asked.at }
  const applied = applyOperation(state, record, at)
  if (!applied.ok) return applied.reason
  const entries = Object.entries(applied.value) as [keyof SpaceState, never][]
  return Object.fromEntries(entries.filter(([name, value]) => value !== state[name]))
}

function stateOf(changes: Partial<SpaceState> = {}): SpaceState {
  return { ...together, members: [ada, ben, cleo], proposals: [], invites: [mine], ...changes }
}

function recordOf(state: SpaceState, author = ada.sign): ParsedRecord<OperationHeader> {
  const { spaceId, epoch, opHash } = state
  const none = new Uint8Array(0)
  const seen = { seenSeq: 0, seenHead: opHash, body: none }
  const header = { type: 'operation', spaceId, epoch, opHash, author, ...seen }
  const envelope = { header: none, salt: none, commitment: none, ciphertext: none }
  const whole = { ...envelope, ciphertextHash: opHash, signature: none }
  return { header: header as Header as OperationHeader, envelope: whole, envHash }
}

/** What Ada, or whoever is named, has proposed an hour ago. */
function waiting(operation: Proposal['operation'], change: Partial<Proposal> = {}): Proposal {
  const by = { by: ada.id, byKey: ada.sign }
  return { id: nobody, ...by, time: time - 3_600_000, operation, ...change }
}

const removal = (memberId: Hash): Proposal['operation'] => ({ op: 'remove', memberId })
const roleOf = (memberId: Hash, role: Member['role']): Proposal['operation'] => {
  return { op: 'role', memberId, role }
}

/** What follows where one says yes to what waits. */
function answer(proposal: Proposal, asked: Asked = {}): Partial<SpaceState> | string {
  const changes = { proposals: [proposal], ...asked.changes }
  const yes = { op: 'cosign', proposal: proposal.id } as const
  return judge(yes, { by: ben.sign, ...asked, changes })
}

const proposals: readonly Proposal['operation'][] = [
  appoint,
  removal(ben.id),
  roleOf(cleo.id, 'admin'),
  roleOf(ben.id, 'member')
]

test('what takes two yeses changes nobody before the second, and says who wants it since when', () => {
  for (const operation of proposals) {
    const proposal = { id: envHash, by: ada.id, byKey: ada.sign, time, operation }
    const change = { opHash: envHash, proposals: [proposal] }
    expect(judge(operation)).toEqual(change)
    // Before a rekey too: nothing is written for anybody by it.
    expect(judge(operation, { changes: { isStale: true } })).toEqual(change)
  }
})

test('nobody proposes or says yes who is no steward whose post holds, or in another kind of space', () => {
  const members = [ada, over, cleo]
  for (const operation of [...proposals, { op: 'cosign', proposal: nobody } as const]) {
    const proposal = waiting(roleOf(cleo.id, 'admin'))
    const ask = (asked: Asked) =>
      judge(operation, { ...asked, changes: { proposals: [proposal], ...asked.changes } })
    expect(ask({ by: cleo.sign })).toBe('not-allowed')
    expect(ask({ by: dov.sign })).toBe('not-a-member')
    expect(ask({ by: ben.sign, changes: { members } })).toBe('not-allowed')
    for (const kind of otherKinds.filter((one) => one !== 'circle' || operation.op === 'cosign')) {
      expect(ask({ by: ben.sign, changes: { kind } })).toBe('not-allowed')
    }
    expect(ask({ changes: { isClosed: true } })).toBe('space-closed')
    expect(ask({ at: { verify: () => false } })).toBe('bad-signature')
  }
  expect(judge(appoint, { changes: { kind: 'circle' } })).toBe('not-allowed')
  expect(judge({ op: 'add', inviteId: mine.id, ...dov, ...signed })).toBe('not-allowed')
  expect(judge({ op: 'policy', policy: { retentionDays: 3 } })).toBe('not-allowed')
})

test('another steward says yes, and who asked is here with the post that was proposed', () => {
  const { role, ...rest } = said
  const post = { ...rest, checkedBy: 'two' }
  const came = { id: envHash, ...dov, role, joinedSeq: 20, leftSeq: undefined, keysUsed: 1 }
  expect(answer(waiting(appoint))).toEqual({
    opHash: envHash,
    members: [ada, ben, cleo, { ...came, post }],
    invites: [{ ...mine, fate: 'used' }],
    usedKeys: [...together.usedKeys, dov.sign, dov.kem],
    proposals: [],
    isStale: true
  })
})

test('a yes ends a membership or changes a role as it was proposed, and then waits no more', () => {
  const other = waiting(removal(cleo.id), { id: envHash })
  const both = (proposal: Proposal) =>
    answer(proposal, { changes: { proposals: [proposal, other] } })
  const gone = { isStale: true, members: [ada, { ...ben, leftSeq: 20 }, cleo] }
  // Also by the one whose post it takes: they may agree, as they may leave.
  expect(both(waiting(removal(ben.id)))).toEqual({ opHash: envHash, proposals: [other], ...gone })
  const raised = { ...cleo, role: 'admin', post: { ...cleo.post, checkedBy: 'two' } }
  expect(both(waiting(roleOf(cleo.id, 'admin')))).toEqual({
    opHash: envHash,
    proposals: [other],
    members: [ada, ben, raised]
  })
  // A founder has no post, whatever becomes of them.
  const members = [{ ...ada, role: 'member' }, ben, cleo]
  expect(answer(waiting(roleOf(ada.id, 'member')))).toMatchObject({ members })
})

test('nobody is the second for what they proposed while another steward is here', () => {
  const late = { time: time - 20 * DAY_MS }
  for (const operation of proposals) {
    expect(answer(waiting(operation, late), { by: ada.sign })).toBe('not-allowed')
  }
})

test('one steward alone says yes to themselves after three days, and it says so; but takes no post away', () => {
  const ask = (operation: Proposal['operation'], ago: number, second: Member = over) =>
    answer(waiting(operation, { time: time - ago }), {
      by: ada.sign,
      changes: { members: [ada, second, cleo] }
    })
  const open = { ...appoint, role: 'admin' } as const
  expect(ask(open, aloneMs - 1)).toBe('not-allowed')
  for (const second of [over, { ...ben, leftSeq: 9 }, { ...ben, role: 'member' as const }]) {
    const after = ask(open, aloneMs, second) as Partial<SpaceState>
    expect(after.members?.at(-1)).toMatchObject({ role: 'admin', post: { checkedBy: 'one' } })
  }
  const raised = ask(roleOf(cleo.id, 'admin'), aloneMs) as Partial<SpaceState>
  expect(raised.members?.[2]).toMatchObject({ role: 'admin', post: { checkedBy: 'one' } })
  expect(ask(removal(ben.id), aloneMs)).toBe('not-allowed')
})

test('what waits is void after a month, and once its proposer has gone, leads no more or has other keys', () => {
  const proposal = waiting(removal(cleo.id))
  const ended: readonly Partial<Member>[] = [{ leftSeq: 9 }, { role: 'member' }, { sign: dov.sign }]
  for (const change of ended) {
    const members = [{ ...ada, ...change }, ben, cleo]
    expect(proposalsAt(stateOf({ members, proposals: [proposal] }), time)).toEqual([])
    expect(answer(proposal, { changes: { members } })).toBe('not-allowed')
  }
  const bens = waiting(removal(cleo.id), { by: ben.id, byKey: ben.sign })
  const members = [ada, over, cleo]
  expect(answer(bens, { by: ada.sign })).toMatchObject({ isStale: true })
  expect(answer(bens, { by: ada.sign, changes: { members } })).toBe('not-allowed')
  const last = proposal.time + LIMITS.proposalDays * DAY_MS
  expect(answer(proposal, { at: { time: last } })).toMatchObject({ isStale: true })
  expect(answer(proposal, { at: { time: last + 1 } })).toBe('not-allowed')
  expect(answer(proposal, { changes: { proposals: [] } })).toBe('not-allowed')
})

test('each steward has room for ten proposals, and nobody uses up the room of another', () => {
  const own = Array.from({ length: 10 }, () => waiting(removal(cleo.id)))
  const ask = (waits: readonly Proposal[], by = ada.sign) =>
    judge(roleOf(cleo.id, 'admin'), { changes: { proposals: waits }, by })
  expect(ask(own)).toBe('space-full')
  expect(ask(own, ben.sign)).toMatchObject({ opHash: envHash })
  expect(ask(own.slice(1))).toMatchObject({ opHash: envHash })
  // What is void takes no room, and goes.
  const past = own.map((one) => ({ ...one, time: time - 31 * DAY_MS }))
  expect((ask(past) as Partial<SpaceState>).proposals).toHaveLength(1)
})

test('an appointment that could not be is refused at once, for reasons in one order', () => {
  const ask = (changes: Partial<SpaceState>, verify = holds, until: number = said.until) =>
    judge({ ...appoint, until }, { changes, at: { verify } })
  const many = Array.from({ length: LIMITS.members }, () => cleo)
  const proposed = Array.from({ length: 10 }, () => waiting(removal(cleo.id)))
  const keys = { usedKeys: [dov.kem], proposals: proposed }
  const full = { ...keys, members: [ada, ...many] }
  const used = { ...full, invites: [{ ...mine, fate: 'used' as const }] }
  const noClaim: VerifySignature = (signature) => signature !== appoint.claim
  expect(ask(used, noClaim, time)).toBe('not-allowed')
  expect(ask(used, noClaim, time + 1)).toBe('invite-used')
  expect(ask(full, noClaim)).toBe('space-full')
  expect(ask(keys, noClaim)).toBe('bad-claim')
  expect(ask(keys, (signature) => signature !== appoint.proof)).toBe('bad-claim')
  expect(ask(keys)).toBe('key-used')
  expect(ask({ proposals: proposed })).toBe('space-full')
  expect(ask({ invites: [] })).toBe('invite-unknown')
  expect(ask({ members: [ada, ...many.slice(2)] })).toMatchObject({ opHash: envHash })
  expect(judge(appoint, { at: { time: time + 1 } })).toBe('invite-expired')
})

test('a link has to hold when somebody is proposed; the second yes may come later, but not once it was taken back', () => {
  const asked: Uint8Array[][] = []
  const verify: VerifySignature = (...one) => asked.push(one) > 0
  const later = { at: { time: time + 20 * DAY_MS, verify } }
  expect(answer(waiting(appoint), later)).toMatchObject({ isStale: true })
  const message = knockHash(together.spaceId, dov)
  expect(asked.slice(1)).toEqual([
    [appoint.claim, message, mine.key],
    [appoint.proof, message, dov.sign]
  ])
  for (const [fate, reason] of [
    ['used', 'invite-used'],
    ['revoked', 'invite-revoked']
  ] as const) {
    const changes = { invites: [{ ...mine, fate }] }
    expect(answer(waiting(appoint), { ...later, changes })).toBe(reason)
  }
  const bens = waiting(appoint, { by: ben.id, byKey: ben.sign })
  const cleos = { ...cleo, role: 'admin' as const }
  const members = [{ ...ada, role: 'member' as const }, ben, cleos]
  expect(answer(bens, { by: cleo.sign, changes: { members } })).toBe('invite-void')
  expect(answer(waiting(appoint), { changes: { usedKeys: [dov.sign] } })).toBe('key-used')
  // A post that would be over begins no more.
  expect(answer(waiting(appoint), { at: { time: said.until } })).toBe('not-allowed')
})

test('one steward ends at once what is no steward, and nobody ends themselves by it', () => {
  const members = [ada, ben, { ...cleo, leftSeq: 20 }]
  const change = { opHash: envHash, isStale: true, members }
  expect(judge(removal(cleo.id))).toEqual(change)
  expect(judge(removal(cleo.id), { by: ben.sign })).toEqual(change)
  expect(judge(removal(ada.id))).toBe('not-allowed')
  expect(judge(removal(nobody))).toBe('not-a-member')
  expect(judge(roleOf(nobody, 'admin'))).toBe('not-a-member')
  const gone = { changes: { members } }
  expect(answer(waiting(removal(cleo.id)), gone)).toBe('not-a-member')
  expect(answer(waiting(roleOf(cleo.id, 'admin')), gone)).toBe('not-a-member')
  const started = { ...ada, role: 'member' as const }
  const ends = { ...started, leftSeq: 20 }
  expect(judge(removal(ada.id), { by: ben.sign, changes: { members: [started, ben] } })).toEqual({
    ...change,
    members: [ends, ben]
  })
})

test('a post that is over gives no right, and anybody else of the team takes it out', () => {
  const members = [ada, over, cleo]
  const asked = { changes: { members }, by: cleo.sign }
  expect(judge(removal(ben.id), asked)).toEqual({
    opHash: envHash,
    isStale: true,
    members: [ada, { ...over, leftSeq: 20 }, cleo]
  })
  expect(judge(removal(ben.id), { ...asked, by: ben.sign })).toBe('not-allowed')
  expect(judge(removal(ben.id), { ...asked, by: dov.sign })).toBe('not-a-member')
  expect(judge(removal(ben.id), { ...asked, changes: {} })).toBe('not-allowed')
  expect(judge(removal(ada.id), asked)).toBe('not-allowed')
  const circle = { changes: { members, kind: 'circle' as const }, by: cleo.sign }
  expect(judge(removal(ben.id), circle)).toBe('not-allowed')
  // A founder has no end.
  expect([ada, ben, over].map((one) => holdsPost(one, time))).toEqual([true, true, false])
  expect(holdsPost(over, over.post.until)).toBe(true)
  expect(holdsPost({ ...ada, leftSeq: 9 }, time)).toBe(false)
})

test('whose post is over makes no link, takes none back and shows nothing, and their links are void', () => {
  const asked = { changes: { members: [ada, over, cleo] }, by: ben.sign }
  const invite = { op: 'invite', key: dov.sign, expiresAt: time } as const
  const uninvite = { op: 'uninvite', inviteId: mine.id } as const
  const present = { op: 'present', words: 'I am Ben.' } as const
  for (const operation of [invite, uninvite, present]) {
    expect(judge(operation, asked)).toBe('not-allowed')
    expect(judge(operation, { by: ben.sign })).toMatchObject({ opHash: envHash })
  }
  const bens = { ...mine, issuer: ben.id, issuerKey: ben.sign }
  const state = stateOf(asked.changes)
  expect(inviteFate(state, bens, time)).toBe('void')
  expect(inviteFate(state, bens, over.post.until)).toBe('open')
})

test('everybody of a team says in the clear how they show themselves, and nobody of another space', () => {
  const present = { op: 'present', words: 'I am Cleo.' } as const
  const shown = [ada, ben, { ...cleo, shown: 'I am Cleo.' }]
  expect(judge(present, { by: cleo.sign })).toEqual({ opHash: envHash, members: shown })
  expect(judge(present, { by: dov.sign })).toBe('not-a-member')
  for (const kind of otherKinds) expect(judge(present, { changes: { kind } })).toBe('not-allowed')
})

test('no role leaves a team to somebody whose post is over, neither when it is proposed nor when it acts', () => {
  const changes = { members: [ada, over, cleo] }
  expect(judge(roleOf(ada.id, 'member'), { changes })).toBe('not-allowed')
  const bens = waiting(roleOf(ada.id, 'member'), { by: cleo.id, byKey: cleo.sign })
  const cleos = { ...cleo, role: 'admin' as const, post: { ...cleo.post!, until: time } }
  const led = { changes: { members: [ada, over, cleos] }, by: ada.sign }
  expect(answer(bens, led)).toMatchObject({ opHash: envHash })
  expect(answer(bens, { ...led, at: { time: time + 1 } })).toBe('not-allowed')
})

test('where the last steward goes whose post holds, the oldest leads whose own holds, or else the oldest', () => {
  const [mia, noa] = [dov, eve].map((keys, at) => ({ ...cleo, ...keys, id: idOf(at) }))
  const leave = (...members: readonly Member[]): string[] => {
    const after = judge({ op: 'leave' }, { changes: { members: [ada, ...members] } })
    return (after as SpaceState).members.map(({ role }) => role)
  }
  const ended = { ...over, role: 'member' as const }
  expect(leave(ended, mia!, noa!)).toEqual(['admin', 'member', 'admin', 'member'])
  expect(leave(over, mia!, noa!)).toEqual(['admin', 'admin', 'admin', 'member'])
  expect(leave(ended)).toEqual(['admin', 'admin'])
  expect(leave(mia!, ben, noa!)).toEqual(['admin', 'member', 'admin', 'member'])
  // As it is where somebody of the team takes a post out that is over.
  const asked = { changes: { members: [over, cleo] }, by: cleo.sign }
  const heir = judge(removal(ben.id), asked) as Partial<SpaceState>
  expect(heir.members).toMatchObject([{ leftSeq: 20 }, { role: 'admin', post: cleo.post }])
})

function idOf(at: number): Hash {
  return new Uint8Array(32).fill(at) as Hash
}

function publicKeys(name: string): MemberPublicKeys {
  const { sign, kem } = keysOf(name)
  return { sign: sign.public, kem: kem.public }
}
