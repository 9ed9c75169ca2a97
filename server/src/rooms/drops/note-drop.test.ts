import { mailboxAddress, memberAddress } from '@beside/kernel'
import { expect, test } from 'vitest'
import type { Membership } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import { openPlace, passOf, readNudges, want } from '../nudges/nudges.fixture.ts'
import { openMailSink } from '../../mail/mail-sink.fixture.ts'
import { appoint, beginStewards, beginTeam, idOf, refresh } from '../teams/teams.fixture.ts'
import { makeCircle, makeDrops, readRows, send, sendSome } from './drops.fixture.ts'

/** For whom something waits, as their keys. */
async function waiting(server: Running): Promise<readonly string[]> {
  const rows = await readNudges(server)
  return rows.filter((row) => row.is_waiting === 1).map(({ member }) => text(member))
}

const keyOf = (one: Membership): string => text(one.keys.sign.public)

test('who holds a circle is told that somebody asks at its door, and nobody else who is in it', async () => {
  await using sink = await openMailSink()
  await using server = await run({ mail: sink.setting })
  const [ada] = await makeCircle(server, 2)
  const cleo = await ada!.admit(await server.person())
  await ada!.sync()
  const pass = await passOf(ada!.visitor, sink)
  for (const member of [ada!, cleo]) expect((await want(member, pass)).status).toBe(200)
  const outside = await server.person()
  await sendSome(outside, ada!.spaceId, { count: 1 })
  expect(await waiting(server)).toEqual([keyOf(ada!)])
  // Ben holds it too and wants no nudge, so no row speaks of him; and no row speaks of who asked.
  expect(await readNudges(server)).toHaveLength(2)
  const [row = {}] = await readRows(server)
  expect(Object.keys(row).toSorted()).toEqual([
    'address',
    'bytes',
    'id',
    'taken_until',
    'taker',
    'until'
  ])
})

test('what is sent once more, or finds no room, tells nobody anew', async () => {
  await using place = await openPlace()
  const { server, sink } = place
  const [ada] = await makeCircle(server, 1)
  await want(ada!, await passOf(ada!.visitor, sink))
  const outside = await server.person()
  const [drop] = makeDrops(1)
  await send(outside, ada!.spaceId, drop!)
  await place.later()
  expect(sink.mails.filter(({ whole }) => !whole.includes('Your code'))).toHaveLength(1)
  expect(await waiting(server)).toEqual([])
  await send(outside, ada!.spaceId, drop!)
  expect(await waiting(server)).toEqual([])
})

test('a report tells the one of the safety team whom it is for, and a drop elsewhere tells nobody', async () => {
  const clock = testClock()
  await using sink = await openMailSink()
  await using server = await run({ clock, mail: sink.setting })
  const steward = await beginStewards(server, clock)
  const team = await beginTeam('safety', steward)
  const [dora, eve] = [
    await appoint(team, await server.person(), { clock, days: 30 }),
    await appoint(team, await server.person(), { clock, days: 30 })
  ]
  await refresh([team, dora, eve], clock)
  const pass = await passOf(dora.visitor, sink)
  for (const one of [dora, eve]) expect((await want(one, pass)).status).toBe(200)
  const outside = await server.person()
  for (const address of [randomTestBytes(32), mailboxAddress(randomTestBytes(32))]) {
    await sendSome(outside, address, { count: 1 })
  }
  expect(await waiting(server)).toEqual([])
  await sendSome(outside, memberAddress(team.spaceId, idOf(dora)), { count: 1 })
  expect(await waiting(server)).toEqual([keyOf(dora)])
})
