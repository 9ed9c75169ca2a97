/** What screens see of a team: all but the keys. */
import type { TeamView } from '../api.ts'
import type { Holder, Team } from './fold.ts'

export function teamView({ holders, ...team }: Team): TeamView {
  return { ...team, holders: holders.map(withoutKeys) }
}

function withoutKeys({ sign: _sign, kem: _kem, ...holder }: Holder) {
  return holder
}
