import type { Space } from '../../spaces/space.ts'
import { writeDocument, type WritingTools } from '../../sync/writing.ts'
import { talkRecords } from '../../talk/fold.ts'
import { documentIn, type CircleDocument } from './fold.ts'

/** Writes the one document of a kind, in its lane. */
export function writeOnly(
  tools: WritingTools,
  space: Space,
  { kind, body }: { readonly kind: CircleDocument; readonly body: unknown }
) {
  const before = documentIn(talkRecords(space), kind)
  return writeDocument(tools, space, { kind, body, before })
}
