/** Reads once more what the server serves now, as evidence: it is kept as it came, and believed in nothing. */
import { RecordPage, WIRE_LIMITS, type PlacedRecord } from '@beside/contract'
import type { Served } from './evidence.ts'
import { readDocuments } from './read-documents.ts'
import { readFromSpace, type SpaceDoor } from './space-door.ts'
import type { Space } from './space.ts'

export async function readServed(
  door: SpaceDoor,
  space: Space,
  came?: PlacedRecord
): Promise<Served> {
  const limit = WIRE_LIMITS.pageRecordsDefault
  const page = await readFromSpace(door, space, {
    rest: `records?limit=${limit}`,
    reply: RecordPage
  })
  const documents = await readDocuments(door, space, space.position.seq)
  return {
    page: page.ok ? page.value : null,
    documents: documents.ok ? documents.value : null,
    came: came ?? null
  }
}
