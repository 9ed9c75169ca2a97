import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectOneJudgement } from '../../test/expect-one-judgement.fixture.ts'
import { keysOf, verifyQuickly } from '../../test/space-log.ts'
import { hexOf, presentKeys, type Act, type SpaceModel } from '../../test/space-model.ts'
import {
  AS_ADMIN,
  ASKED,
  FOR_LONG,
  TEAM_PICKS,
  TEAM_WHATS,
  teamAfter,
  TEAMING
} from '../../test/team-model.ts'
import { LIMITS } from './limits.ts'
import { decodeOperation, knockHash, type Operation } from './operations.ts'
import {
  isLeader,
  holdsPost,
  presentMemberByKey,
  presentMembers,
  type Member,
  type SpaceState
} from './state.ts'

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
  what: fc.constantFrom(
    ...TEAM_WHATS,
    ...(['appoint', 'appoint', 'cosign', 'cosign', 'cosign', 'remove', 'role', 'rekey'] as const)
  ),
  pick: fc.nat(TEAM_PICKS),
  lag: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2)
})
// Dov has been proposed by Ada, for nine days: Ben may say yes, and soon it is over.
const proposed: readonly Act[] = [
  ...TEAMING,
  { who: 0, what: 'invite', pick: 7, lag: 0 },
  { who: 0, what: 'appoint', pick: ASKED + 3 + AS_ADMIN, lag: 0 }
]
const beginnings = fc.constantFrom(0, 2, 3, 4, 6, 7, 9, 10, 11, 11, 11)
const lives = fc.record({
  before: beginnings.map((count) => proposed.slice(0, count)),
  acts: fc.array(act, { maxLength: 7 })
})
type Turn = {
  readonly before: SpaceState
  readonly after: SpaceState
  readonly time: number
  readonly author: Member
  readonly operation: Operation
}

test('whatever people try in a team, all judge it alike, and a post comes and goes by two yeses, or by one that waited', () => {
  const team = teamAfter([])
  for (const one of proposed) expectOneJudgement(team, one)
  fc.assert(
    fc.property(lives, ({ before, acts }) => {
      const model = teamAfter(before)
      for (const one of acts) {
        const { state, positions } = model.log
        const outcome = expectOneJudgement(model, one)
        expectSound(model)
        if (outcome !== 'ok') expect(model.log.state).toBe(state)
        if (positions.length === model.log.positions.length) continue
        const { header } = model.log.records.at(-1)!.record
        expect(presentKeys(state)).toContain(hexOf(header.author))
        if (one.what === 'write') expect(model.readers[header.epoch]).toEqual(presentKeys(state))
        const operation = header.type === 'operation' && decodeOperation(header.body)
        if (operation) expectRight(turnOf(model, { before: state, operation }))
      }
    })
  )
})

function turnOf({ log }: SpaceModel, { before, operation }: Pick<Turn, 'before' | 'operation'>) {
  const { record, leaf } = log.records.at(-1)!
  const author = presentMemberByKey(before, record.header.author)!
  return { before, after: log.state, time: leaf.time, author, operation }
}

function expectSound({ log, readers }: SpaceModel): void {
  const { state } = log
  const present = presentMembers(state)
  expect(state.isClosed).toBe(present.length === 0)
  if (!state.isClosed) expect(present.some(({ role }) => role === 'admin')).toBe(true)
  expect(present.length).toBeLessThanOrEqual(LIMITS.members)
  expect(new Set(state.usedKeys.map(hexOf)).size).toBe(state.usedKeys.length)
  if (!state.isStale) expect(readers[state.epoch]).toEqual(presentKeys(state))
}

/** What one operation may do to people, seen by what it did. */
function expectRight(turn: Turn): void {
  const { before, after, operation } = turn
  for (const [at, now] of after.members.entries()) {
    const then = before.members[at]
    if (!then) expectCame(turn, now)
    else if (then.leftSeq === undefined && now.leftSeq !== undefined) expectWent(turn, then)
    else if (then.role !== now.role) expectRole(turn, then)
    const isSaid = then?.shown !== now.shown
    if (isSaid) expect([operation.op, hexOf(now.id)]).toEqual(['present', hexOf(turn.author.id)])
  }
  // Where anybody's post holds, somebody leads once anybody has gone.
  const hasGone = presentMembers(after).length < presentMembers(before).length
  const holders = after.members.filter((one) => holdsPost(one, turn.time))
  if (hasGone && holders.length > 0) expect(leadersIn(after, turn.time)).not.toEqual([])
}

