/** What the actions of every room begin with. */
import { refused, type Result } from '@beside/kernel'
import type { Space } from '../spaces/space.ts'
import type { RoomTools } from '../sync/writing.ts'
import type { Teams } from '../teams/teams.ts'
import type { House } from './house.ts'

export function toolsOf(house: House): RoomTools | undefined {
  const { rooms, place, environment, link } = house
  return (
    rooms && place && { environment, link, place, account: rooms.account, spaces: rooms.spaces }
  )
}

/** The teams, read once at least where they can be; undefined for who is not signed in. */
export async function teamsOf({ rooms }: House): Promise<Teams | undefined> {
  if (rooms && !rooms.teams.isRead) await rooms.teams.look()
  return rooms?.teams
}

/** Acts in one space that is open, and shows what came of it. */
export async function inSpace<Value, Reason extends string>(
  house: House,
  id: string,
  act: (tools: RoomTools, space: Space) => Promise<Result<Value, Reason>>
): Promise<Result<Value, Reason | 'not-signed-in' | 'not-found'>> {
  const tools = toolsOf(house)
  const found = house.space(id)
  if (!found.ok) return found
  if (!tools) return refused('not-signed-in')
  const done = await act(tools, found.value.space)
  house.changed()
  return done
}
