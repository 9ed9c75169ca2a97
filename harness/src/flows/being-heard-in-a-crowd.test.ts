import { expect, test } from 'vitest'
import type { Person } from '../house.ts'
import {
  askAs,
  asksOf,
  deskOf,
  guestOf,
  listenersOf,
  onShift,
  openListeningPlace,
  type ListeningPlace
} from '../listening-place.ts'
import { DEEP_RUNS, fastCheckOptions } from '../runs.ts'
import { done, HOUR } from '../team-place.ts'

/** Nearly as many as a team holds, and a busy hour; an ordinary run is a small one. */
const isDeep = fastCheckOptions().numRuns >= DEEP_RUNS
const [LISTENERS, QUESTIONS] = isDeep ? [60, 300] : [3, 12]
const TICKS = 12
const TICK_MS = HOUR / TICKS
/** A conversation lasts twenty minutes, a shift three hours, and a rest half of one. */
const LASTS = 4
const SHIFT_MS = 3 * HOUR
const REST_MS = HOUR / 2
const AT_ONCE = 2
const CONTINUING = 3

type Talk = { readonly bondId: string; readonly asker: Person; readonly since: number }
type Listener = {
  readonly person: Person
  /** By the clock of the place. */
  shiftEnds: number
  restsUntil: number
  open: readonly Talk[]
  continuing: number
}
type Crowd = {
  readonly home: ListeningPlace
  readonly listeners: readonly Listener[]
  readonly waiting: Map<string, Person>
  /** Who heard whom: each question once. */
  readonly heardBy: Map<string, Listener>
  /** How often somebody tried who had no room. */
  refused: number
}

test(
  'In a busy hour each question is claimed once or told that nobody is free, and no listener hears too many',
  { timeout: isDeep ? 3_600_000 : 600_000 },
  async () => {
    await using home = await openListeningPlace()
    const crowd = await gather(home)
    const { listeners, waiting, heardBy } = crowd
    const askers = await guestsOf(home)
    const [early, fresh, late] = [0, 1, 2].map((turn) =>
      listeners.filter((_, at) => at % 3 === turn)
    ) as [Listener[], Listener[], Listener[]]
    await beginShifts(crowd, early)
    // Their shift is over in the midst of the hour, some minutes before others come.
    home.clock.moveTo(home.clock.now() + SHIFT_MS - HOUR / 2)
    await beginShifts(crowd, fresh)
    let mostWaiting = 0
    for (let tick = 0; tick < TICKS; tick += 1) {
      if (tick === TICKS - 4) await beginShifts(crowd, late)
      for (const asker of askers.slice(
        (tick * QUESTIONS) / TICKS,
        ((tick + 1) * QUESTIONS) / TICKS
      )) {
        waiting.set(await askAs(asker, { when: 'now', keptBy: 'nobody' }), asker)
      }
      for (const listener of listeners) await endWhatIsLong(crowd, listener, tick)
      await claimAll(crowd, tick)
      await expectSeen(crowd)
      mostWaiting = Math.max(mostWaiting, waiting.size)
      home.clock.moveTo(home.clock.now() + TICK_MS)
    }
    expect(heardBy.size + waiting.size).toBe(QUESTIONS)
    expect(heardBy.size).toBeGreaterThan(QUESTIONS / 2)
    // There were moments in which nobody was free.
    expect(mostWaiting).toBeGreaterThan(0)
    expect(crowd.refused).toBeGreaterThan(0)
    expect(listeners.some(({ continuing }) => continuing === CONTINUING)).toBe(true)
    const people = [...askers, ...listeners.map(({ person }) => person)]
    for (const person of people) expect(person.view().alarms).toEqual([])
  }
)

async function gather(home: ListeningPlace): Promise<Crowd> {
  const names = Array.from({ length: LISTENERS }, (_, at) => `listener ${at}`)
  const [, ...people] = await listenersOf(home, ...names)
  const none = { shiftEnds: 0, restsUntil: 0, open: [], continuing: 0 }
  const listeners = people.map((person) => ({ person, ...none }))
  return { home, listeners, waiting: new Map(), heardBy: new Map(), refused: 0 }
}

async function guestsOf(home: ListeningPlace): Promise<readonly Person[]> {
  const askers: Person[] = []
  for (let at = 0; at < QUESTIONS; at += 1) {
    askers.push(await guestOf(home, `asker ${at}`))
    // As many as a door lets in at once.
    home.clock.moveTo(home.clock.now() + 5000)
  }
  return askers
}

async function beginShifts({ home }: Crowd, some: readonly Listener[]): Promise<void> {
  await onShift(...some.map(({ person }) => person))
  for (const one of some) {
    const endsAt = deskOf(one.person).shift?.endsAt ?? 0
    expect(endsAt).toBeLessThanOrEqual(home.clock.now() + SHIFT_MS + 60_000)
    one.shiftEnds = endsAt
  }
}

