/** What screens see of the teams: all but the keys. */
import type { TeamsView } from '../api.ts'
import type { Holder, Team } from './fold.ts'
import type { Teams } from './teams.ts'

export function teamsView(teams: Teams): TeamsView | null {
  const all = teams.all()
  return all ? { teams: all.map(teamView), replaced: teams.replaced() } : null
}

function teamView({ holders, ...team }: Team): TeamsView['teams'][number] {
  return { ...team, holders: holders.map(withoutKeys) }
}

function withoutKeys({ sign: _sign, kem: _kem, ...holder }: Holder) {
  return holder
}
