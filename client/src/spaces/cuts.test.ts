import {
  cutOf,
  inviteKeys,
  makeKnock,
  makeRekey,
  memberKeysFromSeed,
  parseRecord,
  setKeyHash,
  sign,
  writeGenesis,
  writeOperation,
  type Bytes,
  type Envelope,
  type EpochKey,
  type MemberKeys,
  type Operation,
  type OperationHeader,
  type ParsedRecord
} from '@beside/kernel'
import { expect, test } from 'vitest'
import { Space } from './space.ts'

const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))
const keysOf = (): MemberKeys => memberKeysFromSeed(random(32))

/** Anna's circle, and how each person with keys of theirs sees it. */
class Circle {
  readonly anna = keysOf()
  readonly #envelopes: Envelope[] = []
  #newest: EpochKey
  readonly #seen: Space

  constructor() {
    const kind = { kind: 'circle', policy: { retentionDays: 0 }, words: random(2) } as const
    const made = writeGenesis(kind, this.anna, random)
    this.#newest = made.epochKey
    this.#seen = new Space(made.standing.spaceId, this.anna)
    this.#put(made.envelope)
  }

  get seq(): number {
    return this.#envelopes.length
  }

  /** The space as it is to somebody who begins with nothing but keys. */
  seenBy(keys: MemberKeys, earlier: readonly MemberKeys[] = []): Space {
    const space = new Space(this.#seen.spaceId, keys, earlier)
    for (const [at, envelope] of this.#envelopes.entries()) apply(space, envelope, at + 1)
    return space
  }

  keysSeenBy(keys: MemberKeys, earlier: readonly MemberKeys[] = []): number[] {
    const space = this.seenBy(keys, earlier)
    const epochs = Array.from({ length: this.#newest.epoch + 1 }, (_, epoch) => epoch)
    return epochs.filter((epoch) => space.epochKey(epoch) !== undefined)
  }

  does(author: MemberKeys, body: Operation): void {
    this.#put(writeOperation({ standing: this.#standing(author), body }, author.sign, random))
  }

  adds(newcomer = keysOf()): MemberKeys {
    const invite = inviteKeys(random(16))
    this.does(this.anna, { op: 'invite', key: invite.pair.public, expiresAt: 1000 })
    this.does(this.anna, { op: 'add', ...makeKnock(invite, this.#seen.spaceId, newcomer) })
    return newcomer
  }

  rekeys(change: (rekey: ReturnType<typeof makeRekey>['rekey']) => Operation = (one) => one): void {
    const { state } = this.#seen
    if (!state) throw new Error('a circle begins with its genesis')
    const { rekey, next } = makeRekey(state, this.#newest, random)
    this.does(this.anna, change(rekey))
    this.#newest = next
  }

  takesNewKeys(old: MemberKeys): MemberKeys {
    const next = keysOf()
    const added = { sign: next.sign.public, kem: next.kem.public }
    const proof = sign(setKeyHash(this.#standing(old), added), next.sign.secret)
    this.does(old, { op: 'setkey', ...added, proof })
    return next
  }

  #standing(author: MemberKeys) {
    const { spaceId, state } = this.#seen
    if (!state) throw new Error('a circle begins with its genesis')
    const { epoch, opHash } = state
    return { spaceId, epoch, author: author.sign.public, seenSeq: 0, seenHead: opHash, opHash }
  }

  #put(envelope: Envelope): void {
    this.#envelopes.push(envelope)
    apply(this.#seen, envelope, this.seq)
  }
}

function apply(space: Space, envelope: Envelope, seq: number): void {
  const record = parseRecord(envelope) as ParsedRecord<OperationHeader>
  if (!space.applyAt(record, { seq, time: 1 })) throw new Error('was skipped')
}

test('Who comes with a cut holds no key from before it, and their time begins as they came in', () => {
  const circle = new Circle()
  const ben = circle.adds()
  circle.rekeys()
  const cleo = circle.adds()
  const cameAt = circle.seq
  circle.rekeys(cutOf)
  circle.rekeys()
  expect(circle.keysSeenBy(cleo)).toEqual([2, 3])
  const hers = circle.seenBy(cleo)
  expect([hers.beginning, hers.firstSeq]).toEqual([cameAt, cameAt])
  for (const keys of [circle.anna, ben]) {
    expect(circle.keysSeenBy(keys)).toEqual([0, 1, 2, 3])
    const theirs = circle.seenBy(keys)
    expect([theirs.beginning, theirs.firstSeq]).toEqual([1, 1])
  }
})

test('Who comes later, with a link back, reads as far as the newest cut before them', () => {
  const circle = new Circle()
  circle.adds()
  circle.rekeys(cutOf)
  const firstCut = circle.seq
  circle.adds()
  circle.rekeys(cutOf)
  const cut = circle.seq
  const dov = circle.adds()
  circle.rekeys()
  circle.adds()
  circle.rekeys(cutOf)
  expect(circle.keysSeenBy(dov)).toEqual([2, 3, 4])
  const his = circle.seenBy(dov)
  expect(his.beginning).toBe(cut)
  expect(his.cutSeq).toBe(circle.seq)
  expect(cut).toBeGreaterThan(firstCut)
})

test('A box that does not open is none of what a cut keeps: it lies after the beginning', () => {
  const circle = new Circle()
  const cleo = circle.adds()
  circle.rekeys((rekey) =>
    cutOf({ ...rekey, boxes: rekey.boxes.map((one) => ({ ...one, box: random(80) })) })
  )
  const hers = circle.seenBy(cleo)
  expect(hers.epochKey(1)).toBeUndefined()
  expect(hers.beginning).toBeLessThan(circle.seq)
})

test('Whoever set new keys between an adding and its cut opens what was before with their former pair alone', () => {
  const circle = new Circle()
  const ben = circle.adds()
  circle.rekeys()
  circle.adds()
  const next = circle.takesNewKeys(ben)
  circle.rekeys(cutOf)
  expect(circle.keysSeenBy(next)).toEqual([2])
  expect(circle.keysSeenBy(next, [ben])).toEqual([0, 1, 2])
  const his = circle.seenBy(next, [ben])
  expect([his.beginning, his.firstSeq]).toEqual([1, 1])
})

test('Whoever left and comes back with a cut reads their earlier time by the keys of then', () => {
  const circle = new Circle()
  const ben = circle.adds()
  circle.rekeys()
  circle.does(ben, { op: 'leave' })
  circle.rekeys()
  const again = circle.adds()
  circle.rekeys(cutOf)
  expect(circle.keysSeenBy(again, [ben])).toEqual([0, 1, 3])
  const his = circle.seenBy(again, [ben])
  expect(his.firstSeq).toBe(1)
  expect(his.beginning).toBe(circle.seq - 1)
})

test('Whoever was given no key of an epoch is new since it, until they leave', () => {
  const circle = new Circle()
  const newSince = (epoch: number) => circle.seenBy(circle.anna).isAnybodyNewSince(epoch)
  expect(newSince(0)).toBe(false)
  const ben = circle.adds()
  expect(newSince(0)).toBe(true)
  circle.rekeys(cutOf)
  expect([newSince(0), newSince(1)]).toEqual([true, false])
  circle.does(ben, { op: 'leave' })
  expect(newSince(0)).toBe(false)
})
