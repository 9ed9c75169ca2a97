import { expect, test } from 'vitest'
import type { Person } from '../house.ts'
import {
  askAs,
  asksOf,
  deskOf,
  guestOf,
  listenersOf,
  onShift,
  openListeningPlace
} from '../listening-place.ts'
import { DEEP_RUNS, fastCheckOptions } from '../runs.ts'
import { done } from '../team-place.ts'

const MINUTE = 60_000
/** As many listeners as a team holds beside its steward, and a busy hour; an ordinary run is a small one. */
const isDeep = fastCheckOptions().numRuns >= DEEP_RUNS
const [LISTENERS, ASKERS] = isDeep ? [29, 300] : [3, 12]
const timeout = isDeep ? 7_200_000 : 600_000
const STEPS = 6
/** A conversation lasts two steps. */
const LASTS = 2

type Talked = { readonly asker: Person; readonly listener: Person; readonly since: number }

test(
  'In a busy hour each question is claimed once or told that nobody is free, and no listener hears too many',
  { timeout },
  async () => {
    await using home = await openListeningPlace()
    const names = Array.from({ length: LISTENERS }, (_, at) => `listener ${at}`)
    const [, ...listeners] = await listenersOf(home, ...names)
    const askers: Person[] = []
    for (let at = 0; at < ASKERS; at += 1) {
      askers.push(await guestOf(home, `asker ${at}`))
      home.clock.moveTo(home.clock.now() + MINUTE)
    }
    await onShift(...listeners)
    const claimed = new Map<string, Talked>()
    const ended = new Set<string>()
    const waiting = new Map<string, Person>()
    for (let step = 0; step < STEPS; step += 1) {
      for (const asker of askers.slice((step * ASKERS) / STEPS, ((step + 1) * ASKERS) / STEPS)) {
        waiting.set(await askAs(asker, { when: 'now', keptBy: 'nobody' }), asker)
      }
      for (const [bondId, { asker, listener, since }] of claimed) {
        if (since + LASTS !== step) continue
        expect(await asker.endHeard({ bondId, lastWords: '' })).toEqual(done)
        const sees = listener.sees('the end', ({ listening }) => {
          return listening.heard[bondId]?.endedBy === 'them'
        })
        await sees
        expect(await listener.endHeard({ bondId, lastWords: '' })).toEqual(done)
        ended.add(bondId)
      }
      await claimAll(listeners, { claimed, waiting, step })
      for (const one of [...waiting.values(), ...claimed.values()]) {
        const asker = 'asker' in one ? one.asker : one
        if (asker.view().listening.ask) expect(await asker.lookAtAsk()).toEqual(done)
      }
      for (const [bondId, { asker }] of claimed) {
        const { ask } = asker.view().listening
        if (!ended.has(bondId)) expect(ask).toMatchObject({ state: 'here', bondId })
      }
      // Whoever still waits is seen by everybody who listens, and told that nobody is free.
      for (const listener of listeners) {
        expect(await asksOf(listener)).toHaveLength(waiting.size)
        const open = Object.values(listener.view().listening.heard).filter(({ isOver }) => !isOver)
        expect(open.length).toBeLessThanOrEqual(2)
        if (waiting.size > 0) expect(deskOf(listener).shift?.room).toBe(0)
      }
      for (const asker of waiting.values()) {
        const told = { state: 'waiting', isSomebodyFree: false }
        expect(asker.view().listening.ask).toMatchObject(told)
      }
      home.clock.moveTo(home.clock.now() + 10 * MINUTE)
    }
    expect(claimed.size + waiting.size).toBe(ASKERS)
    expect(claimed.size).toBeGreaterThan(LISTENERS * 2)
    for (const person of [...askers, ...listeners]) expect(person.view().alarms).toEqual([])
  }
)

/** Everybody who has room says yes to what waits longest, all at once, until nobody has any. */
async function claimAll(
  listeners: readonly Person[],
  at: {
    readonly claimed: Map<string, Talked>
    readonly waiting: Map<string, Person>
    readonly step: number
  }
): Promise<void> {
  const { claimed, waiting, step } = at
  for (;;) {
    await Promise.all(listeners.map((listener) => asksOf(listener)))
    const free = listeners.filter((one) => {
      const { asks, shift } = deskOf(one)
      return asks.length > 0 && (shift?.room ?? 0) > 0
    })
    if (free.length === 0) return
    const answers = await Promise.all(
      free.map(async (listener) => {
        const taken = await listener.takeAsk(deskOf(listener).asks[0]?.askId ?? '')
        return { listener, taken }
      })
    )
    expect(answers.filter(({ taken }) => taken.ok)).toHaveLength(1)
    for (const { listener, taken } of answers) {
      if (!taken.ok) {
        expect(taken.reason).toBe('ask-taken')
        continue
      }
      const { bondId } = taken.value
      const asker = waiting.get(bondId)
      if (!asker || claimed.has(bondId)) throw new Error('claimed twice')
      claimed.set(bondId, { asker, listener, since: step })
      waiting.delete(bondId)
    }
  }
}
