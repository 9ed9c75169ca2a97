/**
 * A circle that can be found. What it says of itself is plain to everybody here, and to whoever runs the server; that
 * it can be found is a document inside, so everybody in it knows. What the server holds follows the document: the
 * clients of facilitators look to it.
 */
import { OwnListing, WIRE_LIMITS } from '@beside/contract'
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
import { readJson, writeJson, type OpenedEntry } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { settled, type RoomTools } from '../../sync/writing.ts'
import { CARD_ROLES_MAX, rolesOf } from '../../teams/shown.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { narrowed, type WireReason } from '../../wire/server-link.ts'
import { circleBody, ListedLines, ListingWords, type ListedBody } from './entries.ts'
import { oldestLane } from './fold.ts'
import { writeOnly } from './write-only.ts'

const DAY_MS = 86_400_000
/** For how long a question waits that came without a link; so long it is shown, also once the circle is off the list. */
export const FOUND_DAYS = 14

/**
 * What stands inside about the list; undefined where it was never on it. Only who held the circle then could say so:
 * our clients make it public without asking again.
 */
function listedIn(space: Space): ListedBody | undefined {
  const byLeaders = [...space.documents.values()].filter((one) => heldItThen(space, one))
  const document = oldestLane(byLeaders, 'circle-listed')
  return document && circleBody(document, 'circle-listed')
}

function heldItThen({ history }: Space, { memberId, seq }: OpenedEntry): boolean {
  const then = history.findLast((step) => step.seq <= seq)?.state
  const author = then && presentMembers(then).find(({ id }) => toBase64url(id) === memberId)
  return author?.role === 'admin'
}

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
  if (!put.ok && put.reason === 'too-many') return refused('list-full')
  if (!put.ok && put.reason === 'not-allowed') return refused('held-off')
  if (!put.ok) return narrowed(put, 'too-long')
  return settled(await writeOnly(tools, space, { kind: 'circle-listed', body }))
}

/** Off the list. Where the server could not be told, it is tried again at the next look. */
export async function takeOffList(tools: RoomTools, space: Space): Promise<Result<true, Trouble>> {
  const noted = await noteOff(tools, space, null)
  const removed = await removeThere(tools, space)
  return noted.ok ? removed : noted
}

/** Sees to it that the server holds what stands inside. `off` are circles that are known to be on no list. */
export async function keepListed(tools: RoomTools, off: Set<string>): Promise<void> {
  const led = openSpacesOf(tools, 'circle').filter(amLeading)
  for (const space of led) {
    const listed = listedIn(space)
    if (listed && tools.spaces.serverNow() < listed.until) {
      off.delete(space.id)
      await keepOn(tools, space, listed)
    } else if (!off.has(space.id) && (await keepOff(tools, space))) off.add(space.id)
  }
}

async function keepOn(tools: RoomTools, space: Space, listed: ListedBody): Promise<void> {
  const own = await readThere(tools, space)
  if (!own.ok || space.state?.isStale !== false) return
  if (own.value.takenOff !== null) await noteOff(tools, space, own.value.takenOff)
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

/** Those inside see that it can be found no more. */
async function noteOff(
  tools: RoomTools,
  space: Space,
  takenOff: ListedBody['takenOff']
): Promise<Result<true, Trouble>> {
  const listed = listedIn(space)
  if (!listed) return ok(true)
  const until = Math.min(listed.until, Math.floor(tools.spaces.serverNow()))
  const body: ListedBody = { ...listed, until, takenOff }
  return settled(await writeOnly(tools, space, { kind: 'circle-listed', body }))
}

function pathOf({ id }: Space): string {
  return `/api/spaces/${id}/listing`
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
