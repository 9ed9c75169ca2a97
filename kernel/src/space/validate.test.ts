import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginBond, bondAfter, WHATS } from '../../test/bond-model.ts'
import { change, changedBytes } from '../../test/changed-bytes.fixture.ts'
import { expectOneJudgement } from '../../test/expect-one-judgement.fixture.ts'
import {
  chainOf,
  copyOf,
  envelopeOfAct,
  hexOf,
  play,
  presentKeys,
  take,
  type Act,
  type SpaceModel
} from '../../test/space-model.ts'
import { append, keysOf, standingOf, verifyQuickly, wordsOf } from '../../test/space-log.ts'
import { fixedRandom } from '../../test/structure.ts'
import type { Bytes } from '../bytes/encode.ts'
import { sign, verifySignature } from '../crypto/keys.ts'
import { inviteKeys } from './invite.ts'
import { LIMITS } from './limits.ts'
import { decodeOperation, encodeOperation } from './operations.ts'
import {
  encodeHeader,
  emptySealedPart,
  parseRecord,
  signedHash,
  type Envelope,
  type OperationHeader,
  type ParsedRecord
} from './record.ts'
import type { Refusal } from './step.ts'
import { applyOperation, checkRecordAt } from './validate.ts'
import { writeErase, writeOperation } from './write.ts'

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0, 0, 1, 1, 2),
  what: fc.constantFrom(...WHATS, 'rekey', 'write', 'join', 'join'),
  pick: fc.nat(8),
  lag: fc.constantFrom(0, 0, 0, 0, 1, 2)
})
const acts = fc.array(act, { maxLength: 12 })
// Most random beginnings end before a second person is here; this one gets there.
const opening: readonly Act[] = [
  { who: 0, what: 'invite', pick: 7, lag: 0 },
  { who: 1, what: 'join', pick: 0, lag: 0 },
  { who: 1, what: 'rekey', pick: 8, lag: 0 }
]
const lives = fc.record({ before: fc.nat(3).map((count) => opening.slice(0, count)), acts })

test('whatever people try, the server and every client judge it alike, and twice the same', () => {
  const bond = beginBond()
  for (const one of opening) expectOneJudgement(bond, one)
  fc.assert(
    fc.property(lives, ({ before, acts }) => {
      const model = bondAfter(before)
      for (const one of acts) expectOneJudgement(model, one)
    })
  )
})

test('whatever people try, a bond keeps an admin and a box for each, and nobody writes for others than those', () => {
  fc.assert(
    fc.property(lives, ({ before, acts }) => {
      const model = bondAfter(before)
      for (const one of acts) {
        const before = model.log.state
        const outcome = play(model, one)
        expectSound(model)
        if (outcome !== 'ok') expect(model.log.state).toBe(before)
        if (outcome !== 'ok' || one.what !== 'write') continue
        const { epoch } = model.log.records.at(-1)!.record.header
        expect(model.readers[epoch]).toEqual(presentKeys(before))
      }
    })
  )
})

function expectSound({ log, readers }: SpaceModel): void {
  const { state } = log
  const present = state.members.filter(({ leftSeq }) => leftSeq === undefined)
  expect(state.isClosed).toBe(present.length === 0)
  if (!state.isClosed) expect(present.some(({ role }) => role === 'admin')).toBe(true)
  expect(state.members.length).toBeLessThanOrEqual(2)
  expect(new Set(state.usedKeys.map(hexOf)).size).toBe(state.usedKeys.length)
  expect(state.members.every(({ keysUsed }) => keysUsed <= LIMITS.keysEach)).toBe(true)
  // Exact coverage: while nothing is stale, the newest epoch was boxed to those who are here, and to nobody else.
  if (!state.isStale) expect(readers[state.epoch]).toEqual(presentKeys(state))
}

test('when people act at the same moment, one comes first, the others try again, and nothing is lost', () => {
  const random = fixedRandom('at once')
  const ada = keysOf('Ada')
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 2, maxLength: 6 }), (order) => {
      let { log } = beginBond()
      let waiting = order.map(() => inviteKeys(random(16)))
      const wanted = waiting.map(({ inviteId }) => hexOf(inviteId)).toSorted()
      while (waiting.length > 0) {
        const body = (one: (typeof waiting)[number]) =>
          ({ op: 'invite', key: one.pair.public, expiresAt: log.records[0]!.leaf.time }) as const
        const standing = standingOf(log, ada.sign.public)
        const sent = waiting.map((one) =>
          writeOperation({ standing, body: body(one) }, ada.sign, random)
        )
        const first = order[waiting.length - 1]! % sent.length
        const inOrder = [sent[first]!, ...sent.filter((_, index) => index !== first)]
        const outcomes = inOrder.map((envelope) => {
          const appended = append(log, envelope, log.records.at(-1)!.leaf.time, verifyQuickly)
          log = appended.log
          return appended.outcome
        })
        expect(outcomes).toEqual(['ok', ...outcomes.slice(1).map(() => 'chain-moved')])
        waiting = waiting.filter((_, index) => index !== first)
      }
      expect(log.state.invites.map(({ id }) => hexOf(id)).toSorted()).toEqual(wanted)
    })
  )
})

