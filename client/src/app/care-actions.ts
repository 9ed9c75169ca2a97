/** Who looks after this place: this half of the client's surface. */
import { Settings } from '@beside/contract'
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Beside, RoleOffer, ShownWish, TeamRole, WishRefusal } from '../api.ts'
import { putAwaySetting } from '../account/settings.ts'
import { answerNotNow, hasAsked, type Asking } from '../drops/knocks.ts'
import {
  askForRole,
  endRole,
  foundTeam,
  leaveRole,
  offerRole,
  proposeRole,
  sayYes,
  showMyself
} from '../rooms/care/actions.ts'
import { Offer, REASON_MAX, type TeamKnock } from '../rooms/care/entries.ts'
import { readTeamInvite } from '../rooms/care/invite.ts'
import type { Space } from '../spaces/space.ts'
import { closeLink, readInviteCard } from '../sync/invites.ts'
import type { RoomTools } from '../sync/writing.ts'
import { showRole } from '../teams/shown.ts'
import { Shown } from '../teams/words.ts'
import { narrowed } from '../wire/server-link.ts'
import type { House } from './house.ts'
import { saveSetting } from './setting-actions.ts'
import { inSpace, teamsOf, toolsOf } from './tools.ts'
import { mayShowRoleIn } from './view.ts'

export type CareActions = Pick<
  Beside,
  | 'lookAtTeams'
  | 'acceptReplacedTeams'
  | 'foundStewards'
  | 'offerRole'
  | 'closeRoleLink'
  | 'askForRole'
  | 'proposeRole'
  | 'declineRole'
  | 'sayYesToRole'
  | 'endRole'
  | 'leaveRole'
  | 'showRole'
  | 'showMyselfInTeam'
  | 'putRoleAway'
  | 'readSettings'
  | 'saveSettings'
>
type In<Name extends keyof CareActions> = Parameters<Beside[Name]>[0]

export function careActions(house: House): CareActions {
  return {
    lookAtTeams: () => look(house),
    async acceptReplacedTeams() {
      const open = house.open()
      if (!open.ok) return open
      const accepted = await open.value.teams.acceptReplaced()
      house.changed()
      return accepted
    },
    foundStewards: (input) => found(house, input),
    offerRole: (input) => offer(house, input),
    closeRoleLink: ({ teamId, inviteId }) =>
      inSpace(house, teamId, (tools, space) => closeLink(tools, space, inviteId)),
    askForRole: (input) => ask(house, input),
    proposeRole: (input) => answer(house, input, proposeRole),
    declineRole: ({ words, ...input }) => {
      const said = words.trim().slice(0, REASON_MAX)
      return answer(house, input, (tools, space, asking) =>
        answerNotNow(tools, space, { ...asking, words: said })
      )
    },
    sayYesToRole: ({ teamId, proposalId }) =>
      inTeam(house, teamId, (tools, space) => sayYes(tools, space, proposalId)),
    endRole: ({ teamId, memberId, reason }) => {
      const ending = { memberId, reason: reason.trim().slice(0, REASON_MAX) }
      return inTeam(house, teamId, (tools, space) => endRole(tools, space, ending))
    },
    leaveRole: ({ teamId, role }) =>
      inTeam(house, teamId, (tools, space) => leaveRole(tools, space, role)),
    async showRole({ spaceId, ...wish }) {
      const teams = await teamsOf(house)
      if (!house.rooms || !teams) return refused('not-signed-in')
      if (!mayShowRoleIn(house, house.rooms, spaceId)) return refused('not-now')
      return inSpace(house, spaceId, (tools, space) => showRole(tools, space, { teams, ...wish }))
    },
    async showMyselfInTeam({ teamId, ...wish }) {
      const shown = checkShown(wish)
      if (!shown.ok) return shown
      return inTeam(house, teamId, (tools, space) => showMyself(tools, space, shown.value))
    },
    async readSettings() {
      const read = await settings(house, undefined)
      return read.ok ? read : narrowed(read)
    },
    saveSettings: (wish) => settings(house, wish),
    putRoleAway: (teamId) => saveSetting(house, putAwaySetting(teamId), true)
  }
}

async function look(house: House): ReturnType<Beside['lookAtTeams']> {
  const open = house.open()
  if (!open.ok) return open
  await open.value.teamDoors.look()
  const looked = await open.value.teams.look()
  // Who is a steward is known now.
  await open.value.helping.look()
  await open.value.introductions.look()
  house.changed()
  return looked
}

