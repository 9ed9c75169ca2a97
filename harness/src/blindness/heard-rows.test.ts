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
import { findTies } from './no-ties.ts'
import { readRows } from './read-store.ts'

test('No row ties whoever asks to be heard, or whoever listens, to an account', async () => {
  await using home = await openListeningPlace()
  const [, lena] = await listenersOf(home, 'lena')
  if (!lena) throw new Error('nobody listens')
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
