import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginBond } from '../../test/bond-model.ts'
import { play } from '../../test/space-model.ts'
import type { Hash, SpaceId } from '../brand.ts'
import { plainHash } from '../crypto/hash.ts'
import { signPairFromSeed, sign, verifySignature } from '../crypto/keys.ts'
import { NO_LANE } from './record.ts'
import {
  documentsHash,
  isReceiptOf,
  nextHead,
  receiptHash,
  startOfLog,
  walkLog,
  type Leaf,
  type Position
} from './log.ts'

const spaceId = new Uint8Array(32).fill(9) as SpaceId
const start = startOfLog(spaceId)
const rest = fc.record({
  wait: fc.nat(100_000),
  lane: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((lane) => new Uint8Array(lane)),
  isDocument: fc.boolean(),
  envHash: fc.uint8Array({ minLength: 4, maxLength: 4 }).map((seed) => plainHash(seed))
})
const logs = fc.array(rest, { minLength: 1, maxLength: 20 }).map((list) => {
  let time = 1_767_225_600_000
  return list.map(({ wait, ...leaf }, index): Leaf => {
    time += wait
    return { ...leaf, seq: index + 1, time }
  })
})
const readings = fc.tuple(logs, fc.nat(), fc.nat())

test('a record left out, put in, doubled or moved by the server is noticed by everybody', () => {
  fc.assert(
    fc.property(
      readings,
      fc.constantFrom('drop', 'double', 'insert', 'swap'),
      ([leaves, a, b], how) => {
        const honest = headOf(leaves)!
        const at = a % leaves.length
        const other = b % leaves.length
        fc.pre(how !== 'swap' || at !== other)
        for (const isRenumbered of [false, true]) {
          const forged = forge(leaves, { how, at, other })
          const served = isRenumbered ? renumbered(forged) : forged
          fc.pre(!isSameList(served, leaves))
          expect(headOf(served)).not.toEqual(honest)
        }
      }
    )
  )
})

test('a record whose place, time, lane or words were changed is noticed by everybody', () => {
  fc.assert(
    fc.property(
      readings,
      fc.constantFrom('time', 'lane', 'isDocument', 'envHash'),
      ([leaves, a], name) => {
        const at = a % leaves.length
        const leaf = leaves[at]!
        const changes = {
          time: leaf.time + 1,
          lane: leaf.lane.with(0, leaf.lane[0]! ^ 1),
          isDocument: !leaf.isDocument,
          envHash: leaf.envHash.with(31, leaf.envHash[31]! ^ 1) as Hash
        }
        expect(headOf(leaves.with(at, { ...leaf, [name]: changes[name] }))).not.toEqual(
          headOf(leaves)
        )
      }
    )
  )
})

test('whoever reads in small pages and whoever reads all at once arrive at the same place', () => {
  fc.assert(
    fc.property(logs, fc.array(fc.integer({ min: 1, max: 6 })), (leaves, sizes) => {
      const whole = walkLog(start, leaves)!
      let position: Position = start
      const paged = [start]
      for (let at = 0; at < leaves.length;) {
        const page = leaves.slice(at, at + (sizes[at % (sizes.length || 1)] ?? leaves.length))
        const walked = walkLog(position, page)!
        paged.push(...walked.slice(1))
        position = walked.at(-1)!
        at += page.length
      }
      expect(paged).toEqual(whole)
    })
  )
})

test('a server cannot turn the time back, so that what expired would live again', () => {
  fc.assert(
    fc.property(readings, fc.integer({ min: 1, max: 1_000_000 }), ([leaves, a], back) => {
      const at = a % leaves.length
      fc.pre(at > 0)
      const time = leaves[at - 1]!.time - back
      expect(walkLog(start, leaves.with(at, { ...leaves[at]!, time }))).toBeUndefined()
      // Whoever goes on from a checkpoint holds the server to the time that it had then.
      const [here, ...later] = leaves.slice(at - 1)
      const last = walkLog(start, leaves.slice(0, at))!.at(-1)!
      const from = { ...last, time: here!.time }
      expect(walkLog(from, later)).toBeDefined()
      expect(walkLog(from, later.with(0, { ...later[0]!, time }))).toBeUndefined()
    })
  )
})

