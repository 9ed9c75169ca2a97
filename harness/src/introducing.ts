/** A place in which somebody of a service is here, and lets members ask for an introduction. */
import type { AppView, IntroductionId, RoleService } from '@beside/client'
import type { House, Person } from './house.ts'
import {
  comeIn,
  DAY,
  giveRoles,
  look,
  openPlace,
  teamOf,
  twoStewards,
  type TeamPlace
} from './team-place.ts'

export const refuge: RoleService = {
  id: '5eed5eed-0000-4000-8000-000000000001',
  name: 'Women’s refuge, the whole county'
}
export const foodBank: RoleService = {
  id: '5eed5eed-0000-4000-8000-000000000002',
  name: 'Food bank, Mill Street'
}
export const says = {
  name: 'Anna',
  words: 'I would like to come by, and I am afraid of the door.',
  reach: 'Tuesdays after six'
} as const
export const agreement = {
  purpose: 'To find out whether the refuge is right for you.',
  pace: 'I answer on weekdays. In an emergency I cannot help.'
} as const

export type Introducing = {
  /** A steward. */
  readonly ada: Person
  /** A professional of a service. */
  readonly petra: Person
  /** Members. */
  readonly anna: Person
  readonly cem: Person
  readonly whom: IntroductionId
}

export async function openIntroducing(): Promise<House & TeamPlace & Introducing> {
  const home = await openPlace()
  return { ...home, ...(await prepareIntroducing(home, [refuge])) }
}

/** Takes some days, by the clock of the place. */
export async function prepareIntroducing(
  home: TeamPlace,
  services: readonly RoleService[]
): Promise<Introducing> {
  const [ada] = await twoStewards(home)
  const [petra, anna, cem] = [
    await comeIn(home, 'petra'),
    await comeIn(home, 'anna'),
    await comeIn(home, 'cem')
  ]
  const until = home.clock.now() + 200 * DAY
  const post = { role: 'professional', until, services, mayBeAsked: true } as const
  const teamId = await giveRoles(home, ada, { ...post, guests: [petra] })
  // Whoever is new shows themselves at their next look.
  await look(petra, petra, anna, cem)
  const memberId = teamOf(petra, 'professional').holders.find(({ isMe }) => isMe)?.memberId ?? ''
  return { ada, petra, anna, cem, whom: { teamId, memberId } }
}

export function ownOf({ view }: { readonly view: () => AppView }) {
  return view().introductions.own
}

export function asksOf({ view }: { readonly view: () => AppView }) {
  return view().introductions.asked
}

/** The one question that waits. */
export function dropOf(person: Person): string {
  const [one, ...others] = asksOf(person)
  if (!one || others.length > 0)
    throw new Error(`${person.name} is asked ${asksOf(person).length} times`)
  return one.dropId
}
