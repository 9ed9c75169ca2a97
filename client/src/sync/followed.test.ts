import { WIRE_LIMITS } from '@beside/contract'
import { expect, test } from 'vitest'
import { followedIn } from './followed.ts'

test('Whoever is in more spaces than one stream takes follows those that go on, and the newest bonds', () => {
  const max = WIRE_LIMITS.feedCursors
  const space = (name: string, is: { isBond?: boolean; hasEnded?: boolean } = {}) => ({
    name,
    isStopped: false,
    hasEnded: false,
    isBond: true,
    ...is
  })
  const bonds = Array.from({ length: max }, (_, at) => space(`bond ${at}`))
  const spaces = [
    space('own', { isBond: false }),
    ...bonds,
    space('over', { hasEnded: true }),
    { ...space('stopped'), isStopped: true }
  ]
  const followed = followedIn(spaces, ({ isBond }) => isBond).map(({ name }) => name)
  expect(followed).toHaveLength(max)
  expect(followed[0]).toBe('own')
  expect(followed).toContain(`bond ${max - 1}`)
  for (const name of ['bond 0', 'over', 'stopped']) expect(followed).not.toContain(name)
})
