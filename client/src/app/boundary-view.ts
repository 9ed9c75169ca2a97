/** What of boundaries is shown in each bond and circle that this person is in. */
import { presentMembers, toBase64url } from '@beside/kernel'
import type { AppView } from '../api.ts'
import { sharedSpaces } from '../rooms/boundaries/actions.ts'
import { foldShown } from '../rooms/boundaries/fold.ts'
import type { OpenRooms } from './house.ts'

export function boundariesIn(rooms: OpenRooms): AppView['boundariesIn'] {
  const shown = sharedSpaces(rooms).flatMap((space) => {
    if (!space.state) return []
    const here = presentMembers(space.state).map(({ id }) => toBase64url(id))
    const at = { me: space.myMemberId, here }
    return [[space.id, foldShown([...space.documents.values()], at)] as const]
  })
  return Object.fromEntries(shown)
}
