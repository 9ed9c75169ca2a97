import fc from 'fast-check'
import { expect, test } from 'vitest'
import { change, changedBytes } from '../../test/changed-bytes.fixture.ts'
import { CIRCLE_WHATS, circleAfter, GATHERING } from '../../test/circle-model.ts'
import { expectOneJudgement } from '../../test/expect-one-judgement.fixture.ts'
import { append, keysOf, standingOf, verifyQuickly } from '../../test/space-log.ts'
import {
  chainOf,
  copyOf,
  envelopeOfAct,
  hexOf,
  play,
  presentKeys,
  take,
  type Act,
  type Person,
  type SpaceModel
} from '../../test/space-model.ts'
import { sign } from '../crypto/keys.ts'
import { LIMITS } from './limits.ts'
import { decodeOperation, encodeOperation, knockHash, type Operation } from './operations.ts'
import {
  emptySealedPart,
  encodeHeader,
  parseRecord,
  signedHash,
  type Envelope,
  type ParsedRecord
} from './record.ts'
import { presentMembers, type Member } from './state.ts'
import { checkRecordAt } from './validate.ts'

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
  what: fc.constantFrom(
    ...([...CIRCLE_WHATS, 'invite', 'add', 'add', 'remove', 'rekey', 'rekey', 'write'] as const)
  ),
  pick: fc.nat(47),
  lag: fc.constantFrom(0, 0, 0, 0, 0, 1, 2)
})
// Most random beginnings end before somebody is let in; here some or all have come, mostly with a link left open.
const gathered: readonly Act[] = [...GATHERING, { who: 0, what: 'invite', pick: 7, lag: 0 }]
const beginnings = fc.constantFrom(0, 1, 1, 4, 7, 8, 8, 8).map((count) => gathered.slice(0, count))
const lives = fc.record({ before: beginnings, acts: fc.array(act, { maxLength: 6 }) })

test('whatever people try in a circle, all judge it alike, an admin stays, and words are for those who are here', () => {
  const circle = circleAfter([])
  for (const one of GATHERING) expectOneJudgement(circle, one)
  fc.assert(
    fc.property(lives, ({ before, acts }) => {
      const model = circleAfter(before)
      for (const one of acts) {
        const { state, positions } = model.log
        const outcome = expectOneJudgement(model, one)
        expectSound(model)
        if (outcome !== 'ok') expect(model.log.state).toBe(state)
        if (positions.length === model.log.positions.length) continue
        // Nobody acts who is not here: not from outside, not after leaving or being removed.
        const { author, epoch } = model.log.records.at(-1)!.record.header
        expect(presentKeys(state)).toContain(hexOf(author))
        if (one.what !== 'write') continue
        expect(state.isStale).toBe(false)
        expect(model.readers[epoch]).toEqual(presentKeys(state))
      }
    })
  )
})

function expectSound({ log, readers, people }: SpaceModel): void {
  const { state } = log
  const present = presentMembers(state)
  expect(state.isClosed).toBe(present.length === 0)
  if (!state.isClosed) expect(present.some(({ role }) => role === 'admin')).toBe(true)
  expect(present.length).toBeLessThanOrEqual(LIMITS.circleMembers)
  expect(new Set(state.usedKeys.map(hexOf)).size).toBe(state.usedKeys.length)
  // Exact coverage: while nothing is stale, the newest epoch was boxed to those who are here, and to nobody else.
  if (!state.isStale) expect(readers[state.epoch]).toEqual(presentKeys(state))
  for (const member of state.members) expectAsked(member, { log, people })
}

/** That somebody came with a knock by the very keys they have, which are both their own. */
function expectAsked(
  { id, sign, kem }: Member,
  { log, people }: Pick<SpaceModel, 'log' | 'people'>
) {
  const pair = people.flatMap(everHeldBy).find((one) => hexOf(one.sign.public) === hexOf(sign))
  expect(hexOf(kem)).toBe(pair && hexOf(pair.kem.public))
  const { header } = log.records.find(({ record }) => hexOf(record.envHash) === hexOf(id))!.record
  const came = header.type === 'operation' ? decodeOperation(header.body) : undefined
  if (came?.op === 'genesis') return
  if (came?.op !== 'add') throw new Error('Somebody is here who was not added')
  expect(verifyQuickly(came.proof, knockHash(log.spaceId, came), came.sign)).toBe(true)
}

function everHeldBy({ name, index }: Person) {
  return Array.from({ length: index + 1 }, (_, past) => keysOf(name, past))
}

test('what somebody signs who was removed or has left lies nowhere in the log, whatever they kept', () => {
  const ends = fc.constantFrom<Act>(
    { who: 0, what: 'remove', pick: 1, lag: 0 },
    { who: 1, what: 'leave', pick: 1, lag: 0 }
  )
  const whole = [...GATHERING, writes(0), writes(1)]
  const kept = (['write', 'erase', 'rekey', 'invite', 'remove'] as const).map((what) =>
    parseRecord(envelopeOfAct(circleAfter(whole), { who: 1, what, pick: 8, lag: 0 })!)!
  )
  fc.assert(
    fc.property(ends, fc.array(act, { maxLength: 2 }), (end, later) => {
      const model = circleAfter(whole)
      for (const one of [end, ...later]) play(model, one)
      const steps = chainOf(model)
      const isBelieved = (record: ParsedRecord, seq: number): boolean =>
        checkRecordAt(steps, record, { seq, verify: verifyQuickly }).ok
      for (const { record, leaf } of model.log.records.slice(whole.length)) {
        expect(isBelieved(record, leaf.seq)).toBe(true)
      }
      for (const record of kept) {
        expect(isBelieved(record, model.log.positions.length)).toBe(false)
        const sent = append(model.log, record.envelope, model.time, verifyQuickly)
        expect(sent.outcome).not.toBe('ok')
      }
    })
  )
})

