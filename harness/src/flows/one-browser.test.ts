/** Two people in two tabs of one browser: they share its cookie, and nothing else. */
import { nodeEnvironment } from '@beside/client/node'
import { expect, test } from 'vitest'
import { arriveAs, openHouse } from '../house.ts'

test('What an older tab still saves for Alice never lands in the account of Bob, who signed in since', async () => {
  await using home = await openHouse()
  const { fetch } = nodeEnvironment(home.address)
  const [alice, bob] = [home.device('alice', { fetch }), home.device('bob', { fetch })]
  await arriveAs(alice, '')
  await arriveAs(bob, '')
  expect(await alice.keepKit()).toMatchObject({ ok: false, reason: 'not-signed-in' })
  expect(await alice.endOtherSessions()).toMatchObject({ ok: false })
  for (const person of [bob, alice]) {
    const device = home.device(person.name)
    const words = person.kitWords.join(' ')
    expect(await device.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
    expect(device.view().alarms).toEqual([])
  }
  expect(await bob.keepKit()).toMatchObject({ ok: true })
})
