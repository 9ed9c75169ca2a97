import { DocumentPage, WIRE_LIMITS, type Documents } from '@beside/contract'
import { ok, refused, type Result } from '@beside/kernel'
import { readFromSpace, type FetchRefusal, type SpaceDoor } from './space-door.ts'
import type { Space } from './space.ts'

/** All current documents, and what was current at seq `at`: as many replies as it takes. */
export async function readDocuments(
  door: SpaceDoor,
  space: Space,
  at: number
): Promise<Result<Documents, FetchRefusal>> {
  const all: Documents = { documents: [], at: [] }
  let rest = `documents?at=${at}`
  // Each reply brings one document at least.
  for (let round = 0; round < WIRE_LIMITS.documentPages; round += 1) {
    const page = await readFromSpace(door, space, { rest, reply: DocumentPage })
    if (!page.ok) return page
    all.documents.push(...page.value.documents)
    all.at.push(...page.value.at)
    if (page.value.next === null) return ok(all)
    rest = `documents?at=${at}&after=${page.value.next}`
  }
  return refused('document-differs')
}
