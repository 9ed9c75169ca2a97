import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Community, HelpLine } from '@beside/contract'
import { Community as CommunityShape, LISTENING_DEFAULTS } from '@beside/contract'
import { fromBase64url } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holdsStewardKey } from '../../gates/steward-gate.ts'
import { readCommunity } from '../../store/community.ts'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/open-store.ts'
import { countStewardAdmission } from '../../store/stewards.ts'
import { makeTestStore } from '../../test-store.fixture.ts'
import type { TestStore } from '../../test-store.fixture.ts'
import { checkSettings } from './settings.ts'
import { makeStewardLink, openStewardLink } from './steward-link.ts'

const now = Date.UTC(2026, 10, 23, 12)
const minute = 60_000
const day = 86_400_000
const days = { lastDay: '2026-11-24', closesOn: null, firstClosing: '2026-12-23' }

let folder = ''
let testStore: TestStore
let store: Store

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beside-steward-'))
  testStore = await makeTestStore()
  store = await openStore(folder, testStore)
})

afterEach(async () => {
  await store.close()
  await testStore[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

test('a link opens once, and its key works for an hour, to the next full one', async () => {
  const secret = secretOf(await makeStewardLink(store, now))
  const key = await openStewardLink(store, secret, now)
  expect(key).toBeDefined()
  expect(await openStewardLink(store, secret, now)).toBeUndefined()
  expect(await holdsStewardKey(store, key!, now + 59 * minute)).toBe(true)
  expect(await holdsStewardKey(store, key!, now + 60 * minute)).toBe(false)
  const begun = now + 8_571
  const later = await openStewardLink(store, secretOf(await makeStewardLink(store, now)), begun)
  expect(await holdsStewardKey(store, later!, begun + 60 * minute)).toBe(true)
  expect(await holdsStewardKey(store, later!, now + 120 * minute)).toBe(false)
  // No moment is kept that could be matched elsewhere.
  const ends = await store.read.selectFrom('steward_keys').select('expires_at').execute()
  expect(ends.map(({ expires_at }) => expires_at % (60 * minute))).toEqual([0, 0])
})

test('two who open the same link at the same moment get one key between them', async () => {
  const secret = secretOf(await makeStewardLink(store, now))
  const keys = await Promise.all(
    Array.from({ length: 5 }, () => openStewardLink(store, secret, now))
  )
  expect(keys.filter((key) => key !== undefined)).toHaveLength(1)
})

test('a link that nobody opened for a week opens nothing any more', async () => {
  const [early, late] = [await makeStewardLink(store, now), await makeStewardLink(store, now)]
  expect(await openStewardLink(store, secretOf(early), now + 7 * day)).toBeDefined()
  expect(await openStewardLink(store, secretOf(late), now + 8 * day)).toBeUndefined()
})

test('a made-up secret opens nothing', async () => {
  await makeStewardLink(store, now)
  for (const size of [0, 1, 31, 32, 48]) {
    expect(await openStewardLink(store, new Uint8Array(size), now)).toBeUndefined()
  }
})

test('a key lets one account in, within its hour', async () => {
  const admit = (key: Bytes, at: number) => {
    const keyHash = new Uint8Array(createHash('sha256').update(key).digest())
    return store.write((db) => countStewardAdmission(db, { keyHash, now: at, max: 1 }))
  }
  const first = await openStewardLink(store, secretOf(await makeStewardLink(store, now)), now)
  expect(await admit(first!, now)).toBe(true)
  expect(await admit(first!, now)).toBe(false)
  const second = await openStewardLink(store, secretOf(await makeStewardLink(store, now)), now)
  expect(await admit(second!, now + 61 * minute)).toBe(false)
  expect(await admit(new Uint8Array(32), now)).toBe(false)
})

test('the store holds neither links nor keys, only what cannot be opened', async () => {
  const secret = secretOf(await makeStewardLink(store, now))
  const unused = secretOf(await makeStewardLink(store, now))
  const key = await openStewardLink(store, secret, now)
  const links = await store.read.selectFrom('steward_links').selectAll().execute()
  const keys = await store.read.selectFrom('steward_keys').selectAll().execute()
  const held = [...links, ...keys]
    .flatMap((row) => Object.values<unknown>(row))
    .filter((value) => value instanceof Uint8Array)
  expect(held).toHaveLength(2)
  for (const bytes of held) {
    for (const known of [unused, key!]) expect(Buffer.from(bytes).equals(known)).toBe(false)
  }
})

test('before anybody decided, nobody comes in without an invitation', async () => {
  const first = await readCommunity(store.read)
  expect(v.parse(CommunityShape, first)).toEqual(first)
  expect(first).toMatchObject({ admission: 'invitation', region: null, lines: [] })
})

test('a line counts with the day on which it was dialled, and never with a day to come', () => {
  const tomorrow = days
  expect(checkSettings(withLine({}), tomorrow).ok).toBe(true)
  expect(checkSettings(withLine({ dialledOn: '2026-11-24' }), tomorrow).ok).toBe(true)
  expect(checkSettings(withLine({ dialledOn: '2026-11-25' }), tomorrow).ok).toBe(false)
  expect(checkSettings(withLine({ dialledOn: '2026-02-30' }), tomorrow).ok).toBe(false)
  expect(checkSettings(withLine({ dialledOn: '2026-13-01' }), tomorrow).ok).toBe(false)
})

test('a line that was dialled long ago is kept as it is', () => {
  const old = withLine({ dialledOn: '2024-01-31' })
  expect(checkSettings(old, days)).toEqual({ ok: true, value: old })
})

test('a word to send belongs to a text, not to a call', () => {
  expect(checkSettings(withLine({ way: 'text', textWord: 'HELLO' }), days).ok).toBe(true)
  expect(checkSettings(withLine({ way: 'call', textWord: 'HELLO' }), days).ok).toBe(false)
})

function withLine(change: Partial<HelpLine>): Community {
  const line: HelpLine = {
    name: 'A listening line',
    forWhom: 'Anybody',
    region: 'NL',
    area: '',
    way: 'call',
    dial: '116 123',
    textWord: '',
    hours: 'Day and night',
    cost: 'Free',
    languages: '',
    onBill: 'unknown',
    source: '',
    dialledOn: '2026-11-20'
  }
  return {
    name: 'Lantern',
    admission: 'invitation',
    region: null,
    outsideContact: '',
    exitTo: null,
    lines: [{ ...line, ...change }],
    promises: { hours: '', replyTimes: '', limits: '' },
    closesOn: null,
    listening: LISTENING_DEFAULTS
  }
}

function secretOf(path: string): Bytes {
  const secret = fromBase64url(path.split('#')[1] ?? '')
  if (secret === undefined) throw new Error('a link without a secret')
  return secret
}
