import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixedRandom } from '../../test/structure.ts'
import {
  KEYRING_BYTES_MAX,
  mergeKeyrings,
  nextIndex,
  openKeyring,
  sealKeyring,
  withMembership,
  withoutSpace,
  type Keyring,
  type Membership
} from './keyring.ts'

const random = fixedRandom('keyring.test')
const at = { place: { accountId: new Uint8Array(16), seq: 1 }, root: new Uint8Array(32) }
const checkpoint = fc.record({
  seq: fc.nat(5),
  head: fc.constant('h'),
  time: fc.nat(5),
  opHash: fc.constant('o'),
  epoch: fc.nat(3),
  documentsHash: fc.constant('d'),
  generation: fc.nat(1)
})
const membership: fc.Arbitrary<Membership> = fc.record(
  {
    rootId: fc.constantFrom('a', 'b'),
    index: fc.nat(3),
    purpose: fc.constant('bond' as const),
    state: fc.constantFrom(
      'reserved' as const,
      'in' as const,
      'replaced' as const,
      'left' as const
    ),
    spaceId: fc.constant('s'),
    checkpoint,
    seenSeq: fc.nat(5),
    compared: fc.record({ keys: fc.constant('k'), count: fc.nat(3) })
  },
  { requiredKeys: ['rootId', 'index', 'purpose', 'state'] }
)
const ROOTS = ['a', 'b', 'c', 'd'].map((id) => ({ id, secret: id }))
const keyrings: fc.Arbitrary<Keyring> = fc.record({
  version: fc.constant(0 as const),
  instanceRoot: fc.constant('i'),
  // One root after another: each device knows those from some moment to some other.
  roots: fc
    .tuple(fc.nat(3), fc.nat(3))
    .map(([first, last]) => ROOTS.slice(Math.min(first, last), Math.max(first, last) + 1)),
  memberships: fc.uniqueArray(membership, {
    selector: ({ rootId, index }) => `${rootId}/${index}`,
    maxLength: 5
  }),
  settings: fc.dictionary(
    fc.constantFrom('language', 'pace', '__proto__'),
    fc.record({ value: fc.nat(3), at: fc.nat(5) })
  )
})

test('after a merge the newest root is the current one, whichever device had let older ones go', () => {
  fc.assert(
    fc.property(keyrings, keyrings, (one, two) => {
      // Who cannot open the other's keyring under a root of theirs has nothing to merge.
      fc.pre(one.roots.some((root) => two.roots.includes(root)))
      const newest = Math.max(
        ...[one, two].map(({ roots }) => ROOTS.findIndex(({ id }) => id === roots.at(-1)!.id))
      )
      expect(mergeKeyrings(one, two).roots.at(-1)).toEqual(ROOTS[newest])
      expect(mergeKeyrings(two, one).roots.at(-1)).toEqual(ROOTS[newest])
    })
  )
})

test('what one device writes into the keyring, the next one reads', () => {
  fc.assert(
    fc.property(keyrings, (keyring) => {
      const blob = sealKeyring(keyring, at, random)
      expect(blob.length % 4096).toBe(0)
      expect(openKeyring(blob, at)).toEqual(JSON.parse(JSON.stringify(keyring)))
      expect(openKeyring(blob, { ...at, place: { ...at.place, seq: 2 } })).toBeUndefined()
    })
  )
})

test('two devices that write at once lose no membership, no further state and no later checkpoint', () => {
  fc.assert(
    fc.property(keyrings, keyrings, (one, two) => {
      const merged = mergeKeyrings(one, two)
      for (const [mine, other] of [[one, two] as const, [two, one] as const]) {
        expect(merged.roots).toEqual(expect.arrayContaining([...mine.roots]))
        for (const before of mine.memberships) {
          const after = find(merged, before)!
          const rival = find(other, before)
          expect(STATES.indexOf(after.state)).toBe(Math.max(rank(before), rival ? rank(rival) : 0))
          expect(age(after)).toBe(Math.max(age(before), rival ? age(rival) : -1))
          expect(after.seenSeq ?? -1).toBe(Math.max(before.seenSeq ?? -1, rival?.seenSeq ?? -1))
          expect(after.compared?.count ?? -1).toBe(
            Math.max(before.compared?.count ?? -1, rival?.compared?.count ?? -1)
          )
        }
        for (const [name, { at: time }] of Object.entries(mine.settings)) {
          expect(merged.settings[name]!.at).toBeGreaterThanOrEqual(time)
        }
      }
      const keys = merged.memberships.map(({ rootId, index }) => `${rootId}/${index}`)
      expect(new Set(keys).size).toBe(keys.length)
      expect(mergeKeyrings(merged, one)).toEqual(merged)
      expect(mergeKeyrings(merged, two)).toEqual(merged)
    })
  )
})

