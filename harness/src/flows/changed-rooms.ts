import { nodeEnvironment } from '@beside/client/node'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { House as Rooms } from '../../../client/src/app/house.ts'
import { viewOf } from '../../../client/src/app/view.ts'
import type { Space } from '../../../client/src/spaces/space.ts'
import type { WritingTools } from '../../../client/src/sync/writing.ts'
import type { House, Person } from '../house.ts'

/** The rooms of somebody inside, without what keeps our own client to the rules. */
export async function changedClientOf(
  home: Pick<House, 'address'>,
  person: Person
): Promise<{ rooms: Rooms; tools: WritingTools; spaceOf: (circleId: string) => Space }> {
  const rooms = new Rooms(nodeEnvironment(home.address), viewOf)
  const words = person.kitWords.join(' ')
  await accountActions(rooms).signInWithKit({ words, device: 'shared' })
  const { spaces, account } = rooms.rooms ?? {}
  if (!spaces || !account) throw new Error('not in')
  const spaceOf = (circleId: string): Space => {
    const space = spaces.get(circleId)
    if (!space) throw new Error('not in the circle')
    return space
  }
  return { rooms, tools: { environment: rooms.environment, account, spaces }, spaceOf }
}
