import { DAY_MS } from '@beside/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Membership } from '../membership.fixture.ts'
import { run, testClock } from '../running.fixture.ts'
import type { Running } from '../running.fixture.ts'
import { randomTestBytes } from '../visitor.fixture.ts'

let clock: ReturnType<typeof testClock>
let server: Running
beforeEach(async () => {
  clock = testClock()
  server = await run({ clock })
})
afterEach(async () => server[Symbol.asyncDispose]())

async function circleFor(days: number): Promise<Membership> {
  const ada = await Membership.begin(await server.person(), 'circle')
  await ada.write(ada.operation({ op: 'policy', policy: { retentionDays: days } }))
  return ada
}

async function pass(member: Membership, days: number): Promise<void> {
  clock.pass(days * DAY_MS)
  member.token = (await member.askToken(clock.now() + 600_000)) ?? ''
}

async function said(member: Membership, ...rest: Parameters<Membership['say']>): Promise<number> {
  return (await member.say(...rest)).body.seq
}

/** Which of these records still have words. */
async function left(member: Membership, seqs: readonly number[]): Promise<readonly number[]> {
  await using store = await server.openStore()
  const rows = await store.read
    .selectFrom('records')
    .select('seq')
    .where('space', '=', member.spaceId)
    .where('ct', 'is not', null)
    .execute()
  const there = new Set(rows.map(({ seq }) => seq))
  return seqs.filter((seq) => there.has(seq))
}

test('words of a circle stay as long as was agreed, and its newest pages for good', async () => {
  const ada = await circleFor(30)
  const other = await circleFor(0)
  const page = { lane: randomTestBytes(16), isDocument: true }
  const [old, firstPage, newestPage] = [
    await said(ada, 'old words'),
    await said(ada, 'a page', page),
    await said(ada, 'the page, anew', page)
  ]
  const kept = await said(other, 'words that stay')
  await pass(ada, 2)
  const young = await said(ada, 'two days later')
  const all = [old, firstPage, newestPage, young]
  clock.pass(27 * DAY_MS)
  await server.server.sweep()
  expect(await left(ada, all)).toEqual(all)
  clock.pass(2 * DAY_MS)
  await server.server.sweep()
  expect(await left(ada, all)).toEqual([newestPage, young])
  clock.pass(2 * DAY_MS)
  await server.server.sweep()
  expect(await left(ada, all)).toEqual([newestPage])
  expect(await left(other, [kept])).toEqual([kept])
})

test('a shorter time acts a week after it was agreed, also for what is long past it', async () => {
  const ada = await circleFor(365)
  const old = await said(ada, 'old words')
  await pass(ada, 2)
  await ada.write(ada.operation({ op: 'policy', policy: { retentionDays: 1 } }))
  clock.pass(6 * DAY_MS)
  await server.server.sweep()
  expect(await left(ada, [old])).toEqual([old])
  clock.pass(2 * DAY_MS)
  await server.server.sweep()
  expect(await left(ada, [old])).toEqual([])
})

test('many words go in parts', async () => {
  const ada = await circleFor(1)
  const seqs: number[] = []
  for (let count = 0; count < 230; count += 1) seqs.push(await said(ada, 'words'))
  clock.pass(9 * DAY_MS)
  await server.server.sweep()
  expect(await left(ada, seqs)).toEqual([])
})
