/** The bonds of those who are heard and those who listen: begun and entered as every bond is. */
import { inviteFragment, ok, refused, type Result } from '@beside/kernel'
import { profileNamed } from '../account/settings.ts'
import { acceptInvite, beginBond } from '../rooms/bonds/actions.ts'
import { readBondInvite } from '../rooms/bonds/invite.ts'
import { Asking } from '../rooms/listening/asking.ts'
import { ListenersDesk, type ComeIn } from '../rooms/listening/listeners-desk.ts'
import type { BeginBond } from '../rooms/listening/to-ask.ts'
import type { Space } from '../spaces/space.ts'
import { readInviteCard } from '../sync/invites.ts'
import { settled, type RoomTools } from '../sync/writing.ts'
import type { Teams } from '../teams/teams.ts'
import { bytesOf } from '../wire/read-wire.ts'
import type { WireReason } from '../wire/server-link.ts'

/** Of a link that leads nowhere. A broken line is none of these. */
const OVER = new Set([
  'link-cut-short',
  'invite-unknown',
  'invite-used',
  'invite-expired',
  'invite-revoked',
  'invite-void',
  'another-server'
])

/** One's own question to the listeners, and what waits for one who listens. */
export type Listening = { readonly asking: Asking; readonly desk: ListenersDesk }

export function listeningFor(tools: RoomTools, teams: Teams, changed: () => void): Listening {
  return {
    asking: new Asking(tools, { teams, beginBond: beginFor(tools) }, changed),
    desk: new ListenersDesk(tools, { teams, comeIn: comeInFor(tools) }, changed)
  }
}

function beginFor(tools: RoomTools): BeginBond {
  return (name) =>
    beginBond(tools, {
      relation: 'listener',
      relationWords: '',
      agreement: { purpose: '', pace: '' },
      note: '',
      profile: profileNamed(name)
    })
}

function comeInFor(tools: RoomTools): ComeIn {
  const { spaces, link, environment, place } = tools
  return async ({ secret, bondId }) => {
    const known = spaces.get(bondId)
    if (known && !known.hasEnded) return settled(await spaces.rekeyIfStale(known))
    const read = await readInviteCard(link, inviteFragment(bytesOf(secret)))
    if (!read.ok) {
      const used = read.reason === 'invite-used' ? await openOwn(tools, bondId) : ok(undefined)
      if (!used.ok) return settled(used)
      if (used.value) return settled(await spaces.rekeyIfStale(used.value))
      return OVER.has(read.reason) ? refused('over') : settled(read)
    }
    const invite = readBondInvite({ environment, place }, read.value)
    if (!invite.ok) return refused('over')
    const { card } = invite.value
    // A question that leads into something else is none.
    if (card.spaceId !== bondId || card.agreement.relation !== 'listener') return refused('over')
    const accepted = await acceptInvite(tools, invite.value)
    return accepted.ok ? ok(true) : accepted
  }
}

/** It may have been ourselves who used it: a moment ago, when the answer got lost, or on another device. */
async function openOwn(
  { account, spaces }: RoomTools,
  bondId: string
): Promise<Result<Space | undefined, WireReason>> {
  const fresh = await account.reload()
  const found = fresh.ok ? await spaces.openFound() : fresh
  return found.ok ? ok(spaces.get(bondId)) : found
}
