/** What a link leads to, read before any account exists. */
import { ok, refused, toBase64url, type Result } from '@beside/kernel'
import type { Beside, BondInviteView, InviteRefusal, InviteView, Trouble } from '../api.ts'
import type { Profile } from '../account/settings.ts'
import { hasAsked } from '../drops/knocks.ts'
import { acceptInvite } from '../rooms/bonds/actions.ts'
import { readBondInvite, type ReadInvite } from '../rooms/bonds/invite.ts'
import type { CircleCard } from '../rooms/circles/entries.ts'
import { readCircleInvite } from '../rooms/circles/knocks.ts'
import type { TeamCard } from '../rooms/care/entries.ts'
import { relationOf } from '../rooms/bonds/view.ts'
import { readTeamInvite } from '../rooms/care/invite.ts'
import { isCardOf, readInviteCard } from '../sync/invites.ts'
import { narrowed } from '../wire/server-link.ts'
import type { House } from './house.ts'
import { rolesOf, rolesOnCard } from '../teams/shown.ts'
import { teamsOf, toolsOf } from './tools.ts'

export type InviteActions = Pick<Beside, 'readInvite'>

export function inviteActions(house: House): InviteActions {
  return { readInvite: (fragment) => readInvite(house, fragment) }
}

/** An invitation to a bond. A link into a circle is none: there one asks. */
export async function readBondLink(
  house: House,
  fragment: string
): Promise<Result<ReadInvite, InviteRefusal | Trouble>> {
  const place = await house.findPlace()
  if (!place.ok) return place
  const read = await readInviteCard(house.link, fragment)
  if (!read.ok) return read
  const tools = { environment: house.environment, place: place.value }
  return notToListen(readBondInvite(tools, read.value))
}

/** Nobody comes into a conversation with a listener by a link: the server names who may. */
function notToListen(read: ReturnType<typeof readBondInvite>): ReturnType<typeof readBondInvite> {
  const isToListen = read.ok && read.value.card.agreement.relation === 'listener'
  return isToListen ? refused('invite-unknown') : read
}

function isOwnInvite(house: House, { card }: ReadInvite): boolean {
  return house.rooms?.spaces.get(card.spaceId)?.me === card.inviter.memberId
}

/** Says yes to an invitation to a bond. */
export async function acceptByLink(
  house: House,
  fragment: string,
  profile?: Profile
): ReturnType<Beside['acceptInvite']> {
  const tools = toolsOf(house)
  if (!tools) return refused('not-signed-in')
  const read = await readBondLink(house, fragment)
  if (!read.ok) {
    // It may have been ourselves who used it, a moment ago, when the answer got lost.
    const found = read.reason === 'invite-used' ? await tools.spaces.openFound() : ok([])
    if (!found.ok) return narrowed(found)
    const space = found.value.find(({ state }) => state?.kind === 'bond')
    if (!space) return read
    await tools.spaces.rekeyIfStale(space)
    return ok({ bondId: space.id })
  }
  if (isOwnInvite(house, read.value)) return refused('own-link')
  const accepted = await acceptInvite(tools, read.value, profile)
  house.changed()
  return accepted.ok ? ok({ bondId: accepted.value.space.id }) : accepted
}

async function readInvite(house: House, fragment: string): ReturnType<Beside['readInvite']> {
  const place = await house.findPlace()
  if (!place.ok) return place
  const read = await readInviteCard(house.link, fragment)
  if (!read.ok) return read
  if (isCardOf('team', read.value.card)) {
    const invite = readTeamInvite(place.value, read.value)
    return invite.ok ? ok(teamInvite(house, invite.value.card)) : invite
  }
  if (isCardOf('circle', read.value.card)) {
    const invite = readCircleInvite(place.value, read.value)
    return invite.ok ? ok(await circleInvite(house, invite.value.card)) : invite
  }
  const tools = { environment: house.environment, place: place.value }
  const invite = notToListen(readBondInvite(tools, read.value))
  return invite.ok ? ok(await bondInvite(house, invite.value)) : invite
}

export async function bondInvite(house: House, invite: ReadInvite): Promise<BondInviteView> {
  const { agreement, inviter, note, expiresAt, spaceId } = invite.card
  const { relationWords, purpose, pace } = agreement
  const roles = rolesOf(invite.space, ({ id }) => toBase64url(id) === inviter.memberId)
  return {
    kind: 'bond',
    name: inviter.profile.nickname,
    shape: inviter.profile.shape,
    relation: relationOf(agreement),
    relationWords,
    agreement: { purpose, pace },
    roles: rolesOnCard(await teamsOf(house), { spaceId, roles }),
    note,
    expiresAt,
    isOwn: isOwnInvite(house, invite)
  }
}

function teamInvite(house: House, { role, by, offer, spaceId, expiresAt }: TeamCard): InviteView {
  const tools = toolsOf(house)
  const isOwn = tools !== undefined && hasAsked(tools, spaceId)
  return { kind: 'team', role, name: by, offer, expiresAt, isOwn }
}

async function circleInvite(house: House, card: CircleCard): Promise<InviteView> {
  const { about, agreement, retentionDays, inviter, note, expiresAt, spaceId } = card
  return {
    kind: 'circle',
    about,
    agreement,
    retentionDays,
    roles: rolesOnCard(await teamsOf(house), card),
    name: inviter.nickname,
    shape: inviter.shape,
    note,
    expiresAt,
    isOwn: house.rooms?.spaces.get(spaceId)?.me !== undefined
  }
}
