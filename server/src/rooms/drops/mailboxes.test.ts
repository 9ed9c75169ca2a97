import { WIRE_LIMITS } from '@beside/contract'
import { mailboxAddress } from '@beside/kernel/wire'
import { expect, test } from 'vitest'
import { run } from '../../running.fixture.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import { makeDrops, readBoxes, readRows, sendSome } from './drops.fixture.ts'

/** What a reply may hold, in base64url, with room for its last drop. */
const REPLY_MAX = 1_300_000

test('an answer in a mailbox is read by whoever has its key, and by nobody who has its address', async () => {
  await using server = await run()
  const [ada, cleo] = [await server.person(), await server.person()]
  const readKey = randomTestBytes(32)
  const address = mailboxAddress(readKey)
  const sent = await sendSome(ada, address, { count: 2 })
  const own = await readBoxes(cleo, [{ readKey }])
  const found = sent.map((drop) => ({ ...drop, address: text(address) }))
  expect([own.status, own.body]).toEqual([200, { drops: found, hasMore: false }])
  for (const wrong of [address, randomTestBytes(32)]) {
    const other = await readBoxes(cleo, [{ readKey: wrong }])
    expect([other.status, other.body]).toEqual([200, { drops: [], hasMore: false }])
  }
  expect((await readBoxes(server.visitor(), [{ readKey }])).body.reason).toBe('not-signed-in')
})

test('what is done goes from its own mailbox, and from no other', async () => {
  await using server = await run()
  const [ada, cleo] = [await server.person(), await server.person()]
  const [one, other, closed] = [randomTestBytes(32), randomTestBytes(32), randomTestBytes(32)]
  const here = await sendSome(ada, mailboxAddress(one), { count: 3 })
  const there = await sendSome(ada, mailboxAddress(other), { count: 1 })
  const [kept] = await sendSome(ada, mailboxAddress(closed), { count: 1 })
  const done = [here[1]!.id, there[0]!.id, kept!.id, text(randomTestBytes(32))]
  const left = [here[0]!.id, here[2]!.id, there[0]!.id]
  for (const boxes of [
    [{ readKey: one, done }, { readKey: other }],
    // Done twice, because an answer got lost, is done.
    [{ readKey: one, done: [here[1]!.id] }, { readKey: other }]
  ]) {
    const { body } = await readBoxes(cleo, boxes)
    expect(body.drops.map(({ id }) => id)).toEqual(left)
  }
  const rows = (await readRows(server)).map(({ id }) => text(id))
  expect(new Set(rows)).toEqual(new Set([...left, kept!.id]))
})

test('much in many mailboxes comes in replies of about 1 MB, as what came before is done', async () => {
  await using server = await run()
  const [ada, cleo] = [await server.person(), await server.person()]
  const keys = [randomTestBytes(32), randomTestBytes(32)]
  const sent: string[] = []
  for (const readKey of keys) {
    const most = { count: 20, size: 32_768 }
    sent.push(...(await sendSome(ada, mailboxAddress(readKey), most)).map(({ id }) => id))
  }
  const found: string[] = []
  let done: readonly string[] = []
  for (let hasMore = true; hasMore && found.length < sent.length;) {
    const boxes = keys.map((readKey) => ({ readKey, done }))
    const { body } = await readBoxes(cleo, boxes)
    expect(JSON.stringify(body).length).toBeLessThan(REPLY_MAX)
    done = body.drops.map(({ id }) => id)
    expect(done.length).toBeGreaterThan(0)
    found.push(...done)
    hasMore = body.hasMore
  }
  expect(found).toEqual(sent)
  await readBoxes(
    cleo,
    keys.map((readKey) => ({ readKey, done }))
  )
  expect(await readRows(server)).toEqual([])
})

test('one asks for twenty mailboxes at once, with all that may wait in each, and for no more', async () => {
  await using server = await run()
  const cleo = await server.person()
  const ids = (count: number) => makeDrops(count).map(({ id }) => id)
  const boxes = (count: number, doneEach: number) =>
    Array.from({ length: count }, () => ({ readKey: randomTestBytes(32), done: ids(doneEach) }))
  const { mailboxesAtOnce, dropsOfAddress } = WIRE_LIMITS
  const most = await readBoxes(cleo, boxes(mailboxesAtOnce, dropsOfAddress))
  expect([most.status, most.body]).toEqual([200, { drops: [], hasMore: false }])
  const wide = await readBoxes(cleo, boxes(mailboxesAtOnce + 1, 0))
  const long = await readBoxes(cleo, boxes(1, dropsOfAddress + 1))
  const short = await readBoxes(cleo, [{ readKey: randomTestBytes(31) }])
  for (const { body } of [wide, long, short]) expect(body.reason).toBe('bad-request')
})
