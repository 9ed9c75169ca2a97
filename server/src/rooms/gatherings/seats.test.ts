import { DAY_MS, HOUR_MS } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import { codeOf, everyWeek, openPlace, readSeats } from './gatherings.fixture.ts'

const link = 'https://meet.example/kitchen'

describe('A seat', () => {
  test('is had by a code, with no name and no account, and the store keeps neither the code nor who', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ isOnline: true }, { link })
    const { body } = await place.ask(id)
    expect(body.standing).toBe('seat')
    expect((await place.look(body.code)).body).toMatchObject({
      standing: 'seat',
      link,
      inLine: null
    })
    const [row] = await readSeats(place)
    expect(Object.keys(row ?? {}).toSorted()).toEqual([
      'code_hash',
      'day',
      'gathering',
      'number',
      'standing'
    ])
    expect(Buffer.from(row?.code_hash ?? [])).toHaveLength(32)
    expect(JSON.stringify(row)).not.toContain(body.code)
  })

  test('is one, with one code, however often the form is sent', async () => {
    await using place = await openPlace()
    const { id } = await place.save()
    const nonce = text(randomTestBytes(16))
    const asked = await Promise.all(Array.from({ length: 5 }, () => place.ask(id, { nonce })))
    expect(new Set(asked.map(({ body }) => body.code)).size).toBe(1)
    expect(await readSeats(place)).toHaveLength(1)
    expect((await place.read(id)).dates[0]).toMatchObject({ isFull: false, canAsk: true })
  })

  test('is never given to more than there are, whoever asks at once', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ seats: 3 })
    const asked = await Promise.all(Array.from({ length: 12 }, () => place.ask(id)))
    const given = asked.filter(({ body }) => body.standing === 'seat')
    expect([given.length, asked.length - given.length]).toEqual([3, 9])
    expect((await place.read(id)).dates[0]?.isFull).toBe(true)
  })

  test('that is given back goes to whoever waits first, and they read that it came free', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ seats: 1, isOnline: true }, { link })
    const codes = [await codeOf(place, id), await codeOf(place, id), await codeOf(place, id)]
    const standings = async () =>
      Promise.all(
        codes.map(async (code) => {
          const { body } = await place.look(code)
          return [body.standing, body.inLine, body.link]
        })
      )
    expect(await standings()).toEqual([
      ['seat', null, link],
      ['waits', 1, null],
      ['waits', 2, null]
    ])
    await place.giveBack(codes[0] ?? '')
    expect((await place.look(codes[0] ?? '')).body.reason).toBe('seat-unknown')
    expect((await standings()).slice(1)).toEqual([
      ['seat-freed', null, link],
      ['waits', 1, null]
    ])
    await place.giveBack(codes[2] ?? '')
    expect((await place.read(id)).dates[0]?.isFull).toBe(true)
  })

  test('comes free for those who wait where stewards make room, and nobody loses one where they take room away', async () => {
    await using place = await openPlace()
    const { id, words } = await place.save({ seats: 1 })
    const [first, second] = [await codeOf(place, id), await codeOf(place, id)]
    const { body } = await place.as<{ version: string }>('GET', `/${id}`)
    const more = { link: '', isShown: true, words: { ...words, seats: 2 } }
    const wider = await place.put(id, { ...more, version: body.version })
    expect((await place.look(second)).body.standing).toBe('seat-freed')
    await place.put(id, { ...more, words, version: wider.body.version })
    expect((await place.look(second)).body.standing).toBe('seat-freed')
    expect((await place.look(first)).body.standing).toBe('seat')
    expect((await place.ask(id)).body.standing).toBe('waits')
  })

  test('cannot be had without room where nobody waits, nor of a draft, nor once it is too late', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ seats: 1, hasWaitingList: false, askUntil: 24 })
    await place.ask(id)
    expect((await place.ask(id)).body.reason).toBe('gathering-full')
    const draft = await place.save({}, { isShown: false })
    expect((await place.ask(draft.id)).body.reason).toBe('not-found')
    expect((await place.ask(id, { day: '2026-12-02' })).body.reason).toBe('not-found')
    const { id: other } = await place.save({ askUntil: 24 })
    place.clock.pass(3.5 * DAY_MS)
    expect((await place.ask(other)).body.reason).toBe('asking-over')
  })

  test('is gone from the store a day after its date', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ series: everyWeek })
    await place.ask(id)
    await place.ask(id, { day: '2026-12-08' })
    place.clock.pass(6 * DAY_MS)
    await place.server.server.sweep()
    expect((await readSeats(place)).map(({ day }) => day)).toEqual(['2026-12-08'])
  })
})