test('numbers that are none are refused and never throw', () => {
  const odd = fc.oneof(
    fc.double(),
    fc.constantFrom(-1, -7, 2 ** 32, 1.5, Number.NaN, Number.MAX_VALUE)
  )
  fc.assert(
    fc.property(logs, odd, odd, ([leaf], seq, time) => {
      const strange = { ...leaf!, time }
      const next = nextHead(start, strange)
      if (next) expect(Number.isSafeInteger(time) && time >= 0).toBe(true)
      const isNumber = Number.isInteger(seq + 1) && seq + 1 > 0 && seq + 1 <= 0xffffffff
      const far = nextHead({ ...start, seq }, { ...leaf!, seq: seq + 1 })
      expect(far !== undefined).toBe(isNumber)
    })
  )
})

test('places follow each other one by one, from the first to the last that there is', () => {
  const leaf = { time: 0, lane: NO_LANE, isDocument: false, envHash: plainHash(NO_LANE) }
  const follows = (before: number, seq: number, time = 0): boolean =>
    nextHead({ ...start, seq: before }, { ...leaf, seq, time }) !== undefined
  expect(follows(0, 1)).toBe(true)
  for (const seq of [0, 2, 3]) expect(follows(0, seq)).toBe(false)
  expect(follows(4, 6)).toBe(false)
  expect(follows(-1, 0)).toBe(false)
  expect(follows(0.5, 1.5)).toBe(false)
  expect(follows(0xfffffffe, 0xffffffff)).toBe(true)
  expect(follows(0xffffffff, 2 ** 32)).toBe(false)
  expect(follows(0, 1, -1)).toBe(false)
  expect(follows(0, 1, 0.5)).toBe(false)
})

test('only what people write has a lane, and only that may be a document', () => {
  const bond = beginBond()
  for (const pick of [0, 1]) play(bond, { who: 0, what: 'write', pick, lag: 0 })
  play(bond, { who: 0, what: 'erase', pick: 1, lag: 0 })
  const leaves = bond.log.records.map(({ leaf }) => leaf)
  expect(leaves.map(({ isDocument }) => isDocument)).toEqual([false, true, false, false])
  expect(leaves.map(({ lane }) => lane)).toEqual(leaves.map(() => NO_LANE))
})

test('a receipt is the word of one server about one place of one space', () => {
  const server = signPairFromSeed(new Uint8Array(32).fill(1))
  const other = signPairFromSeed(new Uint8Array(32).fill(2)).public
  fc.assert(
    fc.property(logs, fc.nat(9), (leaves, generation) => {
      const unsigned = { ...headOf(leaves)!, generation, time: leaves.at(-1)!.time }
      const receipt = {
        ...unsigned,
        signature: sign(receiptHash(spaceId, unsigned), server.secret)
      }
      const holds = (change: object, key = server.public): boolean =>
        isReceiptOf(key, { spaceId, receipt: { ...receipt, ...change } }, verifySignature)
      expect(holds({})).toBe(true)
      expect(holds({}, other)).toBe(false)
      expect(holds({ seq: receipt.seq + 1 })).toBe(false)
      expect(holds({ generation: generation + 1 })).toBe(false)
      expect(holds({ head: start.head })).toBe(false)
    })
  )
})

test('the hash over the current documents hangs on which they are, and not on their order', () => {
  fc.assert(
    fc.property(logs, fc.nat(), (leaves, at) => {
      const inOneForm = documentsHash(leaves)
      const lanes = new Set(leaves.map(({ lane }) => lane.join()))
      fc.pre(lanes.size === leaves.length)
      expect(documentsHash(leaves.toReversed())).toEqual(inOneForm)
      expect(documentsHash(leaves.toSpliced(at % leaves.length, 1))).not.toEqual(inOneForm)
    })
  )
})

function headOf(leaves: readonly Leaf[]): Position | undefined {
  return walkLog(start, leaves)?.at(-1)
}

function forge(
  leaves: readonly Leaf[],
  { how, at, other }: { how: string; at: number; other: number }
): Leaf[] {
  if (how === 'drop') return leaves.toSpliced(at, 1)
  if (how === 'double') return leaves.toSpliced(at, 0, leaves[at]!)
  if (how === 'insert')
    return leaves.toSpliced(at, 0, { ...leaves[at]!, envHash: plainHash(Uint8Array.of(at)) })
  return leaves.with(at, leaves[other]!).with(other, leaves[at]!)
}

function renumbered(leaves: readonly Leaf[]): Leaf[] {
  const times = leaves.map(({ time }) => time).toSorted((a, b) => a - b)
  return leaves.map((leaf, index) => ({ ...leaf, seq: index + 1, time: times[index]! }))
}

function isSameList(a: readonly Leaf[], b: readonly Leaf[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