/** Acts in a team, and then looks at what everybody sees of it. */
async function inTeam<Value, Reason extends string>(
  house: House,
  teamId: string,
  act: (tools: RoomTools, space: Space) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'not-signed-in' | 'not-found'>> {
  const done = await inSpace(house, teamId, act)
  await house.rooms?.teams.look()
  return done
}

function checkShown({
  name,
  lines,
  mustReport,
  mayBeAsked
}: ShownWish & { readonly mustReport?: boolean }): Result<Shown, WishRefusal> {
  if (name.trim() === '') return refused('nothing-written')
  const duty = mustReport === undefined ? {} : { mustReport }
  const asked = mayBeAsked === undefined ? {} : { mayBeAsked }
  const shown = v.safeParse(Shown, { name, lines, ...duty, ...asked })
  return shown.success ? ok(shown.output) : refused('too-long')
}

async function found(
  house: House,
  { stewardKey, ...wish }: In<'foundStewards'>
): ReturnType<Beside['foundStewards']> {
  const tools = toolsOf(house)
  const shown = checkShown(wish)
  if (!shown.ok) return shown
  if (!tools) return refused('not-signed-in')
  const founded = await begin(house, { role: 'steward', stewardKey })
  if (!founded.ok) return founded
  const done = await showMyself(tools, founded.value, shown.value)
  // Whoever founds it knows that it stands in the place of another.
  await house.rooms?.teams.look()
  await house.rooms?.teams.acceptReplaced()
  house.changed()
  return done
}

async function begin(
  house: House,
  wish: { readonly role: TeamRole } & ({ readonly stewardKey: string } | { readonly token: string })
) {
  const tools = toolsOf(house)
  if (!tools) return refused('not-signed-in')
  await house.rooms?.teams.look()
  const known = house.rooms?.teams.all()?.map(({ teamId }) => teamId) ?? []
  return foundTeam(tools, { ...wish, known })
}

export async function offer(house: House, input: In<'offerRole'>): ReturnType<Beside['offerRole']> {
  const { role, ...wish } = input
  const checked = checkOffer(role, wish)
  if (!checked.ok) return checked
  const team = await teamFor(house, role)
  if (!team.ok) return team
  const by = house.rooms?.teams.of('steward')?.holders.find(({ isMe }) => isMe)?.name ?? ''
  const made = await inSpace(house, team.value, (tools, space) =>
    offerRole(tools, space, { role, by, offer: checked.value })
  )
  house.changed()
  return made
}

function checkOffer(role: TeamRole, wish: RoleOffer): Result<Offer, WishRefusal> {
  if (wish.checked.trim() === '') return refused('nothing-written')
  // Whoever is a steward looks after the place: in their team there is no other role.
  const isSteward = role === 'steward' || wish.isSteward
  const offered = v.safeParse(Offer, { ...wish, isSteward })
  return offered.success ? ok(offered.output) : refused('too-long')
}

async function settings(
  house: House,
  wish: Settings | undefined
): ReturnType<Beside['saveSettings']> {
  const token = await stewardToken(house)
  const tools = toolsOf(house)
  if (!tools || !token) return refused('not-found')
  const path = '/api/steward/community'
  const call = wish ? ({ method: 'PUT', path, token, body: wish } as const) : undefined
  const reply = await tools.link.call(call ?? { method: 'GET', path, token }, Settings)
  if (!reply.ok) return narrowed(reply, 'settings-moved')
  await house.findPlace()
  return ok(reply.value)
}

/** By which the server knows somebody who holds a post in the stewards' team. */
export async function stewardToken(house: House): Promise<string | undefined> {
  return tokenIn(house, 'steward')
}

/** By which it knows somebody who writes what everybody reads: as a steward, or else as an editor. */
export async function writerToken(house: House): Promise<string | undefined> {
  const stewards = house.rooms?.teams.of('steward')
  const isSteward = stewards?.holders.some(({ isMe }) => isMe) === true
  return tokenIn(house, isSteward ? 'steward' : 'editor')
}

async function tokenIn({ rooms }: House, role: TeamRole): Promise<string | undefined> {
  const team = rooms?.teams.of(role)
  const space = team && rooms?.spaces.get(team.teamId)
  return space && rooms?.spaces.door.tokenFor(space)
}

/** The team of a role. The first link into it begins it, and shows in it who did. */
async function teamFor(house: House, role: TeamRole) {
  // Before the first look nobody is known to be a steward.
  await teamsOf(house)
  const { rooms } = house
  const known = rooms?.teams.of(role)
  // One that everybody left has nobody who could go on with it: it is begun anew.
  if (known && known.holders.length > 0) return ok(known.teamId)
  const stewards = rooms?.teams.of('steward')
  const token = await stewardToken(house)
  const tools = toolsOf(house)
  if (!tools || !stewards || !token) return refused('not-found')
  const founded = await begin(house, { role, token })
  if (!founded.ok) return founded
  const me = stewards.holders.find(({ isMe }) => isMe)
  const duty = me?.isReportSaid ? { mustReport: me.mustReport } : {}
  const shown = { name: me?.name ?? '', lines: me?.lines ?? '', ...duty }
  const shownThere = await showMyself(tools, founded.value, shown)
  await rooms?.teams.look()
  return shownThere.ok ? ok(founded.value.id) : shownThere
}

async function ask(house: House, input: In<'askForRole'>): ReturnType<Beside['askForRole']> {
  const { fragment, ...wish } = input
  const shown = checkShown(wish)
  const tools = toolsOf(house)
  if (!shown.ok) return shown
  if (!tools) return refused('not-signed-in')
  const read = await readInviteCard(house.link, fragment)
  if (!read.ok) return read
  const invite = readTeamInvite(tools.place, read.value)
  if (!invite.ok) return invite
  const teamId = invite.value.card.spaceId
  if (hasAsked(tools, teamId)) return ok(true)
  const shownAgain = await saveSetting(house, putAwaySetting(teamId), false)
  if (!shownAgain.ok) return shownAgain
  const asked = await askForRole(tools, invite.value, shown.value)
  if (asked.ok) await house.rooms?.helping.used(fragment)
  house.changed()
  return asked
}

async function answer<Reason extends string>(
  house: House,
  { teamId, dropId }: { readonly teamId: string; readonly dropId: string },
  act: (tools: RoomTools, space: Space, asking: Asking<TeamKnock>) => Promise<Result<true, Reason>>
): Promise<Result<true, Reason | 'not-signed-in' | 'not-found'>> {
  const asking = house.rooms?.teamDoors.find(teamId, dropId)
  if (!asking) return refused('not-found')
  const done = await inTeam(house, teamId, (tools, space) => act(tools, space, asking))
  if (done.ok) house.rooms?.teamDoors.forget(teamId, dropId)
  else void house.rooms?.teamDoors.look()
  return done
}
