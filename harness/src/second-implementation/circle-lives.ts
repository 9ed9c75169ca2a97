/** Random lives of a circle, and a whole one as a server would keep it. */
import fc from 'fast-check'
import { receiptHash, sign, signPairFromSeed, toBase64url, type MemberKeys } from '@beside/kernel'
import { CIRCLE_WHATS, circleAfter, GATHERING } from '../../../kernel/test/circle-model.ts'
import { keysOf } from '../../../kernel/test/space-log.ts'
import type { Act, SpaceModel } from '../../../kernel/test/space-model.ts'
import { liveBy, type Life } from './lives.ts'
import type { Reader, ServedLog } from './served-log.ts'
import type { Signers } from './sign-anew.ts'

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
  what: fc.constantFrom(...CIRCLE_WHATS, 'invite', 'add', 'add', 'remove', 'rekey', 'write'),
  pick: fc.nat(47),
  lag: fc.constantFrom(0, 0, 0, 0, 0, 1, 2)
})
export const circleLife: fc.Arbitrary<readonly Act[]> = fc
  .tuple(fc.nat(GATHERING.length), fc.array(act, { maxLength: 12 }))
  .map(([count, rest]) => [...GATHERING.slice(0, count), ...rest])

export function liveInCircle(acts: readonly Act[]): Life {
  return liveBy(circleAfter([]), acts)
}

const by = (who: number, what: Act['what'], pick = 8): Act => ({ who, what, pick, lag: 0 })
const [addBen, addDov] = [33, 35]
/** Ben is removed and comes back by new keys, Cleo changes hers, Dov comes, and Ada leaves. */
const WHOLE: readonly Act[] = [
  ...GATHERING,
  ...[0, 1, 2].map((who) => by(who, 'write')),
  by(0, 'remove', 1),
  by(2, 'rekey'),
  by(2, 'write'),
  by(0, 'invite', 7),
  by(0, 'add', addBen),
  by(1, 'rekey'),
  by(1, 'write'),
  by(2, 'setkey'),
  by(2, 'rekey'),
  by(0, 'relock', 2),
  by(2, 'erase', 9),
  by(0, 'invite', 7),
  by(0, 'uninvite', 0),
  by(0, 'invite', 7),
  by(0, 'add', addDov),
  by(3, 'rekey'),
  by(3, 'write'),
  by(0, 'role', 14),
  by(0, 'leave'),
  by(3, 'rekey'),
  by(3, 'write')
]

/** What is served of it, what each person can read with all keys that they ever had, and who may sign. */
export type WholeSpace = {
  readonly log: ServedLog
  readonly readers: readonly Reader[]
  readonly signers: Signers
}

export function wholeCircle(): WholeSpace {
  return wholeSpace(circleAfter(WHOLE))
}

export function wholeSpace({ log, people }: SpaceModel): WholeSpace {
  const readers = people.map((person) => ({ pairs: everHeldBy(person) }))
  const signing = readers.flatMap(({ pairs }) => pairs.map((pair) => pair.sign))
  const signers = new Map(signing.map((pair) => [toBase64url(pair.public), pair.secret]))
  return { log: served(log), readers, signers }
}

function everHeldBy({ name, index }: SpaceModel['people'][number]): readonly MemberKeys[] {
  return Array.from({ length: index + 1 }, (_, past) => keysOf(name, past))
}

function served({ spaceId, records, positions }: SpaceModel['log']): ServedLog {
  const server = signPairFromSeed(new Uint8Array(32).fill(15))
  const [last, placed] = [positions.at(-1), records.at(-1)]
  if (!last || !placed) throw new Error('A space begins with a record')
  const hash = receiptHash(spaceId, { ...last, generation: 1, time: placed.leaf.time })
  return {
    spaceId,
    records: records.map(({ leaf, record }) => ({ leaf, envelope: record.envelope })),
    receipt: { generation: 1, signature: sign(hash, server.secret) },
    receiptKey: server.public
  }
}
