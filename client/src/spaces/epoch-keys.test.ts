import {
  inviteKeys,
  makeJoin,
  makeRekey,
  memberKeysFromSeed,
  parseRecord,
  presentMembers,
  sealLockbox,
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
const anna = memberKeysFromSeed(random(32))
const ben = memberKeysFromSeed(random(32))

/** Anna's view of her bond with Ben, and how often her device tried to open a box. */
class Bond {
  tries = 0
  readonly space: Space
  newest: EpochKey
  #seq = 0

  constructor() {
    const kind = { kind: 'bond', policy: { retentionDays: 0 }, words: random(2) } as const
    const made = writeGenesis(kind, anna, random)
    this.space = new Space(made.standing.spaceId, this.#counted())
    this.newest = made.epochKey
    this.#put(made.envelope)
    const invited = inviteKeys(random(16))
    this.does(anna, { op: 'invite', key: invited.pair.public, expiresAt: 1000 })
    const member = { sign: ben.sign.public, kem: ben.kem.public }
    this.does(ben, makeJoin(invited, this.#standing(ben), member))
  }

  does(keys: MemberKeys, body: Operation): void {
    this.#put(writeOperation({ standing: this.#standing(keys), body }, keys.sign, random))
  }

  /** Ben opens an epoch; `spoil` changes what he writes. */
  rekeys(spoil: (rekey: ReturnType<typeof makeRekey>['rekey']) => Operation = (one) => one): void {
    const { rekey, next } = makeRekey(this.#state(), this.newest, random)
    this.does(ben, spoil(rekey))
    this.newest = next
  }

  /** Ben opens an epoch whose box for Anna is nonsense. */
  rekeysForNobody(): void {
    this.rekeys((rekey) => ({
      ...rekey,
      boxes: rekey.boxes.map((one) => ({ ...one, box: random(80) }))
    }))
  }

  relocks(): void {
    const { spaceId, opHash } = this.#standing(ben)
    const [first] = presentMembers(this.#state())
    if (!first) throw new Error('Anna is here')
    const { epoch, key } = this.newest
    const box = sealLockbox({ spaceId, epoch, opHash }, { to: first.kem, key }, random)
    this.does(ben, { op: 'relock', member: first.sign, epoch, box })
  }

  #state() {
    const { state } = this.space
    if (!state) throw new Error('a bond begins with its genesis')
    return state
  }

  #standing(keys: MemberKeys) {
    const { spaceId } = this.space
    const { epoch, opHash } = this.#state()
    return { spaceId, epoch, author: keys.sign.public, seenSeq: 0, seenHead: opHash, opHash }
  }

  #put(envelope: Envelope): void {
    this.#seq += 1
    const record = parseRecord(envelope) as ParsedRecord<OperationHeader>
    if (!this.space.applyAt(record, { seq: this.#seq, time: 1 })) throw new Error('was skipped')
  }

  #counted(): MemberKeys {
    const count = (): void => void (this.tries += 1)
    const kem: MemberKeys['kem'] = {
      public: anna.kem.public,
      get secret() {
        count()
        return anna.kem.secret
      }
    }
    return { ...anna, kem }
  }
}

test.each([20, 80])(
  'After %i epochs in a row whose boxes open for nobody, Anna’s device has tried each box once',
  (count) => {
    const bond = new Bond()
    const { space } = bond
    for (let done = 0; done < count; done += 1) bond.rekeysForNobody()
    for (let round = 0; round < 3; round += 1) {
      expect(space.newestEpochKey()?.epoch).toBe(0)
      for (let epoch = 1; epoch <= count; epoch += 1) expect(space.epochKey(epoch)).toBeUndefined()
    }
    expect(bond.tries).toBe(count + 1)
  }
)

test('What did not open does so once a member gives a new box, or a key that links back to it', () => {
  const bond = new Bond()
  const { space } = bond
  for (let done = 0; done < 3; done += 1) bond.rekeysForNobody()
  expect(space.epochKey(3)).toBeUndefined()
  bond.relocks()
  for (const epoch of [3, 1, 2]) expect(space.epochKey(epoch)).toBeDefined()
  bond.rekeysForNobody()
  expect(space.epochKey(4)).toBeUndefined()
  bond.rekeys()
  expect(space.epochKey(4)).toBeDefined()
})

test('A link that does not open is passed over for another', () => {
  const bond = new Bond()
  const { space } = bond
  bond.rekeysForNobody()
  const first = bond.newest
  bond.rekeys((rekey) => ({ ...rekey, backLink: random(rekey.backLink.length) }))
  expect(space.epochKey(2)).toBeDefined()
  expect(space.epochKey(1)).toBeUndefined()
  bond.newest = first
  bond.rekeys()
  expect(space.epochKey(1)).toEqual(first.key)
})
