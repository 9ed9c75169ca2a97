/**
 * A safety team for tests: somebody begins it, and gives a post to others, each as a second device of theirs would.
 * Alone one has to wait three days for the second yes, so the server's clock is moved. Whoever is here already signs
 * in anew to see it.
 */
import { createHash } from 'node:crypto'
import { DAY_MS } from '@beside/contract'
import type { TeamRole } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import { openStore } from '@beside/server'
import { accountActions } from '../../client/src/app/account-actions.ts'
import { House as Rooms } from '../../client/src/app/house.ts'
import { viewOf } from '../../client/src/app/view.ts'
import type { Space } from '../../client/src/spaces/space.ts'
import { reserveMembership } from '../../client/src/sync/membership-book.ts'
import { clearWords } from '../../client/src/teams/words.ts'
import { bytesOf } from '../../client/src/wire/read-wire.ts'
import { inviteKeys, makeKnock } from '../../kernel/src/index.ts'
import { putTeam } from '../../server/src/store/teams.ts'
import type { Person } from './house.ts'

const ALONE_MS = 73 * 3_600_000

export type Place = { readonly address: string; readonly dataFolder: string }
type Member = Pick<Person, 'name' | 'kitWords'>

export async function beginSafetyTeam(place: Place, founder: Member): Promise<void> {
  await beginTeam('safety', place, founder)
}

/** Begins a team, by the rooms of its founder. */
export async function beginTeam(role: TeamRole, place: Place, founder: Member): Promise<void> {
  await using device = await deviceOf(place, founder)
  const made = await device.spaces.create('team', {})
  if (!made.ok) throw new Error(made.reason)
  await present(device, made.value, founder.name)
  await using store = await openStore(place.dataFolder)
  await store.write((db) => putTeam(db, { role, space: bytesOf(made.value.id) }))
}

/** Gives somebody a post in the team that `founder` began alone. */
export async function joinSafetyTeam(
  place: Place & { readonly pass: (ms: number) => void },
  founder: Member,
  newcomer: Member
): Promise<void> {
  await propose(place, founder, newcomer)
  place.pass(ALONE_MS)
  {
    await using device = await deviceOf(place, founder)
    const team = teamOf(device)
    const proposal = team.state?.proposals.at(-1)?.id
    if (!proposal) throw new Error('Nobody was proposed')
    await done(device.spaces.appendOperation(team, () => ({ op: 'cosign', proposal })))
    await done(device.spaces.rekeyIfStale(team))
  }
  await using device = await deviceOf(place, newcomer)
  await present(device, teamOf(device), newcomer.name)
}

async function propose(place: Place, founder: Member, newcomer: Member): Promise<void> {
  await using device = await deviceOf(place, founder)
  await using theirs = await deviceOf(place, newcomer)
  const team = teamOf(device)
  const link = inviteKeys(
    new Uint8Array(createHash('sha256').update(newcomer.name).digest()).slice(0, 16)
  )
  const expiresAt = device.spaces.serverNow() + 5 * DAY_MS
  const invite = { op: 'invite', key: link.pair.public, expiresAt: Math.round(expiresAt) } as const
  await done(device.spaces.appendOperation(team, () => invite))
  const wish = { purpose: 'team', state: 'reserved', spaceId: team.id } as const
  const reserved = await reserveMembership(theirs.account, wish)
  if (!reserved.ok) throw new Error(reserved.reason)
  const knock = makeKnock(link, team.spaceId, reserved.value.keys)
  const words = clearWords({ name: newcomer.name, checked: 'We know them.' })
  const until = Math.round(expiresAt) + 90 * DAY_MS
  const post = { role: 'member', until, mustReport: false, words } as const
  await done(device.spaces.appendOperation(team, () => ({ op: 'appoint', ...knock, ...post })))
}

type Device = NonNullable<Rooms['rooms']> & AsyncDisposable

async function deviceOf({ address }: Place, { kitWords }: Member): Promise<Device> {
  const rooms = new Rooms(nodeEnvironment(address), viewOf)
  const actions = accountActions(rooms)
  const back = await actions.signInWithKit({ words: kitWords.join(' '), device: 'shared' })
  if (!back.ok || !rooms.rooms) throw new Error('Could not come back')
  return { ...rooms.rooms, [Symbol.asyncDispose]: () => actions.leave() }
}

function teamOf({ spaces }: Device): Space {
  const team = spaces.all().find(({ state }) => state?.kind === 'team')
  if (!team) throw new Error('There is no team')
  return team
}

async function present({ spaces }: Device, team: Space, name: string): Promise<void> {
  const words = clearWords({ name, lines: '' })
  await done(spaces.appendOperation(team, () => ({ op: 'present', words })))
}

async function done(act: Promise<{ readonly ok: boolean }>): Promise<void> {
  const result = await act
  if (!result.ok) throw new Error(JSON.stringify(result))
}
