import { DAY_MS, MINUTE_MS } from '@beside/contract'
import { expect, test } from 'vitest'
import { pauseAccount, putPause } from '../../store/pauses.ts'
import { idOf } from '../teams/teams.fixture.ts'
import {
  ask,
  atDesk,
  beginShifts,
  claim,
  free,
  list,
  openPlace,
  said,
  setLimits,
  shift
} from './listening.fixture.ts'
import type { Place } from './listening.fixture.ts'

test('nobody is told that somebody is free who is paused, from their next look on', async () => {
  await using place = await openPlace(1)
  const { asker, clock, listeners, server } = place
  const [ada] = listeners
  await beginShifts(listeners)
  expect(await isSomebodyFree(place)).toBe(true)
  await using store = await server.openStore()
  const day = new Date(clock.now() + 9 * DAY_MS).toISOString().slice(0, 10)
  await store.write((db) => pauseAccount(db, ada!.visitor.accountId, day))
  const question = await ask(asker)
  expect((await list(ada!)).body).toMatchObject({
    asks: [],
    shift: { endsAt: null, needsDebrief: true }
  })
  expect(await isSomebodyFree(place)).toBe(false)
  expect((await atDesk(asker, question)).body).toMatchObject({
    state: 'waiting',
    isSomebodyFree: false
  })
})

test('nobody is told that somebody is free for whom a pause waits, once two have set it', async () => {
  await using place = await openPlace(2)
  const { listeners, server, team } = place
  const [ada] = listeners
  await beginShifts([ada!])
  await using store = await server.openStore()
  const pause = {
    space: team.spaceId,
    member: idOf(ada!),
    set_by: idOf(listeners[1]!),
    made_on: '2026-01-01'
  }
  for (const [days, is_confirmed, isFree] of [
    [7, 0, true],
    [7, 1, false],
    // The end of one, which was met.
    [0, 1, true]
  ] as const) {
    await store.write((db) => putPause(db, { ...pause, days, is_confirmed }, 9))
    expect(await isSomebodyFree(place)).toBe(isFree)
  }
})

test('nobody is told that somebody is free who rests, or hears as many as they may, or from whom it was freed', async () => {
  await using place = await openPlace(2)
  const { asker, listeners } = place
  const [ada, ben] = listeners
  await setLimits(place, { conversations: 2 })
  await beginShifts([ada!])
  const [first, second, third] = [await ask(asker), await ask(asker), await ask(asker)]
  await claim(ada!, first)
  expect(await isSomebodyFree(place)).toBe(true)
  await claim(ada!, second)
  expect(await said(claim(ada!, third))).toBe('too-many')
  expect(await isSomebodyFree(place)).toBe(false)
  // Others may be heard by whom this question was freed from.
  expect((await free(asker, second, ada!)).body).toMatchObject({
    state: 'waiting',
    isSomebodyFree: false
  })
  expect((await atDesk(asker, third)).body.isSomebodyFree).toBe(true)
  await beginShifts([ben!])
  expect((await atDesk(asker, second)).body.isSomebodyFree).toBe(true)
  for (const one of [ada!, ben!]) await shift(one, 'rest')
  expect(await isSomebodyFree(place)).toBe(false)
  await place.pass(31 * MINUTE_MS)
  expect(await isSomebodyFree(place)).toBe(true)
})

async function isSomebodyFree({ asker }: Place): Promise<boolean> {
  const { body } = await asker.ask<{ isSomebodyFree: boolean }>('GET', '/api/asks')
  return body.isSomebodyFree
}
