/** Several tabs of one browser: they share its cookie, and nothing else. */
import { nodeEnvironment } from '@beside/client/node'
import { expect, test } from 'vitest'
import { arriveAs, befriend, openHouse, wordsIn, type House, type Person } from '../house.ts'

type Fetch = ReturnType<typeof nodeEnvironment>['fetch']

async function signInAt(home: House, person: Person, fetch?: Fetch): Promise<Person> {
  const device = home.device(person.name, fetch && { fetch })
  const words = person.kitWords.join(' ')
  expect(await device.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
  return device
}

test('What an older tab still saves for Alice never lands in the account of Bob, who signed in since', async () => {
  await using home = await openHouse()
  const { fetch } = nodeEnvironment(home.address)
  const [alice, bob] = [home.device('alice', { fetch }), home.device('bob', { fetch })]
  await arriveAs(alice, '')
  await arriveAs(bob, '')
  expect(await alice.keepKit()).toMatchObject({ ok: false, reason: 'not-signed-in' })
  expect(await alice.endOtherSessions()).toMatchObject({ ok: false })
  for (const person of [bob, alice]) {
    const device = await signInAt(home, person)
    expect(device.view().alarms).toEqual([])
  }
  expect(await bob.keepKit()).toMatchObject({ ok: true })
})

test('When Alice’s older tab is closed, Bob, who signed in since, stays', async () => {
  await using home = await openHouse()
  const { fetch } = nodeEnvironment(home.address)
  const [alice, bob] = [home.device('alice', { fetch }), home.device('bob', { fetch })]
  await arriveAs(alice, '')
  await arriveAs(bob, '')
  await alice.leave()
  expect(await bob.keepKit()).toMatchObject({ ok: true })
})

test('Where Alice signs in once more in a newer tab, the older one goes on, and its words come', async () => {
  await using home = await openHouse()
  const { fetch } = nodeEnvironment(home.address)
  const alice = home.device('alice', { fetch })
  await arriveAs(alice, '')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  await bob.openTalk(bondId)
  await signInAt(home, alice, fetch)
  expect(await alice.say({ bondId, text: 'from the older tab', notes: [] })).toMatchObject({
    ok: true
  })
  await bob.sees('her words', (view) => wordsIn(view).includes('from the older tab'))
  await bob.say({ bondId, text: 'I hear you', notes: [] })
  await alice.sees('his words', (view) => wordsIn(view).includes('I hear you'))
})

test('Where Alice changes everything in a newer tab, the older one asks to sign in', async () => {
  await using home = await openHouse()
  const { fetch } = nodeEnvironment(home.address)
  const alice = home.device('alice', { fetch })
  await arriveAs(alice, '')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  const newer = await signInAt(home, alice, fetch)
  const current = alice.kitWords.join(' ')
  expect(await newer.changeEverything({ current, next: '' })).toMatchObject({ ok: true })
  void alice.say({ bondId, text: 'under keys that are gone', notes: [] })
  await alice.sees('that it is over', ({ session }) => session.state === 'signed-out')
  expect(newer.view().session.state).toBe('open')
})
