import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginBond } from '../../test/bond-model.ts'
import { CIRCLE_WHATS, circleAfter, GATHERING } from '../../test/circle-model.ts'
import { epochsOf, keysFound } from '../../test/epochs-in-log.ts'
import { append, keysOf, standingOf } from '../../test/space-log.ts'
import { hexOf, play, presentKeys, type Act, type SpaceModel } from '../../test/space-model.ts'
import { AS_ADMIN, ASKED, TEAM_WHATS, teamAfter, TEAMING } from '../../test/team-model.ts'
import type { MemberKeys } from '../crypto/keys.ts'
import { epochKeyFrom, makeRekey, openBackLink, type EpochKey } from './epochs.ts'
import { BACK_LINK_BYTES, type EpochOpening } from './operations.ts'
import type { Hash, KemPublicKey } from '../brand.ts'
import { openEnvelope, writeOperation } from './write.ts'

const right = { pick: 8, lag: 0 } as const
const arrive: readonly Act[] = [
  { who: 0, what: 'invite', ...right },
  { who: 1, what: 'join', pick: 0, lag: 0 },
  { who: 1, what: 'rekey', ...right }
]
const turn: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0 as const, 1 as const),
  what: fc.constantFrom('rekey' as const, 'setkey' as const, 'leave' as const, 'write' as const),
  pick: fc.constant(8),
  lag: fc.constant(0)
})

test('after any history, each person holds the keys of exactly the time until they were last here', () => {
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 8 }), fc.boolean(), (turns, isJoined) => {
      const model = beginBond()
      for (const one of isJoined ? [...arrive, ...turns] : turns) play(model, one)
      expectKeysOfTheirTime(model)
    })
  )
})

/** With it a rekey links back to nothing; everything else is right. */
const CUT = 40

const turnInCircle: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0, 0, 1, 2),
  what: fc.constantFrom(...CIRCLE_WHATS, 'invite', 'add', 'remove', 'rekey', 'rekey'),
  // The forms in which everything is right, for any of the people.
  pick: fc.constantFrom(32, 33, 34, 35, CUT, CUT),
  lag: fc.constant(0)
})

test('after any history of a circle, cuts included, each person holds the keys of exactly their time', () => {
  const turns = fc.array(turnInCircle, { maxLength: 5 })
  fc.assert(
    fc.property(fc.nat(GATHERING.length), turns, (count, later) => {
      const model = circleAfter(GATHERING.slice(0, count))
      for (const one of later) playAndCompare(model, one)
      expectKeysOfTheirTime(model)
      expectNothingOpensForWhoIsGone(model)
    })
  )
})

test('whoever comes with a cut holds that epoch alone, and those who were here hold all of them', () => {
  // Until Cleo was added; Ada and Ben are here.
  const model = circleAfter(GATHERING.slice(0, 6))
  expect(play(model, { who: 0, what: 'rekey', pick: CUT, lag: 0 })).toBe('ok')
  const epochs = epochsOf(model.log)
  const [ada, ben, cleo] = model.people.map(({ keys }) => keysFound(model.log, epochs, keys))
  expect([ada, ben]).toEqual([model.epochKeys, model.epochKeys])
  expect(cleo).toEqual(model.epochKeys.slice(-1))
  expect(model.epochKeys).toHaveLength(3)
  expect(play(model, { who: 2, what: 'rekey', ...right })).toBe('ok')
  expect(keysFound(model.log, epochsOf(model.log), model.people[2]!.keys)).toEqual(
    model.epochKeys.slice(-2)
  )
})

const turnInTeam: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0, 0, 1, 2),
  what: fc.constantFrom(...TEAM_WHATS, 'appoint', 'cosign', 'cosign', 'remove', 'rekey', 'rekey'),
  // Anybody, as a member or a steward, for long or for nine days.
  pick: fc.tuple(fc.nat(3), fc.nat(3)).map(([who, post]) => ASKED + who + post * AS_ADMIN),
  lag: fc.constant(0)
})

