import { describe, expect, test } from 'vitest'
import type { Person } from '../house.ts'
import {
  askAs,
  asksOf,
  elsewhere,
  guestOf,
  heardOf,
  isHeard,
  listenersOf,
  onShift,
  openListeningPlace,
  sayIn,
  sayYesTo,
  wishOf
} from '../listening-place.ts'
import { done } from '../team-place.ts'

/** A conversation that goes on after its first day. */
async function goingOn(person: Person, listener: Person): Promise<string> {
  const bondId = await askAs(person)
  expect(await sayYesTo(listener)).toBe(bondId)
  await isHeard(person, bondId)
  expect(await person.goOnHeard(bondId)).toEqual(done)
  return bondId
}

describe('Somebody whose conversation goes on after its first day', () => {
  test('asks somebody else beside it, and writes in both', async () => {
    await using home = await openListeningPlace()
    const [, lena, jo] = await listenersOf(home, 'lena', 'jo')
    const noor = await guestOf(home, 'noor')
    await onShift(lena, jo)
    const first = await askAs(noor)
    await sayYesTo(lena)
    await isHeard(noor, first)
    // In its first day it is the one that she asked for.
    expect(await noor.askToBeHeard(wishOf())).toEqual({ ok: false, reason: 'asked-already' })
    expect(await noor.goOnHeard(first)).toEqual(done)
    expect(noor.view().listening.ask).toBeNull()
    expect(heardOf(noor, first).isOver).toBe(false)
    const phone = await elsewhere(home, noor)
    await phone.sees('what goes on', ({ listening }) => first in listening.heard)
    expect(phone.view().listening.ask).toBeNull()

    const second = await askAs(phone, { words: 'Tonight is hard.' })
    expect(phone.view().listening.ask).toMatchObject({ state: 'waiting', bondId: second })
    // And that is one question at a time again.
    expect(await phone.askToBeHeard(wishOf())).toEqual({ ok: false, reason: 'asked-already' })
    expect(await asksOf(jo)).toMatchObject([{ wish: { words: 'Tonight is hard.' } }])
    expect(await sayYesTo(jo)).toBe(second)
    await isHeard(phone, second)
    await sayIn(phone, first, 'I will tell you about it tomorrow.')
    await sayIn(phone, second, 'Thank you for being here tonight.')
    expect(heardOf(phone, first).isOver).toBe(false)
  })

  test('has four that go on at most, and asks again once one of them is over', async () => {
    await using home = await openListeningPlace()
    const [, lena, jo] = await listenersOf(home, 'lena', 'jo')
    const noor = await guestOf(home, 'noor')
    await onShift(lena, jo)
    const first = await goingOn(noor, lena)
    for (const listener of [lena, jo, jo]) await goingOn(noor, listener)
    expect(await noor.askToBeHeard(wishOf())).toEqual({ ok: false, reason: 'enough-open' })
    expect(await noor.endHeard({ bondId: first, lastWords: 'Thank you.' })).toEqual(done)
    expect(await noor.askToBeHeard(wishOf())).toMatchObject({ ok: true })
  })
})