test('what somebody signs who has left, or with a key that was replaced, lies nowhere in the log', () => {
  const forms = fc.constantFrom('leave' as const, 'setkey' as const)
  fc.assert(
    fc.property(forms, fc.array(act, { maxLength: 4 }), (how, later) => {
      const bond = bondAfter([...opening, writes(0), writes(1)])
      const before = copyOf(bond)
      for (const one of [{ who: 1, what: how, pick: 1, lag: 0 } as const, ...later]) play(bond, one)
      const steps = chainOf(bond)
      for (const { record, leaf } of bond.log.records) {
        expect(checkRecordAt(steps, record, { seq: leaf.seq, verify: verifyQuickly }).ok).toBe(true)
      }
      // A server that helps a thief puts at the end what was signed with the old key, on the old chain or the new.
      for (const what of ['write', 'erase', 'rekey'] as const) {
        const forged = parseRecord(envelopeOfAct(before, { who: 1, what, pick: 8, lag: 0 })!)!
        const seq = bond.log.positions.length
        expect(checkRecordAt(steps, forged, { seq, verify: verifyQuickly }).ok).toBe(false)
      }
    })
  )
})

function writes(who: 0 | 1): Act {
  return { who, what: 'write', pick: 8, lag: 0 }
}

const bytes = (max: number): fc.Arbitrary<Bytes> =>
  fc.uint8Array({ maxLength: max }).map((one) => new Uint8Array(one))

test('bytes that no client of ours wrote are no record, and judging them never throws', () => {
  const envelope = fc.record({
    header: bytes(400),
    salt: fc.oneof(bytes(40), fc.constant(new Uint8Array(32))),
    commitment: fc.oneof(bytes(40), fc.constant(new Uint8Array(32))),
    ciphertext: fc.option(bytes(100), { nil: undefined }),
    ciphertextHash: bytes(40) as fc.Arbitrary<Envelope['ciphertextHash']>,
    signature: fc.oneof(bytes(70), fc.constant(new Uint8Array(64)))
  })
  fc.assert(
    fc.property(envelope, bytes(300), (strange, body) => {
      expect(parseRecord(strange)).toBeUndefined()
      expect(decodeOperation(body)).toBeUndefined()
    })
  )
})

const model = bondAfter(opening)
const valid = WHATS.filter((what) => what !== 'wait').flatMap((what) =>
  [0, 1].map((who) => envelopeOfAct(model, { who, what, pick: 8, lag: 0 })!)
)
test('a record that was changed on the way stands nowhere, and judging it never throws', () => {
  const names = [
    'header',
    'salt',
    'commitment',
    'ciphertext',
    'ciphertextHash',
    'signature'
  ] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...valid),
      fc.constantFrom(...names),
      change,
      (envelope, name, how) => {
        const changed = changedBytes(envelope[name]!, how)
        fc.pre(hexOf(changed) !== hexOf(envelope[name]!))
        const { outcome } = append(
          model.log,
          { ...envelope, [name]: changed },
          model.time,
          verifySignature
        )
        expect(outcome).not.toBe('ok')
      }
    )
  )
})

test('a member who signs nonsense brings nobody into trouble', () => {
  const ben = model.people[1]!.keys
  const standing = standingOf(model.log, ben.sign.public)
  const bodies = valid
    .map((envelope) => parseRecord(envelope)!.header)
    .filter((header) => header.type === 'operation')
    .map(({ body }) => body)
  fc.assert(
    fc.property(
      fc.constantFrom(...bodies),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      (body, hows) => {
        const changed = hows.reduce((one, how) => changedBytes(one, how), body)
        const unsigned = {
          header: encodeHeader({ type: 'operation', ...standing, body: changed }),
          ...emptySealedPart()
        }
        const signature = sign(signedHash(unsigned), ben.sign.secret)
        const trial: SpaceModel = { ...model, states: [...model.states] }
        const operation = decodeOperation(changed)
        const outcome = take(trial, { ...unsigned, signature }, { verify: verifyQuickly })
        if (!operation) expect(['unknown-operation', 'not-a-record']).toContain(outcome)
        // What reads as an operation reads in one way only.
        if (operation) expect(hexOf(encodeOperation(operation))).toBe(hexOf(changed))
        const { state } = trial.log
        expect(state.members.length).toBeLessThanOrEqual(2)
        expect(state.isClosed || state.members.some(({ role }) => role === 'admin')).toBe(true)
      }
    )
  )
})

test('whoever stands on the newest operation stands in its epoch too', () => {
  const { log } = model
  const ben = model.people[1]!.keys
  const standing = standingOf(log, ben.sign.public)
  for (const epoch of [standing.epoch - 1, standing.epoch + 1]) {
    const body = { op: 'leave' } as const
    const envelope = writeOperation(
      { standing: { ...standing, epoch }, body },
      ben.sign,
      model.random
    )
    expect(append(log, envelope, model.time, verifyQuickly).outcome).toBe('wrong-epoch')
  }
})

