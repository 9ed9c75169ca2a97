import { kitSignPair } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { run } from '../running.fixture.ts'
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
})

/** Between the two steps of a sign-in, something else happens. */
function beforeFinish(visitor: Visitor, happen: () => Promise<Answer>): void {
  const ask = visitor.ask.bind(visitor)
  visitor.ask = async (method, path, options) => {
    if (path === '/api/sessions/passphrase') expect((await happen()).status).toBe(200)
    return ask(method, path, options)
  }
}

function replaceRoot(owner: Visitor): Promise<Answer> {
  return owner.changeUnlocks({
    rootGeneration: 1,
    kit: newKit(),
    keyring: { expectedSeq: 1, blob: text(randomTestBytes(4096)) },
    endOtherSessions: true
  })
}

function newKit() {
  const { public: key } = kitSignPair(randomTestBytes(16))
  return { key: text(key), wrap: text(randomTestBytes(99)) }
}
