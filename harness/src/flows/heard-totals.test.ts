import { describe, expect, test } from 'vitest'
import { byCoin } from '../../../client/src/rooms/listening/telling.ts'
import { shareOfYes } from '../../../server/src/rooms/listening/totals.ts'
import { readRows } from '../blindness/read-store.ts'
import type { Person } from '../house.ts'
import {
  elsewhere,
  guestOf,
  isHeard,
  askAs,
  listenersOf,
  onShift,
  openListeningPlace,
  sayYesTo,
  type ListeningPlace
} from '../listening-place.ts'
import { DAY, done } from '../team-place.ts'

const rowsOf = (home: ListeningPlace) => readRows(home.dataFolder)['heard_totals']
const pass = (home: ListeningPlace, ms: number) => home.clock.moveTo(home.clock.now() + ms)
const tellingOf = (person: Person) => person.view().listening.telling

/** Noor, who was heard and answered for herself. */
async function whoAnswered(home: ListeningPlace) {
  const [, lena] = await listenersOf(home, 'lena')
  const noor = await guestOf(home, 'noor')
  await onShift(lena)
  const bondId = await askAs(noor)
  await sayYesTo(lena)
  await isHeard(noor, bondId)
  expect(await noor.endHeard({ bondId, lastWords: '' })).toEqual(done)
  return { noor, bondId }
}

describe('How somebody was heard', () => {
  test('joins the totals where they want it, days later, from any device, and once', async () => {
    await using home = await openListeningPlace()
    const { noor, bondId } = await whoAnswered(home)
    const answers = { heard: 'yes', pace: 'rather-not', couldSayNo: 'rather-not' } as const
    expect(await noor.lookBack({ bondId, answers })).toEqual(done)
    // Answering for herself sends nothing.
    pass(home, 8 * DAY)
    expect(await noor.lookAtAsk()).toEqual(done)
    expect(tellingOf(noor)).toBe('open')
    expect(rowsOf(home)).toEqual([])
    expect(await noor.tellTotals(bondId)).toEqual(done)
    pass(home, DAY - 60_000)
    expect(await noor.lookAtAsk()).toEqual(done)
    expect(tellingOf(noor)).toBe('waits')
    expect(rowsOf(home)).toEqual([])
    // The page is closed, and days later she is here with her phone.
    await noor.leave()
    const phone = await elsewhere(home, noor)
    expect(tellingOf(phone)).toBe('waits')
    pass(home, 6 * DAY + 60_000)
    expect(await phone.lookAtAsk()).toEqual(done)
    await phone.sees('that it left', ({ listening }) => listening.telling === 'told')
    expect(rowsOf(home)).toMatchObject([{ question: 'heard', answers: 1 }])
    expect(await phone.tellTotals(bondId)).toEqual(done)
    pass(home, 7 * DAY)
    expect(await phone.lookAtAsk()).toEqual(done)
    expect(rowsOf(home)).toMatchObject([{ question: 'heard', answers: 1 }])
    // So few are shown to nobody.
    const nothing = { heard: null, pace: null, couldSayNo: null }
    expect(await phone.readHeardTotals()).toEqual({ ok: true, value: nothing })
  })

  test('stays with them where they take it back, or said nothing', async () => {
    await using home = await openListeningPlace()
    const { noor, bondId } = await whoAnswered(home)
    expect(await noor.lookBack({ bondId, answers: null })).toEqual(done)
    expect(await noor.tellTotals(bondId)).toEqual({ ok: false, reason: 'not-found' })
    const answers = { heard: 'partly', pace: 'no', couldSayNo: 'yes' } as const
    expect(await noor.lookBack({ bondId, answers })).toEqual(done)
    expect(await noor.tellTotals(bondId)).toEqual(done)
    expect(tellingOf(noor)).toBe('waits')
    expect(await noor.takeBackTelling()).toEqual(done)
    expect(tellingOf(noor)).toBe('open')
    pass(home, 8 * DAY)
    expect(await noor.lookAtAsk()).toEqual(done)
    expect(rowsOf(home)).toEqual([])
  })
})

describe('One answer among the totals', () => {
  const random = seeded(20261127)
  const leaves = (isYes: boolean) => byCoin(isYes, random)
  const many = (count: number, isYes: boolean) =>
    Array.from({ length: count }, () => leaves(isYes)).filter(Boolean).length

  test('is believed three times more of whoever said it than of whoever did not, and no more', () => {
    const [own, other] = [many(40_000, true) / 40_000, many(40_000, false) / 40_000]
    expect(own).toBeCloseTo(3 / 4, 2)
    expect(other).toBeCloseTo(1 / 4, 2)
    expect(own / other).toBeCloseTo(3, 0)
  })

  test.each([0.1, 0.5, 0.9])('is right on the whole where %s of people say yes', (truth) => {
    const answers = 50
    const shares = Array.from({ length: 4000 }, () => {
      const yes = answers * truth
      return shareOfYes({ answers, yes: many(yes, true) + many(answers - yes, false) })
    })
    const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length
    expect(Math.abs(mean - truth)).toBeLessThan(0.01)
    // The standard error that decision 16 and the page say: 14 of a hundred with fifty answers.
    const spread = Math.sqrt(
      shares.reduce((sum, one) => sum + (one - truth) ** 2, 0) / shares.length
    )
    expect(spread).toBeLessThan(1.03 / Math.sqrt(answers))
    expect(spread).toBeGreaterThan(0.8 / Math.sqrt(answers))
    const isNear = (one: number) => Math.abs(one - truth) <= 0.3
    expect(shares.filter(isNear).length / shares.length).toBeGreaterThan(0.95)
  })
})

/** A run of bytes that is the same each time. */
function seeded(seed: number): (size: number) => Uint8Array<ArrayBuffer> {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    // The low bits of such a run repeat soon.
    return state >>> 24
  }
  return (size) => Uint8Array.from({ length: size }, next)
}
