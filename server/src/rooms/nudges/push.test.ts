import { HOUR_MS, MINUTE_MS } from '@beside/contract'
import { expect, describe, test } from 'vitest'
import { run } from '../../running.fixture.ts'
import { RETRY_AFTER_SECONDS } from '../../push/push-sink.fixture.ts'
import {
  openPlace,
  passOf,
  pushPassOf,
  readNudges,
  SOON_MS,
  stateOf,
  testPush,
  want,
  wantPush
} from './nudges.fixture.ts'
import type { Place } from './nudges.fixture.ts'

/** Ben is nudged on his phone. The push that tested it is not counted. */
async function openWith(): Promise<Place & { readonly nudges: () => number }> {
  const place = await openPlace()
  await wantPush(place.ben, await pushPassOf(place.ben.visitor, place.push))
  return { ...place, nudges: () => place.push.pushes.length - 1 }
}

describe('a device', () => {
  test('is sent one push to see whether it comes, which holds nothing', async () => {
    await using place = await openPlace()
    const { ben, push, clock } = place
    const ways = await ben.visitor.ask<{ pushKey: string }>('GET', '/api/nudges')
    const asked = await testPush(ben.visitor, push.endpoint())
    expect([asked.status, typeof asked.body.pass]).toEqual([200, 'string'])
    const [first, ...more] = push.pushes
    expect(more).toEqual([])
    const { authorization = '', ...headers } = first?.headers ?? {}
    expect([first?.body, first?.path]).toEqual(['', '/push/phone'])
    expect(headers).toMatchObject({ ttl: '120', topic: 'update', urgency: 'normal' })
    expect(headers['content-length']).toBe('0')
    expect(JSON.stringify(headers)).not.toMatch(/beside|cookie|content-encoding|referer/iu)
    const [, claims = '', key] =
      /^vapid t=[\w-]+\.(?<c>[\w-]+)\.[\w-]{86}, k=(?<k>[\w-]+)$/u.exec(authorization)?.slice(0) ??
      []
    expect(key).toBe(ways.body.pushKey)
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      aud: push.setting.hosts?.[0],
      exp: Math.floor(clock.now() / 1000) + 43_200,
      sub: push.setting.contact
    })
  })

  test.each([
    'knows no such device',
    'comes back later',
    'is broken',
    'does not like this place',
    'says nothing',
    'sends elsewhere'
  ] as const)('is not said to be reached where its push service %s', async (mood) => {
    await using place = await openPlace()
    place.push.mood = mood
    const asked = await testPush(place.ben.visitor, place.push.endpoint())
    expect([asked.status, asked.body]).toEqual([422, { reason: 'not-sent' }])
    // A redirect is not followed: it would lead out of what the operator allows.
    expect(place.push.visits).toBe(1)
  })

  test('whose push service says more than it has to is not listened to', async () => {
    await using place = await openPlace()
    place.push.mood = 'talks for ever'
    expect((await testPush(place.ben.visitor, place.push.endpoint())).status).toBe(200)
  })

  test('is reached through push services alone, whoever asks for something else', async () => {
    await using place = await openPlace()
    const { ben, push } = place
    const port = new URL(push.endpoint()).port
    for (const endpoint of [
      `http://localhost:${port}/push/phone`,
      `http://127.0.0.1:${port}@evil.example/push`,
      'http://169.254.169.254/latest/meta-data/',
      `${place.server.address}/api/instance`,
      'https://evil.example/push'
    ]) {
      expect((await testPush(ben.visitor, endpoint)).body.reason, endpoint).toBe('no-push')
    }
    for (const endpoint of ['', 'phone', 'file:///etc/passwd', `${push.endpoint()} x`, 7]) {
      expect((await testPush(ben.visitor, endpoint)).body.reason).toBe('bad-request')
    }
    expect(push.visits).toBe(0)
  })

  test('is tested eight times an hour, and not at all where this place sends no pushes', async () => {
    await using place = await openPlace()
    const { ben, push } = place
    for (let round = 0; round < 8; round += 1) await testPush(ben.visitor, push.endpoint())
    expect((await testPush(ben.visitor, push.endpoint())).body.reason).toBe('slow-down')
    expect(push.visits).toBe(8)
    await using without = await run()
    const person = await without.person()
    expect((await testPush(person, push.endpoint())).body.reason).toBe('no-push')
    expect((await testPush(without.visitor(), push.endpoint())).body.reason).toBe('not-signed-in')
  })
})

