import { describe, expect, test } from 'vitest'
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
  sayYesTo
} from '../listening-place.ts'
import { done } from '../team-place.ts'

const HOUR = 3_600_000

describe('Whoever is away while a listener says yes', () => {
  test.each([
    { when: 'now', keptBy: 'me', isSettled: true },
    { when: 'today', keptBy: 'nobody', isSettled: true },
    { when: 'week', keptBy: 'both', isSettled: false }
  ] as const)(
    'for longer than their day is told so, and may ask again, also the same listener (%o)',
    async ({ when, keptBy, isSettled }) => {
      await using home = await openListeningPlace()
      const [, lena] = await listenersOf(home, 'lena')
      const noor = await guestOf(home, 'noor')
      const first = await askAs(noor, { when, keptBy })
      await noor.leave()
      await onShift(lena)
      expect(await sayYesTo(lena)).toBe(first)
      await sayIn(lena, first, 'I am here for you.')
      home.clock.moveTo(home.clock.now() + 26 * HOUR)
      const again = await elsewhere(home, lena)
      // Her own device may have let go of it before.
      if (isSettled) await again.lookAtAsks()
      const phone = await elsewhere(home, noor)
      for (let looks = 0; looks < 2; looks += 1) {
        expect(await phone.lookAtAsk()).toEqual(done)
        const { ask, heard } = phone.view().listening
        expect(ask).toMatchObject({ state: 'ran-out', bondId: first, isAskedAgain: false })
        expect(heard).toEqual({})
      }
      const second = await askAs(phone, { when, keptBy })
      expect(second).not.toBe(first)
      await again.debriefed()
      await onShift(again)
      expect(await asksOf(again)).toHaveLength(1)
      expect(await sayYesTo(again)).toBe(second)
      await isHeard(phone, second)
      expect(phone.view().alarms).toEqual([])
    }
  )

  test('and comes back within it finds them there', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    const bondId = await askAs(noor, { when: 'week' })
    await noor.leave()
    await onShift(lena)
    await sayYesTo(lena)
    home.clock.moveTo(home.clock.now() + 23 * HOUR)
    const phone = await elsewhere(home, noor)
    await isHeard(phone, bondId)
    expect(heardOf(phone, bondId)).toMatchObject({ isOver: false })
  })
})
