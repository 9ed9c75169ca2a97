/** A space while a batch writes to it. What is in a draft counts only once the batch is committed. */
import { startOfLog } from '@beside/kernel/wire'
import type { Bytes, Hash, Position, Receipt, SpaceId, SpaceState } from '@beside/kernel/wire'
import { findPosition } from '../store/records.ts'
import { findSpace } from '../store/spaces.ts'
import type { Reader } from '../store/tables.ts'
import type { Landed } from './write.ts'

/** What is kept of a space between batches. */
export type KnownSpace = {
  readonly state: SpaceState
  readonly position: Position
  readonly time: number
  /** The newest heads by seq: most writers have seen one of these. */
  readonly heads: ReadonlyMap<number, Hash>
}

export type Draft = {
  readonly spaceId: SpaceId
  /** The state before the batch; undefined for a space that does not exist yet. */
  readonly before: SpaceState | undefined
  state: SpaceState | undefined
  position: Position
  time: number
  readonly heads: Map<number, Hash>
  readonly landed: Landed[]
  hasErased: boolean
  /** Who said something new, or came into a bond, each once or more: others may want a nudge. */
  readonly newsBy: Bytes[]
  receipt: Receipt | undefined
}

const HEADS_KEPT = 64

export function draftOfKnown(spaceId: SpaceId, known: KnownSpace): Draft {
  const { state, position, time } = known
  const heads = new Map(known.heads)
  return { ...emptyDraft(spaceId), before: state, state, position, time, heads }
}

export async function readDraft(db: Reader, spaceId: SpaceId): Promise<Draft> {
  const space = await findSpace(db, spaceId)
  if (!space) return emptyDraft(spaceId)
  const { state, seq, time } = space
  const head = space.head as Hash
  const heads = new Map([[seq, head]])
  return {
    ...emptyDraft(spaceId),
    before: state,
    state,
    position: { seq, head },
    time,
    heads
  }
}

/** What to keep of a draft once it is committed; undefined if there is no space any more. */
export function knownOfDraft(draft: Draft): KnownSpace | undefined {
  const { state, position, time, heads } = draft
  if (!state || state.isClosed) return undefined
  return { state, position, time, heads }
}

export function moveTo(draft: Draft, position: Position, time: number): void {
  draft.position = position
  draft.time = time
  draft.heads.set(position.seq, position.head)
  draft.heads.delete(position.seq - HEADS_KEPT)
}

/** The head at a seq that was already reached. */
export async function headAt(db: Reader, draft: Draft, seq: number): Promise<Bytes | undefined> {
  if (seq === 0) return draft.spaceId
  const known = draft.heads.get(seq)
  return known ?? (await findPosition(db, draft.spaceId, seq))?.head
}

/** A space before its first record. */
export function emptyDraft(spaceId: SpaceId): Draft {
  return {
    spaceId,
    before: undefined,
    state: undefined,
    position: startOfLog(spaceId),
    time: 0,
    heads: new Map(),
    landed: [],
    newsBy: [],
    hasErased: false,
    receipt: undefined
  }
}
