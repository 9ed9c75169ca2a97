import { WIRE_LIMITS } from '@beside/contract'
import type { Keyring, Membership } from '@beside/kernel'
import { expect, test } from 'vitest'
import { followedIn } from './followed.ts'

test('Whoever is in more spaces than one stream takes follows those that go on, and the newest bonds', () => {
  const max = WIRE_LIMITS.feedCursors
  const here = { leftSeq: undefined }
  const both = { members: [here, here] }
  const alone = { members: [here, { leftSeq: 9 }] }
  type Is = { isStopped?: boolean; hasEnded?: boolean; state?: typeof both | typeof alone }
  const space = (id: string, is: Is = {}) => ({
    id,
    isStopped: false,
    hasEnded: false,
    state: both,
    ...is
  })
  const bonds = Array.from({ length: max }, (_, at) => space(`bond ${at}`))
  const over = [space('over', { hasEnded: true }), space('stopped', { isStopped: true })]
  // Kept to be read: a listener left it.
  const kept = Array.from({ length: max }, (_, at) => space(`kept ${at}`, { state: alone }))
  const spaces = [space('own'), ...bonds, ...kept, ...over]
  const memberships = spaces.map(({ id }, index): Membership => {
    const purpose = id === 'own' ? 'own' : 'bond'
    return { rootId: 'root', index, purpose, state: 'in', spaceId: id }
  })
  const keyring: Keyring = { version: 0, instanceRoot: '', roots: [], memberships, settings: {} }
  const followed = followedIn(spaces, keyring).map(({ id }) => id)
  expect(followed).toHaveLength(max)
  expect(followed[0]).toBe('own')
  expect(followed).toContain(`bond ${max - 1}`)
  for (const id of ['bond 0', `kept ${max - 1}`, 'over', 'stopped'])
    expect(followed).not.toContain(id)
})
