/** A place with listeners, whose time a test moves: who asks to be heard, says yes to it, and lets go of it. */
import type { AskForListener, AskWish, HeardView, ListeningDeskView } from '@beside/client'
import { expect } from 'vitest'
import { secondDevice, type House, type Person } from './house.ts'
import {
  comeIn,
  DAY,
  done,
  found,
  giveRole,
  giveRoles,
  look,
  openPlace,
  type TeamPlace
} from './team-place.ts'

export type ListeningPlace = House & TeamPlace

export async function openListeningPlace(): Promise<ListeningPlace> {
  return openPlace()
}

/** A steward has room for so many proposals at once. */
const AT_ONCE = 10

/** A steward, and the listeners to whom they gave the role, as many at once as may be. */
export async function listenersOf<const Names extends readonly string[]>(
  home: TeamPlace,
  ...names: Names
): Promise<readonly [steward: Person, ...listeners: OneFor<Names>]> {
  const ada = await comeIn(home, 'ada')
  await found(home, ada)
  const listeners: Person[] = []
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const some: Person[] = []
    for (const name of names.slice(from, from + AT_ONCE)) some.push(await comeIn(home, name))
    const until = home.clock.now() + 200 * DAY
    await giveRoles(home, ada, { guests: some, role: 'listener', until })
    // Whoever is new shows themselves at their next look.
    await look(...some)
    listeners.push(...some)
  }
  return [ada, ...(listeners as OneFor<Names>)]
}

type OneFor<Names extends readonly string[]> = { [At in keyof Names]: Person }

/** One more listener, whom the others can call in. */
export async function leadOf(home: TeamPlace, steward: Person): Promise<Person> {
  const lead = await comeIn(home, 'max')
  const until = home.clock.now() + 200 * DAY
  await giveRole(home, [steward, lead], { role: 'listener', until, isLead: true })
  await look(lead)
  return lead
}

/** Somebody without a role, who knows who listens here. */
export async function guestOf(home: TeamPlace, name: string): Promise<Person> {
  const person = await comeIn(home, name)
  await look(person)
  return person
}

export function wishOf(changes: Partial<AskWish> = {}): AskWish {
  return {
    help: 'listen',
    when: 'today',
    language: 'en',
    wishes: [],
    notes: [],
    isClose: false,
    words: 'It is about my brother.',
    name: 'N.',
    keptBy: 'me',
    ...changes
  }
}

/** Asks, and gives back the bond that waits. */
export async function askAs(person: Person, changes: Partial<AskWish> = {}): Promise<string> {
  const asked = await person.askToBeHeard(wishOf(changes))
  if (!asked.ok) throw new Error(`${person.name} could not ask: ${asked.reason}`)
  return asked.value.bondId
}

export async function onShift(...listeners: readonly Person[]): Promise<void> {
  for (const listener of listeners) expect(await listener.beginShift()).toEqual(done)
}

export function deskOf(listener: Person): ListeningDeskView {
  const { desk } = listener.view().listening
  if (!desk) throw new Error(`${listener.name} has no desk`)
  return desk
}

/** What a listener is shown now. */
export async function asksOf(listener: Person): Promise<readonly AskForListener[]> {
  expect(await listener.lookAtAsks()).toEqual(done)
  return deskOf(listener).asks
}

/** Says yes to the only question there is. */
export async function sayYesTo(listener: Person): Promise<string> {
  const [ask] = await asksOf(listener)
  const taken = await listener.takeAsk(ask?.askId ?? '')
  if (!taken.ok) throw new Error(`${listener.name} could not say yes: ${taken.reason}`)
  return taken.value.bondId
}

export function heardOf(person: Person, bondId: string): HeardView {
  const heard = person.view().listening.heard[bondId]
  if (!heard) throw new Error(`${person.name} sees no such conversation`)
  return heard
}

/** Says yes or no to what they read there. */
export function answerIn(person: Person, bondId: string, isYes: boolean) {
  const { entryId = '' } = heardOf(person, bondId).asked ?? {}
  return person.answerHandOver({ bondId, entryId, isYes })
}

/** Waits until somebody is let in, with looks as the client makes them by itself. */
export async function isHeard(person: Person, bondId: string): Promise<void> {
  for (let looks = 0; looks < 20 && person.view().listening.ask?.state !== 'here'; looks += 1) {
    expect(await person.lookAtAsk()).toEqual(done)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(person.view().listening.ask).toMatchObject({ state: 'here', bondId })
}

/** Says something in a conversation, and waits until the server has it. */
export async function sayIn(person: Person, bondId: string, text: string): Promise<void> {
  await person.openTalk(bondId)
  const said = await person.say({ talkId: bondId, text, notes: [] })
  expect(said).toEqual(done)
  await person.sees('the words sent', ({ talk }) =>
    (talk?.items ?? []).some(
      (one) => one.kind === 'words' && one.text === text && one.delivery === 'sent'
    )
  )
}

/** Another device of somebody, by the time of this place. */
export function elsewhere(home: ListeningPlace, person: Person): Promise<Person> {
  return secondDevice(home, person, { now: () => home.clock.now() })
}