describe('the row of a membership', () => {
  test('does not look otherwise for a device than for a mailbox, and tells no address', async () => {
    await using place = await openPlace()
    const { ada, ben, push, sink, server } = place
    await wantPush(ben, await pushPassOf(ben.visitor, push, push.endpoint('x'.repeat(460))))
    await want(ada, await passOf(ada.visitor, sink, 'a@b.example'))
    const rows = await readNudges(server)
    expect(rows.map(({ sealed }) => sealed.length)).toEqual([896, 896])
    expect(rows.map((row) => Object.keys(row))).toEqual([
      Object.keys(rows[0]!),
      Object.keys(rows[0]!)
    ])
    const dump = Buffer.concat(rows.map(({ sealed }) => sealed))
    expect(dump.includes('/push/') || dump.includes('b.example')).toBe(false)
    expect(server.logged.join('')).not.toContain('/push/')
  })

  test('of a mailbox needs a look, which a device keeps for itself', async () => {
    await using place = await openPlace()
    const { ben, sink } = place
    const pass = await passOf(ben.visitor, sink)
    expect((await wantPush(ben, pass)).body.reason).toBe('bad-request')
  })
})

describe('When Ada writes, Ben’s phone', () => {
  test('is told once, some minutes later, and nothing else', async () => {
    await using place = await openWith()
    await place.ada.say('Good evening')
    await place.ada.say('Are you there?')
    await place.server.server.nudge()
    place.clock.pass(MINUTE_MS / 2)
    await place.server.server.nudge()
    expect(place.nudges()).toBe(0)
    await place.later()
    expect(place.nudges()).toBe(1)
    expect(place.push.pushes.at(-1)?.body).toBe('')
    expect(place.push.pushes.at(-1)?.headers['ttl']).toBe('43200')
    await place.later(HOUR_MS)
    expect(place.nudges()).toBe(1)
  })

  test('is left alone in quiet hours, and nothing waits for it into them', async () => {
    await using place = await openPlace()
    const { ben, ada, clock, push } = place
    const at = (ms: number) => new Date(clock.now() + ms).toISOString().slice(11, 16)
    const quiet = { from: at(2 * HOUR_MS), to: at(4 * HOUR_MS), zone: 'UTC' }
    await wantPush(ben, await pushPassOf(ben.visitor, push), quiet)
    await ada.say('one')
    await place.later()
    const ttl = Number(push.pushes.at(-1)?.headers['ttl'])
    expect(push.pushes).toHaveLength(2)
    expect(ttl).toBeGreaterThan(0)
    expect(ttl).toBeLessThanOrEqual(2 * 3600 - SOON_MS / 1000)
    clock.pass(2 * HOUR_MS)
    await place.later(0)
    await ada.say('two')
    await place.later()
    expect(push.pushes).toHaveLength(2)
  })
})

describe('Where the push service', () => {
  test.each([
    'comes back later',
    'is broken',
    'says nothing',
    'does not like this place',
    'sends elsewhere'
  ] as const)(
    '%s, it is tried again, and then it is said that it could not be sent',
    async (mood) => {
      await using place = await openWith()
      place.push.mood = mood
      await place.ada.say('Good evening')
      await place.later()
      expect(place.push.visits).toBe(2)
      expect(await stateOf(place.ben)).toBe('on')
      for (const wait of [RETRY_AFTER_SECONDS / 60, 30, 60, 240]) {
        await place.later(wait * MINUTE_MS)
      }
      expect(place.push.visits).toBe(6)
      expect(await stateOf(place.ben)).toBe('late')
      await place.later(24 * HOUR_MS)
      expect(place.push.visits).toBe(6)
      place.push.mood = 'takes all'
      await place.ada.say('Good morning')
      await place.later()
      expect(place.nudges()).toBe(1)
      expect(await stateOf(place.ben)).toBe('on')
      expect(place.server.logged.join('')).not.toContain('/push/')
    }
  )

  test('says when it wants to be asked again, it is not asked before', async () => {
    await using place = await openWith()
    place.push.mood = 'comes back later'
    await place.ada.say('Good evening')
    await place.later()
    await place.later(6 * MINUTE_MS)
    expect(place.push.visits).toBe(2)
    place.push.mood = 'takes all'
    await place.later(RETRY_AFTER_SECONDS * 1000)
    expect(place.nudges()).toBe(1)
  })

  test('knows no such device any more, its address is forgotten at once, and Ben is told', async () => {
    await using place = await openWith()
    const [before] = await readNudges(place.server)
    place.push.mood = 'knows no such device'
    await place.ada.say('Good evening')
    await place.later()
    expect(await stateOf(place.ben)).toBe('refused')
    const [after] = await readNudges(place.server)
    expect(after?.sealed.length).toBe(before?.sealed.length)
    await place.ada.say('Good morning')
    await place.later()
    expect(place.push.visits).toBe(2)
    expect((await readNudges(place.server)).map((row) => row.is_waiting)).toEqual([0])
  })
})
