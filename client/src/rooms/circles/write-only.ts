import type { Space } from '../../spaces/space.ts'
import { writeDocument, type WritingTools } from '../../sync/writing.ts'
import { oldestLane, type CircleDocument } from './fold.ts'

/** Writes the one document of a kind, in its lane. */
export function writeOnly(
  tools: WritingTools,
  space: Space,
  { kind, body }: { readonly kind: CircleDocument; readonly body: unknown }
) {
  const before = oldestLane([...space.documents.values()], kind)
  return writeDocument(tools, space, { kind, body, before })
}
