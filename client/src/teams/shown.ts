/**
 * Roles that people show in their bonds and circles. Each writes a document of their own there, and switches it on or
 * off; who shows none is shown as having none.
 */
import { TEAM_ROLES } from '@beside/contract'
import {
  admitSignKey,
  presentMembers,
  refused,
  toBase64url,
  type Member,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type { CardRoleView, ShownRole, SpaceRoles, Trouble } from '../api.ts'
import type { Space } from '../spaces/space.ts'
import { isAllHere, isSomebodyThere, sharedSpaces } from '../sync/shared-spaces.ts'
import { ownDocument, settled, writeDocument, type WritingTools } from '../sync/writing.ts'
import { bytesOf } from '../wire/read-wire.ts'
import {
  isProvedBy,
  proveRole,
  RoleOnShow,
  ROLE_SHOWN_MS,
  type CardRole,
  type RoleProof,
  type ShownAt
} from './proof.ts'
import type { Teams } from './teams.ts'

const ROLES_KIND = 'roles-shown'
/** A card has to stay small. */
export const CARD_ROLES_MAX = 4
const RolesBody = v.object({
  roles: v.pipe(v.array(RoleOnShow), v.maxLength(TEAM_ROLES.length))
})

type RoleWish = { readonly teams: Teams; readonly teamId: string; readonly isShown: boolean }
type Done<Reason extends string = never> = Promise<Result<true, Reason | Trouble>>

/** What everybody who is in a space shows there, by the chains of the teams. */
export function rolesIn(teams: Teams, space: Space): SpaceRoles {
  const shown = rolesShownIn(space)
  const here = space.state ? presentMembers(space.state) : []
  const theirs = here.flatMap(({ id, sign: member }): [string, readonly ShownRole[]][] => {
    const memberId = toBase64url(id)
    const at = { spaceId: space.id, member }
    const roles = (shown.get(memberId) ?? []).flatMap(
      ({ proof }) => teams.shownRole(proof, at) ?? []
    )
    return memberId === space.myMemberId || roles.length === 0 ? [] : [[memberId, roles]]
  })
  const mine = (shown.get(space.myMemberId) ?? []).map(({ proof }) => proof.teamId)
  return { mine, theirs: Object.fromEntries(theirs) }
}

/** Roles that go with a card of this space: of those who lead it and show theirs there. */
export function rolesForCard(teams: Teams, space: Space): CardRole[] {
  const shown = rolesOf(space, ({ role }) => role === 'admin')
  return shown
    .filter((one) => rolesOnCard(teams, { spaceId: space.id, roles: [one] }).length > 0)
    .slice(0, CARD_ROLES_MAX)
}

/** What these members show, as it would stand on a card: what they say is not looked up. */
export function rolesOf(space: Space, isTheirs: (member: Member) => boolean): CardRole[] {
  const shown = rolesShownIn(space)
  const members = (space.state ? presentMembers(space.state) : []).filter(isTheirs)
  return members.flatMap(({ id, sign }) =>
    (shown.get(toBase64url(id)) ?? []).map((one) => ({ ...one, member: toBase64url(sign) }))
  )
}

/**
 * The roles on a card, as the chains of the teams have them; what they do not confirm is left out. Whoever cannot
 * read them yet sees what the card says, as that.
 */
export function rolesOnCard(
  teams: Teams | undefined,
  { spaceId, roles }: { readonly spaceId: string; readonly roles: readonly CardRole[] }
): readonly CardRoleView[] {
  if (!teams?.isRead) return roles.map(({ said }) => ({ ...said, isChecked: false }))
  return roles.flatMap(({ proof, member }) => {
    const key = admitSignKey(bytesOf(member))
    return key ? rolesHeld(teams, { spaceId, member: key }, [proof]) : []
  })
}

/** What the chains of the teams confirm of these, for this key. */
export function rolesHeld(
  teams: Teams,
  at: ShownAt,
  proofs: readonly RoleProof[]
): readonly CardRoleView[] {
  return proofs.flatMap((proof): CardRoleView[] => {
    const shown = teams.shownRole(proof, at)
    return shown?.endedAt === null ? [{ ...shown, isChecked: true }] : []
  })
}

/** Shows one's role in a team to whoever is in this space, or shows it no longer. */
export async function showRole(
  tools: WritingTools,
  space: Space,
  { teams, teamId, isShown }: RoleWish
): Done<'not-now'> {
  const wish = isShown ? await roleToShow(tools, space, { teams, teamId }) : undefined
  if (isShown && !wish) return refused('not-now')
  const others = ownRoles(space).filter(({ proof }) => proof.teamId !== teamId)
  return writeRoles(tools, space, wish ? [...others, wish] : others)
}

/** Undefined where others could not look it up either. */
async function roleToShow(
  tools: WritingTools,
  space: Space,
  { teams, teamId }: Omit<RoleWish, 'isShown'>
): Promise<RoleOnShow | undefined> {
  const proof = proofFor(tools, space, teamId)
  if (!proof) return undefined
  // A change of keys may be newer than what was read of the team.
  if (!teams.shownRole(proof, placeIn(space))) await teams.look()
  const shown = teams.shownRole(proof, placeIn(space))
  if (!shown) return undefined
  const { teamId: _, endedAt: __, ...said } = shown
  return { proof, said }
}

/**
 * Proves anew what is shown, where its time runs out or keys changed, here or in the team. Somebody whose role was
 * given anew goes on showing it.
 */
export async function renewRoles(tools: WritingTools): Promise<void> {
  for (const space of sharedSpaces(tools).filter(isSomebodyThere)) {
    if (!isRenewalDue(tools, space) || !(await isAllHere(tools, space))) continue
    // While that was asked, another choice may have come.
    const renewed = ownRoles(space).map(({ proof, said }) => {
      return { proof: newerProof(tools, space, proof) ?? proof, said }
    })
    if (isRenewalDue(tools, space)) await writeRoles(tools, space, renewed)
  }
}

function isRenewalDue(tools: WritingTools, space: Space): boolean {
  return ownRoles(space).some(({ proof }) => newerProof(tools, space, proof) !== undefined)
}

/** Undefined where it holds for a while yet, or where there is no role to prove any more. */
function newerProof(tools: WritingTools, space: Space, proof: RoleProof): RoleProof | undefined {
  const team = tools.spaces.get(proof.teamId)
  if (!team) return undefined
  const isLong = proof.until > tools.spaces.serverNow() + ROLE_SHOWN_MS / 2
  const { public: key } = team.keys.sign
  const isProved = proof.memberId === team.me && isProvedBy(key, proof, placeIn(space))
  return isLong && isProved ? undefined : proofFor(tools, space, proof.teamId)
}

function proofFor({ spaces }: WritingTools, space: Space, teamId: string): RoleProof | undefined {
  const team = spaces.get(teamId)
  return team && proveRole(team, placeIn(space), spaces.serverNow())
}

function placeIn({ id, keys }: Space) {
  return { spaceId: id, member: keys.sign.public }
}

function ownRoles(space: Space): readonly RoleOnShow[] {
  return rolesShownIn(space).get(space.myMemberId) ?? []
}

/** By member id, from the newest word of each: one role for a team. */
function rolesShownIn({ documents }: Space): ReadonlyMap<string, readonly RoleOnShow[]> {
  const shown = [...documents.values()].filter(({ entry }) => entry.kind === ROLES_KIND)
  const newest = shown
    .toSorted((a, b) => a.seq - b.seq)
    .map((one): [string, RoleOnShow[]] => {
      const read = v.safeParse(RolesBody, one.entry.body)
      const roles = read.success ? read.output.roles : []
      return [one.memberId, [...new Map(roles.map((role) => [role.proof.teamId, role])).values()]]
    })
  return new Map(newest)
}

async function writeRoles(tools: WritingTools, space: Space, roles: readonly RoleOnShow[]): Done {
  const before = ownDocument(space, ROLES_KIND)
  return settled(await writeDocument(tools, space, { kind: ROLES_KIND, body: { roles }, before }))
}
