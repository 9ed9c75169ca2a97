import type { Keyring, Membership } from '@beside/kernel'
import { expect, test } from 'vitest'
import { adoptMembership, replaceMembership, withoutUnusedRoots } from './membership-book.ts'

const bond: Membership = {
  rootId: 'old',
  index: 0,
  purpose: 'bond',
  state: 'in',
  spaceId: 'walks',
  confirmed: 'bob',
  joinKey: 'secret',
  invite: { secret: 'secret', expiresAt: 1 }
}
const reserved: Membership = {
  rootId: 'new',
  index: 0,
  purpose: 'bond',
  state: 'reserved',
  spaceId: 'walks'
}
const keyring: Keyring = {
  version: 0,
  instanceRoot: '',
  roots: [
    { id: 'old', secret: '' },
    { id: 'new', secret: '' }
  ],
  memberships: [bond, reserved],
  settings: {}
}

test('Whose change of keys broke midway is in a space once, by the new keys, and the old entry keeps no secret', () => {
  const { memberships } = adoptMembership(keyring, reserved, 'walks')
  expect(memberships.filter(({ state }) => state === 'in')).toEqual([
    { ...bond, rootId: 'new', index: 0 }
  ])
  expect(memberships.filter(({ state }) => state !== 'in')).toEqual([
    { rootId: 'old', index: 0, purpose: 'bond', spaceId: 'walks', state: 'replaced' }
  ])
})

test('What is in the keyring already, because only the answer got lost, is not written over', () => {
  const changed = adoptMembership(keyring, reserved, 'walks')
  expect(adoptMembership(changed, reserved, 'walks')).toEqual(changed)
  expect(replaceMembership(changed, bond, reserved)).toEqual(changed)
})

test('An old root stays until every space opens without it, and then goes with its marks', () => {
  const changed = adoptMembership(keyring, reserved, 'walks')
  expect(withoutUnusedRoots(changed, () => false)).toEqual(changed)
  const after = withoutUnusedRoots(changed, () => true)
  expect(after.roots.map(({ id }) => id)).toEqual(['new'])
  expect(after.memberships.map(({ rootId }) => rootId)).toEqual(['new'])
  // What was left, or is still under the old keys, needs them.
  for (const state of ['in', 'left'] as const) {
    const other: Membership = { ...bond, index: 1, spaceId: 'letters', state }
    const both = { ...changed, memberships: [...changed.memberships, other] }
    expect(withoutUnusedRoots(both, () => true).roots).toHaveLength(2)
  }
})
