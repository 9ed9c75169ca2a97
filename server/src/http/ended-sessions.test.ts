import { once } from 'node:events'
import { connect } from 'node:net'
import { kitSignPair } from '@beside/kernel'
import type { SessionReply } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { Membership, writeBody } from '../membership.fixture.ts'
import { run } from '../running.fixture.ts'
import type { Running } from '../running.fixture.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'
import type { Answer, Visitor } from '../visitor.fixture.ts'

describe('after "someone may have my device"', () => {
  test('a thief who began to sign in before it does not come in after it', async () => {
    await using server = await run()
    const alice = await server.person()
    await alice.setPassphrase('the old words')
    const thief = alice.elsewhere()
    beforeFinish(thief, () => replaceRoot(alice))
    const late = await thief.signInByPassphrase('the old words')
    expect([late.status, late.body]).toEqual([401, { reason: 'sign-in-refused' }])
    expect((await thief.ask('GET', '/api/session')).status).toBe(401)
  })

  test('nor does one who began before another passphrase was set, and the new one lets in', async () => {
    await using server = await run()
    const alice = await server.person()
    await alice.setPassphrase('the old words')
    const thief = alice.elsewhere()
    beforeFinish(thief, () => alice.setPassphrase('the new words'))
    expect((await thief.signInByPassphrase('the old words')).status).toBe(401)
    expect((await alice.elsewhere().signInByPassphrase('the new words')).status).toBe(200)
  })

  test('a request whose session ended while its body was held back does nothing', async () => {
    await using server = await run()
    const alice = await server.person()
    const thief = alice.elsewhere()
    await thief.signInByKit()
    const own = await Membership.begin(thief)
    const envelope = writeBody(own.entry('in her name'))
    const cursors = [{ token: own.token, after: 0 }]
    const keyring = { expectedSeq: 2, blob: text(randomTestBytes(4096)) }
    const held = [
      await holdBody(thief, 'PUT /api/account/unlocks', { ...unlocks, rootGeneration: 2, keyring }),
      await holdBody(thief, 'PUT /api/account/keyring', keyring),
      await holdBody(thief, 'POST /api/feed', { cursors }),
      await holdBody(thief, `POST ${own.path}/records`, envelope, own.token)
    ]
    expect((await replaceRoot(alice)).status).toBe(200)
    for (const letGo of held) expect(await letGo()).toMatch(/^HTTP\/1.1 401 /u)
    const { body } = await alice.ask<SessionReply>('GET', '/api/session')
    expect([body.rootGeneration, body.keyring?.seq]).toEqual([1, 2])
  })

  test('a request that waits behind it for the one writer does nothing', async () => {
    await using server = await run()
    const alice = await server.person()
    const thief = alice.elsewhere()
    await thief.signInByKit()
    const ask = askWithin(server)
    const keyring = { expectedSeq: 2, blob: text(randomTestBytes(4096)) }
    const [done, ...late] = await Promise.all([
      ask(alice, 'PUT /api/account/unlocks', newRoot()),
      ask(thief, 'PUT /api/account/unlocks', { ...unlocks, rootGeneration: 1 }),
      ask(thief, 'PUT /api/account/keyring', keyring)
    ])
    expect(done).toBe(200)
    expect(late).not.toContain(200)
    const { body } = await alice.ask<SessionReply>('GET', '/api/session')
    expect([body.rootGeneration, body.keyring?.seq]).toEqual([1, 2])
  })
})

test('a thief whose session Alice has ended does not delete the account any more', async () => {
  await using server = await run()
  const alice = await server.person()
  const thief = alice.elsewhere()
  await thief.signInByKit()
  const ask = askWithin(server)
  const [ended] = await Promise.all([
    ask(alice, 'DELETE /api/sessions'),
    ask(thief, 'DELETE /api/account')
  ])
  // Whoever is first: where hers were ended by Alice, her account is there.
  expect((await alice.ask('GET', '/api/session')).status).toBe(ended)
})

/** Asks within the process: what is asked first passes the door first, with no network in between. */
function askWithin({ server }: Running) {
  return async (who: Visitor, what: string, body?: unknown): Promise<number> => {
    const [method = '', path = ''] = what.split(' ')
    const headers = { cookie: who.cookie, 'content-type': 'application/json' }
    const json = body === undefined ? {} : { body: JSON.stringify(body) }
    return (await server.app.request(path, { method, headers, ...json })).status
  }
}

const unlocks = {
  rootGeneration: 0,
  kit: newKit(),
  passphrase: null,
  keyring: null,
  endOtherSessions: false
}

/** Sends the head of a request, and its body only when told. Gives the answer back as it came. */
async function holdBody(who: Visitor, what: string, body: unknown, token = '') {
  const { hostname, port } = new URL(who.address)
  const socket = connect(Number(port), hostname)
  const json = JSON.stringify(body)
  socket.write(
    `${what} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nexpect: 100-continue\r\nbeside-token: ${token}\r\n` +
      `cookie: ${who.cookie}\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n\r\n`
  )
  // The server waits for the body now; its door has been passed before any later request is answered.
  expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 100 /u)
  expect((await who.ask('GET', '/api/session')).status).toBe(200)
  return async () => {
    socket.write(json)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    return answer.toString()
  }
}

/** Between the two steps of a sign-in, something else happens. */
function beforeFinish(visitor: Visitor, happen: () => Promise<Answer>): void {
  const ask = visitor.ask.bind(visitor)
  visitor.ask = async (method, path, options) => {
    if (path === '/api/sessions/passphrase') expect((await happen()).status).toBe(200)
    return ask(method, path, options)
  }
}

function replaceRoot(owner: Visitor): Promise<Answer> {
  return owner.changeUnlocks(newRoot())
}

function newRoot() {
  const keyring = { expectedSeq: 1, blob: text(randomTestBytes(4096)) }
  return { ...unlocks, rootGeneration: 1, kit: newKit(), keyring, endOtherSessions: true }
}

function newKit() {
  const { public: key } = kitSignPair(randomTestBytes(16))
  return { key: text(key), wrap: text(randomTestBytes(99)) }
}
