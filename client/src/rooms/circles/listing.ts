/**
 * A circle that can be found. What it says of itself is plain to everybody here, and to whoever runs the server; that
 * it can be found is a document inside, so everybody in it knows. What the server holds follows the document: the
 * clients of facilitators look to it.
 */
import { DAY_MS, OwnListing, WIRE_LIMITS } from '@beside/contract'
import {
  isSameBytes,
  listingHash,
  ok,
  presentMembers,
  refused,
  sign,
  toBase64url,
  type Member,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type { CircleListing, ListedCircleLines, ListingRefusal, Trouble } from '../../api.ts'
import { amLeading, openSpacesOf } from '../../drops/doors.ts'
import { readJson, writeJson } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { settled, writeDocument, type RoomTools } from '../../sync/writing.ts'
import { CARD_ROLES_MAX, rolesOf } from '../../teams/shown.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { narrowed, type WireReason } from '../../wire/server-link.ts'
import { circleBody, ListedLines, ListingWords, type ListedBody } from './entries.ts'
import { listedDocuments, listedIn } from './listed.ts'

/** For how long a question waits that came without a link; so long it is shown, also once the circle is off the list. */
export const FOUND_DAYS = 14

/** Known to be on no list, so that the server is not asked at each look. */
const notListed = new WeakSet<Space>()

export function listingView(space: Space, now: number): CircleListing | null {
  const listed = listedIn(space)
  if (!listed) return null
  const { rolesOf, ...rest } = listed
  return { ...rest, isOn: now < listed.until, showsMyRoles: rolesOf === space.myMemberId }
}

/** Whether somebody may ask who came by no link. Whoever asked in time is answered, also after it. */
export function canBeFound({ spaces }: RoomTools, space: Space): boolean {
  const listed = listedIn(space)
  return listed !== undefined && spaces.serverNow() < listed.until + FOUND_DAYS * DAY_MS
}

/** Puts the circle on the list, or renews it there. */
export async function putOnList(
  tools: RoomTools,
  space: Space,
  { lines: wish, showsRoles }: { readonly lines: ListedCircleLines; readonly showsRoles: boolean }
): Promise<Result<true, ListingRefusal | Trouble>> {
  if (wish.name.trim() === '') return refused('nothing-written')
  const lines = v.safeParse(ListedLines, wish)
  if (!lines.success) return refused('too-long')
  // A day less than fits: our clock and the server's are never quite the same.
  const until = Math.floor(tools.spaces.serverNow()) + (WIRE_LIMITS.listingDays - 1) * DAY_MS
  const rolesOf = showsRoles ? space.myMemberId : null
  const body: ListedBody = { lines: lines.output, until, rolesOf, takenOff: null }
  const rekeyed = await tools.spaces.rekeyIfStale(space)
  if (!rekeyed.ok) return narrowed(rekeyed)
  const put = await putThere(tools, space, body)
  // Whatever we hear, it may stand there from now on, also where nothing inside comes to say so.
  notListed.delete(space)
  if (!put.ok && put.reason === 'too-many') return refused('list-full')
  if (!put.ok && put.reason === 'not-allowed') return refused('held-off')
  if (!put.ok && put.reason === 'slow-down') return refused('listed-often')
  if (!put.ok) return narrowed(put, 'too-long')
  const [before] = listedDocuments(space)
  return settled(await writeDocument(tools, space, { kind: 'circle-listed', body, before }))
}

/** Off the list. Where the server could not be told, it is tried again at the next look. */
export async function takeOffList(tools: RoomTools, space: Space): Promise<Result<true, Trouble>> {
  const noted = await noteOff(tools, space, null)
  const removed = await removeThere(tools, space)
  return noted.ok ? removed : noted
}

/** Sees to it that the server holds what stands inside. */
export async function keepListed(tools: RoomTools): Promise<void> {
  const led = openSpacesOf(tools, 'circle').filter(amLeading)
  for (const space of led) {
    const listed = listedIn(space)
    if (listed && tools.spaces.serverNow() < listed.until) {
      notListed.delete(space)
      await keepOn(tools, space, listed)
      continue
    }
    // An older word of it may be where whoever took it off could not read it.
    if (listed) await noteOff(tools, space, listed.takenOff)
    // Whoever came with a cut may read nothing of it, which says nothing about the list.
    const isSaid = listed !== undefined || space.beginning === 1
    if (isSaid && !notListed.has(space) && (await keepOff(tools, space))) notListed.add(space)
  }
}

async function keepOn(tools: RoomTools, space: Space, listed: ListedBody): Promise<void> {
  const own = await readThere(tools, space)
  if (!own.ok || space.state?.isStale !== false) return
  const { takenOff } = own.value
  if (takenOff === 'facilitator') await noteOff(tools, space, null)
  else if (takenOff !== null) await noteOff(tools, space, takenOff)
  else if (!isAsListed(space, own.value.listing, listed)) await putThere(tools, space, listed)
}

/** Whether it is known to be on no list. */
async function keepOff(tools: RoomTools, space: Space): Promise<boolean> {
  const own = await readThere(tools, space)
  if (!own.ok) return false
  return own.value.listing === null || (await removeThere(tools, space)).ok
}

/** Whoever shows their roles signs by themselves; else it is all one which facilitator does. */
function isAsListed(space: Space, listing: OwnListing['listing'], listed: ListedBody): boolean {
  const { state, keys } = space
  if (!state || !listing || !isSameBytes(bytesOf(listing.inbox), state.opening.inbox)) return false
  const read = v.safeParse(ListingWords, readJson(bytesOf(listing.words)))
  if (!read.success) return false
  const wish = wordsOf(space, listed)
  const isMine = listing.key === toBase64url(keys.sign.public)
  if (listed.rolesOf === space.myMemberId) return isMine && isSame(read.output, wish)
  const signer = presentMembers(state).find(({ sign: key }) => toBase64url(key) === listing.key)
  return signer?.role === 'admin' && isSame({ ...read.output, roles: [] }, wish)
}

function isSame(one: ListingWords, other: ListingWords): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function wordsOf(space: Space, { lines, until, rolesOf: whose }: ListedBody): ListingWords {
  const isMe = ({ id }: Member): boolean => toBase64url(id) === space.myMemberId
  const mine = whose === space.myMemberId ? rolesOf(space, isMe) : []
  const roles = mine.slice(0, CARD_ROLES_MAX).map(({ proof }) => proof)
  return { version: 0, kind: 'listing', lines, until: dateOf(until), roles }
}

async function putThere(
  tools: RoomTools,
  space: Space,
  listed: ListedBody
): Promise<Result<true, WireReason | 'too-long'>> {
  const { state, keys } = space
  const token = await tools.spaces.door.tokenFor(space)
  if (!state || !token) return refused('not-found')
  const words = writeJson(wordsOf(space, listed))
  if (words.length > WIRE_LIMITS.listingBytes) return refused('too-long')
  const { inbox } = state.opening
  const body = {
    inbox: toBase64url(inbox),
    words: toBase64url(words),
    signature: toBase64url(sign(listingHash(space.spaceId, inbox, words), keys.sign.secret)),
    until: dateOf(listed.until)
  }
  const call = { method: 'PUT', path: pathOf(space), token, body } as const
  const put = await tools.link.call(call, v.unknown())
  return put.ok ? ok(true) : refused(put.reason)
}

async function readThere(tools: RoomTools, space: Space): Promise<Result<OwnListing, WireReason>> {
  const token = await tools.spaces.door.tokenFor(space)
  if (!token) return refused('not-found')
  const call = { method: 'GET', path: pathOf(space), token } as const
  const own = await tools.link.call(call, OwnListing)
  return own.ok ? ok(own.value) : refused(own.reason)
}

async function removeThere(tools: RoomTools, space: Space): Promise<Result<true, Trouble>> {
  const token = await tools.spaces.door.tokenFor(space)
  if (!token) return refused('not-found')
  const call = { method: 'DELETE', path: pathOf(space), token } as const
  return settled(await tools.link.call(call, v.unknown()))
}

/** Those inside see that it can be found no more. Nothing that said so stays: else it would count once the newest is gone. */
async function noteOff(
  tools: RoomTools,
  space: Space,
  takenOff: ListedBody['takenOff']
): Promise<Result<true, Trouble>> {
  const now = Math.floor(tools.spaces.serverNow())
  // The newest last, so that it stays the newest.
  for (const before of listedDocuments(space).toReversed()) {
    const listed = circleBody(before, 'circle-listed')
    if (!listed || listed.until <= now) continue
    const body: ListedBody = { ...listed, until: now, takenOff }
    const noted = await writeDocument(tools, space, { kind: 'circle-listed', body, before })
    if (!noted.ok) return settled(noted)
  }
  return ok(true)
}

function pathOf({ id }: Space): string {
  return `/api/spaces/${id}/listing`
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
