import { describe, expect, test } from 'vitest'
import { Membership, makeBond } from '../membership.fixture.ts'
import { run } from '../running.fixture.ts'

describe('a person', () => {
  test('arrives, comes back by kit and by passphrase, and finds everything as it was', async () => {
    await using server = await run()
    const alice = await server.person('alice-river-stone')
    expect((await alice.setPassphrase('four quiet words here')).status).toBe(200)
    const there = alice.elsewhere()
    expect((await there.signInByPassphrase('four quiet words here')).status).toBe(200)
    expect(there.session?.wraps.map(({ method }) => method).toSorted()).toEqual(['kit', 'passphrase'])
    const third = alice.elsewhere()
    expect((await third.signInByKit()).status).toBe(200)
    expect(third.session?.keyring).toEqual(alice.session?.keyring)
    const own = await Membership.begin(alice)
    expect((await own.say('hello')).status).toBe(200)
    const [host, guest] = await makeBond(alice, await server.person())
    expect((await host.say('hello')).status).toBe(200)
    await guest.sync()
    expect((await guest.say('hello you')).status).toBe(200)
  })
})
