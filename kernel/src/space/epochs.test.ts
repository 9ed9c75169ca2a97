import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginBond, hexOf, play, type Act, type BondModel } from '../../test/bond-model.ts'
import { append, keysOf, standingOf, type SpaceLog } from '../../test/space-log.ts'
import type { MemberKeys } from '../crypto/keys.ts'
import { epochKeyFrom, isKeyOf, makeRekey, openBackLink, type EpochKey } from './epochs.ts'
import {
  BACK_LINK_BYTES,
  decodeOperation,
  type EpochOpening,
  type Genesis,
  type Rekey
} from './operations.ts'
import type { Hash, KemPublicKey } from '../brand.ts'
import { writeOperation } from './write.ts'

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
      const epochs = epochsOf(model.log)
      for (const [who, { name, index }] of model.people.entries()) {
        const everHeld = Array.from({ length: index + 1 }, (_, past) => keysOf(name, past))
        const found = everHeld.map((keys) => keysFound(model.log, epochs, keys))
        const newest = Math.max(...found.map((keys) => keys.length - 1))
        expect(newest, `person ${who}`).toBe(newestReadable(model, everHeld))
        for (const keys of found) expect(keys).toEqual(model.epochKeys.slice(0, keys.length))
      }
    })
  )
})

/** The newest epoch that the model says one of these keys was given; every earlier one follows by links. */
function newestReadable(model: BondModel, everHeld: readonly MemberKeys[]): number {
  const mine = new Set(everHeld.map(({ sign }) => hexOf(sign.public)))
  return model.readers.findLastIndex((readers) => readers.some((key) => mine.has(key)))
}

type Epoch = { readonly operation: Genesis | Rekey; readonly opHash: Hash }

function epochsOf(log: SpaceLog): Epoch[] {
  return log.records.flatMap(({ record: { header } }) => {
    const operation = header.type === 'operation' ? decodeOperation(header.body) : undefined
    const isEpoch = operation?.op === 'genesis' || operation?.op === 'rekey'
    return isEpoch ? [{ operation, opHash: header.opHash }] : []
  })
}

/** Every epoch key that somebody with these keys gets out of the log, from the first on. */
function keysFound(
  { spaceId }: SpaceLog,
  epochs: readonly Epoch[],
  { sign, kem }: MemberKeys
): EpochKey[] {
  const found = new Map<number, EpochKey>()
  for (const [epoch, { operation, opHash }] of epochs.entries()) {
    const place = { spaceId, epoch, opHash, opening: operation, signKey: sign.public }
    const boxed = epochKeyFrom(operation, place, kem)
    if (boxed) found.set(epoch, boxed)
  }
  for (const [epoch, { operation }] of [...epochs.entries()].toReversed()) {
    const newer = found.get(epoch)
    const older = newer && operation.op === 'rekey' && openBackLink(spaceId, operation, newer)
    if (!older || found.has(older.epoch)) continue
    if (isKeyOf(epochs[older.epoch]!.operation, spaceId, older)) found.set(older.epoch, older)
  }
  return [...found.values()].toSorted((a, b) => a.epoch - b.epoch)
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
