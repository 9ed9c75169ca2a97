import { expect, test } from 'vitest'
import {
  askAs,
  guestOf,
  isHeard,
  listenersOf,
  onShift,
  openListeningPlace,
  sayYesTo
} from '../listening-place.ts'
import { DAY, done } from '../team-place.ts'
import { findTies } from './no-ties.ts'
import { readRows } from './read-store.ts'

test('No row ties whoever asks to be heard, or whoever listens, to an account', async () => {
  await using home = await openListeningPlace()
  const [, lena] = await listenersOf(home, 'lena')
  const [noor, cem] = [await guestOf(home, 'noor'), await guestOf(home, 'cem')]
  await onShift(lena)
  const bondId = await askAs(noor)
  await sayYesTo(lena)
  await isHeard(noor, bondId)
  await askAs(cem)
  const rows = readRows(home.dataFolder)
  expect(rows['asks']).toHaveLength(2)
  expect(rows['shifts']).toHaveLength(1)
  expect(findTies(rows)).toEqual([])
  // It would be found: at the desk of a question, and in a shift.
  const id = rows['accounts']?.[0]?.['id'] ?? ''
  for (const [table, column] of [
    ['asks', 'desk'],
    ['shifts', 'member']
  ] as const) {
    const planted = rows[table]?.map((row) => ({ ...row, [column]: id })) ?? []
    const ties = findTies({ ...rows, [table]: planted })
    expect(ties).toContain(`accounts.id stands in ${table}.${column}`)
  }
})

test('No row is of one answer about being heard, or says whose it was, in which conversation, or on which day', async () => {
  await using home = await openListeningPlace()
  const [, lena] = await listenersOf(home, 'lena')
  const people = [await guestOf(home, 'noor'), await guestOf(home, 'cem')]
  await onShift(lena)
  for (const person of people) {
    const bondId = await askAs(person)
    await sayYesTo(lena)
    await isHeard(person, bondId)
    const answers = { heard: 'yes', pace: 'rather-not', couldSayNo: 'rather-not' } as const
    expect(await person.lookBack({ bondId, answers })).toEqual(done)
    expect(await person.tellTotals(bondId)).toEqual(done)
  }
  home.clock.moveTo(home.clock.now() + 7 * DAY)
  for (const person of people) expect(await person.lookAtAsk()).toEqual(done)
  const rows = readRows(home.dataFolder)
  const [total, ...others] = rows['heard_totals'] ?? []
  expect(others).toEqual([])
  expect(Object.keys(total ?? {}).toSorted()).toEqual(['answers', 'quarter', 'question', 'yes'])
  expect(total).toMatchObject({ question: 'heard', answers: 2 })
  expect(total?.['quarter']).toMatch(/^\d{4}-Q[1-4]$/u)
  expect(findTies(rows)).toEqual([])
  const id = rows['accounts']?.[0]?.['id'] ?? ''
  const planted = rows['heard_totals']?.map((row) => ({ ...row, question: id })) ?? []
  expect(findTies({ ...rows, heard_totals: planted })).toContain(
    'accounts.id stands in heard_totals.question'
  )
})
