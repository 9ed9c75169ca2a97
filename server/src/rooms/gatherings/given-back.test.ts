import { describe, expect, test } from 'vitest'
import { codeOf, everyWeek, openPlace, readSeats } from './gatherings.fixture.ts'

describe('A steward who is told a code', () => {
  test('gives that seat back, whoever waits first has it, and it is said of which date it was', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ seats: 1, series: everyWeek })
    const day = '2026-12-08'
    const [first, second] = [await codeOf(place, id, day), await codeOf(place, id, day)]
    const given = await place.giveBackFor(id, first)
    expect(new Date(given.body.startsAt).toISOString()).toBe('2026-12-08T17:30:00.000Z')
    expect((await place.look(first)).body.reason).toBe('seat-unknown')
    expect((await place.look(second)).body.standing).toBe('seat-freed')
    expect(await readSeats(place)).toHaveLength(1)
    // Told twice, or where the answer got lost, nobody loses another seat.
    expect((await place.giveBackFor(id, first)).body.reason).toBe('seat-unknown')
    expect((await place.look(second)).body.standing).toBe('seat-freed')
  })

  test('reads no number below ten, and nobody', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ seats: 12 })
    const codes = []
    for (let many = 0; many < 11; many += 1) codes.push(await codeOf(place, id))
    const taken = []
    for (const code of codes.slice(0, 3)) {
      const { body } = await place.giveBackFor(id, code)
      taken.push(body.gathering.dates[0]?.taken)
      expect(Object.keys(body).toSorted()).toEqual(['endsAt', 'gathering', 'startsAt'])
    }
    expect(taken).toEqual([10, null, null])
  })

  test('gives none back of another gathering, and nobody else gives one back by that door', async () => {
    await using place = await openPlace()
    const [one, other] = [await place.save(), await place.save()]
    const code = await codeOf(place, one.id)
    expect((await place.giveBackFor(other.id, code)).body.reason).toBe('seat-unknown')
    const headers = { 'x-forwarded-proto': 'https', origin: 'https://b.example', host: 'b.example' }
    const path = `/api/steward/gatherings/${one.id}/seats/give-back`
    const stranger = await place.visitor.ask('POST', path, { headers, body: { code } })
    expect(stranger.body.reason).toBe('link-used')
    expect((await place.look(code)).body.standing).toBe('seat')
  })
})
