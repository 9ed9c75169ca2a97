import { MINUTE_MS, WIRE_LIMITS } from '@beside/contract'
import { expect, test } from 'vitest'
import { Membership } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import { list, listIds, makeCircle, remove, sendSome, stay, take } from './drops.fixture.ts'

const TAKEN_MS = WIRE_LIMITS.dropTakenMinutes * MINUTE_MS
const taken = [409, { reason: 'drop-taken' }]
const missing = [404, { reason: 'not-found' }]

test('of five members who reach for a drop at once one has it, and all see who', async () => {
  await using server = await run()
  const members = await makeCircle(server, 5)
  const sent = await sendSome(await server.person(), members[0]!.spaceId, { count: 4 })
  for (const { id } of sent) {
    const answers = await Promise.all(members.map((member) => take(member, id)))
    const winners = members.filter((_, index) => answers[index]?.status === 200)
    expect(winners).toHaveLength(1)
    const others = answers.filter(({ status }) => status !== 200)
    for (const { status, body } of others) expect([status, body]).toEqual(taken)
    const key = text(winners[0]!.keys.sign.public)
    for (const member of members) {
      const drop = (await list(member)).body.drops.find((one) => one.id === id)
      expect(drop?.takenBy).toBe(key)
    }
  }
})

test('whoever took a drop has it for a quarter of an hour, and for longer where they ask again', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const members = await makeCircle(server, 2)
  const [ada, ben] = members
  const [drop] = await sendSome(await server.person(), ada!.spaceId, { count: 1 })
  const { id } = drop!
  const takenBy = async () => (await list(ben!)).body.drops[0]?.takenBy
  const key = text(ada!.keys.sign.public)
  expect((await take(ada!, id)).body).toEqual({})
  clock.pass(TAKEN_MS - 1)
  await stay(members, clock)
  expect((await take(ben!, id)).body.reason).toBe('drop-taken')
  expect((await take(ada!, id)).status).toBe(200)
  clock.pass(TAKEN_MS - 1)
  await stay(members, clock)
  expect((await take(ben!, id)).body.reason).toBe('drop-taken')
  expect(await takenBy()).toBe(key)
  // The end lies within the next full minute.
  clock.pass(MINUTE_MS + 1)
  expect(await takenBy()).toBeNull()
  expect((await take(ben!, id)).status).toBe(200)
  expect(await takenBy()).toBe(text(ben!.keys.sign.public))
  expect((await take(ada!, id)).body.reason).toBe('drop-taken')
})

test('a drop that was taken away is gone for everybody, and may be taken away once more', async () => {
  await using server = await run()
  const [ada, ben] = await makeCircle(server, 2)
  const sent = await sendSome(await server.person(), ada!.spaceId, { count: 2 })
  const [first, second] = sent
  for (const member of [ada!, ben!, ben!]) {
    const answer = await remove(member, first!.id)
    expect([answer.status, answer.body]).toEqual([200, {}])
    for (const one of [ada!, ben!]) expect(await listIds(one)).toEqual([second!.id])
  }
  const late = await take(ben!, first!.id)
  expect([late.status, late.body]).toEqual(missing)
})

test('nobody takes away what another is answering, until they are done or their time is over', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const members = await makeCircle(server, 2)
  const [ada, ben] = members
  const sent = await sendSome(await server.person(), ada!.spaceId, { count: 2 })
  for (const { id } of sent) {
    await take(ada!, id)
    const refused = await remove(ben!, id)
    expect([refused.status, refused.body]).toEqual(taken)
  }
  expect(await listIds(ben!)).toEqual(sent.map(({ id }) => id))
  expect((await remove(ada!, sent[0]!.id)).status).toBe(200)
  clock.pass(TAKEN_MS + MINUTE_MS)
  await stay(members, clock)
  expect((await remove(ben!, sent[1]!.id)).status).toBe(200)
  expect(await listIds(ada!)).toEqual([])
})

test('a drop is taken and taken away where it waits, and nowhere else', async () => {
  await using server = await run()
  const [ada] = await makeCircle(server, 1)
  const elsewhere = await Membership.begin(await server.person(), 'circle')
  const [drop] = await sendSome(await server.person(), elsewhere.spaceId, { count: 1 })
  for (const id of [drop!.id, text(randomTestBytes(32))]) {
    const answer = await take(ada!, id)
    expect([answer.status, answer.body]).toEqual(missing)
    expect((await remove(ada!, id)).body).toEqual({})
  }
  expect((await list(elsewhere)).body.drops).toMatchObject([{ id: drop!.id, takenBy: null }])
})
