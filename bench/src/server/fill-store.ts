/** Rows of true size, straight into a store that no server has open: what years of use would leave. */
import { randomBytes } from 'node:crypto'
import { encodeHeader } from '@beside/kernel'
import type { Hash, SignPublicKey, SpaceId } from '@beside/kernel'
import { openStore } from '@beside/server'
import type { Store } from '@beside/server'
import type { LogEnd } from '../wire/log-end.ts'
import { makeEntryRow } from './entry-row.ts'

type Writing = Parameters<Parameters<Store['write']>[0]>[0]

const ROWS_AT_ONCE = 200
const WRAP_BYTES = 200
const RECORD_BYTES = 192
/** A keyring of 4 KB, as `server/src/store/keyrings.ts` cuts it. */
const KEYRING_PARTS = [896, 896, 896, 896, 512]
const ENTRIES_OF_SPACE = 4
/** Every so many entries one is a document, in one of a few lanes: a plan, notes, agreements. */
const DOCUMENT_EVERY = 25
const LANES = [1, 2, 3].map((lane) => Buffer.alloc(16, lane))

/** As many accounts, each with a session, and for every two of them a bond like the one that is given. */
export async function fillCommunity(dataFolder: string, accounts: number, like: LogEnd) {
  await using store = await openStore(dataFolder)
  await store.write(async (db) => {
    for (let left = accounts; left > 0; left -= ROWS_AT_ONCE) {
      const ids = Array.from({ length: Math.min(left, ROWS_AT_ONCE) }, () => randomBytes(16))
      await addAccounts(db, ids)
      await addBonds(db, Math.ceil(ids.length / 2), like)
    }
  })
}

/** Lets a log grow until it has so many records; gives back its new end. */
export async function fillLog(dataFolder: string, end: LogEnd, records: number): Promise<LogEnd> {
  await using store = await openStore(dataFolder)
  const space = end.spaceId
  const time = Date.now()
  const missing = Math.max(0, records - end.seenSeq)
  const rows = Array.from({ length: missing }, (_, index) =>
    withHeader(withLane(makeEntryRow({ space, seq: end.seenSeq + 1 + index, time })), end)
  )
  const last = rows.at(-1)
  if (!last) return end
  const { seq, head } = last
  await store.write(async (db) => {
    for (const some of inParts(rows)) await db.insertInto('records').values(some).execute()
    const documents = rows.filter(({ is_document: is }) => is === 1).slice(-LANES.length)
    const current = documents.map(({ lane, seq: at }) => ({ space, lane, seq: at }))
    if (current.length > 0) await db.insertInto('documents').values(current).execute()
    await db.updateTable('spaces').set({ seq, head, time }).where('id', '=', space).execute()
  })
  return { ...end, seenSeq: seq, seenHead: new Uint8Array(head) as Hash }
}

function withLane(row: ReturnType<typeof makeEntryRow>) {
  const lane = LANES[(row.seq / DOCUMENT_EVERY) % LANES.length]
  return row.seq % DOCUMENT_EVERY === 0 && lane ? { ...row, lane, is_document: 1 } : row
}

/** As it is written by somebody who had read all that was there. */
function withHeader(row: ReturnType<typeof makeEntryRow>, end: LogEnd) {
  const { spaceId, epoch, opHash, seenHead } = end
  const standing = { spaceId, epoch, opHash, seenHead, seenSeq: row.seq - 1 }
  const author = new Uint8Array(row.author) as SignPublicKey
  const entry = { lane: row.lane, isDocument: row.is_document === 1 }
  return { ...row, header: encodeHeader({ type: 'entry', ...standing, author, ...entry }) }
}

async function addAccounts(db: Writing, ids: readonly Buffer<ArrayBuffer>[]): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  const accounts = ids.map((id) => ({
    id,
    name_mac: randomBytes(32),
    opaque_record: randomBytes(RECORD_BYTES),
    kit_key: randomBytes(32),
    root_generation: 0,
    paused_until: null
  }))
  const wraps = ids.flatMap((account) =>
    (['kit', 'passphrase'] as const).map((method) => ({
      account,
      method,
      generation: 0,
      bytes: randomBytes(WRAP_BYTES)
    }))
  )
  const parts = ids.flatMap((account) =>
    KEYRING_PARTS.map((size, part) => ({ account, part, bytes: randomBytes(size) }))
  )
  const sessions = ids.map((account) => ({
    token_hash: randomBytes(32),
    id: randomBytes(16),
    account,
    nonce: randomBytes(32),
    started_on: day,
    seen_on: day,
    label: null
  }))
  await db.insertInto('accounts').values(accounts).execute()
  await db.insertInto('wraps').values(wraps).execute()
  const keyrings = ids.map((account) => ({ account, seq: 1 }))
  await db.insertInto('keyrings').values(keyrings).execute()
  await db.insertInto('keyring_parts').values(parts).execute()
  await db.insertInto('sessions').values(sessions).execute()
}

async function addBonds(db: Writing, count: number, like: LogEnd): Promise<void> {
  const found = db.selectFrom('spaces').selectAll().where('id', '=', like.spaceId)
  const original = await found.executeTakeFirstOrThrow()
  const ids = Array.from({ length: count }, () => new Uint8Array(randomBytes(32)) as SpaceId)
  const spaces = ids.map((id) => ({
    ...original,
    id,
    head: randomBytes(32),
    seq: ENTRIES_OF_SPACE
  }))
  const members = ids.flatMap((space) => [memberOf(space), memberOf(space)])
  const entries = ids.flatMap((space) =>
    Array.from({ length: ENTRIES_OF_SPACE }, (_, index) =>
      makeEntryRow({ space, seq: index + 1, time: original.time })
    )
  )
  await db.insertInto('spaces').values(spaces).execute()
  await db.insertInto('members').values(members).execute()
  for (const some of inParts(entries)) await db.insertInto('records').values(some).execute()
}

function memberOf(space: SpaceId) {
  return {
    space,
    sign_key: randomBytes(32),
    member_id: randomBytes(32),
    is_current: 1,
    joined_seq: 1,
    left_seq: null,
    left_time: null
  }
}

function inParts<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = []
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    parts.push(rows.slice(at, at + ROWS_AT_ONCE))
  return parts
}
