import { describe, expect, test } from 'vitest'
import type { Person } from '../house.ts'
import {
  answerIn,
  askAs,
  asksOf,
  deskOf,
  guestOf,
  heardOf,
  isHeard,
  listenersOf,
  onShift,
  openListeningPlace,
  sayIn,
  sayYesTo
} from '../listening-place.ts'
import { DAY, done, HOUR } from '../team-place.ts'

/** How the team names one of its listeners. */
function inTeam(person: Person, name: string): string {
  const team = person.view().teams?.teams.find(({ role }) => role === 'listener')
  const holder = team?.holders.find((one) => one.name === name)
  if (!holder) throw new Error(`${person.name} knows no ${name} in the team`)
  return holder.memberId
}

describe('A listener', () => {
  test('is away for a while: with a yes the one who covers is there beside them, and nobody else', async () => {
    await using home = await openListeningPlace()
    const [, lena, ida, uma] = await listenersOf(home, 'lena', 'ida', 'uma')
    const noor = await guestOf(home, 'noor')
    await onShift(lena, ida, uma)
    const first = await askAs(noor)
    await sayYesTo(lena)
    await isHeard(noor, first)
    expect(await noor.goOnHeard(first)).toEqual(done)
    const until = home.clock.now() + 7 * DAY
    const away = { kind: 'cover', words: 'I am with my family.', by: inTeam(lena, 'ida') } as const
    for (const other of [home.clock.now() - HOUR, home.clock.now() + 91 * DAY]) {
      const asked = await lena.askHandOver({ bondId: first, ...away, until: other })
      expect(asked).toEqual({ ok: false, reason: 'another-day' })
    }
    expect(await lena.askHandOver({ bondId: first, ...away, until })).toEqual(done)
    await noor.sees('the question', ({ listening }) => listening.heard[first]?.asked !== null)
    expect(heardOf(noor, first).asked).toMatchObject({ ...away, until, name: 'ida' })
    // Before her yes nobody is asked anything.
    for (const one of [ida, uma]) expect(await asksOf(one)).toEqual([])
    expect(await answerIn(noor, first, true)).toEqual(done)
    expect(heardOf(noor, first)).toMatchObject({ endedBy: null, isOver: false, away: { until } })
    // That somebody else is free would be no news of what is for her alone.
    const asked = { state: 'waiting', onlyFor: 'ida', isSomebodyFree: null }
    expect(noor.view().listening.ask).toMatchObject(asked)
    for (const one of [lena, uma]) {
      expect(await asksOf(one)).toEqual([])
      expect(deskOf(one).hasOthers).toBe(false)
    }
    const [ask] = await asksOf(ida)
    expect(ask).toMatchObject({ isOnlyForMe: true, wish: { words: 'It is about my brother.' } })
    // The server offers it to all of the team: whoever says yes all the same is not let in.
    await uma.takeAsk(ask?.askId ?? '')
    for (let looks = 0; looks < 20; looks += 1) {
      expect(await noor.lookAtAsk()).toEqual(done)
      if ((await asksOf(ida)).length > 0) break
    }
    expect(Object.keys(noor.view().listening.heard)).toEqual([first])
    const second = await sayYesTo(ida)
    await isHeard(noor, second)
    expect(heardOf(noor, second).person.name).toBe('ida')
    // Both are there, and when that time is over nothing says any more that she is away.
    await sayIn(lena, first, 'I am off now.')
    home.clock.moveTo(until + HOUR)
    await asksOf(lena)
    expect(await noor.lookAtAsk()).toEqual(done)
    expect(heardOf(noor, first)).toMatchObject({ isOver: false, away: null })
    // Where she names nobody the next time, nothing is asked of anybody.
    const again = { until: home.clock.now() + DAY, words: 'Only tomorrow.' }
    expect(await lena.askHandOver({ bondId: first, kind: 'cover', by: null, ...again })).toEqual(
      done
    )
    await noor.sees('that she is away', ({ listening }) => listening.heard[first]?.away !== null)
    expect(heardOf(noor, first)).toMatchObject({ asked: null, away: again })
    // She is back sooner, and only she can say so.
    expect(await noor.sayBack(first)).toEqual({ ok: false, reason: 'not-now' })
    expect(await lena.sayBack(first)).toEqual(done)
    await noor.sees('that she is back', ({ listening }) => listening.heard[first]?.away === null)
  })

  test('names nobody for that time whom the person does not want', async () => {
    await using home = await openListeningPlace()
    const [, lena, ida] = await listenersOf(home, 'lena', 'ida')
    const noor = await guestOf(home, 'noor')
    await onShift(ida)
    const before = await askAs(noor, { keptBy: 'both' })
    await sayYesTo(ida)
    await isHeard(noor, before)
    expect(await noor.refuseListener(before)).toEqual(done)
    expect(await noor.endHeard({ bondId: before, lastWords: '' })).toEqual(done)
    await onShift(lena)
    const bondId = await askAs(noor)
    await sayYesTo(lena)
    await isHeard(noor, bondId)
    const until = home.clock.now() + 7 * DAY
    const away = { kind: 'cover', words: '', by: inTeam(lena, 'ida'), until } as const
    expect(await lena.askHandOver({ bondId, ...away })).toEqual(done)
    await noor.sees('the question', ({ listening }) => listening.heard[bondId]?.asked !== null)
    expect(await answerIn(noor, bondId, true)).toEqual({
      ok: false,
      reason: 'cover-gone'
    })
    expect(await asksOf(ida)).toEqual([])
    // What she read is not what is asked by now: her yes is for none of the two.
    const { entryId = '' } = heardOf(noor, bondId).asked ?? {}
    expect(await lena.askHandOver({ bondId, kind: 'hand-over', words: '' })).toEqual(done)
    await noor.sees(
      'the other question',
      ({ listening }) => listening.heard[bondId]?.asked?.kind === 'hand-over'
    )
    expect(await noor.answerHandOver({ bondId, entryId, isYes: true })).toEqual({
      ok: false,
      reason: 'asked-otherwise'
    })
    expect(heardOf(noor, bondId)).toMatchObject({ asked: { kind: 'hand-over' }, endedBy: null })
    expect(noor.view().listening.ask?.bondId).toBe(bondId)
    expect(await lena.askHandOver({ bondId, ...away })).toEqual(done)
    await noor.sees(
      'the first question again',
      ({ listening }) => listening.heard[bondId]?.asked?.kind === 'cover'
    )
    expect(await answerIn(noor, bondId, false)).toEqual(done)
    await lena.sees('the no', ({ listening }) => listening.heard[bondId]?.asked === null)
    expect(heardOf(lena, bondId).answered).toEqual({ kind: 'cover', isYes: false })
  })
  test.each([false, true])(
    'is back sooner: what nobody said yes to is taken back, and who came already stays (came: %s)',
    async (hasCome) => {
      await using home = await openListeningPlace()
      const [, lena, ida] = await listenersOf(home, 'lena', 'ida')
      const noor = await guestOf(home, 'noor')
      await onShift(lena, ida)
      const first = await askAs(noor)
      await sayYesTo(lena)
      await isHeard(noor, first)
      const until = home.clock.now() + 7 * DAY
      const away = { kind: 'cover', words: '', by: inTeam(lena, 'ida'), until } as const
      expect(await lena.askHandOver({ bondId: first, ...away })).toEqual(done)
      await noor.sees('the question', ({ listening }) => listening.heard[first]?.asked !== null)
      expect(await answerIn(noor, first, true)).toEqual(done)
      expect(heardOf(noor, first).isBack).toBe(false)
      if (hasCome) await isHeard(noor, await sayYesTo(ida))
      expect(await lena.sayBack(first)).toEqual(done)
      await noor.sees(
        'that she is back',
        ({ listening }) => listening.heard[first]?.isBack === true
      )
      expect(await noor.lookAtAsk()).toEqual(done)
      expect(await asksOf(ida)).toEqual([])
      expect(Object.keys(noor.view().listening.heard)).toHaveLength(hasCome ? 2 : 1)
      expect(heardOf(noor, first)).toMatchObject({ isOver: false, away: null })
      // What waited was for that time alone; the conversation that is on is the newest again.
      const { ask } = noor.view().listening
      if (!hasCome) expect(ask).toMatchObject({ state: 'here', bondId: first })
    }
  )
})
