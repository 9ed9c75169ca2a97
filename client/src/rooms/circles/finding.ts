/** The list of circles that can be found, as somebody outside reads it: what its facilitators signed, and nothing else. */
import { DAY_MS, type Listing, Listings } from '@beside/contract'
import {
  admitKemKey,
  admitSignKey,
  listingHash,
  ok,
  refused,
  verifySignature,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type { FoundCircle, InviteRefusal, Trouble } from '../../api.ts'
import { profileIn } from '../../account/settings.ts'
import { hasAsked, sendKnock } from '../../drops/knocks.ts'
import { readJson } from '../../spaces/entry.ts'
import type { RoomTools } from '../../sync/writing.ts'
import { rolesHeld } from '../../teams/shown.ts'
import type { Teams } from '../../teams/teams.ts'
import { bytesOf, spaceIdOfText } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import { ListingWords, type CircleKnock } from './entries.ts'
import { FOUND_DAYS } from './listing.ts'

type Found = FoundCircle & { readonly inbox: string }

/** Always the whole list, so that the server does not learn which one somebody looks at. By name: no order of worth. */
export async function readList(
  tools: RoomTools,
  teams: Teams
): Promise<Result<readonly Found[], Trouble>> {
  // Without the chains of the teams nobody could say whether somebody was checked.
  if (!teams.isRead) return refused('unreachable')
  const call = { method: 'GET', path: '/api/listings' } as const
  const reply = await tools.link.call(call, Listings)
  if (!reply.ok) return narrowed(reply)
  const found = new Map(
    reply.value.listings.flatMap((one) => {
      const circle = foundIn(tools, teams, one)
      return circle ? [[one.spaceId, circle] as const] : []
    })
  )
  return ok([...found.values()].toSorted((a, b) => a.lines.name.localeCompare(b.lines.name)))
}

/** What stands in the list of it, where it is signed and its day is not over. */
function foundIn(tools: RoomTools, teams: Teams, listing: Listing): Found | undefined {
  const { spaceId, inbox, signature } = listing
  const [key, kem] = [admitSignKey(bytesOf(listing.key)), admitKemKey(bytesOf(inbox))]
  const bytes = bytesOf(listing.words)
  const words = v.safeParse(ListingWords, readJson(bytes))
  if (!key || !kem || !words.success) return undefined
  const message = listingHash(spaceIdOfText(spaceId), kem, bytes)
  if (!verifySignature(bytesOf(signature), message, key)) return undefined
  const until = Date.parse(words.output.until) + DAY_MS
  if (until <= tools.spaces.serverNow()) return undefined
  const { lines, roles: proofs } = words.output
  return {
    circleId: spaceId,
    lines,
    until,
    roles: rolesHeld(teams, { spaceId, member: key }, proofs),
    version: signature,
    standing: standing(tools, spaceId),
    inbox
  }
}

function standing(tools: RoomTools, circleId: string): FoundCircle['standing'] {
  if (tools.spaces.get(circleId)?.me !== undefined) return 'in'
  return hasAsked(tools, circleId) ? 'asked' : 'open'
}

/**
 * Asks a circle without a link. It has to stand in the list as it was shown: another inbox would be another reader.
 */
export async function askFound(
  tools: RoomTools,
  teams: Teams,
  {
    circleId,
    version,
    note
  }: { readonly circleId: string; readonly version: string; readonly note: string }
): Promise<Result<true, 'list-changed' | InviteRefusal | Trouble>> {
  const list = await readList(tools, teams)
  if (!list.ok) return list
  const found = list.value.find((one) => one.circleId === circleId && one.version === version)
  if (!found) return refused('list-changed')
  const expiresAt = tools.spaces.serverNow() + FOUND_DAYS * DAY_MS
  const card = { spaceId: circleId, inbox: found.inbox, expiresAt }
  const door = { keys: null, card, purpose: 'circle', name: found.lines.name } as const
  const profile = profileIn(tools.account.keyring)
  return sendKnock<CircleKnock>(tools, door, { profile, note })
}
