import { DAY_MS, WIRE_LIMITS } from '@beside/contract'
import { DROP_BYTES_MAX, mailboxAddress } from '@beside/kernel/wire'
import { describe, expect, test } from 'vitest'
import { Membership } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import {
  list,
  listIds,
  makeCircle,
  makeDrops,
  readBoxes,
  readRows,
  remove,
  send,
  sendSome,
  stay,
  take
} from './drops.fixture.ts'

/** What a reply may hold, in base64url, with room for its last drop. */
const REPLY_MAX = 1_300_000

describe('what Cleo says to a circle from outside', () => {
  test('waits for all who are in it, in an order that does not say when it came', async () => {
    await using server = await run()
    const [ada, ben] = await makeCircle(server, 2)
    const sent = await sendSome(await server.person(), ada!.spaceId, { count: 3 })
    const waiting = { drops: sent.map((drop) => ({ ...drop, takenBy: null })), hasMore: false }
    for (const member of [ada!, ben!]) expect((await list(member)).body).toEqual(waiting)
    await server.restart()
    expect((await list(ben!)).body).toEqual(waiting)
  })

  test('is one, though she sent it again because an answer got lost', async () => {
    await using server = await run()
    const [ada] = await makeCircle(server, 1)
    const cleo = await server.person()
    const [drop] = makeDrops(1)
    for (const days of [7, 7, 3]) {
      const answer = await send(cleo, ada!.spaceId, { bytes: drop!.bytes, days })
      expect([answer.status, answer.body]).toEqual([200, {}])
    }
    expect(await listIds(ada!)).toEqual([drop!.id])
    // The same bytes elsewhere are another drop.
    await send(cleo, randomTestBytes(32), drop!)
    expect(await readRows(server)).toHaveLength(2)
  })

  test('finds no room among fifty, and room again once one of them is gone', async () => {
    await using server = await run()
    const [ada] = await makeCircle(server, 1)
    const cleo = await server.person()
    const sent = await sendSome(cleo, ada!.spaceId, { count: WIRE_LIMITS.dropsOfAddress })
    const [more] = makeDrops(1)
    const refused = await send(cleo, ada!.spaceId, more!)
    expect([refused.status, refused.body.reason]).toEqual([409, 'too-many'])
    // What waits already was sent well, and a queue elsewhere has its own room.
    expect((await send(cleo, ada!.spaceId, sent[0]!)).status).toBe(200)
    expect((await send(cleo, randomTestBytes(32), more!)).status).toBe(200)
    expect(await listIds(ada!)).toEqual(sent.map(({ id }) => id))
    await remove(ada!, sent[7]!.id)
    expect((await send(cleo, ada!.spaceId, more!)).status).toBe(200)
  })

  test('may be as large as the kernel makes it and wait for a month, and no more', async () => {
    await using server = await run()
    const cleo = await server.person()
    const address = randomTestBytes(32)
    const of = (size: number) => text(randomTestBytes(size))
    const ask = async (drop: { bytes: string; days?: number }) =>
      (await send(cleo, address, drop)).body.reason ?? 'sent'
    expect(WIRE_LIMITS.dropBytes).toBe(DROP_BYTES_MAX)
    expect(await ask({ bytes: of(DROP_BYTES_MAX) })).toBe('sent')
    expect(await ask({ bytes: of(DROP_BYTES_MAX + 1) })).toBe('bad-request')
    expect(await ask({ bytes: of(2 * DROP_BYTES_MAX) })).toBe('too-large')
    const answers = []
    for (const days of [0, 1, 1.5, 30, 31]) answers.push(await ask({ bytes: of(9), days }))
    expect(answers).toEqual(['bad-request', 'sent', 'bad-request', 'sent', 'bad-request'])
    expect(await readRows(server)).toHaveLength(3)
  })

  test('is answered alike, whether an address is a circle, a mailbox or nobody', async () => {
    await using server = await run()
    const [ada] = await makeCircle(server, 1)
    const cleo = await server.person()
    const addresses = [ada!.spaceId, mailboxAddress(randomTestBytes(32)), randomTestBytes(32)]
    for (const address of addresses) {
      const answers = []
      for (const { bytes } of makeDrops(WIRE_LIMITS.dropsOfAddress + 1)) {
        const { status, body } = await send(cleo, address, { bytes })
        answers.push(JSON.stringify([status, body]))
      }
      expect(new Set(answers.slice(0, -1))).toEqual(new Set(['[200,{}]']))
      expect(answers.at(-1)).toBe('[409,{"reason":"too-many"}]')
    }
  })

  test('needs somebody who is signed in, and comes six times a minute from one of them', async () => {
    await using server = await run({ rateScale: 1 })
    const cleo = await server.person()
    const address = randomTestBytes(32)
    const [drop] = makeDrops(1)
    expect((await send(server.visitor(), address, drop!)).body.reason).toBe('not-signed-in')
    for (const one of makeDrops(6)) expect((await send(cleo, address, one)).status).toBe(200)
    expect((await send(cleo, address, drop!)).body.reason).toBe('slow-down')
    expect((await send(await server.person(), address, drop!)).status).toBe(200)
  })

  test('comes in replies of about 1 MB where it is much, and none is passed over', async () => {
    await using server = await run()
    const [ada] = await makeCircle(server, 1)
    const { dropsOfAddress: count, dropBytesOfAddress } = WIRE_LIMITS
    const most = { count, size: dropBytesOfAddress / count }
    const sent = await sendSome(await server.person(), ada!.spaceId, most)
    const found: string[] = []
    let replies = 0
    for (let hasMore = true; hasMore && replies < 9; replies += 1) {
      const after = found.length > 0 ? `?after=${found.at(-1)}` : ''
      const { body } = await list(ada!, after)
      expect(JSON.stringify(body).length).toBeLessThan(REPLY_MAX)
      found.push(...body.drops.map(({ id }) => id))
      hasMore = body.hasMore
    }
    expect(found).toEqual(sent.map(({ id }) => id))
    expect(replies).toBe(3)
  })
})

