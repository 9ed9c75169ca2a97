import {
  KEYRING_BYTES_MAX,
  nextIndex,
  sealKeyring,
  withMembership,
  type Keyring
} from '@beside/kernel'
import { expect, test } from 'vitest'
import { NUDGE_SETTING, nudgeSettingIn } from '../../account/nudge-setting.ts'
import { putAwaySetting, withSetting } from '../../account/settings.ts'
import { leftOf, outlivedIn, withoutConversations, type Mark } from './remembered.ts'

const DAY = 86_400_000
const begun = 1_790_000_000_000
const empty: Keyring = {
  version: 0,
  instanceRoot: 'i'.repeat(43),
  roots: [{ id: 'r'.repeat(22), secret: 's'.repeat(43) }],
  memberships: [],
  settings: {}
}
const idOf = (at: number): string => String(at).padStart(43, 'b')

/** One more conversation that is over, with all that a keyring holds of it. */
function withConversation(keyring: Keyring, mark: Mark, at: number): Keyring {
  const rootId = empty.roots[0]?.id ?? ''
  const spaceId = idOf(at)
  const hash = 'h'.repeat(43)
  const one = {
    rootId,
    index: nextIndex(keyring, rootId),
    purpose: 'bond',
    state: 'left',
    spaceId,
    confirmed: hash,
    seenSeq: 40,
    checkpoint: {
      seq: 40,
      head: hash,
      time: begun,
      opHash: hash,
      epoch: 1,
      documentsHash: hash,
      generation: 0,
      receipt: hash + hash
    }
  } as const
  const remembered = { value: mark, at: begun + at }
  const marked = withSetting(withMembership(keyring, one), `heard:${spaceId}`, remembered)
  return withSetting(marked, putAwaySetting(spaceId), { value: true, at: begun + at })
}

function sizeOf(keyring: Keyring): number {
  const place = { accountId: new Uint8Array(16), seq: 1 }
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  return sealKeyring(keyring, { place, root: new Uint8Array(32) }, random).length
}

test('A listener can hear five hundred people, and the keyring still has room', () => {
  let keyring = empty
  for (let at = 0; at < 500; at += 1) {
    const taken = { side: 'listener', teamId: idOf(0), askId: idOf(0) } as const
    keyring = withoutConversations(withConversation(keyring, taken, at), [idOf(at)])
  }
  expect(keyring).toMatchObject({ memberships: [], settings: {} })
  expect(sizeOf(keyring)).toBe(4096)
})

test('Of conversations whose words are kept, or that can still be told of, the newest stay for thirty days', () => {
  let keyring = empty
  for (let at = 0; at < 500; at += 1) {
    const over = { side: 'asker', isOver: true, heardBy: idOf(0), overAt: begun } as const
    const more = withConversation(keyring, over, at)
    keyring = withoutConversations(more, outlivedIn(more, begun + at))
  }
  expect(keyring.memberships.map(({ index }) => index)).toEqual(
    Array.from({ length: 30 }, (_, at) => 470 + at)
  )
  expect(sizeOf(keyring)).toBeLessThanOrEqual(KEYRING_BYTES_MAX / 2)
  expect(outlivedIn(keyring, begun + 29 * DAY)).toEqual([])
  expect(outlivedIn(keyring, begun + 31 * DAY)).toHaveLength(30)
  // What the person keeps is theirs until they let go of it.
  const memberships = keyring.memberships.map((one) => ({ ...one, state: 'in' as const }))
  expect(outlivedIn({ ...keyring, memberships }, begun + 31 * DAY)).toEqual([])
})

test('What somebody lets go of is nothing about which they are nudged any more', () => {
  const look = { name: 'Weekly notes', subject: 'You have an update' }
  const way = { pass: 'p', quiet: null, address: 'noor@mail.example', look }
  const value = { ...way, about: [idOf(0), idOf(1)] }
  const over = { side: 'asker', isOver: true, heardBy: idOf(2), overAt: begun } as const
  const keyring = withSetting(withConversation(empty, over, 0), NUDGE_SETTING, { value, at: begun })
  const left = withoutConversations(keyring, [idOf(0)])
  expect(nudgeSettingIn(left)?.about).toEqual([idOf(1)])
  // Two devices keep what changed last.
  expect(left.settings[NUDGE_SETTING]?.at).toBeGreaterThan(begun)
  expect(withoutConversations(left, [idOf(0)]).settings[NUDGE_SETTING]).toEqual(
    left.settings[NUDGE_SETTING]
  )
})

test('What another device is in again stays, with what one is nudged about, and is no longer among what is left', () => {
  const look = { name: 'Weekly notes', subject: 'You have an update' }
  const way = { pass: 'p', quiet: null, address: 'noor@mail.example', look }
  const value = { ...way, about: [idOf(0), idOf(1)] }
  const over = { side: 'asker', isOver: true, overAt: begun } as const
  const two = withConversation(withConversation(empty, over, 0), over, 1)
  const memberships = two.memberships.map((one) =>
    one.spaceId === idOf(0) ? { ...one, state: 'in' as const } : one
  )
  const keyring = withSetting({ ...two, memberships }, NUDGE_SETTING, { value, at: begun })
  const both = [idOf(0), idOf(1)]
  expect(leftOf(keyring, both)).toEqual([idOf(1)])
  const left = withoutConversations(keyring, both)
  expect(left.memberships.map(({ spaceId }) => spaceId)).toEqual([idOf(0)])
  expect(nudgeSettingIn(left)?.about).toEqual([idOf(0)])
  expect(leftOf(left, both)).toEqual([idOf(1)])
})