test('after any history of a team, each person holds the keys of exactly the time until they were last here', () => {
  const turns = fc.array(turnInTeam, { maxLength: 6 })
  fc.assert(
    fc.property(fc.nat(TEAMING.length), turns, (count, later) => {
      const model = teamAfter(TEAMING.slice(0, count))
      for (const one of later) play(model, one)
      expectKeysOfTheirTime(model)
      expectNothingOpensForWhoIsGone(model)
    })
  )
})

test('whose post is over reads on until somebody takes it out, and nothing of what comes after', () => {
  const model = teamAfter(TEAMING)
  const cleo = model.people[2]!.keys
  const byKeys = (): number => keysFound(model.log, epochsOf(model.log), cleo).length
  const { members } = model.log.state
  const until = model.time + 1
  const ended = members.map((one) => (one.post ? { ...one, post: { ...one.post, until } } : one))
  model.log = { ...model.log, state: { ...model.log.state, members: ended } }
  model.time += 10
  expect(play(model, { who: 0, what: 'rekey', ...right })).toBe('ok')
  const known = byKeys()
  expect(known).toBe(model.epochKeys.length)
  expect(play(model, { who: 1, what: 'relock', pick: 2, lag: 0 })).toBe('ok')
  expect(play(model, { who: 1, what: 'remove', pick: 2, lag: 0 })).toBe('ok')
  expect(play(model, { who: 0, what: 'write', ...right })).toBe('rekey-first')
  expect(play(model, { who: 0, what: 'relock', pick: 2, lag: 0 })).toBe('not-a-member')
  expect(play(model, { who: 0, what: 'rekey', ...right })).toBe('ok')
  expect([byKeys(), model.epochKeys.length]).toEqual([known, known + 1])
})

/** Nobody loses by an act what they held before it, and who came with a cut holds nothing from before it. */
function playAndCompare(model: SpaceModel, act: Act): void {
  // To open every box again and again takes long, and nothing else can part people from what was before.
  if (act.what !== 'rekey' || act.pick !== CUT) return void play(model, act)
  const before = model.people.map((person) => heldBy(model, person))
  const [here, epoch] = [presentKeys(model.log.state), model.log.state.epoch]
  const wasHere = model.readers[epoch] ?? []
  play(model, act)
  for (const [who, person] of model.people.entries()) {
    expect([...heldBy(model, person)]).toEqual(expect.arrayContaining([...(before[who] ?? [])]))
    const keys = everHeldBy(person).map(({ sign }) => hexOf(sign.public))
    const isNew =
      keys.some((key) => here.includes(key)) && !keys.some((key) => wasHere.includes(key))
    if (isNew && model.cuts.includes(epoch + 1))
      expect(heldBy(model, person)).toEqual(new Set([...(before[who] ?? []), epoch + 1]))
  }
}

function heldBy(model: SpaceModel, person: SpaceModel['people'][number]): ReadonlySet<number> {
  const epochs = epochsOf(model.log)
  const pairs = everHeldBy(person)
  return new Set(
    pairs.flatMap((pair) => keysFound(model.log, epochs, pair)).map((one) => one.epoch)
  )
}

function expectKeysOfTheirTime(model: SpaceModel): void {
  const epochs = epochsOf(model.log)
  for (const [who, person] of model.people.entries()) {
    for (const pair of everHeldBy(person)) {
      const found = keysFound(model.log, epochs, pair)
      const readable = readableBy(model, pair)
      expect(found, `person ${who}`).toEqual(
        model.epochKeys.filter(({ epoch }) => readable.has(epoch))
      )
    }
  }
}

/** Whatever pair a member had who left or was removed: after the next rekey it opens nothing that anybody writes. */
function expectNothingOpensForWhoIsGone({ log, people }: SpaceModel): void {
  const pairs = people.flatMap(everHeldBy)
  const gone = log.state.members.filter(({ leftSeq }) => leftSeq !== undefined)
  for (const { sign, leftSeq = 0 } of gone) {
    const keys = pairs.find((pair) => hexOf(pair.sign.public) === hexOf(sign))!
    const found = keysFound(log, epochsOf(log), keys)
    const later = log.records.filter(({ leaf }) => leaf.seq > leftSeq)
    for (const { record } of later.filter(({ record }) => record.header.type === 'entry')) {
      for (const { key } of found) expect(openEnvelope(record.envelope, key)).toBeUndefined()
    }
  }
}

