/** How every room writes: an entry of a kind with a body, sealed and sent by the spaces below. */
import {
  makeEcho,
  NO_LANE,
  ok,
  refused,
  toBase64url,
  type Bytes,
  type MemberPublicKeys,
  type Result
} from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import type { KnownPlace } from '../account/place.ts'
import type { Trouble } from '../api.ts'
import type { Environment } from '../environment.ts'
import type { AppendResult } from '../spaces/append.ts'
import { writeJson, type Entry, type OpenedEntry } from '../spaces/entry.ts'
import { addressTo } from '../spaces/open-record.ts'
import type { Space } from '../spaces/space.ts'
import type { MySpaces } from './my-spaces.ts'
import { membershipOf } from './membership-book.ts'
import { bytesOf } from '../wire/read-wire.ts'
import { narrowed, type ServerLink } from '../wire/server-link.ts'

export const LANE_SIZE = 16

export type WritingTools = {
  readonly environment: Environment
  readonly account: OpenAccount
  readonly spaces: MySpaces
}
/** What a room needs that also speaks to the server by itself. */
export type RoomTools = WritingTools & { readonly link: ServerLink; readonly place: KnownPlace }
export type Saying = {
  readonly kind: string
  readonly body: unknown
  readonly refs?: readonly string[]
  /** The id inside, which makes a repeat harmless; made here if it is not given. */
  readonly id?: string
  readonly writeKey?: string
  /** Given for a document: its lane, 16 random bytes. */
  readonly documentLane?: Bytes
  /** Given for what only this member may read. */
  readonly to?: MemberPublicKeys
}

export function newEntryId(environment: Environment): string {
  return toBase64url(environment.random(16))
}

/** Writes one entry into a space. */
export async function writeInto(
  tools: WritingTools,
  space: Space,
  saying: Saying
): Promise<AppendResult> {
  const { environment, account, spaces } = tools
  const id = saying.id ?? newEntryId(environment)
  const membership = membershipOf(account.keyring, space.id)
  const root = membership && account.rootOf(membership.rootId)
  if (!root) return refused('no-key')
  const keyring = { seq: account.keyringSeq, blob: account.keyringBlob }
  const echo = makeEcho(root, { spaceId: space.spaceId, entryId: bytesOf(id) }, keyring)
  const open = { kind: saying.kind, body: saying.body, refs: [...(saying.refs ?? [])] }
  const words = saying.to
    ? addressTo(
        space,
        { kem: saying.to.kem, entryId: id },
        { words: open, random: environment.random }
      )
    : open
  const clientTime = environment.now()
  const entry: Entry = { id, ...words, clientTime, echo: toBase64url(echo) }
  return spaces.appendEntry(space, {
    id,
    lane: saying.documentLane ?? NO_LANE,
    isDocument: saying.documentLane !== undefined,
    plain: writeJson(entry),
    ...(saying.writeKey && { writeKey: saying.writeKey })
  })
}

/** One's own document of a kind, such as a profile. */
export function ownDocument(space: Space, kind: string): OpenedEntry | undefined {
  return [...space.documents.values()].find(
    (one) => one.entry.kind === kind && one.memberId === space.me
  )
}

/** Writes a document into the lane of the one before it, or into a new one. */
export function writeDocument(
  tools: WritingTools,
  space: Space,
  { before, ...saying }: Saying & { readonly before: OpenedEntry | undefined }
): Promise<AppendResult> {
  const documentLane = before ? bytesOf(before.lane) : tools.environment.random(LANE_SIZE)
  return writeInto(tools, space, { ...saying, documentLane })
}

/** For an action that gives nothing back: done, or why not. */
export function settled(result: Result<unknown, string>): Result<true, Trouble> {
  return result.ok ? ok(true) : narrowed(result)
}
