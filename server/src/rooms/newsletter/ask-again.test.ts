import { DAY_MS } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { holdAfterRestore } from '../../store/restore-holds.ts'
import { openPlace } from './newsletter.fixture.ts'
import type { Place } from './newsletter.fixture.ts'

/** Readers in the order in which the server goes through them. */
async function readersOf(place: Place, count: number): Promise<readonly string[]> {
  const keys = new Map<string, Buffer>()
  for (let index = 0; index < count; index += 1) {
    const to = `reader${index}@mail.example`
    keys.set(to, Buffer.from(await place.read(to), 'base64url'))
  }
  return [...keys].toSorted(([, a], [, b]) => a.compare(b)).map(([to]) => to)
}

async function askAgain(place: Place): Promise<void> {
  await using store = await place.server.openStore()
  await store.write((db) => holdAfterRestore(db, place.clock.now()))
  const answer = await place.asSteward('POST', 'restore', { part: 'newsletter', how: 'afresh' })
  expect(answer.status).toBe(200)
}

describe('Where each reader is asked again', () => {
  test('four mailboxes at the head of the list that take nothing hold up nobody behind them', async () => {
    await using place = await openPlace()
    const readers = await readersOf(place, 5)
    for (const to of readers.slice(0, 4)) place.sink.full.add(to)
    const before = place.sink.mails.length
    await askAgain(place)
    for (let time = 0; time < 2; time += 1) await place.server.server.nudge()
    expect(place.sink.mails.slice(before).map(({ to }) => to)).toEqual(readers.slice(4))
    // They rest, and are not tried again at each look.
    const { visits } = place.sink
    for (let time = 0; time < 3; time += 1) await place.server.server.nudge()
    expect(place.sink.visits).toBe(visits)
  })

  test('nobody is forgotten whose turn did not come, and their days to say yes begin with their turn', async () => {
    await using place = await openPlace()
    const readers = await readersOf(place, 5)
    await askAgain(place)
    place.sink.mood = 'comes back later'
    await place.server.server.nudge()
    place.clock.pass(16 * DAY_MS)
    await place.server.server.sweep()
    expect(await place.rows()).toHaveLength(2)
    place.sink.mood = 'takes all'
    const before = place.sink.mails.length
    await place.server.server.nudge()
    const asked = place.sink.mails.slice(before)
    expect(asked.map(({ to }) => to)).toEqual(readers.slice(3))
    place.clock.pass(13 * DAY_MS)
    await place.server.server.sweep()
    expect(await place.rows()).toHaveLength(2)
    place.clock.pass(3 * DAY_MS)
    await place.server.server.sweep()
    expect(await place.rows()).toEqual([])
  })
})
