import { DAY_MS } from '@beside/contract'
import type { GatheringWords, StewardGathering, StewardGatherings } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import { aGathering, everyWeek, openPlace } from './gatherings.fixture.ts'

const id = text(randomTestBytes(16))

describe('What stewards write', () => {
  test('is theirs as a draft, anybody reads it once it is shown, and what was public stays', async () => {
    await using place = await openPlace()
    const draft = await place.save({}, { isShown: false })
    expect(await place.list()).toEqual([])
    expect(await place.read(draft.id)).toMatchObject({ reason: 'not-found' })
    const shown = await place.put(draft.id, { ...draftOf(draft), isShown: true })
    expect(shown.body.state).toBe('shown')
    const [listed] = await place.list()
    expect(listed).toMatchObject({ id: draft.id, title: aGathering.title, canAsk: true })

    const words = { ...aGathering, title: 'Evening in the garden' }
    const changed = await place.put(draft.id, { ...draftOf(shown.body), words, isShown: false })
    expect(changed.body.state).toBe('changed')
    expect((await place.read(draft.id)).words.title).toBe(aGathering.title)
    await place.put(draft.id, { ...draftOf(changed.body), isShown: true })
    expect(await place.read(draft.id)).toMatchObject({ words, changedOn: '2026-11-27' })
    const { history } = (await place.as<StewardGathering>('GET', `/${draft.id}`)).body
    expect(history.map(({ words: { title } }) => title)).toEqual([words.title, aGathering.title])
  })

  test('is not written over by another steward, and is there once where the answer got lost', async () => {
    await using place = await openPlace()
    const first = await place.save()
    const words = { ...aGathering, title: 'Another' }
    const other = await place.put(first.id, { ...draftOf(first), words })
    expect(other.status).toBe(200)
    const late = await place.put(first.id, { ...draftOf(first), words: { ...words, text: 'Late' } })
    expect(late.body.reason).toBe('settings-moved')
    const again = await place.put(first.id, { ...draftOf(first), words })
    expect(again.body.version).toBe(other.body.version)
  })

  test('is for stewards alone to write, and a draft alone can be thrown away', async () => {
    await using place = await openPlace()
    const headers = { 'x-forwarded-proto': 'https', origin: 'https://b.example', host: 'b.example' }
    const stranger = await place.visitor.ask('GET', '/api/steward/gatherings', { headers })
    expect(stranger.body.reason).toBe('link-used')
    const [shown, draft] = [await place.save(), await place.save({}, { isShown: false })]
    const drop = (one: StewardGathering) =>
      place.as('DELETE', `/${one.id}`, { version: one.version })
    expect((await drop(shown)).body.reason).toBe('settings-moved')
    expect((await drop(draft)).status).toBe(200)
    const { body } = await place.as<StewardGatherings>('GET')
    expect(body.gatherings.map((one) => one.id)).toEqual([shown.id])
  })

  test('says how full it is, and to no one person', async () => {
    await using place = await openPlace()
    const { id: of } = await place.save({ seats: 12 })
    const counts = []
    for (let asked = 0; asked < 12; asked += 1) {
      await place.ask(of)
      const { dates } = (await place.as<StewardGathering>('GET', `/${of}`)).body
      counts.push([dates[0]?.taken, dates[0]?.isFull])
    }
    expect(counts.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => [null, false]))
    expect(counts.slice(9)).toEqual([
      [10, false],
      [10, false],
      [10, true]
    ])
  })
})

