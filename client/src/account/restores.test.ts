import { signPairFromSeed, type Keyring } from '@beside/kernel'
import { expect, test } from 'vitest'
import { acceptedIn, explains, newsIn, withAccepted } from './restores.ts'

const MINUTE = 60_000
const backup = 1_790_000_000_000
const pair = signPairFromSeed(new Uint8Array(32).fill(8)).public
const keyring: Keyring = {
  version: 0,
  instanceRoot: '',
  roots: [],
  memberships: [],
  settings: {}
}
const manifestOf = (generation: number, restoredTo: number) => {
  return { root: pair, receiptKey: pair, generation, restoredTo }
}
const restore = { generation: 5, restoredTo: backup }

test('A restore is news until the person said yes to it, and the next one is news again', () => {
  expect(newsIn(manifestOf(0, 0), keyring)).toBeUndefined()
  expect(newsIn(manifestOf(5, 0), keyring)).toBeUndefined()
  expect(newsIn(manifestOf(5, backup), keyring)).toEqual(restore)
  const head = { spaceId: 'a', seq: 9, head: 'b', time: backup + MINUTE, generation: 0 }
  const accepted = { ...restore, before: [{ ...head, receipt: 'c' }, head] }
  const after = withAccepted(keyring, accepted, backup)
  expect(acceptedIn(after)).toEqual(accepted)
  expect(newsIn(manifestOf(5, backup), after)).toBeUndefined()
  expect(newsIn(manifestOf(6, backup + MINUTE), after)).toMatchObject({ generation: 6 })
})

test('A restore explains only what is newer than the copy, and was seen before it', () => {
  const lost = { generation: 0, time: backup + MINUTE }
  expect(explains(restore, lost)).toBe(true)
  expect(explains(restore, { ...lost, time: backup - MINUTE })).toBe(false)
  expect(explains(restore, { ...lost, generation: 5 })).toBe(false)
  expect(explains(restore, { ...lost, generation: 6 })).toBe(false)
})
