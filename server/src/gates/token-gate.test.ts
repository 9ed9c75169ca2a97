import { findSpaceHash, sign } from '@beside/kernel'
import type { InviteKeys } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { Membership, writeBody } from '../membership.fixture.ts'
import { run, testClock } from '../running.fixture.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'

describe('a token', () => {
  test("is given for a claim by one's own key, and for nothing else", async () => {
    await using server = await run()
    const alice = await server.person()
    const own = await Membership.begin(alice)
    const right = own.claim()
    const past = own.claim(Date.now() - 1)
    const other = await Membership.begin(await server.person())
    const forged = { ...right, signature: text(randomTestBytes(64)) }
    const nowhere = { ...right, spaceId: text(randomTestBytes(32)) }
    const claims = [right, past, forged, nowhere, other.claim()]
    const answer = await alice.ask<{ tokens: unknown[] }>('POST', '/api/tokens', {
      body: { claims }
    })
    expect(answer.body.tokens.map((token) => token !== null)).toEqual([
      true,
      false,
      false,
      false,
      false
    ])
  })

  test('lives ten minutes at most, whatever was asked', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const own = await Membership.begin(await server.person())
    const token = await own.askToken(clock.now() + 86_400_000)
    own.token = token ?? ''
    clock.pass(9 * 60_000)
    expect((await own.page()).status).toBe(200)
    clock.pass(2 * 60_000)
    const late = await own.page()
    expect([late.status, late.body.reason]).toEqual([403, 'token-refused'])
  })

  test('holds to its last moment, and a claim that is over is none', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const own = await Membership.begin(await server.person())
    const ask = async (expiresAt: number) => {
      const answer = await own.visitor.ask<{
        tokens: ({ token: string; expiresAt: number } | null)[]
      }>('POST', '/api/tokens', { body: { claims: [own.claim(expiresAt)] } })
      return answer.body.tokens[0]
    }
    const now = clock.now()
    expect(await ask(now)).toBeNull()
    expect((await ask(now + 1))?.expiresAt).toBe(now + 1)
    const given = await ask(now + 86_400_000)
    expect(given?.expiresAt).toBe(now + 600_000)
    own.token = given?.token ?? ''
    clock.pass(600_000)
    expect((await own.page()).status).toBe(200)
    clock.pass(1)
    expect((await own.page()).body.reason).toBe('token-refused')
  })

  test('is nothing when it is cut short, grown or not there', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const { token } = own
    for (const other of ['', 'AAAA', token.slice(0, -2), `${token}AAAA`]) {
      own.token = other
      const { status, body } = await own.page()
      expect([status, body.reason]).toEqual([403, 'token-refused'])
    }
  })

  test('is nothing in another session, in another space, or changed by a bit', async () => {
    await using server = await run()
    const alice = await server.person()
    const own = await Membership.begin(alice)
    const second = await Membership.begin(alice)
    const there = alice.elsewhere()
    await there.signInByKit()
    const headers = { 'beside-token': own.token }
    const elsewhere = await there.ask('GET', `${own.path}/records`, { headers })
    expect(elsewhere.body.reason).toBe('token-refused')
    const otherSpace = await alice.ask('GET', `${second.path}/records`, { headers })
    expect(otherSpace.body.reason).toBe('token-refused')
    for (const at of [0, 40, 90, own.token.length - 1]) {
      const letter = own.token[at] === 'A' ? 'Q' : 'A'
      const changed = own.token.slice(0, at) + letter + own.token.slice(at + 1)
      const answer = await alice.ask('GET', `${own.path}/records`, {
        headers: { 'beside-token': changed }
      })
      expect(answer.body.reason).toBe('token-refused')
    }
    const cookie = alice.cookie
    await alice.ask('DELETE', '/api/session')
    alice.cookie = cookie
    expect((await own.page()).body.reason).toBe('not-signed-in')
  })

  test('ends with the key: after a new key the old one reads and writes nothing', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const { newKeys, envelope } = own.newKey()
    expect((await own.ask('POST', '/records', writeBody(envelope))).status).toBe(200)
    expect((await own.page()).body.reason).toBe('not-found')
    expect(await own.askToken()).toBeNull()
    own.keys = newKeys
    await own.renewToken()
    expect((await own.page()).status).toBe(200)
  })
})

