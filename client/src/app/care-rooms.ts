/** Who looks after the place, what waits at the doors of their teams, who would like to help, and introductions. */
import { Doors } from '../drops/doors.ts'
import { teamDoors } from '../rooms/care/actions.ts'
import type { TeamKnock } from '../rooms/care/entries.ts'
import { Helping } from '../rooms/care/helping.ts'
import { Introductions } from '../rooms/introductions/introductions.ts'
import type { RoomTools } from '../sync/writing.ts'
import { Teams } from '../teams/teams.ts'

export type CareRooms = {
  readonly teams: Teams
  readonly teamDoors: Doors<TeamKnock>
  readonly helping: Helping
  readonly introductions: Introductions
}

export function careFor(tools: RoomTools, changed: () => void): CareRooms {
  const teams = new Teams(tools, changed)
  const helping = new Helping(tools, teams, changed)
  const introductions = new Introductions(tools, teams, changed)
  const doors = teamDoors(tools, helping)
  const settle = async (): Promise<void> => {
    await doors.settle()
    await introductions.look()
  }
  return {
    teams,
    helping,
    introductions,
    teamDoors: new Doors(tools, { ...doors, settle }, changed)
  }
}
