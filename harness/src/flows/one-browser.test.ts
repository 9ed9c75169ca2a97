/** Several tabs of one browser: they share its cookie, and nothing else. */
import { nodeEnvironment } from '@beside/client/node'
import { expect, test } from 'vitest'
import {
  arriveAs,
  befriend,
  openHouse,
  secondDevice,
  wordsIn,
  type House,
  type Person
} from '../house.ts'

/** Alice has come in, and then Bob in a newer tab. */
async function aliceThenBob(
  home: House
): Promise<{ readonly alice: Person; readonly bob: Person }> {
  const { fetch } = nodeEnvironment(home.address)
  const [alice, bob] = [home.device('alice', { fetch }), home.device('bob', { fetch })]
  await arriveAs(alice, '')
  await arriveAs(bob, '')
  return { alice, bob }
}

/** Alice, beside Bob who is elsewhere, has signed in once more in a newer tab. */
async function aliceTwice(home: House) {
  const { fetch } = nodeEnvironment(home.address)
  const alice = home.device('alice', { fetch })
  await arriveAs(alice, '')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  await bob.openTalk(bondId)
  return { alice, bob, bondId, newer: await secondDevice(home, alice, { fetch }) }
}

test('What an older tab still saves for Alice never lands in the account of Bob, who signed in since', async () => {
  await using home = await openHouse()
  const { alice, bob } = await aliceThenBob(home)
  expect(await alice.keepKit()).toMatchObject({ ok: false, reason: 'not-signed-in' })
  expect(await alice.endOtherSessions()).toMatchObject({ ok: false })
  for (const person of [bob, alice]) {
    const device = await secondDevice(home, person)
    expect(device.view().alarms).toEqual([])
  }
  expect(await bob.keepKit()).toMatchObject({ ok: true })
})

test('When Alice’s older tab is closed, Bob, who signed in since, stays', async () => {
  await using home = await openHouse()
  const { alice, bob } = await aliceThenBob(home)
  await alice.leave()
  expect(await bob.keepKit()).toMatchObject({ ok: true })
})

test('What Bob’s own device keeps stays there when Alice’s older tab finds that her session is over', async () => {
  await using home = await openHouse()
  const { fetch } = nodeEnvironment(home.address)
  const elsewhere = await home.person('bob')
  let kept: Uint8Array<ArrayBuffer> | null = null
  const keep = {
    load: async () => kept,
    save: async (secret: Uint8Array<ArrayBuffer>) => void (kept = secret),
    clear: async () => void (kept = null)
  }
  const alice = home.device('alice', { fetch, keep })
  await arriveAs(alice, '')
  const bob = home.device('bob', { fetch, keep })
  const words = elsewhere.kitWords.join(' ')
  expect(await bob.signInWithKit({ words, device: 'own' })).toMatchObject({ ok: true })
  expect(await alice.keepKit()).toMatchObject({ ok: false, reason: 'not-signed-in' })
  await alice.sees('that she is out', ({ session }) => session.state === 'signed-out')
  const reloaded = home.device('bob', { fetch, keep })
  expect(await reloaded.resume()).toEqual({ ok: true, value: true })
})

test('Where Alice signs in once more in a newer tab, the older one goes on, and its words come', async () => {
  await using home = await openHouse()
  const { alice, bob, bondId } = await aliceTwice(home)
  expect(await alice.say({ talkId: bondId, text: 'from the older tab', notes: [] })).toMatchObject({
    ok: true
  })
  await bob.sees('her words', (view) => wordsIn(view).includes('from the older tab'))
  await bob.say({ talkId: bondId, text: 'I hear you', notes: [] })
  await alice.sees('his words', (view) => wordsIn(view).includes('I hear you'))
})

test('Where Alice changes everything in a newer tab, the older one asks to sign in', async () => {
  await using home = await openHouse()
  const { alice, bondId, newer } = await aliceTwice(home)
  const current = alice.kitWords.join(' ')
  expect(await newer.changeEverything({ current, next: '' })).toMatchObject({ ok: true })
  void alice.say({ talkId: bondId, text: 'under keys that are gone', notes: [] })
  await alice.sees('that it is over', ({ session }) => session.state === 'signed-out')
  expect(newer.view().session.state).toBe('open')
})
