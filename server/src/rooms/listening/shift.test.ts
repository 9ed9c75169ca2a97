import { DAY_MS, HOUR_MS, LISTENING_DEFAULTS, MINUTE_MS } from '@beside/contract'
import { expect, test } from 'vitest'
import { text } from '../../visitor.fixture.ts'
import { idOf } from '../teams/teams.fixture.ts'
import {
  ask,
  atDesk,
  beginShifts,
  list,
  openPlace,
  readRows,
  said,
  setLimits,
  shift
} from './listening.fixture.ts'

const { shiftMinutes, gapMinutes, breakMinutes } = LISTENING_DEFAULTS
const none = { endsAt: null, nextFrom: null, restsUntil: null, needsDebrief: false }
const within = (time: number | null, from: number) => {
  expect(time).toBeGreaterThanOrEqual(from)
  expect(time).toBeLessThan(from + MINUTE_MS)
}

test('a shift runs out by itself, and the next one waits for the debrief and the time between', async () => {
  await using place = await openPlace(1)
  const { clock, listeners, server } = place
  const [ada] = listeners
  expect((await list(ada!)).body).toMatchObject({ shift: none, limits: LISTENING_DEFAULTS })
  const begun = (await shift(ada!, 'begin')).body
  within(begun.endsAt, clock.now() + shiftMinutes * MINUTE_MS)
  within(begun.nextFrom, clock.now() + (shiftMinutes + gapMinutes) * MINUTE_MS)
  expect(begun).toMatchObject({ restsUntil: null, needsDebrief: false })
  await place.pass(HOUR_MS)
  // To begin it twice makes it no longer.
  expect((await shift(ada!, 'begin')).body).toEqual(begun)
  // Nobody is done with it before it is over.
  expect((await shift(ada!, 'debriefed')).body).toEqual(begun)
  await place.pass(2 * HOUR_MS + MINUTE_MS)
  const over = (await list(ada!)).body.shift
  expect(over).toEqual({ ...begun, endsAt: null, needsDebrief: true })
  expect(await said(shift(ada!, 'begin'))).toBe('debrief-first')
  expect((await shift(ada!, 'debriefed')).body).toEqual({ ...over, needsDebrief: false })
  expect(await said(shift(ada!, 'begin'))).toBe('resting')
  expect((await shift(ada!, 'end')).body.nextFrom).toBe(begun.nextFrom)
  await server.restart()
  await place.pass(gapMinutes * MINUTE_MS - 3 * MINUTE_MS)
  expect(await said(shift(ada!, 'begin'))).toBe('resting')
  await place.pass(3 * MINUTE_MS)
  expect((await list(ada!)).body.shift).toEqual(none)
  await server.server.sweep()
  expect((await readRows(server)).shifts).toEqual([])
  expect(await said(shift(ada!, 'begin'))).toBe('done')
})

test('whoever ends a shift early rests from then on', async () => {
  await using place = await openPlace(1)
  const { clock, listeners, asker } = place
  const [ada] = listeners
  expect((await shift(ada!, 'end')).body).toEqual(none)
  await beginShifts(listeners)
  const question = await ask(asker)
  await place.pass(HOUR_MS / 2)
  await shift(ada!, 'rest')
  const ended = (await shift(ada!, 'end')).body
  expect(ended).toMatchObject({ endsAt: null, restsUntil: null, needsDebrief: true })
  within(ended.nextFrom, clock.now() + gapMinutes * MINUTE_MS)
  expect((await atDesk(asker, question)).body.isSomebodyFree).toBe(false)
  await place.pass(HOUR_MS)
  expect((await shift(ada!, 'end')).body).toEqual(ended)
})

test('a break is taken in a shift, and is over by itself', async () => {
  await using place = await openPlace(1)
  const { clock, listeners } = place
  const [ada] = listeners
  expect(await said(shift(ada!, 'rest'))).toBe('off-shift')
  await beginShifts(listeners)
  within((await shift(ada!, 'rest')).body.restsUntil, clock.now() + breakMinutes * MINUTE_MS)
  await place.pass((breakMinutes + 1) * MINUTE_MS)
  expect((await list(ada!)).body.shift).toMatchObject({ restsUntil: null, needsDebrief: false })
})

test('of a shift whose debrief is still to be done nothing but that stays', async () => {
  await using place = await openPlace(1)
  const { listeners, server } = place
  const [ada] = listeners
  await beginShifts(listeners)
  await place.pass(DAY_MS)
  await server.server.sweep()
  await server.server.sweep()
  const [row] = (await readRows(server)).shifts
  expect(row).toMatchObject({ ends_at: 0, next_from: 0, rests_until: null, needs_debrief: 1 })
  expect(text(row!.member)).toBe(text(idOf(ada!)))
  expect((await list(ada!)).body.shift).toEqual({ ...none, needsDebrief: true })
  expect(await said(shift(ada!, 'begin'))).toBe('debrief-first')
  expect((await shift(ada!, 'debriefed')).body).toEqual(none)
  await server.server.sweep()
  expect((await readRows(server)).shifts).toEqual([])
})

test('what stewards decide holds for each listener, and is read by everybody', async () => {
  await using place = await openPlace(2)
  const { clock, listeners, asker } = place
  const limits = { shiftMinutes: 60, gapMinutes: 0, breakMinutes: 10, conversations: 1 }
  await setLimits(place, limits)
  const { body } = await asker.ask<{ community: { listening: unknown } }>('GET', '/api/instance')
  expect(body.community.listening).toEqual({ ...LISTENING_DEFAULTS, ...limits })
  const [ada] = listeners
  const begun = (await shift(ada!, 'begin')).body
  within(begun.endsAt, clock.now() + HOUR_MS)
  expect(begun.nextFrom).toBe(begun.endsAt)
  within((await shift(ada!, 'rest')).body.restsUntil, clock.now() + 10 * MINUTE_MS)
  expect((await list(ada!)).body.limits).toMatchObject(limits)
})

test('whoever began the team may listen in it, so that a place of one can begin', async () => {
  await using place = await openPlace(1)
  expect(await said(shift(place.team, 'begin'))).toBe('done')
})

test('a shift ends with the post', async () => {
  await using place = await openPlace(0)
  const { clock } = place
  const ada = await place.addListener(1)
  clock.pass(DAY_MS - HOUR_MS)
  await place.stay()
  const { endsAt } = (await shift(ada, 'begin')).body
  expect(endsAt).toBeLessThanOrEqual(clock.now() + HOUR_MS)
  expect(endsAt).toBeGreaterThan(clock.now())
})
