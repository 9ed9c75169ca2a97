import { DAY_MS, WIRE_LIMITS } from '@beside/contract'
import type { DropPage } from '@beside/contract'
import { memberAddress } from '@beside/kernel'
import type { Hash } from '@beside/kernel'
import { expect, test } from 'vitest'
import type { Membership } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import { text } from '../../visitor.fixture.ts'
import { list, makeCircle, readRows, remove, send, sendSome, stay, take } from './drops.fixture.ts'

const mine = (who: Membership, query = '') => who.ask<DropPage>('GET', `/mine${query}`)

function addressOf(who: Membership): Hash {
  const me = who.state?.members.find(({ sign }) => text(sign) === text(who.keys.sign.public))
  if (!me) throw new Error('not a member')
  return memberAddress(who.spaceId, me.id)
}

test('what waits for one member is read and taken away by them, and by nobody else, whoever leads', async () => {
  await using server = await run()
  const [ada, ben] = await makeCircle(server, 2)
  const sent = await sendSome(await server.person(), addressOf(ben!), { count: 3 })
  const all = { drops: sent.map((drop) => ({ ...drop, takenBy: null })), hasMore: false }
  expect((await mine(ben!)).body).toEqual(all)
  expect((await mine(ben!, `?after=${sent[0]!.id}`)).body.drops).toHaveLength(2)
  // Ada leads the circle with Ben.
  expect((await mine(ada!)).body.drops).toEqual([])
  expect((await list(ada!)).body.drops).toEqual([])
  expect((await take(ada!, sent[0]!.id)).body.reason).toBe('not-found')
  for (const answer of [
    await ada!.ask('DELETE', `/mine/${sent[0]!.id}`),
    await remove(ada!, sent[0]!.id)
  ]) {
    expect([answer.status, answer.body]).toEqual([200, {}])
  }
  expect((await mine(ben!)).body).toEqual(all)
  for (let twice = 0; twice < 2; twice += 1) {
    expect((await ben!.ask('DELETE', `/mine/${sent[0]!.id}`)).status).toBe(200)
  }
  expect((await mine(ben!)).body.drops.map(({ id }) => id)).toEqual(
    sent.slice(1).map(({ id }) => id)
  )
  const other = await (await server.person()).ask('GET', `${ben!.path}/mine`)
  expect(other.body.reason).toBe('token-refused')
})

test('a new key has what waited for the one before it', async () => {
  await using server = await run()
  const [ada] = await makeCircle(server, 1)
  const [drop] = await sendSome(await server.person(), addressOf(ada!), { count: 1 })
  const { newKeys, envelope } = ada!.newKey()
  expect((await ada!.write(envelope)).status).toBe(200)
  ada!.keys = newKeys
  await ada!.renewToken()
  expect((await mine(ada!)).body.drops.map(({ id }) => id)).toEqual([drop!.id])
})

test('whoever left or was removed reads an answer for thirty days, and no longer', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const [ada, ben, cleo] = await makeCircle(server, 3)
  const answer = await server.person()
  expect((await ben!.write(ben!.operation({ op: 'leave' }))).status).toBe(200)
  await ada!.sync()
  const memberId = ada!.state!.members.find(
    ({ sign }) => text(sign) === text(cleo!.keys.sign.public)
  )!.id
  expect((await ada!.write(ada!.operation({ op: 'remove', memberId }))).status).toBe(200)
  for (const gone of [ben!, cleo!]) {
    const [drop] = await sendSome(answer, addressOf(gone), { count: 1, days: 30 })
    clock.pass(DAY_MS)
    await stay([ben!, cleo!], clock)
    expect((await mine(gone)).body.drops.map(({ id }) => id)).toEqual([drop!.id])
  }
  expect((await ben!.ask('DELETE', `/mine/${(await mine(ben!)).body.drops[0]!.id}`)).status).toBe(
    200
  )
  clock.pass(29 * DAY_MS)
  await cleo!.visitor.signInByKit()
  expect(await cleo!.askToken(clock.now() + 600_000)).toBeNull()
  expect(await readRows(server)).toHaveLength(1)
})

test('no clock that jumped shows or ends what waits for one member', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const [ada] = await makeCircle(server, 1)
  const [drop] = await sendSome(await server.person(), addressOf(ada!), { count: 1 })
  clock.jump(40 * DAY_MS)
  await stay([ada!], clock)
  for (const { body } of [await mine(ada!), await ada!.ask('DELETE', `/mine/${drop!.id}`)]) {
    expect(body.reason).toBe('clock-unsure')
  }
  expect(await readRows(server)).toHaveLength(1)
})

test('few large drops fill an address as many small ones do, and the rest of the place is free', async () => {
  await using server = await run()
  const [ada, ben] = await makeCircle(server, 2)
  const cleo = await server.person()
  const large = { count: 16, size: WIRE_LIMITS.dropBytes }
  await sendSome(cleo, addressOf(ada!), large)
  const [more] = await sendSome(cleo, addressOf(ben!), { count: 1, size: WIRE_LIMITS.dropBytes })
  expect((await send(cleo, addressOf(ada!), more!)).body.reason).toBe('too-many')
})
