/** Teams for tests: begun, founded, and with people whom two have given a post. */
import { DAY_MS } from '@beside/contract'
import { makeKnock, memberKeysFromSeed } from '@beside/kernel'
import type { Hash, Role } from '@beside/kernel'
import { Membership } from '../../membership.fixture.ts'
import type { Running, testClock } from '../../running.fixture.ts'
import { bytes, randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Answer, Visitor } from '../../visitor.fixture.ts'
import { makeStewardLink, openStewardLink } from '../stewardship/steward-link.ts'

type TestClock = ReturnType<typeof testClock>

/** What somebody brings who opened a link that the operator printed. */
export async function stewardKey(server: Running, now: number): Promise<Record<string, string>> {
  await using store = await server.openStore()
  const secret = bytes((await makeStewardLink(store, now)).split('#')[1] ?? '')
  const key = await openStewardLink(store, secret, now)
  if (!key) throw new Error('the link opened nothing')
  return { 'beside-steward': text(key) }
}

export function found(
  who: Visitor,
  team: { readonly role: string; readonly space: Membership | Uint8Array },
  headers: Record<string, string>
): Promise<Answer> {
  const id = team.space instanceof Membership ? team.space.spaceId : team.space
  const body = { spaceId: text(id) }
  return who.ask('PUT', `/api/teams/${team.role}`, { body, headers })
}

/** Begins the stewards' team by a link. Whoever began it holds no post with an end. */
export async function beginStewards(server: Running, clock: TestClock): Promise<Membership> {
  const ada = await Membership.begin(await server.person(), 'team')
  const headers = await stewardKey(server, clock.now())
  const answer = await found(ada.visitor, { role: 'steward', space: ada }, headers)
  if (answer.status !== 200) throw new Error(`not founded: ${answer.body.reason}`)
  return ada
}

/** Begins the team of another role, in the name of a steward. */
export async function beginTeam(role: string, steward: Membership): Promise<Membership> {
  const team = await Membership.begin(steward.visitor, 'team')
  const answer = await found(steward.visitor, { role, space: team }, tokenOf(steward))
  if (answer.status !== 200) throw new Error(`not founded: ${answer.body.reason}`)
  return team
}

export function tokenOf(member: Membership): Record<string, string> {
  return { 'beside-token': member.token }
}

/** Gives `guest` a post: by a second steward, or as one alone does, who waits for three days. */
export async function appoint(
  team: Membership,
  guest: Visitor,
  post: {
    readonly clock: TestClock
    readonly days: number
    readonly role?: Role
    readonly second?: Membership
  }
): Promise<Membership> {
  const { clock, days, role = 'member', second = team } = post
  await refresh([team], clock)
  const keys = memberKeysFromSeed(randomTestBytes(32))
  const knock = makeKnock(await team.invite(clock.now() + 5 * DAY_MS), team.spaceId, keys)
  const until = clock.now() + days * DAY_MS
  const words = 'Ada met her, and saw her papers.'
  await write(team, { op: 'appoint', ...knock, role, until, mustReport: false, words })
  if (second === team) clock.pass(3 * DAY_MS)
  await refresh([team, second], clock)
  const proposal = team.state?.proposals.at(-1)
  if (!proposal) throw new Error('nothing waits')
  await write(second, { op: 'cosign', proposal: proposal.id })
  await team.sync()
  await team.rekey()
  const made = new Membership(guest, { keys, spaceId: team.spaceId, epochKey: team.epochKey })
  await refresh([team, made], clock)
  return made
}

async function write(
  team: Membership,
  operation: Parameters<Membership['operation']>[0]
): Promise<void> {
  const answer = await team.write(team.operation(operation))
  if (answer.status !== 200) throw new Error(`not written: ${answer.body.reason}`)
  await team.sync()
}

/** A token lasts ten minutes, so whoever is here after that has a new one. */
export async function refresh(members: readonly Membership[], clock: TestClock): Promise<void> {
  for (const member of members) {
    member.token = (await member.askToken(clock.now() + 600_000)) ?? ''
    await member.sync()
  }
}

export function idOf(member: Membership): Hash {
  const found = member.state?.members.find(
    ({ sign }) => text(sign) === text(member.keys.sign.public)
  )
  if (!found) throw new Error('not a member')
  return found.id
}