describe('One visitor', () => {
  test('who asks again and again has at most half of the seats, and others still get theirs', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ seats: 4 })
    const from = '198.51.100.7'
    const asked = []
    for (let times = 0; times < 200; times += 1) asked.push((await place.ask(id, { from })).status)
    expect(asked.filter((status) => status === 200)).toHaveLength(2)
    expect((await place.ask(id)).body.standing).toBe('seat')
  })

  test('who has a home line with many addresses has not all seats', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ seats: 8 })
    const asked = []
    for (let line = 0; line < 42; line += 1) {
      const from = `2001:db8:7:4${line.toString(16)}::1`
      asked.push((await place.ask(id, { from })).body)
    }
    expect(asked.filter(({ standing }) => standing === 'seat')).toHaveLength(6)
    expect((await place.ask(id)).body.standing).toBe('seat')
  })

  test('has at most twelve a day of all dates', async () => {
    await using place = await openPlace()
    const from = '198.51.100.7'
    const asked = []
    for (let many = 0; many < 7; many += 1) {
      const { id } = await place.save({ seats: 8 })
      asked.push(await place.ask(id, { from }), await place.ask(id, { from }))
    }
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(12)
    expect(asked.at(-1)?.body.reason).toBe('too-many')
  })

  test('who guesses at codes learns nothing, and is slowed', async () => {
    await using place = await openPlace()
    const { id } = await place.save()
    const code = await codeOf(place, id)
    const began = performance.now()
    expect((await place.look('000000000000')).body.reason).toBe('seat-unknown')
    expect(performance.now() - began).toBeGreaterThan(250)
    const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
    // A slip is told from a code that nobody holds before anything is looked up.
    expect((await place.look(wrong)).body.reason).toBe('bad-request')
    expect((await place.giveBack('000000000000')).body.reason).toBe('seat-unknown')
    expect(await readSeats(place)).toHaveLength(1)
  })
})

describe('Whoever has a seat', () => {
  test('reads that their date is cancelled and why, and no link any more; and that it is held after all', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ isOnline: true }, { link })
    const code = await codeOf(place, id)
    await place.change(id, {
      act: 'cancel',
      day: '2026-12-01',
      because: 'The kitchen has no heat.'
    })
    const seat = (await place.look(code)).body
    expect([seat.because, seat.link]).toEqual(['The kitchen has no heat.', null])
    await place.change(id, { act: 'hold', day: '2026-12-01' })
    expect((await place.look(code)).body).toMatchObject({ because: null, link, standing: 'seat' })
  })

  test('reads when their date was moved to, and that it left the series', async () => {
    await using place = await openPlace()
    const saved = await place.save({ series: everyWeek, seats: 8 })
    const { id } = saved
    const [moved, left] = [await codeOf(place, id), await codeOf(place, id, '2026-12-15')]
    await place.change(id, {
      act: 'move',
      day: '2026-12-01',
      starts: '2026-12-02T19:00',
      ends: '2026-12-02T20:30'
    })
    const seat = (await place.look(moved)).body
    expect([seat.wasMoved, new Date(seat.startsAt).toISOString()]).toEqual([
      true,
      '2026-12-02T18:00:00.000Z'
    ])
    const end = { by: 'times', times: 2 } as const
    const words = { ...saved.words, series: { ...everyWeek, end } }
    const shorter = await place.put(id, { words, link: '', isShown: true, version: saved.version })
    expect(shorter.status).toBe(200)
    expect((await place.look(left)).body.because).toBe('')
    expect((await place.look(moved)).body.wasMoved).toBe(true)
  })

  test('sees no link once it is over', async () => {
    await using place = await openPlace()
    const { id } = await place.save({ isOnline: true }, { link })
    const code = await codeOf(place, id)
    place.clock.pass(4 * DAY_MS + 9 * HOUR_MS)
    expect((await place.look(code)).body.link).toBeNull()
  })
})