test('what one device let go of comes back by no merge, and its index is never taken again', () => {
  const seat = { rootId: 'a', index: 4, purpose: 'bond', state: 'left', spaceId: 's' } as const
  const settings = { 'heard:s': { value: 1, at: 9 }, language: { value: 'en', at: 1 } }
  const phone: Keyring = {
    version: 0,
    instanceRoot: '',
    roots: [{ id: 'a', secret: '' }],
    memberships: [{ ...seat, state: 'in' }],
    settings
  }
  // What goes on is not let go of.
  expect(withoutSpace(phone, 's')).toEqual(phone)
  const laptop = withoutSpace({ ...phone, memberships: [seat] }, 's')
  const gone = { memberships: [], letGo: { a: [4] }, settings: { language: settings.language } }
  expect(laptop).toMatchObject(gone)
  // Only a bond is let go of: whoever names another space as one loses nothing by it.
  const asked = [{ ...seat, purpose: 'circle', state: 'reserved' }] as const
  expect(withoutSpace({ ...phone, memberships: asked }, 's')).toMatchObject({ memberships: asked })
  for (const [theirs, mine] of [
    [phone, laptop],
    [laptop, phone]
  ] as const) {
    const merged = mergeKeyrings(theirs, mine)
    expect(merged).toMatchObject(gone)
    expect(Object.keys(merged.settings)).toEqual(['language'])
    expect(nextIndex(merged, 'a')).toBe(5)
  }
  fc.assert(
    fc.property(keyrings, keyrings, (one, two) => {
      const merged = mergeKeyrings(one, withoutSpace(two, 's'))
      const all = two.memberships.filter(({ spaceId }) => spaceId === 's')
      const left = all.some(({ state }) => state === 'in') ? [] : all
      for (const before of left) expect(find(merged, before)).toBeUndefined()
      expect(mergeKeyrings(merged, one)).toEqual(merged)
      expect(mergeKeyrings(merged, two)).toEqual(merged)
    })
  )
})

test('whichever device saves last, no link is lost from the list, and who is in asks no more', () => {
  const plain: Keyring = {
    version: 0,
    instanceRoot: '',
    roots: [{ id: 'a', secret: '' }],
    memberships: [],
    settings: {}
  }
  const seat = { rootId: 'a', index: 0, purpose: 'circle', spaceId: 's' } as const
  const asking = { mailbox: 'm', name: 'Thursday', until: 1, inbox: 'i', isSent: true }
  const link = (secret: string) => ({ secret, expiresAt: 1 })
  const phone = withMembership(plain, { ...seat, state: 'in', invites: [link('x'), link('y')] })
  const laptop = withMembership(plain, { ...seat, state: 'reserved', asking, invites: [link('x')] })
  for (const [one, other] of [
    [phone, laptop],
    [laptop, phone]
  ] as const) {
    const [merged] = mergeKeyrings(one, other).memberships
    expect(merged?.invites?.map(({ secret }) => secret).toSorted()).toEqual(['x', 'y'])
    expect(merged).toMatchObject({ state: 'in' })
    expect(merged).not.toHaveProperty('asking')
  }
})

test('a key is reserved before it is used, and never given to two spaces', () => {
  fc.assert(
    fc.property(keyrings, fc.constantFrom('a', 'b'), (keyring, rootId) => {
      const index = nextIndex(keyring, rootId)
      expect(keyring.memberships.some((one) => one.rootId === rootId && one.index >= index)).toBe(
        false
      )
      const reserved = withMembership(keyring, {
        rootId,
        index,
        purpose: 'bond',
        state: 'reserved'
      })
      expect(nextIndex(reserved, rootId)).toBe(index + 1)
      expect(withMembership(reserved, reserved.memberships.at(-1)!)).toEqual(reserved)
    })
  )
})

test('a keyring that would not fit is never sent, and what is no keyring opens as nothing', () => {
  const settings = { note: { value: 'x'.repeat(KEYRING_BYTES_MAX), at: 0 } }
  const keyring: Keyring = { version: 0, instanceRoot: 'i', roots: [], memberships: [], settings }
  expect(() => sealKeyring(keyring, at, random)).toThrow(RangeError)
  for (const value of [null, 7, [], { version: 1 }]) {
    const blob = sealKeyring(value as unknown as Keyring, at, random)
    expect(openKeyring(blob, at)).toBeUndefined()
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (strange) => {
      expect(openKeyring(strange, at)).toBeUndefined()
    })
  )
})

const STATES = ['reserved', 'in', 'replaced', 'left']

function rank({ state }: Membership): number {
  return STATES.indexOf(state)
}

function age({ checkpoint: verified }: Membership): number {
  return verified ? verified.generation * 10 + verified.seq : -1
}

function find(keyring: Keyring, { rootId, index }: Membership): Membership | undefined {
  return keyring.memberships.find((one) => one.rootId === rootId && one.index === index)
}