function everHeldBy({ name, index }: SpaceModel['people'][number]): MemberKeys[] {
  return Array.from({ length: index + 1 }, (_, past) => keysOf(name, past))
}

/** The epochs that the model says a pair was given; every earlier one follows by links, as far as no cut lies between. */
function readableBy(model: SpaceModel, { sign }: MemberKeys): ReadonlySet<number> {
  const found = new Set<number>()
  for (let epoch = model.readers.length - 1; epoch >= 0; epoch -= 1) {
    const isLinked = found.has(epoch + 1) && !model.cuts.includes(epoch + 1)
    if (isLinked || model.readers[epoch]?.includes(hexOf(sign.public))) found.add(epoch)
  }
  return found
}

test('if Ben opens an epoch that nobody can read, Ada goes on over it, and loses nothing from before', () => {
  const model = beginBond()
  for (const one of arrive) play(model, one)
  const [ada, ben] = [model.people[0]!.keys, model.people[1]!.keys]
  const known = model.epochKeys.at(-1)!
  const { rekey } = makeRekey(model.log.state, known, model.random)
  const broken = {
    ...rekey,
    boxes: rekey.boxes.map((box) => ({ ...box, box: new Uint8Array(80) }))
  }
  const standing = standingOf(model.log, ben.sign.public)
  const sent = append(
    model.log,
    writeOperation({ standing, body: broken }, ben.sign, model.random),
    model.time
  )
  expect(sent.outcome).toBe('ok')
  expect(keysFound(sent.log, epochsOf(sent.log), ada)).toEqual(model.epochKeys)

  const over = makeRekey(sent.log.state, known, model.random)
  expect(openBackLink(sent.log.spaceId, over.rekey, over.next)).toEqual(known)
  const mended = standingOf(sent.log, ada.sign.public)
  const body = over.rekey
  const { log, outcome } = append(
    sent.log,
    writeOperation({ standing: mended, body }, ada.sign, model.random),
    model.time
  )
  expect(outcome).toBe('ok')
  for (const keys of [ada, ben])
    expect(keysFound(log, epochsOf(log), keys)).toEqual([...model.epochKeys, over.next])
})

test('whoever rekeys cannot give each member another key, nor an inbox of their own', () => {
  const model = beginBond()
  for (const one of arrive) play(model, one)
  const [ada, ben] = [model.people[0]!.keys, model.people[1]!.keys]
  const { rekey, next } = makeRekey(model.log.state, model.epochKeys.at(-1)!, model.random)
  const { spaceId, opHash } = model.log.state
  const place = { spaceId, epoch: next.epoch, opHash, opening: rekey }
  const openedBy = (keys: MemberKeys, opening: EpochOpening): EpochKey | undefined =>
    epochKeyFrom(rekey, { ...place, opening, signKey: keys.sign.public }, keys.kem)
  for (const keys of [ada, ben]) expect(openedBy(keys, rekey)).toEqual(next)
  expect(openedBy(ada, { ...rekey, commitment: new Uint8Array(32) as Hash })).toBeUndefined()
  expect(openedBy(ada, { ...rekey, inbox: ben.kem.public })).toBeUndefined()
  expect(epochKeyFrom(rekey, { ...place, signKey: ada.sign.public }, ben.kem)).toBeUndefined()
  const elsewhere = { ...place, opHash: new Uint8Array(32) as Hash, signKey: ada.sign.public }
  expect(epochKeyFrom(rekey, elsewhere, ada.kem)).toBeUndefined()
  expect(rekey.backLink.length).toBe(BACK_LINK_BYTES)
  expect(rekey.inbox satisfies KemPublicKey).not.toEqual(ben.kem.public)
})