describe('What is bad', () => {
  test.each<[string, unknown]>([
    ['no seat', { seats: 0 }],
    ['a billion seats', { seats: 1e9 }],
    ['half a seat', { seats: 2.5 }],
    ['a zone that is none', { zone: 'Europe/Nowhere' }],
    ['another century', { starts: '1926-12-01T18:30', ends: '1926-12-01T20:00' }],
    ['a day that no month has', { starts: '2026-11-31T18:30' }],
    ['an hour that no day has', { starts: '2026-12-01T24:30' }],
    ['a title of two lines', { title: 'Tea\r\nBEGIN:VEVENT' }],
    ['a neutral word of two lines', { neutral: 'Tea\nATTACH:https://x.example' }],
    ['a title that turns around', { title: 'Tea \u202Eevil' }],
    ['a title of nothing', { title: '   ' }],
    ['a series that never ends', { series: { every: 'week', step: 1, end: null } }],
    ['a series of 1000', { series: { ...everyWeek, end: { by: 'times', times: 1000 } } }],
    ['words that are too long', { text: 'a'.repeat(4001) }]
  ])('is refused, and nothing of it is kept: %s', async (_, words) => {
    await using place = await openPlace()
    const body = { link: '', version: null, isShown: true }
    const answer = await place.put(id, { ...body, words: { ...aGathering, ...(words as object) } })
    expect([answer.status, answer.body.reason]).toEqual([400, 'bad-request'])
    expect((await place.as<StewardGatherings>('GET')).body.gatherings).toEqual([])
  })

  test.each<[string, Partial<GatheringWords>]>([
    ['an end before its beginning', { ends: '2026-12-01T18:00' }],
    ['a date that is over', { starts: '2026-11-01T18:30', ends: '2026-11-01T20:00' }],
    ['a date in ten years', { starts: '2036-12-01T18:30', ends: '2036-12-01T20:00' }],
    [
      'a series for ten years',
      { series: { every: 'month', step: 12, end: { by: 'times', times: 10 } } }
    ]
  ])('is not shown: %s', async (_, words) => {
    await using place = await openPlace()
    const body = { link: '', version: null, isShown: true, words: { ...aGathering, ...words } }
    expect((await place.put(id, body)).body.reason).toBe('dates-refused')
    expect(await place.list()).toEqual([])
    // As a draft it may stand for a while.
    expect((await place.put(id, { ...body, isShown: false })).status).toBe(200)
  })

  test.each(['http://meet.example', 'javascript:alert(1)', 'https://meet.example/a b', 'meet'])(
    'is no link: %s',
    async (link) => {
      await using place = await openPlace()
      const body = { words: aGathering, version: null, isShown: true, link }
      expect((await place.put(id, body)).body.reason).toBe('bad-request')
    }
  )

  test('link to meet online is in no row that can be read', async () => {
    await using place = await openPlace()
    await place.save({ isOnline: true }, { link: 'https://meet.example/kitchen' })
    await using store = await place.server.openStore()
    const rows = await store.read.selectFrom('gatherings').selectAll().execute()
    const all = rows.map(({ words, link }) => words + Buffer.from(link).toString('latin1')).join('')
    expect(all).toContain(aGathering.title)
    expect(all).not.toContain('meet.example')
  })
})

describe('A calendar', () => {
  test('says when and nothing else, and counts on where a date is cancelled, moved and held after all', async () => {
    await using place = await openPlace()
    const { id: of } = await place.save({ series: everyWeek, neutral: 'Dentist' })
    await place.save({ starts: '2027-01-05T18:30', ends: '2027-01-05T20:00' })
    const before = await place.calendar(of)
    expect(Object.keys(before[0] ?? {}).toSorted()).toEqual([
      'endsAt',
      'isHeld',
      'neutral',
      'sequence',
      'startsAt',
      'uid'
    ])
    expect(await place.calendar()).toHaveLength(4)
    const [day, next] = ['2026-12-08', '2026-12-15']
    await place.change(of, { act: 'cancel', day, because: 'No heat' })
    // Said twice, it is one change.
    await place.change(of, { act: 'cancel', day, because: 'No heat' })
    await place.change(of, { act: 'cancel', day: next, because: 'No heat' })
    await place.change(of, { act: 'hold', day: next })
    const after = await place.calendar(of)
    expect(after.map(({ isHeld, sequence }) => [isHeld, sequence])).toEqual([
      [true, 0],
      [false, 1],
      [true, 2]
    ])
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
  })

  test('still says that one was cancelled when its day has passed', async () => {
    await using place = await openPlace()
    const { id: of } = await place.save()
    await place.change(of, { act: 'cancel', day: null, because: 'No heat' })
    expect((await place.list())[0]).toMatchObject({ because: 'No heat', canAsk: false })
    place.clock.pass(6 * DAY_MS)
    expect(await place.list()).toEqual([])
    expect((await place.calendar()).map(({ isHeld }) => isHeld)).toEqual([false])
  })
})

function draftOf({ words, link, version }: StewardGathering) {
  return { words, link, version, isShown: true }
}
