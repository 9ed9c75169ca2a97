/** Clients that do not keep to our rules, against the real server. */
import { nodeEnvironment } from '@beside/client/node'
import { accountActions } from '../../client/src/app/account-actions.ts'
import { House as Rooms } from '../../client/src/app/house.ts'
import { toolsOf } from '../../client/src/app/tools.ts'
import { viewOf } from '../../client/src/app/view.ts'
import { acceptInvite } from '../../client/src/rooms/bonds/actions.ts'
import { readBondInvite } from '../../client/src/rooms/bonds/invite.ts'
import { onAsk, readWaiting, takeAsk } from '../../client/src/rooms/listening/desk.ts'
import type { Question } from '../../client/src/rooms/listening/entries.ts'
import { Opened } from '../../client/src/rooms/listening/questions.ts'
import { unlockSecret } from '../../client/src/rooms/listening/share.ts'
import type { Space } from '../../client/src/spaces/space.ts'
import { readInviteCard } from '../../client/src/sync/invites.ts'
import type { RoomTools } from '../../client/src/sync/writing.ts'
import { bytesOf } from '../../client/src/wire/read-wire.ts'
import { inviteFragment } from '../../kernel/src/index.ts'
import type { Person } from './house.ts'
import type { ListeningPlace } from './listening-place.ts'

/** The rooms of somebody inside, without what keeps our own client to the rules. */
export async function changedClientOf(home: ListeningPlace, { kitWords }: Person) {
  const rooms = new Rooms(nodeEnvironment(home.address, { now: () => home.clock.now() }), viewOf)
  const actions = accountActions(rooms)
  await actions.signInWithKit({ words: kitWords.join(' '), device: 'shared' })
  const tools = toolsOf(rooms)
  if (!tools || !rooms.rooms) throw new Error('not in')
  await rooms.rooms.teams.look()
  return { tools, rooms: rooms.rooms, [Symbol.asyncDispose]: () => actions.leave() }
}

export function teamIn({ spaces }: RoomTools, teamId: string): Space {
  const team = spaces.get(teamId)
  if (!team) throw new Error('not in the team')
  return team
}

/** What waits first, as a client of the team opens it. */
export async function readQuestion(
  tools: RoomTools,
  teamId: string
): Promise<{ readonly askId: string; readonly question: Question }> {
  const team = teamIn(tools, teamId)
  const waiting = await readWaiting(tools, team)
  if (!waiting.ok) throw new Error(waiting.reason)
  const [first] = await new Opened().open(team, waiting.value.asks)
  if (!first) throw new Error('nothing waits')
  const [askId, question] = first
  return { askId, question }
}

/** Says yes, gives it back, and joins all the same: so the server names nobody. */
export async function joinUnnamed(tools: RoomTools, teamId: string): Promise<string> {
  const team = teamIn(tools, teamId)
  const { askId, question } = await readQuestion(tools, teamId)
  const { bondId, lockedSecret } = question
  const taken = await takeAsk(tools, team, askId)
  if (!taken.ok) throw new Error(taken.reason)
  const secret = unlockSecret(lockedSecret, { share: bytesOf(taken.value.share), bondId })
  await onAsk(tools, team, { askId, act: 'return' })
  const card = await readInviteCard(tools.link, inviteFragment(bytesOf(secret ?? '')))
  const invite = card.ok ? readBondInvite(tools, card.value) : card
  if (!invite.ok) throw new Error(invite.reason)
  const accepted = await acceptInvite(tools, invite.value)
  if (!accepted.ok) throw new Error(accepted.reason)
  return bondId
}