describe('the day of a drop', () => {
  test('is its last: it waits until then, nobody sees it the day after, and the hour takes it', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const members = await makeCircle(server, 1)
    const [ada] = members
    const cleo = await server.person()
    const readKey = randomTestBytes(32)
    const [early] = await sendSome(cleo, ada!.spaceId, { count: 1, days: 2 })
    const [late] = await sendSome(cleo, ada!.spaceId, { count: 1, days: 3 })
    await sendSome(cleo, mailboxAddress(readKey), { count: 1, days: 2 })
    clock.pass(2 * DAY_MS)
    await server.server.sweep()
    await stay(members, clock)
    expect(new Set(await listIds(ada!))).toEqual(new Set([early!.id, late!.id]))
    expect((await readBoxes(cleo, [{ readKey }])).body.drops).toHaveLength(1)
    clock.pass(DAY_MS)
    await stay(members, clock)
    expect(await readRows(server)).toHaveLength(3)
    expect(await listIds(ada!)).toEqual([late!.id])
    expect((await take(ada!, early!.id)).body.reason).toBe('not-found')
    expect((await readBoxes(cleo, [{ readKey }])).body.drops).toEqual([])
    await server.server.sweep()
    expect((await readRows(server)).map(({ id }) => text(id))).toEqual([late!.id])
  })

  test('once it is over keeps no place, and does not stand for what is sent anew', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const members = await makeCircle(server, 1)
    const [ada] = members
    const cleo = await server.person()
    const most = { count: WIRE_LIMITS.dropsOfAddress, days: 1 }
    const sent = await sendSome(cleo, ada!.spaceId, most)
    clock.pass(2 * DAY_MS)
    await stay(members, clock)
    expect((await send(cleo, ada!.spaceId, sent[3]!)).status).toBe(200)
    expect(await listIds(ada!)).toEqual([sent[3]!.id])
  })

  test('is judged by no clock that jumped: nothing comes, is shown or goes until it is right', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const [ada] = await makeCircle(server, 1)
    const cleo = await server.person()
    const [drop] = await sendSome(cleo, ada!.spaceId, { count: 1 })
    const unsure = [503, 'clock-unsure']
    clock.jump(40 * DAY_MS)
    const answers = [
      await send(cleo, ada!.spaceId, makeDrops(1)[0]!),
      await list(ada!),
      await take(ada!, drop!.id),
      await remove(ada!, drop!.id),
      await readBoxes(cleo, [{ readKey: randomTestBytes(32), done: [drop!.id] }])
    ]
    for (const { status, body } of answers) expect([status, body.reason]).toEqual(unsure)
    await server.server.sweep()
    clock.jump(-40 * DAY_MS)
    expect(await listIds(ada!)).toEqual([drop!.id])
  })
})

