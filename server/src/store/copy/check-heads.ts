import { isSameBytes, walkLog } from '@beside/kernel/wire'
import type { Bytes, Hash, Position } from '@beside/kernel/wire'
import { listLeaves } from '../records.ts'
import type { LeafRow } from '../records.ts'
import { findSpaceHead } from '../spaces.ts'
import type { Reader } from '../tables.ts'
import { readRows } from './read-rows.ts'

const PAGE = 1000

/** True if the records of every space lead to its head, by the kernel's own rules. */
export async function areHeadsRight(db: Reader): Promise<boolean> {
  for await (const rows of readRows(db, 'spaces')) {
    for (const { id } of rows) if (!(await isHeadRight(db, id as Bytes))) return false
  }
  return true
}

async function isHeadRight(db: Reader, space: Bytes): Promise<boolean> {
  const wanted = await findSpaceHead(db, space)
  let position: Position = { seq: 0, head: space as Hash }
  if (!wanted) return false
  while (position.seq < wanted.seq) {
    const from = position.seq + 1
    const leaves = await listLeaves(db, space, { from, to: from + PAGE })
    const next = walkLog(position, leaves.map(leafOf))?.at(-1)
    if (!next || next.seq === position.seq) return false
    position = next
  }
  return wanted.seq === position.seq && isSameBytes(wanted.head, position.head)
}

function leafOf({ seq, time, lane, is_document, env_hash }: LeafRow) {
  return { seq, time, lane, isDocument: is_document === 1, envHash: env_hash as Hash }
}
