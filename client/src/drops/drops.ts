/**
 * Drops: saying something to a group that one is not in, and hearing the answer. `kernel/src/drop` seals them;
 * here they are sent, and opened from the queue of a space or from one's own mailboxes.
 */
import { DropPage, MailboxDrops } from '@beside/contract'
import {
  inboxPair,
  memberAddress,
  mailboxOf,
  ok,
  openDrop,
  refused,
  sealDrop,
  toBase64url,
  type Bytes,
  type KemPair,
  type KemPublicKey,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import { readJson, writeJson } from '../spaces/entry.ts'
import type { Space } from '../spaces/space.ts'
import type { RoomTools } from '../sync/writing.ts'
import { bytesOf, hashOf } from '../wire/read-wire.ts'
import type { WireReason } from '../wire/server-link.ts'

/** A drop that opened. `content` may be anything that somebody outside wrote. */
export type OpenedDrop = {
  readonly id: string
  readonly content: unknown
  /** The key of a member who is answering it just now. */
  readonly takenBy: string | null
}
export type Answer = { readonly id: string; readonly address: string; readonly content: unknown }

/** How many epochs back a drop is opened: since it was boxed, people may have come and gone. */
const INBOXES_MAX = 60
const PAGES_MAX = 20

export async function sendDrop(
  tools: RoomTools,
  drop: {
    readonly address: string
    readonly to: readonly KemPublicKey[]
    readonly content: unknown
    readonly days: number
  }
): Promise<Result<true, WireReason>> {
  const { address, to, days } = drop
  const sealed = { address: bytesOf(address), to, plain: writeJson(drop.content) }
  const bytes = toBase64url(sealDrop(sealed, tools.environment.random))
  const call = { method: 'POST', path: `/api/drops/${address}`, body: { bytes, days } } as const
  const sent = await tools.link.call(call, v.unknown())
  return sent.ok ? ok(true) : refused(sent.reason)
}

/** What waits for a space, as far as this member can open it. `shut` remembers what did not open. */
export async function readQueue(
  tools: RoomTools,
  space: Space,
  shut: Set<string>
): Promise<Result<readonly OpenedDrop[], WireReason>> {
  const pairs = [...inboxesOf(space), ...ownPairsOf(space)]
  const open = (bytes: Bytes) => openDrop(bytes, space.spaceId, pairs)
  return readPages(tools, space, { rest: 'drops', shut, open })
}

/** What waits for us alone in a space, as far as it opens; also after we left, for a while. */
export async function readMine(
  tools: RoomTools,
  space: Space,
  shut: Set<string>
): Promise<Result<readonly Omit<OpenedDrop, 'takenBy'>[], WireReason>> {
  const address = memberAddress(space.spaceId, hashOf(space.myMemberId))
  const pairs = ownPairsOf(space)
  return readPages(tools, space, {
    rest: 'mine',
    shut,
    open: (bytes) => openDrop(bytes, address, pairs)
  })
}

/** What was boxed to this member alone opens also where their keys have changed since. */
function ownPairsOf(space: Space): readonly KemPair[] {
  return [space.keys, ...space.earlierKeys].map(({ kem }) => kem)
}

/** It is read and kept: nobody needs it any more. */
export function removeMine(
  tools: RoomTools,
  space: Space,
  dropId: string
): Promise<Result<true, WireReason>> {
  return onDrop(tools, space, { method: 'DELETE', rest: `mine/${dropId}` })
}

async function readPages(
  tools: RoomTools,
  space: Space,
  queue: {
    readonly rest: 'drops' | 'mine'
    readonly shut: Set<string>
    readonly open: (bytes: Bytes) => Bytes | undefined
  }
): Promise<Result<readonly OpenedDrop[], WireReason>> {
  const { rest, shut, open } = queue
  const found: OpenedDrop[] = []
  let after = ''
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const token = await tools.spaces.door.tokenFor(space)
    if (!token) return refused('not-found')
    const path = `/api/spaces/${space.id}/${rest}${after && `?after=${after}`}`
    const reply = await tools.link.call({ method: 'GET', path, token }, DropPage)
    if (!reply.ok) return refused(reply.reason)
    for (const { id, bytes, takenBy } of reply.value.drops) {
      after = id
      if (shut.has(id)) continue
      const plain = open(bytesOf(bytes))
      if (plain) found.push({ id, takenBy, content: readJson(plain) })
      else shut.add(id)
    }
    if (!reply.value.hasMore) break
  }
  return ok(found)
}

/** So that nobody else answers it at the same time. Whoever took it before may take it again. */
export async function takeDrop(
  tools: RoomTools,
  space: Space,
  dropId: string
): Promise<Result<true, WireReason>> {
  return onDrop(tools, space, { method: 'POST', rest: `drops/${dropId}/take` })
}

/** It is answered: nobody sees it any more. */
export async function removeDrop(
  tools: RoomTools,
  space: Space,
  dropId: string
): Promise<Result<true, WireReason>> {
  return onDrop(tools, space, { method: 'DELETE', rest: `drops/${dropId}` })
}

/** Reads the mailboxes that these secrets open. What is `done` goes from the server first. */
export async function readMailboxes(
  tools: RoomTools,
  boxes: readonly { readonly secret: string; readonly done: readonly string[] }[]
): Promise<Result<readonly Answer[], WireReason>> {
  const opened = boxes.map(({ secret, done }) => ({ mailbox: mailboxOf(bytesOf(secret)), done }))
  const asked = opened.map(({ mailbox, done }) => ({ readKey: toBase64url(mailbox.readKey), done }))
  const call = { method: 'POST', path: '/api/mailboxes', body: { boxes: asked } } as const
  const reply = await tools.link.call(call, MailboxDrops)
  if (!reply.ok) return refused(reply.reason)
  return ok(
    reply.value.drops.flatMap(({ id, address, bytes }): Answer[] => {
      const own = opened.find(({ mailbox }) => toBase64url(mailbox.address) === address)
      if (!own) return []
      const { mailbox } = own
      const plain = openDrop(bytesOf(bytes), mailbox.address, [mailbox.pair])
      return [{ id, address, content: plain && readJson(plain) }]
    })
  )
}

/** The pairs of the inbox that this member holds, the newest first. */
export function inboxesOf(space: Space) {
  const newest = space.state?.epoch ?? -1
  const epochs = Array.from({ length: INBOXES_MAX }, (_, back) => newest - back)
  const keys = epochs.map((epoch) => (epoch < 0 ? undefined : space.epochKey(epoch)))
  return keys.filter((key) => key !== undefined).map((key) => pairOf(key))
}

// Each look asks for all of them, and to make sixty anew would keep a slow phone busy for a second.
const pairs = new WeakMap<Bytes, KemPair>()

function pairOf(epochKey: Bytes): KemPair {
  const pair = pairs.get(epochKey) ?? inboxPair(epochKey)
  pairs.set(epochKey, pair)
  return pair
}

async function onDrop(
  tools: RoomTools,
  space: Space,
  { method, rest }: { readonly method: 'POST' | 'DELETE'; readonly rest: string }
): Promise<Result<true, WireReason>> {
  const token = await tools.spaces.door.tokenFor(space)
  if (!token) return refused('not-found')
  const path = `/api/spaces/${space.id}/${rest}`
  const done = await tools.link.call({ method, path, token }, v.unknown())
  return done.ok ? ok(true) : refused(done.reason)
}
