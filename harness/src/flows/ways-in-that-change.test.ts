/** New ways in whose answer gets lost, a device that kept the root of before, and words said meanwhile. */
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { nodeEnvironment } from '@beside/client/node'
import { expect, test } from 'vitest'
import { befriend, hasSettledKeys, openHouse, wordsIn, type House, type Person } from '../house.ts'

type Fetch = (url: string, init?: RequestInit) => Promise<Response>
/** `after` sees each request once it was answered; what it throws takes the answer away. */
function watched(address: string, after: (path: string, init: RequestInit) => unknown): Fetch {
  const real = nodeEnvironment(address).fetch
  return async (url, init) => {
    const response = await real(url, init)
    await after(url.slice(address.length), init ?? {})
    return response
  }
}

/** Loses the next answer about ways in. */
function losing(address: string): { fetch: Fetch; isLosing: boolean } {
  const line = {
    isLosing: false,
    fetch: watched(address, (path) => {
      if (!line.isLosing || path !== '/api/account/unlocks') return
      line.isLosing = false
      throw new TypeError('the answer was lost')
    })
  }
  return line
}

async function opens(home: House, words: readonly string[]): Promise<boolean> {
  const device = home.device('anybody')
  return (await device.signInWithKit({ words: words.join(' '), device: 'shared' })).ok
}

async function signIn(device: Person, as: Person, passphrase = as.passphrase): Promise<boolean> {
  const { signInName } = as
  const back = await device.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
  return back.ok
}

test('Twelve new words are shown also where the answer to them got lost, and they open the door', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const line = losing(home.address)
  const phone = home.device('alice', { fetch: line.fetch })
  expect(await signIn(phone, alice)).toBe(true)
  line.isLosing = true
  const made = await phone.changeKit({ current: alice.passphrase })
  if (!made.ok) throw new Error(made.reason)
  expect(made.value.isInForce).toBe(false)
  await phone.sees('the answer', hasSettledKeys)
  expect(await opens(home, made.value.kitWords)).toBe(true)
  expect(await opens(home, alice.kitWords)).toBe(false)
})

test('A new passphrase whose answer got lost holds when the person presses again', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const line = losing(home.address)
  const phone = home.device('alice', { fetch: line.fetch })
  expect(await signIn(phone, alice)).toBe(true)
  const wish = { current: alice.passphrase, next: 'five other quiet evening words' }
  line.isLosing = true
  expect(await phone.changePassphrase(wish)).toMatchObject({ reason: 'unreachable' })
  expect(await phone.changePassphrase(wish)).toMatchObject({ ok: true })
  expect(await signIn(home.device('alice'), alice, wish.next)).toBe(true)
})

test('Whoever changes everything and hears no answer gets the same words when they press again', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  let isSilent = false
  const fetch = watched(home.address, (path) => {
    if (isSilent && path === '/api/account/unlocks') throw new TypeError('the answer was lost')
  })
  const phone = home.device('alice', { fetch })
  expect(await signIn(phone, alice)).toBe(true)
  const wish = { current: alice.passphrase, next: 'five other quiet evening words' }
  isSilent = true
  const first = await phone.changeEverything(wish)
  expect(first).toMatchObject({ ok: true, value: { isInForce: false } })
  isSilent = false
  // The passphrase of before opens nothing any more; what was asked for is still known here.
  const second = await phone.changeEverything(wish)
  if (!first.ok || !second.ok) throw new Error('no words')
  await phone.sees('the end of it', hasSettledKeys)
  expect(await opens(home, first.value.kitWords)).toBe(true)
  expect(await signIn(home.device('alice'), alice, wish.next)).toBe(true)
  expect(await phone.setNoteChoice({ note: 'loss', choice: 'hide' })).toMatchObject({ ok: true })
})

test('A device that kept the root of before asks to sign in, and writes over nothing', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bondId = await befriend(alice, await home.person('bob'))
  let kept: Uint8Array<ArrayBuffer> | null = null
  const keep = {
    load: async () => kept,
    save: async (secret: Uint8Array<ArrayBuffer>) => {
      kept = secret.slice()
    },
    clear: async () => {
      kept = null
    }
  }
  // The page is loaded anew while it waits: what changed everything got through, and nothing came back.
  let isWaiting = false
  let isReopened = false
  const fetch = watched(home.address, async (path) => {
    if (path === '/api/account/unlocks') isWaiting = true
    if (isWaiting && !isReopened) await new Promise(() => undefined)
  })
  const page = home.device('alice', { fetch, keep })
  const { signInName, passphrase } = alice
  const back = await page.signInWithPassphrase({ signInName, passphrase, device: 'own' })
  expect(back).toMatchObject({ ok: true })
  expect(kept).not.toBeNull()
  const next = 'five other quiet evening words'
  void page.changeEverything({ current: passphrase, next })
  await expect.poll(() => isWaiting).toBe(true)
  isReopened = true
  const reopened = home.device('alice', { fetch, keep })
  expect(await reopened.resume()).toMatchObject({ ok: false, reason: 'nothing-kept' })
  const phone = home.device('alice')
  expect(await signIn(phone, alice, next)).toBe(true)
  expect(phone.view().alarms).toEqual([])
  expect(phone.view().people).toMatchObject([{ bondId, state: 'together' }])
})

test('A keyring that is there and does not open is never written over', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  await alice.leave()
  using store = new DatabaseSync(join(home.dataFolder, 'store.sqlite'))
  store.exec('CREATE TEMP TABLE whole AS SELECT * FROM keyring_parts')
  store.exec('UPDATE keyring_parts SET bytes = zeroblob(length(bytes)) WHERE part = 1')
  const spoilt = store.prepare('SELECT * FROM keyring_parts ORDER BY part').all()
  const words = alice.kitWords.join(' ')
  const phone = home.device('alice')
  expect(await phone.signInWithKit({ words, device: 'shared' })).toMatchObject({
    ok: false,
    reason: 'keyring-does-not-open'
  })
  expect(store.prepare('SELECT * FROM keyring_parts ORDER BY part').all()).toEqual(spoilt)
  store.exec('DELETE FROM keyring_parts; INSERT INTO keyring_parts SELECT * FROM whole')
  expect(await phone.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
})

test('What does not fit into the keyring is refused, and all else goes on', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const note = 'x'.repeat(70_000)
  expect(await alice.setNoteChoice({ note, choice: 'hide' })).toMatchObject({ ok: false })
  expect(await alice.setNoteChoice({ note: 'loss', choice: 'hide' })).toMatchObject({ ok: true })
})

test('Words said while the answer to new keys is missing are kept, and sent with them', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  let isNext = false
  const lost = Promise.withResolvers<true>()
  const fetch = watched(home.address, (path, { method }) => {
    if (path === '/api/account/unlocks') isNext = true
    if (!isNext || method !== 'POST' || path !== `/api/spaces/${bondId}/records`) return
    isNext = false
    lost.resolve(true)
    throw new TypeError('the answer was lost')
  })
  const phone = home.device('alice', { fetch })
  expect(await signIn(phone, alice)).toBe(true)
  await phone.openTalk(bondId)
  await bob.openTalk(bondId)
  await phone.changeEverything({ current: alice.passphrase, next: 'five other quiet words here' })
  await lost.promise
  expect(await phone.say({ talkId: bondId, text: 'are you there', notes: [] })).toMatchObject({
    ok: true
  })
  await bob.sees('the words', (view) => wordsIn(view).includes('are you there'))
  await phone.sees('the end of it', hasSettledKeys)
  expect(phone.view().alarms).toEqual([])
})