/** Two different stewards said yes, or the only one did, three days later; and who came asked for it. */
function expectCame(turn: Turn, now: Member): void {
  const { operation, isAlone } = actedIn(turn)
  if (operation?.op !== 'appoint') throw new Error('Somebody is here who was not appointed')
  const { sign, kem, role, until, words, mustReport } = operation
  expect(now).toMatchObject({ sign, kem, role })
  expect(now.post).toEqual({ until, words, mustReport, checkedBy: isAlone ? 'one' : 'two' })
  expect(turn.time).toBeLessThan(until)
  expect(verifyQuickly(operation.proof, knockHash(turn.after.spaceId, operation), sign)).toBe(true)
}

function expectWent(turn: Turn, then: Member): void {
  const { operation, author, time } = turn
  if (operation.op === 'leave') return expect(hexOf(author.id)).toBe(hexOf(then.id))
  if (!holdsPost(then, time)) return expect(operation.op).not.toBe('leave')
  if (!isLeader(then, time) && operation.op === 'remove') {
    return expect(isLeader(author, time)).toBe(true)
  }
  const acted = actedIn(turn)
  expect(acted.operation?.op).toBe('remove')
  expect(acted.isAlone).toBe(false)
}

function expectRole(turn: Turn, then: Member): void {
  const { before, after, operation, time } = turn
  const gone = before.members.filter((one, at) => one.leftSeq !== after.members[at]?.leftSeq)
  const wasLed = leadersIn(before, time).some((one) => !gone.includes(one))
  // R6, where nobody leads any more; else it was proposed.
  if (gone.length > 0) {
    expect([then.role, wasLed]).toEqual(['member', false])
    const holders = before.members.filter((one) => holdsPost(one, time) && !gone.includes(one))
    return expect(holders[0] ?? then).toBe(then)
  }
  expect(operation.op).toBe('cosign')
  const acted = actedIn(turn)
  expect(acted.operation?.op).toBe('role')
  if (isLeader(then, time)) expect(acted.isAlone).toBe(false)
}

/** The proposal to which this turn is the second yes; it counts only once. */
function actedIn({ before, after, time, author, operation: { ...yes } }: Turn) {
  if (yes.op !== 'cosign') return { operation: undefined, isAlone: false }
  const id = hexOf(yes.proposal)
  const proposal = before.proposals.find((one) => hexOf(one.id) === id)!
  const proposer = presentMembers(before).find((one) => hexOf(one.id) === hexOf(proposal.by))!
  expect(isLeader(author, time) && isLeader(proposer, time)).toBe(true)
  expect(hexOf(proposer.sign)).toBe(hexOf(proposal.byKey))
  expect(after.proposals.map((one) => hexOf(one.id))).not.toContain(id)
  const isAlone = proposer === author
  if (isAlone) {
    expect(leadersIn(before, time)).toEqual([author])
    expect(time - proposal.time).toBeGreaterThanOrEqual(72 * 3_600_000)
  }
  return { operation: proposal.operation, isAlone }
}

function leadersIn({ members }: SpaceState, time: number): Member[] {
  return members.filter((one) => isLeader(one, time))
}

test('a second yes acts once, and of two proposals for the same person only one acts', () => {
  const team = teamAfter(proposed)
  const again: Act = { who: 1, what: 'appoint', pick: ASKED + 3 + FOR_LONG, lag: 0 }
  expect(expectOneJudgement(team, again)).toBe('ok')
  const [first, second] = team.log.state.proposals
  expect([first, second].map((one) => one?.operation.op)).toEqual(['appoint', 'appoint'])
  const yes = (who: number, pick: number): string =>
    expectOneJudgement(team, { who, what: 'cosign', pick, lag: 0 })
  expect(yes(1, 1)).toBe('ok')
  expect(team.log.state.proposals).toEqual([second])
  expect(yes(0, 0)).toBe('invite-used')
  expect(presentMembers(team.log.state).at(-1)).toMatchObject({
    sign: keysOf('Dov').sign.public,
    role: 'admin'
  })
})