/** Whether the limits leave a listener room for one more, by what they did. */
function isFree({ home }: Crowd, { shiftEnds, restsUntil, open }: Listener): boolean {
  const now = home.clock.now()
  return shiftEnds > now && restsUntil <= now && open.length < AT_ONCE
}

/** What is twenty minutes old ends. The first listener's go on instead, as long as that may be. Every fifth was hard. */
async function endWhatIsLong(crowd: Crowd, listener: Listener, tick: number): Promise<void> {
  for (const talk of listener.open.filter(({ since }) => since + LASTS <= tick)) {
    const { asker, bondId } = talk
    const hasRoom = listener.continuing < CONTINUING
    listener.open = listener.open.filter((one) => one !== talk)
    if (listener === crowd.listeners[1]) {
      const goesOn = await asker.goOnHeard(bondId)
      expect(goesOn).toEqual(hasRoom ? done : { ok: false, reason: 'too-many' })
      if (hasRoom) listener.continuing += 1
      if (hasRoom) continue
    }
    expect(await asker.endHeard({ bondId, lastWords: '' })).toEqual(done)
    await listener.person.sees('the end', ({ listening }) => {
      return listening.heard[bondId]?.endedBy === 'them'
    })
    expect(await listener.person.endHeard({ bondId, lastWords: '' })).toEqual(done)
    const isOn = listener.shiftEnds > crowd.home.clock.now()
    if (isOn && crowd.heardBy.size % 5 === 0) {
      expect(await listener.person.rest()).toEqual(done)
      listener.restsUntil = crowd.home.clock.now() + REST_MS
    }
  }
}

/** Everybody who is free says yes, and where they have room left again, until nobody has, or nothing waits. */
async function claimAll(crowd: Crowd, tick: number): Promise<void> {
  const { listeners, waiting } = crowd
  for (let round = 0; ; round += 1) {
    const free = listeners.filter((one) => isFree(crowd, one))
    if (free.length === 0 || waiting.size === 0) return
    await Promise.all(free.map(({ person }) => asksOf(person)))
    const answers = await Promise.all(
      free.map(async (listener, at) => {
        const { asks } = deskOf(listener.person)
        // At first all want the one that waits longest; then each takes another, as far as there are.
        const ask = asks[round === 0 ? 0 : at % asks.length]
        return { listener, taken: await listener.person.takeAsk(ask?.askId ?? '') }
      })
    )
    if (round === 0) expect(answers.filter(({ taken }) => taken.ok)).toHaveLength(1)
    for (const { listener, taken } of answers) {
      if (taken.ok) await note(crowd, { listener, tick, bondId: taken.value.bondId })
      else expect(taken.reason).toBe('ask-taken')
    }
  }
}

async function note(
  { waiting, heardBy }: Crowd,
  { listener, tick, bondId }: { listener: Listener; tick: number; bondId: string }
): Promise<void> {
  const asker = waiting.get(bondId)
  if (!asker || heardBy.has(bondId)) throw new Error('claimed twice')
  waiting.delete(bondId)
  heardBy.set(bondId, listener)
  listener.open = [...listener.open, { bondId, asker, since: tick }]
  expect(await asker.lookAtAsk()).toEqual(done)
  expect(asker.view().listening.ask).toMatchObject({ state: 'here', bondId })
}

/** Whoever waits is seen by each who listens, and told the truth; nobody else is offered anything. */
async function expectSeen(crowd: Crowd): Promise<void> {
  const { home, listeners, waiting } = crowd
  const isSomebodyFree = listeners.some((one) => isFree(crowd, one))
  await Promise.all(listeners.map(({ person }) => asksOf(person)))
  for (const listener of listeners) {
    const { asks, shift } = deskOf(listener.person)
    const isOn = listener.shiftEnds > home.clock.now()
    expect(asks).toHaveLength(isOn ? waiting.size : 0)
    expect((shift?.room ?? 0) > 0).toBe(isFree(crowd, listener))
    // Whoever has no room tries nevertheless: the limit is no matter of their own page.
    const [longest] = asks
    if (longest !== undefined && !isFree(crowd, listener)) {
      const tried = await listener.person.takeAsk(longest.askId)
      expect(['too-many', 'resting']).toContain(tried.ok ? 'taken' : tried.reason)
      crowd.refused += 1
    }
    const open = Object.values(listener.person.view().listening.heard).filter((one) => !one.isOver)
    expect(open.length - listener.continuing).toBe(listener.open.length)
    expect(listener.open.length).toBeLessThanOrEqual(AT_ONCE)
    expect(listener.continuing).toBeLessThanOrEqual(CONTINUING)
  }
  for (const asker of waiting.values()) {
    expect(await asker.lookAtAsk()).toEqual(done)
    expect(asker.view().listening.ask).toMatchObject({ state: 'waiting', isSomebodyFree })
  }
}