describe('who is not in the circle now', () => {
  test('sees nothing of what waits there, and no more than where there is no circle', async () => {
    await using server = await run()
    const [ada] = await makeCircle(server, 1)
    const cleo = await Membership.begin(await server.person())
    const [drop] = await sendSome(cleo.visitor, ada!.spaceId, { count: 1 })
    const paths = [
      ['GET', '/drops'],
      ['POST', `/drops/${drop!.id}/take`],
      ['DELETE', `/drops/${drop!.id}`]
    ] as const
    for (const [method, part] of paths) {
      for (const token of [cleo.token, ada!.token, '', 'x'.repeat(139)]) {
        const ask = async (space: string) => {
          const headers = { 'beside-token': token }
          const { status, body } = await cleo.visitor.ask(method, space + part, { headers })
          return [status, body]
        }
        const answer = await ask(ada!.path)
        expect(answer).toEqual([403, { reason: 'token-refused' }])
        expect(answer).toEqual(await ask(`/api/spaces/${text(randomTestBytes(32))}`))
      }
    }
    expect(await listIds(ada!)).toEqual([drop!.id])
  })

  test('because they left, were removed or do not lead, reads what was said and takes no part in what waits', async () => {
    await using server = await run()
    const [ada, ben, dora, eve] = await makeCircle(server, 4)
    const [drop] = await sendSome(await server.person(), ada!.spaceId, { count: 1 })
    expect(await listIds(ben!)).toEqual([drop!.id])
    expect((await ben!.write(ben!.operation({ op: 'leave' }))).status).toBe(200)
    await ada!.sync()
    const idOf = (one: Membership) =>
      ada!.state!.members.find(({ sign }) => text(sign) === text(one.keys.sign.public))!.id
    const removing = ada!.operation({ op: 'remove', memberId: idOf(dora!) })
    expect((await ada!.write(removing)).status).toBe(200)
    await ada!.sync()
    const ending = ada!.operation({ op: 'role', memberId: idOf(eve!), role: 'member' })
    expect((await ada!.write(ending)).status).toBe(200)
    for (const gone of [ben!, dora!, eve!]) {
      expect((await gone.page()).status).toBe(200)
      for (const answer of [
        await list(gone),
        await take(gone, drop!.id),
        await take(gone, text(randomTestBytes(32))),
        await remove(gone, drop!.id),
        await remove(gone, text(randomTestBytes(32)))
      ]) {
        expect([answer.status, answer.body]).toEqual([404, { reason: 'not-found' }])
      }
    }
    expect((await list(ada!)).body.drops).toMatchObject([{ id: drop!.id, takenBy: null }])
  })
})

test('no row and no log says who sent a drop, or when', async () => {
  await using server = await run()
  const [ada] = await makeCircle(server, 1)
  const cleo = await server.person()
  const [drop] = await sendSome(cleo, ada!.spaceId, { count: 1 })
  expect((await take(ada!, drop!.id)).status).toBe(200)
  const [row] = await readRows(server)
  const columns = ['address', 'bytes', 'id', 'taken_until', 'taker', 'until']
  expect(Object.keys(row!).toSorted()).toEqual(columns)
  expect(row!.until).toMatch(/^\d{4}-\d{2}-\d{2}$/u)
  expect(text(row!.taker!)).toBe(text(ada!.keys.sign.public))
  expect(row!.taken_until! % 60_000).toBe(0)
  await using store = await server.openStore()
  const ofPeople = [
    ...(await store.read.selectFrom('accounts').selectAll().execute()),
    ...(await store.read.selectFrom('sessions').selectAll().execute())
  ]
  const held = [row!.address, row!.id, row!.taker!, row!.bytes].map(inHex)
  const known = ofPeople
    .flatMap((one) => Object.values<unknown>(one))
    .filter(isBytes)
    .map(inHex)
  expect(known.length).toBeGreaterThan(10)
  expect(known.filter((value) => held.some((one) => one.includes(value)))).toEqual([])
  expect(server.logged).toEqual([])
})

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length >= 8
}

function inHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
