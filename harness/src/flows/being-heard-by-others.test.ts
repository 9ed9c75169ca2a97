import { describe, expect, test } from 'vitest'
import { wordsIn } from '../house.ts'
import {
  answerIn,
  askAs,
  asksOf,
  deskOf,
  guestOf,
  heardOf,
  isHeard,
  leadOf,
  listenersOf,
  onShift,
  openListeningPlace,
  sayIn,
  sayYesTo
} from '../listening-place.ts'
import { done } from '../team-place.ts'

const HOUR = 3_600_000

describe('A listener', () => {
  test('hands over with a yes, to everybody but themselves, and their conversation ends', async () => {
    await using home = await openListeningPlace()
    const [, lena, ida] = await listenersOf(home, 'lena', 'ida')
    const noor = await guestOf(home, 'noor')
    await onShift(lena)
    const first = await askAs(noor)
    await sayYesTo(lena)
    await isHeard(noor, first)
    const asked = { kind: 'hand-over', words: 'I have to go. May I ask another listener?' } as const
    expect(await noor.askHandOver({ bondId: first, ...asked })).toEqual({
      ok: false,
      reason: 'not-now'
    })
    for (const isYes of [false, true]) {
      expect(await lena.askHandOver({ bondId: first, ...asked })).toEqual(done)
      await noor.sees('the question', ({ listening }) => listening.heard[first]?.asked !== null)
      expect(heardOf(noor, first).asked).toMatchObject(asked)
      expect(await answerIn(noor, first, isYes)).toEqual(done)
      await lena.sees('the answer', ({ listening }) => listening.heard[first]?.asked === null)
      expect(heardOf(lena, first).answered).toEqual({ kind: 'hand-over', isYes })
      expect(heardOf(noor, first).endedBy).toBe(isYes ? 'me' : null)
    }
    const { ask } = noor.view().listening
    expect(ask).toMatchObject({ state: 'waiting' })
    expect(ask?.bondId).not.toBe(first)
    // Her place is free as soon as it ends, and the question is not for her.
    expect(await asksOf(lena)).toEqual([])
    expect(deskOf(lena)).toMatchObject({ hasOthers: false, shift: { room: 2 } })
    await onShift(ida)
    expect(deskOf(ida).asks).toMatchObject([
      { isHandedOver: true, wish: { words: 'It is about my brother.' } }
    ])
    const second = await sayYesTo(ida)
    await isHeard(noor, second)
    expect(heardOf(noor, second).person.name).toBe('ida')
  })

  test('calls a lead in, who has a conversation of their own, and notes the step of the ladder', async () => {
    await using home = await openListeningPlace()
    const [ada, lena, ida] = await listenersOf(home, 'lena', 'ida')
    const max = await leadOf(home, ada)
    const noor = await guestOf(home, 'noor')
    await onShift(lena, ida, max)
    expect([lena, ida, max].map((one) => deskOf(one).isLead)).toEqual([false, false, true])
    const first = await askAs(noor)
    await sayYesTo(lena)
    await isHeard(noor, first)
    const here = { bondId: first, conversation: null }
    const step = { step: 2, owner: 'lena', why: 'She may not be safe tonight.' } as const
    expect(await lena.noteLadderStep({ ...here, ...step, isTold: true })).toEqual(done)
    await noor.sees('the step', ({ listening }) => listening.heard[first]?.ladder.length === 1)
    expect(heardOf(noor, first).ladder).toMatchObject([step])
    const untold = { ...step, step: 3, why: 'Telling may make it worse.' } as const
    expect(await lena.noteLadderStep({ ...here, ...untold, isTold: false })).toEqual(done)
    await asksOf(max)
    expect(deskOf(max).ladder).toMatchObject([
      { ...untold, isTold: false },
      { ...step, isTold: true }
    ])
    const named = new Set(deskOf(max).ladder.map(({ conversation }) => conversation))
    expect(named.size).toBe(1)
    expect(named.has(first)).toBe(false)

    // Without a word it is asked as well.
    const asked = { kind: 'lead', words: '' } as const
    expect(await lena.askHandOver({ bondId: first, ...asked })).toEqual(done)
    await noor.sees('the question', ({ listening }) => listening.heard[first]?.asked !== null)
    expect(await answerIn(noor, first, true)).toEqual(done)
    expect(heardOf(noor, first)).toMatchObject({ endedBy: null, isOver: false, ladder: [step] })
    for (const one of [lena, ida]) expect(await asksOf(one)).toEqual([])
    expect(await asksOf(max)).toMatchObject([{ isForLead: true }])
    const second = await sayYesTo(max)
    await isHeard(noor, second)
    await sayIn(max, second, 'I am Max. Lena asked me to come.')
    await noor.openTalk(second)
    await noor.sees('his words', (view) => wordsIn(view).length === 1)
    // He reads nothing of what was said to her.
    expect(Object.keys(max.view().listening.heard)).toEqual([second])
    expect(Object.keys(noor.view().listening.heard).toSorted()).toEqual([first, second].toSorted())
  })

  test('is over, and a step is noted all the same, also the next one by another listener', async () => {
    await using home = await openListeningPlace()
    const [, lena, ida] = await listenersOf(home, 'lena', 'ida')
    const noor = await guestOf(home, 'noor')
    await onShift(lena)
    const bondId = await askAs(noor, { keptBy: 'nobody' })
    await sayYesTo(lena)
    await isHeard(noor, bondId)
    const here = { bondId, conversation: null }
    const step = { step: 1, owner: 'lena', why: 'She may not be safe tonight.' } as const
    expect(await lena.noteLadderStep({ ...here, ...step, isTold: true })).toEqual(done)
    for (const one of [noor, lena]) {
      expect(await one.endHeard({ bondId, lastWords: '' })).toEqual(done)
    }
    await asksOf(lena)
    expect(lena.view().listening.heard).toEqual({})
    const [known] = deskOf(lena).ladder
    const conversation = known?.conversation ?? ''
    const next = { ...step, step: 3, why: 'She wrote that nobody may come.' } as const
    await asksOf(ida)
    const over = { bondId: null, conversation }
    expect(await ida.noteLadderStep({ ...over, ...next, isTold: false })).toEqual(done)
    const other = { bondId: null, conversation: null }
    expect(await lena.noteLadderStep({ ...other, ...next, isTold: true })).toEqual(done)
    await asksOf(lena)
    await lena.sees('all steps', ({ listening }) => listening.desk?.ladder.length === 3)
    const [third, second, first] = deskOf(lena).ladder.map((one) => one.conversation)
    expect([second, first]).toEqual([conversation, conversation])
    expect(third).not.toBe(conversation)
    // A name that nobody noted names nothing, and who is no listener notes nothing.
    const made = { bondId: null, conversation: 'a'.repeat(22) }
    const unknown = { ok: false, reason: 'not-found' }
    expect(await lena.noteLadderStep({ ...made, ...next, isTold: false })).toEqual(unknown)
    expect(await noor.noteLadderStep({ ...other, ...next, isTold: false })).toEqual(unknown)
  })

  test('is heard no more after the first day, unless the person lets it go on', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const [noor, tom] = [await guestOf(home, 'noor'), await guestOf(home, 'tom')]
    await onShift(lena)
    const goesOn = await askAs(noor)
    await sayYesTo(lena)
    await isHeard(noor, goesOn)
    const ends = await askAs(tom, { keptBy: 'both' })
    await sayYesTo(lena)
    await isHeard(tom, ends)
    expect(await noor.goOnHeard(goesOn)).toEqual(done)
    await lena.sees('that it goes on', ({ listening }) => {
      const { until = null } = listening.heard[goesOn] ?? {}
      return until !== null && until > home.clock.now() + 48 * HOUR
    })
    home.clock.moveTo(home.clock.now() + 25 * HOUR)
    expect(await tom.lookAtAsk()).toEqual(done)
    expect(heardOf(tom, ends).isOver).toBe(true)
    expect(tom.view().listening.ask).toBeNull()
    expect(await noor.lookAtAsk()).toEqual(done)
    expect(heardOf(noor, goesOn).isOver).toBe(false)
    await asksOf(lena)
    // Both keep the words of that one, and nobody can write there.
    expect(heardOf(lena, ends)).toMatchObject({ isOver: true, wish: { keptBy: 'both' } })
    // Nothing tells the person there any more, so no log says that it did.
    const step = { step: 1, owner: 'lena', why: 'She may not be safe tonight.' } as const
    const told = { bondId: ends, conversation: null, ...step, isTold: true }
    expect(await lena.noteLadderStep(told)).toEqual({ ok: false, reason: 'not-now' })
    expect(deskOf(lena).ladder).toEqual([])
    const more = { talkId: ends, text: 'One more thing', notes: [] }
    for (const one of [lena, tom]) {
      await one.openTalk(ends)
      expect(await one.say(more)).toEqual({ ok: false, reason: 'not-now' })
    }
    await sayIn(lena, goesOn, 'How was your week?')
  })
})
