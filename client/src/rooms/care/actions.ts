/** Roles: founding a team, asking somebody, the two yeses, and ending. Each says what it refuses. */
import { DAY_MS } from '@beside/contract'
import type { TeamRole } from '@beside/contract'
import { holdsPost, presentMembers, refused, toBase64url, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { InviteRefusal, KnockRefusal, Trouble } from '../../api.ts'
import { withSetting } from '../../account/settings.ts'
import { openSpacesOf, type DoorsOf } from '../../drops/doors.ts'
import { takeDrop } from '../../drops/drops.ts'
import { additionOf, clearAsking, sendKnock, type Asking } from '../../drops/knocks.ts'
import type { Space } from '../../spaces/space.ts'
import { linkInto } from '../../sync/invites.ts'
import { endMembership, leaveSpace } from '../../sync/leave-all.ts'
import { settled, type RoomTools } from '../../sync/writing.ts'
import { renewRoles } from '../../teams/shown.ts'
import { clearWords, readShown, shownIn, shownSetting, type Shown } from '../../teams/words.ts'
import { hashOf } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import { TeamKnock, type Offer, type TeamCard } from './entries.ts'
import type { Helping } from './helping.ts'
import type { TeamInvite } from './invite.ts'

/** A role is given for a year at most; then somebody looks again. */
const POST_DAYS_MAX = 366

type Done<Value, Reason extends string = never> = Promise<Result<Value, Reason | Trouble>>
/** By what right a team is founded: the key of a steward's link, or a token of the stewards' team. */
export type Right = { readonly stewardKey: string } | { readonly token: string }

/** Begins the team of a role. Where an earlier try began one that the server does not know of, it goes on with that. */
export async function foundTeam(
  tools: RoomTools,
  { role, known, ...right }: { role: TeamRole; known: readonly string[] } & Right
): Done<Space, 'link-used'> {
  const begun = openSpacesOf(tools, 'team').find(
    ({ id, state }) => !known.includes(id) && state?.members.length === 1
  )
  const made = begun ? { ok: true as const, value: begun } : await tools.spaces.create('team', null)
  if (!made.ok) return narrowed(made)
  const body = { spaceId: made.value.id }
  const call = { method: 'PUT', path: `/api/teams/${role}`, body, ...right } as const
  const founded = await tools.link.call(call, v.unknown())
  return founded.ok ? made : narrowed(founded, 'link-used')
}

/** How this person shows themselves to everybody here, in the clear. */
export async function showMyself(tools: RoomTools, space: Space, shown: Shown): Done<true> {
  const me = space.state?.members.find(({ id }) => toBase64url(id) === space.me)
  // What a founder said of their duty to report stays, and whether one may be asked, whatever else they change.
  const { mustReport, mayBeAsked } = readShown(me?.shown)
  const before = {
    ...(mustReport !== undefined && { mustReport }),
    ...(mayBeAsked !== undefined && { mayBeAsked })
  }
  const said = { ...before, ...shown }
  const body = { op: 'present', words: clearWords(said) } as const
  return settled(await tools.spaces.appendOperation(space, () => body))
}

/** A link with which one person may say yes to a role. */
export async function offerRole(
  tools: RoomTools,
  space: Space,
  wish: { readonly role: TeamRole; readonly by: string; readonly offer: Offer }
): Done<{ readonly link: string }> {
  const card = (expiresAt: number): TeamCard | undefined =>
    space.state && {
      version: 0,
      kind: 'team',
      spaceId: space.id,
      inbox: toBase64url(space.state.opening.inbox),
      instanceRoot: toBase64url(tools.place.manifest.root),
      ...wish,
      expiresAt
    }
  return linkInto(tools, space, card)
}

/** Says yes to a role, with the name to show. Nothing is public before stewards have said theirs. */
export async function askForRole(
  tools: RoomTools,
  { keys, card }: TeamInvite,
  shown: Shown
): Done<true, InviteRefusal> {
  const { account, spaces } = tools
  const setting = { value: shown, at: spaces.serverNow() }
  const name = shownSetting(card.spaceId)
  const kept = await account.change((keyring) => withSetting(keyring, name, setting))
  if (!kept.ok) return narrowed(kept)
  const door = { keys, card, purpose: 'team', name: card.role } as const
  return sendKnock<TeamKnock>(tools, door, { shown, offer: card.offer })
}

/** The first yes of a steward: it waits for the second. */
export async function proposeRole(
  tools: RoomTools,
  space: Space,
  asking: Asking<TeamKnock>
): Done<true, KnockRefusal | 'time-over'> {
  const { shown, offer } = asking.knock
  const now = tools.spaces.serverNow()
  if (offer.until <= now) return refused('time-over')
  const taken = await takeDrop(tools, space, asking.dropId)
  if (!taken.ok) return narrowed(taken, 'drop-taken')
  const addition = await additionOf(tools, space, asking)
  if (!addition.ok) return addition
  const role = offer.isSteward ? 'admin' : 'member'
  const until = Math.min(offer.until, Math.floor(now) + POST_DAYS_MAX * DAY_MS)
  const lead = offer.isLead === true ? { isLead: true } : {}
  const services = offer.services?.length ? { services: offer.services } : {}
  const words = clearWords({ name: shown.name, checked: offer.checked, ...lead, ...services })
  const post = { role, until, mustReport: offer.mustReport, words } as const
  const body = { op: 'appoint', ...addition.value, ...post } as const
  const proposed = await tools.spaces.appendOperation(space, () => body)
  if (!proposed.ok && proposed.reason.startsWith('invite-')) return refused('invite-over')
  if (!proposed.ok) return narrowed(proposed, 'space-full')
  return clearAsking(tools, space, asking)
}

/** The second yes. Whoever comes in by it reads from then on, so the keys change for all who are here. */
export async function sayYes(
  tools: RoomTools,
  space: Space,
  proposalId: string
): Done<true, 'not-now'> {
  const body = { op: 'cosign', proposal: hashOf(proposalId) } as const
  const said = await tools.spaces.appendOperation(space, () => body)
  // Another may have answered it meanwhile, or the time of a lone steward is not yet over.
  if (!said.ok && said.reason === 'not-allowed') return refused('not-now')
  if (!said.ok) return narrowed(said)
  return settled(await tools.spaces.rekeyIfStale(space))
}

/** Ends somebody's role: at once, or, where it is a steward's, with the yes of another. */
export function endRole(
  tools: RoomTools,
  space: Space,
  { memberId, reason }: { readonly memberId: string; readonly reason: string }
): Done<true> {
  return endMembership(tools, space, { memberId, words: { reason } })
}

/** Gives one's own role back. A place is never without anybody who looks after it. */
export async function leaveRole(
  tools: RoomTools,
  space: Space,
  role: TeamRole
): Done<true, 'last-steward'> {
  const now = tools.spaces.serverNow()
  const others = space.state
    ? presentMembers(space.state).filter((one) => holdsPost(one, now) && one.role === 'admin')
    : []
  const isLast = others.every(({ id }) => toBase64url(id) === space.me)
  return role === 'steward' && isLast ? refused('last-steward') : leaveSpace(tools, space)
}

export function teamDoors(tools: RoomTools, helping: Helping): DoorsOf<TeamKnock> {
  const canBeFound = () => false
  const settle = async (): Promise<void> => {
    await settleTeams(tools)
    await helping.look()
  }
  return { purpose: 'team', shape: TeamKnock, canBeFound, settle }
}

/** What each client of a team does when it looks: shows whoever is new, takes out whose time is over, proves anew. */
async function settleTeams(tools: RoomTools): Promise<void> {
  for (const space of openSpacesOf(tools, 'team')) {
    await showMyselfWhereNew(tools, space)
    await removeWhatIsOver(tools, space)
    if (space.newestEpochKey()) await tools.spaces.rekeyIfStale(space)
  }
  await renewRoles(tools)
}

async function showMyselfWhereNew(tools: RoomTools, space: Space): Promise<void> {
  const me = space.state?.members.find(({ id }) => toBase64url(id) === space.me)
  const wish = shownIn(tools.account.keyring, space.id)
  if (wish && me && me.shown === undefined) await showMyself(tools, space, wish)
}

async function removeWhatIsOver(tools: RoomTools, space: Space): Promise<void> {
  const now = tools.spaces.serverNow()
  const here = space.state ? presentMembers(space.state) : []
  const over = here.filter((one) => !holdsPost(one, now))
  // Whose own time is over takes nobody else out: they may know less than they think.
  if (over.some(({ id }) => toBase64url(id) === space.me)) return
  for (const { id } of over)
    await tools.spaces.appendOperation(space, () => ({ op: 'remove', memberId: id }))
}
