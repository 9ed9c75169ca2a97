import { DAY_MS, WIRE_LIMITS } from '@beside/contract'
import type { HeardTotals } from '@beside/contract'
import { expect, test } from 'vitest'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import type { HeardTotal } from '../../store/heard-totals.ts'
import type { Visitor } from '../../visitor.fixture.ts'
import { quarterOf, yearBefore } from './quarters.ts'

const { heardAnswerDays, heardAnswersShown } = WIRE_LIMITS
const NOTHING = { heard: null, pace: null, couldSayNo: null }
const clockOf = (day: string) => testClock(Date.parse(`${day}T12:00:00Z`))

const tell = (who: Visitor, isYes = true) =>
  who.ask('POST', '/api/heard-totals', { body: { question: 'heard', isYes } })

async function totalsFor(who: Visitor) {
  return (await who.ask<HeardTotals>('GET', '/api/heard-totals')).body
}

async function rowsOf(server: Running) {
  await using store = await server.openStore()
  return await store.read.selectFrom('heard_totals').selectAll().execute()
}

async function fill(server: Running, ...rows: readonly HeardTotal[]) {
  await using store = await server.openStore()
  await store.write(async (db) => {
    await db.insertInto('heard_totals').values(rows).execute()
  })
}

test('an answer is counted with the others of its quarter, one of each account, and no row is of an answer', async () => {
  const clock = clockOf('2026-11-20')
  await using server = await run({ clock })
  const [noor, cem] = [await server.person(), await server.person()]
  for (const [who, isYes] of [
    [noor, true],
    [noor, false],
    [cem, false]
  ] as const) {
    // Whoever did not get the first reply reads the same one.
    expect(await tell(who, isYes)).toMatchObject({ status: 200, body: {} })
  }
  const row = { quarter: '2026-Q4', question: 'heard' }
  expect(await rowsOf(server)).toEqual([{ ...row, answers: 2, yes: 1 }])
  // Another device of hers is no other person.
  const elsewhere = noor.elsewhere()
  await elsewhere.signInByKit()
  await tell(elsewhere)
  expect(await rowsOf(server)).toEqual([{ ...row, answers: 2, yes: 1 }])
  clock.pass(heardAnswerDays * DAY_MS)
  await noor.signInByKit()
  await tell(noor)
  expect(await rowsOf(server)).toContainEqual({ ...row, quarter: '2027-Q1', answers: 1, yes: 1 })
})

test('totals are shown from a large group on, and only of quarters that are over', async () => {
  const clock = clockOf('2026-11-20')
  await using server = await run({ clock })
  const noor = await server.person()
  const enough = heardAnswersShown
  await fill(
    server,
    { quarter: '2026-Q4', question: 'heard', answers: enough * 9, yes: 1 },
    { quarter: '2026-Q3', question: 'heard', answers: enough - 10, yes: 26 },
    { quarter: '2025-Q4', question: 'heard', answers: 9, yes: 7 },
    { quarter: '2025-Q4', question: 'pace', answers: enough, yes: 2 },
    { quarter: '2025-Q3', question: 'heard', answers: enough, yes: enough }
  )
  // One too few, over a year; and what chance alone made of it is no share below none.
  expect(await totalsFor(noor)).toEqual({ ...NOTHING, pace: 0 })
  await fill(server, { quarter: '2026-Q1', question: 'heard', answers: 1, yes: 1 })
  expect(await totalsFor(noor)).toEqual({ ...NOTHING, heard: 9, pace: 0 })
  // What comes today changes nothing that anybody reads today.
  await tell(noor)
  expect(await totalsFor(noor)).toEqual({ ...NOTHING, heard: 9, pace: 0 })
})

test('totals go a year after their quarter', async () => {
  const clock = clockOf('2026-11-20')
  await using server = await run({ clock })
  const row = { question: 'heard', answers: 1, yes: 1 } as const
  await fill(server, { ...row, quarter: '2025-Q3' }, { ...row, quarter: '2025-Q4' })
  await server.server.sweep()
  expect(await rowsOf(server)).toEqual([{ ...row, quarter: '2025-Q4' }])
})

test('nobody without an account tells or reads it, and an answer is one of two to one of three', async () => {
  await using server = await run()
  const nobody = server.visitor()
  expect(await tell(nobody)).toMatchObject({ status: 401 })
  expect(await nobody.ask('GET', '/api/heard-totals')).toMatchObject({ status: 401 })
  const noor = await server.person()
  for (const body of [{ question: 'other', isYes: true }, { question: 'heard' }, {}]) {
    expect(await noor.ask('POST', '/api/heard-totals', { body })).toMatchObject({ status: 400 })
  }
})

test('the year of four quarters begins with the one of a year ago', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    '2026-Q1',
    '2026-Q1',
    '2026-Q2',
    '2026-Q4'
  ])
  expect(yearBefore('2026-02-03')).toBe('2025-Q1')
})