function writes(who: number): Act {
  return { who, what: 'write', pick: 8, lag: 0 }
}

test('who was removed does not come back by what they once signed, and comes back by asking anew', () => {
  const circle = circleAfter(GATHERING)
  const [ada, ben] = [0, 1]
  const replay = (form: number): string =>
    play(circle, { who: ada, what: 'add', pick: 4 * form, lag: 0 })
  expect(play(circle, { who: ada, what: 'remove', pick: ben, lag: 0 })).toBe('ok')
  expect(play(circle, { who: ben, what: 'write', pick: 0, lag: 0 })).toBe('not-a-member')
  expect(play(circle, { who: ada, what: 'write', pick: 0, lag: 0 })).toBe('rekey-first')
  expect(play(circle, { who: ada, what: 'rekey', pick: 8, lag: 0 })).toBe('ok')
  expect(replay(0)).toBe('invite-used')
  expect(play(circle, { who: ada, what: 'invite', pick: 7, lag: 0 })).toBe('ok')
  expect(replay(1)).toBe('key-used')
  expect(play(circle, { who: ada, what: 'add', pick: 32 + ben, lag: 0 })).toBe('ok')
  const { members } = circle.log.state
  expect(members.map(({ leftSeq }) => leftSeq === undefined)).toEqual([true, false, true, true])
  expect(members.at(-1)).toMatchObject({ sign: keysOf('Ben', 1).sign.public, role: 'member' })
})

const together = circleAfter(gathered)
const [dov, cleo] = [32 + 3, 2]

test('of all ways to bring Dov in, only what he signed with his own keys counts, by a link that is open', () => {
  const outcomes = Array.from({ length: 12 }, (_, form) =>
    play(copyOf(together), { who: 0, what: 'add', pick: 4 * form + 3, lag: 0 })
  )
  const saidBefore = ['invite-used', 'key-used']
  const notSaid = ['bad-claim', 'bad-claim', 'bad-claim', 'bad-claim', 'bad-claim', 'key-used']
  expect(outcomes).toEqual([...saidBefore, ...notSaid, 'ok', 'ok', 'ok', 'invite-used'])
})

// Each by Ada, and each would stand.
const valid = (
  [
    ['add', dov],
    ['remove', cleo],
    ['role', 12 + cleo],
    ['rekey', 8]
  ] as const
).map(([what, pick]) => envelopeOfAct(copyOf(together), { who: 0, what, pick, lag: 0 })!)

test('a word of an admin that was changed on the way stands nowhere, and judging it never throws', () => {
  const outcomeOf = (envelope: Envelope): string =>
    append(together.log, envelope, together.time, verifyQuickly).outcome
  expect(valid.map(outcomeOf)).toEqual(valid.map(() => 'ok'))
  const names = ['header', 'salt', 'commitment', 'ciphertextHash', 'signature'] as const
  fc.assert(
    fc.property(fc.constantFrom(...valid), fc.constantFrom(...names), change, (one, name, how) => {
      const changed = changedBytes(one[name], how)
      fc.pre(hexOf(changed) !== hexOf(one[name]))
      expect(outcomeOf({ ...one, [name]: changed })).not.toBe('ok')
    })
  )
})

test('an admin who signs nonsense brings nobody in, and nobody into trouble', () => {
  const ada = together.people[0]!.keys
  const standing = standingOf(together.log, ada.sign.public)
  const bodies = valid.map((envelope) => bodyOf(envelope))
  const hows = fc.array(change, { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(fc.constantFrom(...bodies), hows, (body, some) => {
      const changed = some.reduce((one, how) => changedBytes(one, how), body)
      const header = encodeHeader({ type: 'operation', ...standing, body: changed })
      const unsigned = { header, ...emptySealedPart() }
      const signature = sign(signedHash(unsigned), ada.sign.secret)
      const trial = copyOf(together)
      const outcome = take(trial, { ...unsigned, signature }, {})
      const operation = decodeOperation(changed)
      if (!operation) expect(['unknown-operation', 'not-a-record']).toContain(outcome)
      // What reads as an operation reads in one way only.
      if (operation) expect(hexOf(encodeOperation(operation))).toBe(hexOf(changed))
      if (operation && outcome === 'ok') expectFew(trial, operation)
    })
  )
})

function bodyOf(envelope: Envelope) {
  const header = parseRecord(envelope)!.header
  if (header.type !== 'operation') throw new Error('No operation')
  return header.body
}

/** At most the one change that its author may make: nobody new with other keys, and an admin stays. */
function expectFew({ log }: SpaceModel, { op }: Operation): void {
  const before = together.log.state
  const [now, then] = [presentMembers(log.state), presentMembers(before)]
  if (op === 'add') expect(hexOf(now.at(-1)!.sign)).toBe(hexOf(keysOf('Dov').sign.public))
  else expect(now.length).toBeLessThanOrEqual(then.length)
  expect(now.some(({ role }) => role === 'admin')).toBe(true)
}
