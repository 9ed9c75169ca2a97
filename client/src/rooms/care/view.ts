/** What the screens see of roles: one's own, those one asked for, and, for who looks after a team, its door. */
import { TeamRole } from '@beside/contract'
import type { Keyring, Membership } from '@beside/kernel'
import * as v from 'valibot'
import type { AskedRole, CareDoor, CareView, EndedRole } from '../../api.ts'
import { isPutAwayIn } from '../../account/settings.ts'
import type { Doors } from '../../drops/doors.ts'
import { isAsking } from '../../drops/knocks.ts'
import type { OpenedOperation } from '../../spaces/entry.ts'
import { openLinks } from '../../sync/invites.ts'
import { membershipOf } from '../../sync/membership-book.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import { EndWords, type TeamKnock } from './entries.ts'
import type { Helping } from './helping.ts'

/** Null for whoever holds no role: nothing of this place is drawn for them. */
export function careView(
  tools: RoomTools,
  { teamDoors, helping }: { readonly teamDoors: Doors<TeamKnock>; readonly helping: Helping },
  teams: readonly Team[]
): CareView | null {
  const mine = teams.filter(({ holders }) => holders.some(({ isMe }) => isMe))
  if (mine.length === 0) return null
  const led = mine.filter(({ holders }) => holders.some(({ isMe, isSteward }) => isMe && isSteward))
  const isSteward = led.some(({ role }) => role === 'steward')
  return {
    isSteward,
    isWriter: isSteward || mine.some(({ role }) => role === 'editor'),
    doors: led.flatMap((team) => doorOf(tools, teamDoors, team)),
    wishes: helping.asks
  }
}

function doorOf(tools: RoomTools, doors: Doors<TeamKnock>, { role, teamId }: Team): CareDoor[] {
  const { account, spaces, environment } = tools
  const space = spaces.get(teamId)
  const membership = membershipOf(account.keyring, teamId)
  if (!space || !membership) return []
  const asking = doors.askingIn(teamId).map(({ dropId, by, knock }) => {
    const { shown, offer } = knock
    const isLinkOver = by === 'link-over'
    return { dropId, isLinkOver, name: shown.name, lines: shown.lines, ...offer }
  })
  const { address } = environment
  const seen = { membership, serverNow: spaces.serverNow(), address }
  return [{ role, teamId, asking, links: openLinks(space, seen) }]
}

/** Roles to which this person said yes, and which stewards have not answered, or answered with a no. */
export function askedRoles(keyring: Keyring): AskedRole[] {
  const asked = keyring.memberships.filter(({ purpose, asking }) => purpose === 'team' && asking)
  return asked
    .flatMap((one) => askedRole(one) ?? [])
    .filter(({ teamId, state }) => {
      return state === 'asking' || !isPutAwayIn(keyring, teamId)
    })
}

function askedRole(one: Membership): AskedRole | undefined {
  const { spaceId: teamId = '', asking } = one
  const role = v.safeParse(TeamRole, asking?.name)
  if (!role.success || !asking) return undefined
  if (isAsking(one) && asking.isSent)
    return { teamId, role: role.output, state: 'asking', words: '' }
  const { declined } = asking
  if (declined === undefined) return undefined
  return { teamId, role: role.output, state: 'not-now', words: declined }
}

/** Roles of this person that somebody else ended, with the reason. */
export function endedRoles({ account, spaces }: RoomTools, teams: readonly Team[]): EndedRole[] {
  return teams.flatMap(({ role, teamId }): EndedRole[] => {
    const space = spaces.get(teamId)
    if (!space || space.me !== undefined || isPutAwayIn(account.keyring, teamId)) return []
    const removal = space.records.findLast(
      (one): one is OpenedOperation =>
        one.kind === 'operation' && one.op === 'remove' && one.about === space.myMemberId
    )
    const words = v.safeParse(EndWords, removal?.words)
    return removal ? [{ role, teamId, reason: words.success ? words.output.reason : '' }] : []
  })
}
