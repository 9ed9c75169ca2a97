/** Who looks after the place, what waits at the doors of their teams, and who would like to help. */
import { Doors } from '../drops/doors.ts'
import { teamDoors } from '../rooms/care/actions.ts'
import type { TeamKnock } from '../rooms/care/entries.ts'
import { Helping } from '../rooms/care/helping.ts'
import type { RoomTools } from '../sync/writing.ts'
import { Teams } from '../teams/teams.ts'

export type CareRooms = {
  readonly teams: Teams
  readonly teamDoors: Doors<TeamKnock>
  readonly helping: Helping
}

export function careFor(tools: RoomTools, changed: () => void): CareRooms {
  const teams = new Teams(tools, changed)
  const helping = new Helping(tools, teams, changed)
  return { teams, helping, teamDoors: new Doors(tools, teamDoors(tools, helping), changed) }
}
