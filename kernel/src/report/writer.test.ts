import { describe, expect, test } from 'vitest'
import { bondAfter } from '../../test/bond-model.ts'
import { circleAfter } from '../../test/circle-model.ts'
import { keysOf, standingOf, wordsOf } from '../../test/space-log.ts'
import type { Act, SpaceModel } from '../../test/space-model.ts'
import { fixedRandom } from '../../test/structure.ts'
import { verifySignature, type MemberKeys } from '../crypto/keys.ts'
import { NO_LANE } from '../space/record.ts'
import { openEnvelope, writeEntry } from '../space/write.ts'
import {
  followOperations,
  proveWords,
  verifyWords,
  writerOf,
  type ProvedWords,
  type ShownOperation
} from './report.ts'

const random = fixedRandom('writer.test')
const act = (who: number, what: Act['what'], pick = 6): Act => ({ who, what, pick, lag: 0 })
const together = [act(0, 'invite', 7), act(1, 'join', 0), act(1, 'rekey')]
const bond = bondAfter(together)
const renewed = bondAfter([...together, act(1, 'setkey'), act(1, 'rekey')])
const left = bondAfter([...together, act(1, 'leave'), act(0, 'rekey')])
const [ada, ben, cleo] = [keysOf('Ada'), keysOf('Ben'), keysOf('Cleo')]
const benRenewed = renewed.people[1]!.keys
const [adaIs, benIs] = bond.log.state.members.map(({ id }) => id)

/** What somebody with this key wrote at this moment, proved; whether a server took it or not. */
function words(model: SpaceModel, { sign }: MemberKeys): ProvedWords {
  const standing = standingOf(model.log, sign.public)
  const { key } = model.epochKeys.at(-1)!
  const entry = { standing, lane: NO_LANE, isDocument: false, plain: wordsOf('{}') }
  const envelope = writeEntry(entry, { author: sign, epochKey: key }, random)
  return verifyWords(proveWords(envelope, openEnvelope(envelope, key)!), verifySignature)!
}

function shown({ log }: SpaceModel): ShownOperation[] {
  return log.records.map(({ record, leaf: { seq, time } }) => {
    const { ciphertext: _ciphertext, ...envelope } = record.envelope
    return { seq, time, envelope }
  })
}

const follow = (operations: readonly ShownOperation[]) =>
  followOperations(operations, verifySignature)
const whose = (model: SpaceModel, proved: ProvedWords) =>
  writerOf(follow(shown(model))!, proved)?.id

describe('Words are of whoever held the key where they stand', () => {
  test('each of the two, and the same member with new keys', () => {
    expect(whose(bond, words(bond, ada))).toEqual(adaIs)
    expect(whose(bond, words(bond, ben))).toEqual(benIs)
    expect(whose(renewed, words(bond, ben))).toEqual(benIs)
    expect(whose(renewed, words(renewed, benRenewed))).toEqual(benIs)
    expect(whose(left, words(bond, ben))).toEqual(benIs)
  })

  test('and nobody’s where the key was made up, was not here yet, or is no more', () => {
    expect(whose(bond, words(bond, cleo))).toBeUndefined()
    expect(whose(renewed, words(bond, benRenewed))).toBeUndefined()
    expect(whose(renewed, words(renewed, ben))).toBeUndefined()
    expect(whose(left, words(left, ben))).toBeUndefined()
  })

  test('and nobody’s before the operation on which they stand is shown, or while new keys are due', () => {
    expect(whose(bond, words(renewed, benRenewed))).toBeUndefined()
    const stale = bondAfter([...together, act(1, 'setkey')])
    expect(whose(renewed, words(stale, benRenewed))).toBeUndefined()
  })
})

describe('The operations of a space', () => {
  const operations = shown(bond)

  test('stand whole, and no longer where one is left out, moved, doubled or changed', () => {
    expect(follow(operations)).toHaveLength(operations.length)
    for (const at of operations.keys()) {
      if (at < operations.length - 1) {
        expect(follow(operations.toSpliced(at, 1)), `without ${at}`).toBeUndefined()
        const [one, next] = [operations[at]!, operations[at + 1]!]
        expect(follow(operations.toSpliced(at, 2, next, one)), `moved ${at}`).toBeUndefined()
      }
      expect(follow(operations.toSpliced(at, 0, operations[at]!)), `twice ${at}`).toBeUndefined()
      const { envelope, ...place } = operations[at]!
      const signature = envelope.signature.with(9, envelope.signature[9]! ^ 1)
      const changed = { ...place, envelope: { ...envelope, signature } }
      expect(follow(operations.with(at, changed)), `changed ${at}`).toBeUndefined()
    }
  })

  test('prove nothing in another space, whose id is a hash of how it began', () => {
    const elsewhere = circleAfter([])
    expect(follow([...shown(elsewhere), ...operations.slice(1)])).toBeUndefined()
    expect(whose(elsewhere, words(bond, ada))).toBeUndefined()
    const { spaceId } = elsewhere.log
    expect(whose(bond, { ...words(bond, ben), spaceId })).toBeUndefined()
  })

  test('are only operations: words beside them, or nonsense, end it', () => {
    const spoken = bondAfter([...together, act(1, 'write')])
    expect(follow(shown(spoken))).toBeUndefined()
    const { envelope } = operations[0]!
    const nonsense = { seq: 1, time: 1, envelope: { ...envelope, header: new Uint8Array(9) } }
    expect(follow([nonsense])).toBeUndefined()
    expect(follow([])).toEqual([])
  })
})