describe('who left', () => {
  test('reads what was theirs to read for 30 days, writes nothing, and learns nothing new', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const [host, guest] = await makeBondAt(server, clock)
    await host.say('before')
    await guest.sync()
    const left = await guest.write(guest.operation({ op: 'leave' }))
    await host.sync()
    await host.rekey()
    const after = await host.say('after')
    expect(after.status).toBe(200)
    const page = (await guest.page()).body
    expect(page.records.at(-1)?.seq).toBe(left.body.seq)
    expect(page.receipt.seq).toBe(left.body.seq)
    const leaves = (await guest.ask<{ leaves: unknown[] }>('GET', '/leaves')).body
    expect(leaves.leaves).toHaveLength(left.body.seq)
    expect((await guest.write(guest.entry('once more'))).status).not.toBe(200)
    clock.pass(30 * 86_400_000)
    await guest.visitor.signInByKit()
    guest.token = (await guest.askToken(clock.now() + 60_000)) ?? ''
    expect((await guest.page()).status).toBe(200)
    clock.pass(1)
    expect((await guest.page()).body.reason).toBe('not-found')
    expect(await guest.askToken(clock.now() + 60_000)).toBeNull()
  })

  test('with the last of a bond takes all rows along 30 days later, and of an own space at once', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const [host, guest] = await makeBondAt(server, clock)
    await guest.write(guest.operation({ op: 'leave' }))
    await host.sync()
    const own = await Membership.begin(host.visitor)
    own.token = (await own.askToken(clock.now() + 60_000)) ?? ''
    expect((await own.write(own.operation({ op: 'leave' }))).status).toBe(200)
    expect((await own.page()).body.reason).toBe('not-found')
    expect((await host.write(host.operation({ op: 'leave' }))).status).toBe(200)
    clock.pass(29 * 86_400_000)
    await server.server.sweep()
    await host.visitor.signInByKit()
    host.token = (await host.askToken(clock.now() + 60_000)) ?? ''
    expect((await host.page()).status).toBe(200)
    clock.pass(2 * 86_400_000)
    await server.server.sweep()
    host.token = (await host.askToken(clock.now() + 60_000)) ?? ''
    expect((await host.page()).body.reason).toBe('token-refused')
  })
})

test('a person without a keyring finds their spaces by their keys, and nobody else does', async () => {
  await using server = await run()
  const alice = await server.person()
  const own = await Membership.begin(alice)
  const unused = await Membership.begin(await server.person())
  const claimOf = ({ keys }: Membership, nonce = alice.session?.sessionNonce ?? '') => {
    const member = keys.sign.public
    const message = findSpaceHash(alice.instanceId, member, Buffer.from(nonce, 'base64url'))
    return { member: text(member), signature: text(sign(message, keys.sign.secret)) }
  }
  const notSigned = { ...claimOf(unused), signature: claimOf(own).signature }
  const claims = [claimOf(own), notSigned, claimOf(own, text(randomTestBytes(32)))]
  const found = await alice.ask('POST', '/api/spaces/find', { body: { claims } })
  expect(found.body).toEqual({ spaceIds: [text(own.spaceId), null, null] })
})

type Server = Awaited<ReturnType<typeof run>>
type TestClock = ReturnType<typeof testClock>

async function makeBondAt(server: Server, clock: TestClock): Promise<[Membership, Membership]> {
  const host = await Membership.begin(await server.person(), 'bond')
  const invite: InviteKeys = await host.invite(clock.now() + 86_400_000)
  return [host, await host.welcome(await server.person(), invite)]
}
