/** A place with stewards, whose time a test moves: who founds a team, gives a role and says yes to it. */
import type { RoleService, TeamRole, TeamView, WaitingYes } from '@beside/client'
import { openStore } from '@beside/server'
import { expect } from 'vitest'
import { openMovedClock, type MovedClock } from '../../scripts/demo/moved-clock.ts'
import { makeStewardLink } from '../../server/src/rooms/stewardship/steward-link.ts'
import { arriveAs, openHouse, type House, type Person } from './house.ts'

export type TeamPlace = Pick<House, 'dataFolder' | 'device'> & { readonly clock: MovedClock }

export const DAY = 86_400_000
export const HOUR = 3_600_000
export const done = { ok: true, value: true }

/** A place whose time the test moves; everybody's own clock goes with it. */
export async function openPlace(): Promise<House & TeamPlace> {
  const clock = openMovedClock()
  // Time can only go on, so the story begins long ago.
  clock.moveTo(Date.now() - 500 * DAY)
  return { ...(await openHouse({ clock })), clock }
}

export async function comeIn(home: TeamPlace, name: string): Promise<Person> {
  const person = home.device(name, { now: () => home.clock.now() })
  await arriveAs(person, '')
  return person
}

async function stewardKey(home: TeamPlace, person: Person): Promise<string> {
  await using store = await openStore(home.dataFolder, {})
  const link = await makeStewardLink(store, home.clock.now())
  const opened = await person.openStewardLink(link.split('#')[1] ?? '')
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value.stewardKey
}

export async function found(home: TeamPlace, person: Person): Promise<void> {
  const key = await stewardKey(home, person)
  const shown = { name: person.name, lines: `I am ${person.name}.`, mustReport: true }
  const wish = { stewardKey: key, ...shown }
  expect(await person.foundStewards(wish)).toEqual(done)
}

export function teamOf(person: Person, role = 'steward'): TeamView {
  const team = person.view().teams?.teams.find((one) => one.role === role)
  if (!team) throw new Error(`${person.name} sees no team of this role`)
  return team
}

export const namesIn = (person: Person, role = 'steward') =>
  teamOf(person, role).holders.map(({ name }) => name)

export async function look(...people: readonly Person[]): Promise<void> {
  for (const person of people) expect(await person.lookAtTeams()).toEqual(done)
}

/** Somebody is asked by a link, says yes, and a steward proposes them. */
export async function propose(
  steward: Person,
  guest: Person,
  post: {
    readonly role?: TeamRole
    readonly until: number
    readonly isSteward?: boolean
    readonly isLead?: boolean
    readonly services?: readonly RoleService[]
    readonly mayBeAsked?: boolean
  }
): Promise<WaitingYes> {
  const { role = 'steward', until, isSteward = false, isLead = false, services, mayBeAsked } = post
  const wish = {
    role,
    checked: `I know ${guest.name}.`,
    until,
    mustReport: true,
    isSteward,
    isLead,
    ...(services && { services })
  }
  const offered = await steward.offerRole(wish)
  if (!offered.ok) throw new Error(offered.reason)
  const fragment = offered.value.link.split('#')[1] ?? ''
  expect(await guest.readInvite(fragment)).toMatchObject({
    ok: true,
    value: { kind: 'team', role, name: steward.name, offer: { mustReport: true }, isOwn: false }
  })
  const shown = { name: guest.name, lines: `${guest.name} is glad to help.`, mayBeAsked }
  expect(await guest.askForRole({ fragment, ...shown })).toEqual(done)
  await look(steward)
  const door = steward.view().care?.doors.find((one) => one.role === role)
  const dropId = door?.asking.find(({ name }) => name === guest.name)?.dropId ?? ''
  expect(await steward.proposeRole({ teamId: door?.teamId ?? '', dropId })).toEqual(done)
  const waiting = teamOf(steward, role).waiting.find(({ name }) => name === guest.name)
  if (!waiting) throw new Error('nothing waits')
  return waiting
}

export function sayYes(steward: Person, { proposalId }: WaitingYes, role = 'steward') {
  return steward.sayYesToRole({ teamId: teamOf(steward, role).teamId, proposalId })
}

/** Ada founded it; Ben came by her alone, after three days. */
export async function twoStewards(home: TeamPlace): Promise<[Person, Person]> {
  const [ada, ben] = [await comeIn(home, 'ada'), await comeIn(home, 'ben')]
  await found(home, ada)
  const waiting = await propose(ada, ben, { until: home.clock.now() + 300 * DAY })
  expect(waiting).toMatchObject({ isMine: true, mayAnswer: false, mustReport: true })
  expect(await sayYes(ada, waiting)).toEqual({ ok: false, reason: 'not-now' })
  home.clock.moveTo(home.clock.now() + 73 * HOUR)
  await look(ada)
  expect(teamOf(ada).waiting[0]?.mayAnswer).toBe(true)
  expect(await sayYes(ada, waiting)).toEqual(done)
  await look(ben)
  return [ada, ben]
}

/** Gives a role in a team that `steward` begins, and looks after alone. Gives back which team it is. */
export async function giveRole(
  home: TeamPlace,
  [steward, guest]: readonly [Person, Person],
  post: Omit<Parameters<typeof propose>[2], 'role'> & { readonly role: TeamRole }
): Promise<string> {
  return giveRoles(home, steward, { ...post, guests: [guest] })
}

/** The same, to several who wait together for the time that must pass. */
export async function giveRoles(
  { clock }: TeamPlace,
  steward: Person,
  { guests, ...post }: Parameters<typeof giveRole>[2] & { readonly guests: readonly Person[] }
): Promise<string> {
  const waiting: WaitingYes[] = []
  for (const guest of guests) waiting.push(await propose(steward, guest, post))
  clock.moveTo(clock.now() + 73 * HOUR)
  for (const one of waiting) expect(await sayYes(steward, one, post.role)).toEqual(done)
  await look(...guests)
  return teamOf(steward, post.role).teamId
}
