/** What can be said of teams before somebody acts in them: all of it from what everybody here can read. */
import type { CareView, TeamRole, TeamsView, TeamView } from '@beside/client'

/** Who gives the second yes in the team of a role. */
export type SecondYes =
  /** Another steward of the team. */
  | { readonly by: 'other' }
  /** I am its only steward, or begin it: I wait for three days, and it says so. */
  | { readonly by: 'me' }
  /** I do not look after it: only these people can give a role in it. */
  | { readonly by: 'others-alone'; readonly names: readonly string[] }

export function secondYesIn(teams: TeamsView | null, role: TeamRole): SecondYes {
  const stewards = stewardsOf(teams?.teams.find((team) => team.role === role))
  if (stewards.length === 0) return { by: 'me' }
  if (stewards.some(({ isMe }) => isMe)) return { by: stewards.length === 1 ? 'me' : 'other' }
  return { by: 'others-alone', names: stewards.map(({ name }) => name) }
}

/** Whether the first link into it begins a team. One that everybody left is begun anew. */
export function isBegunByLink(teams: TeamsView | null, role: TeamRole): boolean {
  return role !== 'steward' && !teams?.teams.some((team) => isOf(team, role) && hasAnybody(team))
}

/** Teams, but that of the stewards, which rest on one person: on me, or on somebody else. */
export function teamsOfOne(teams: TeamsView): readonly TeamView[] {
  return teams.teams.filter((team) => team.role !== 'steward' && stewardsOf(team).length === 1)
}

export function isMyTeam(team: TeamView): boolean {
  return stewardsOf(team).some(({ isMe }) => isMe)
}

export function stewardsOf(team: TeamView | undefined): TeamView['holders'] {
  return (team?.holders ?? []).filter(({ isSteward }) => isSteward)
}

/** One thing to see to before somebody gives back what they hold. */
export type HandOverStep =
  | { readonly what: 'team'; readonly role: TeamRole; readonly isDone: boolean }
  | { readonly what: 'links' | 'asking' | 'waiting' | 'cases'; readonly isDone: boolean }

export function handOverSteps(
  care: CareView,
  teams: TeamsView,
  openCases: number
): readonly HandOverStep[] {
  const mine = teams.teams.filter(isMyTeam)
  const isMineWaiting = mine.some(({ waiting }) => waiting.some(({ isMine }) => isMine))
  return [
    ...mine.map((team): HandOverStep => {
      return { what: 'team', role: team.role, isDone: stewardsOf(team).length > 1 }
    }),
    { what: 'links', isDone: care.doors.every(({ links }) => links.length === 0) },
    { what: 'asking', isDone: care.doors.every(({ asking }) => asking.length === 0) },
    { what: 'waiting', isDone: !isMineWaiting },
    { what: 'cases', isDone: openCases === 0 }
  ]
}

/** What giving a role back leaves behind: nobody at all, nobody but whoever was here longest, or a team that goes on. */
export function leftBehind(team: TeamView): 'nobody' | 'no-steward' | 'others' {
  if (team.holders.every(({ isMe }) => isMe)) return 'nobody'
  const isLastSteward = isMyTeam(team) && stewardsOf(team).length === 1
  return isLastSteward ? 'no-steward' : 'others'
}

const isOf = (team: TeamView, role: TeamRole) => team.role === role
const hasAnybody = ({ holders }: TeamView) => holders.length > 0
