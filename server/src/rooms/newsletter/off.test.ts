import { DAY_MS, HOUR_MS, MINUTE_MS } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { textOfMail } from '../../mail/mail-sink.fixture.ts'
import { holdAfterRestore } from '../../store/restore-holds.ts'
import { openByItself } from './by-itself.fixture.ts'
import type { ByItselfPlace } from './by-itself.fixture.ts'

const ada = 'ada@mail.example'
const day = '2026-12-10'
const cancel = { day, act: 'cancel', because: 'Mina is ill.' } as const
const everything = { topics: ['news' as const, 'articles' as const, 'gatherings' as const] }
/** Half past six in Berlin. */
const STARTS_AT = Date.parse('2026-12-10T17:30:00Z')

/** Ada was told of a gathering. */
async function openTold(): Promise<ByItselfPlace & { readonly id: string }> {
  const home = await openByItself()
  await home.switch(true)
  await home.place.read(ada, everything)
  const id = await home.gathering()
  await home.pass(4 * HOUR_MS)
  expect(home.mails(ada)).toHaveLength(1)
  return { ...home, id }
}

const offs = (home: ByItselfPlace) =>
  home.mails(ada).filter((mail) => mail.includes('This is not held'))

describe('That a date is not held', () => {
  test('is told once, also where its reason is corrected or it is moved', async () => {
    await using home = await openTold()
    await home.dates(home.id, cancel)
    await home.pass(HOUR_MS)
    expect(offs(home)).toHaveLength(1)
    await home.dates(home.id, { ...cancel, because: 'Mina is away.' })
    await home.pass(HOUR_MS)
    const moved = { starts: '2026-12-10T19:30', ends: '2026-12-10T21:00' }
    await home.dates(home.id, { day, act: 'move', ...moved })
    await home.pass(HOUR_MS)
    expect(offs(home)).toHaveLength(1)
  })

  test('is told again where it was held after all, and is cancelled once more', async () => {
    await using home = await openTold()
    for (const times of [1, 2, 3]) {
      await home.dates(home.id, cancel)
      await home.pass(HOUR_MS)
      expect(offs(home)).toHaveLength(times)
      await home.dates(home.id, { day, act: 'hold' })
      await home.pass(HOUR_MS)
    }
    expect(offs(home)).toHaveLength(3)
  })

  test('is told once letters are made by themselves again, where it was cancelled meanwhile', async () => {
    await using home = await openTold()
    await home.switch(false)
    await home.dates(home.id, cancel)
    await home.pass(DAY_MS)
    expect(offs(home)).toEqual([])
    await home.switch(true)
    await home.pass(HOUR_MS)
    await home.switch(false)
    await home.switch(true)
    await home.pass(HOUR_MS)
    expect(offs(home)).toHaveLength(1)
  })

  test('is told after a restore, where it waited then', async () => {
    await using home = await openTold()
    await home.dates(home.id, cancel)
    await using store = await home.place.server.openStore()
    await store.write((db) => holdAfterRestore(db, home.place.clock.now()))
    await home.place.asSteward('POST', 'restore', { part: 'newsletter', how: 'go-on' })
    await home.pass(HOUR_MS)
    expect(offs(home)).toEqual([])
    await home.switch(true)
    await home.pass(HOUR_MS)
    expect(offs(home)).toHaveLength(1)
  })

  test('is not told by turning letters on again, where somebody kept it back', async () => {
    await using home = await openTold()
    await home.dates(home.id, cancel)
    await home.hold('Evening at the kitchen table')
    for (const isOn of [false, true]) await home.switch(isOn)
    await home.pass(HOUR_MS)
    expect(offs(home)).toEqual([])
  })

  test('is told five minutes before it begins, or at once where that is over', async () => {
    for (const [cancelledBefore, toldAfter] of [
      [9 * MINUTE_MS, 4.5 * MINUTE_MS],
      [3 * MINUTE_MS, 0]
    ] as const) {
      await using home = await openTold()
      await home.pass(STARTS_AT - cancelledBefore - home.place.clock.now())
      await home.dates(home.id, cancel)
      await home.pass(toldAfter)
      expect(offs(home)).toHaveLength(1)
    }
  })

  test('comes before all letters to those few whom it concerns', async () => {
    await using home = await openByItself()
    await home.switch(true)
    const readers = Array.from({ length: 60 }, (_, index) => `reader${index}@mail.example`)
    const concerned = readers.slice(0, 20)
    for (const reader of concerned) await home.place.read(reader, everything)
    for (const reader of readers.slice(20)) await home.place.read(reader, { topics: ['news'] })
    const id = await home.gathering()
    await home.pass(4 * HOUR_MS)
    await home.dates(id, cancel)
    const before = home.place.sink.mails.length
    await home.place.letGo()
    const mails = home.place.sink.mails.slice(before)
    expect(mails).toHaveLength(50)
    const told = mails.filter((mail) => textOfMail(mail).includes('This is not held'))
    expect(told.map(({ to }) => to).toSorted()).toEqual(concerned.toSorted())
  })
})

test('Readers for whom there is nothing hold up nobody for whom there is a letter', async () => {
  await using home = await openByItself()
  const readers = Array.from({ length: 60 }, (_, index) => `reader${index}@mail.example`)
  for (const [index, reader] of readers.entries()) {
    await home.place.read(reader, { topics: [index < 30 ? 'articles' : 'news'] })
  }
  const before = home.place.sink.mails.length
  await home.place.letGo()
  const came = home.place.sink.mails.slice(before).map(({ to }) => to)
  expect(came.toSorted()).toEqual(readers.slice(30).toSorted())
})