test('what a person takes back is named once each, in order, and never nothing', () => {
  const ada = model.people[0]!.keys
  const standing = standingOf(model.log, ada.sign.public)
  const outcome = (seqs: readonly number[]): string => {
    const unsigned = {
      header: encodeHeader({ type: 'erase', ...standing, seqs }),
      ...emptySealedPart()
    }
    const signature = sign(signedHash(unsigned), ada.sign.secret)
    return append(model.log, { ...unsigned, signature }, model.time, verifyQuickly).outcome
  }
  expect(outcome([1, 2])).toBe('ok')
  for (const seqs of [[2, 1], [1, 1], [0, 1], []]) expect(outcome(seqs)).toBe('not-a-record')
  const written = writeErase({ standing, seqs: [3, 1, 3] }, ada.sign)
  expect(parseRecord(written)?.header).toMatchObject({ seqs: [1, 3] })
})

test('a rekey links back, never to an epoch that is still to come', () => {
  const bond = bondAfter(opening)
  expect(play(bond, { who: 0, what: 'rekey', pick: 3, lag: 0 })).toBe('wrong-epoch')
  expect(play(bond, { who: 0, what: 'rekey', pick: 8, lag: 0 })).toBe('ok')
})

test('nobody can use up the keys of another: each member may change theirs fifty times', () => {
  const bond = beginBond()
  const outcomes: string[] = []
  for (let count = 0; count <= LIMITS.keysEach; count += 1) {
    outcomes.push(play(bond, { who: 0, what: 'setkey', pick: 1, lag: 0 }))
  }
  expect(outcomes.filter((outcome) => outcome === 'ok').length).toBe(LIMITS.keysEach - 1)
  expect(outcomes.at(-1)).toBe('space-full')
})

test('a former box key is never taken again: whoever learned its secret must not receive the next key', () => {
  const bond = beginBond()
  const [ada, later] = [keysOf('Ada'), keysOf('Ada', 1)]
  expect(play(bond, { who: 0, what: 'setkey', pick: 1, lag: 0 })).toBe('ok')
  const record = (keys: { sign: typeof ada.sign; kem: typeof ada.kem }): string => {
    const standing = standingOf(bond.log, later.sign.public)
    const body = {
      op: 'setkey',
      sign: keys.sign.public,
      kem: keys.kem.public,
      proof: new Uint8Array(64)
    } as const
    const envelope = writeOperation({ standing, body }, later.sign, bond.random)
    return append(bond.log, envelope, bond.time, verifyQuickly).outcome
  }
  expect(record({ sign: keysOf('Ada', 2).sign, kem: ada.kem })).toBe('key-used')
  expect(record({ sign: ada.sign, kem: keysOf('Ada', 2).kem })).toBe('key-used')
})

test('where the last admin leaves, the oldest of those who stay takes their place', () => {
  const bond = bondAfter(opening)
  const members = bond.log.state.members.map((one, index) =>
    index === 0 ? one : { ...one, role: 'member' as const }
  )
  const trial = {
    ...bond,
    states: [...bond.states],
    log: { ...bond.log, state: { ...bond.log.state, members } }
  }
  expect(play(trial, { who: 0, what: 'leave', pick: 8, lag: 0 })).toBe('ok')
  expect(trial.log.state.members.map(({ role }) => role)).toEqual(['admin', 'admin'])
})

test('a space begins with its genesis, once, at number one, and by the hand of its creator', () => {
  const { log } = beginBond()
  const first = log.records[0]!.record as ParsedRecord<OperationHeader>
  const at = { seq: 1, time: 0, verify: verifyQuickly }
  const reasonAt = (change: object, record = first, state?: typeof log.state): Refusal | 'ok' => {
    const applied = applyOperation(state, record, { ...at, ...change })
    return applied.ok ? 'ok' : applied.reason
  }
  expect(reasonAt({})).toBe('ok')
  expect(reasonAt({ seq: 2 })).toBe('not-allowed')
  expect(reasonAt({}, first, log.state)).toBe('not-allowed')
  const moved = { ...first, header: { ...first.header, author: keysOf('Ben').sign.public } }
  expect(reasonAt({ verify: () => true }, moved)).toBe('not-allowed')
  const elsewhere = {
    ...first,
    header: { ...first.header, spaceId: new Uint8Array(32) as typeof log.spaceId }
  }
  expect(reasonAt({ verify: () => true }, elsewhere)).toBe('wrong-space')
  const ben = keysOf('Ben')
  const leave = writeOperation(
    {
      standing: standingOf(log, ben.sign.public),
      body: { op: 'leave' },
      words: { plain: wordsOf('{}'), key: new Uint8Array(32) }
    },
    ben.sign,
    fixedRandom('leave')
  )
  expect(reasonAt({}, parseRecord(leave) as ParsedRecord<OperationHeader>)).toBe('not-allowed')
})
