import { Library, ShownText } from '@beside/contract'
import * as v from 'valibot'

export type Read<Value> = Value | 'withdrawn' | 'not-there' | null

/** What anybody may read here; null while the server gives no answer. */
export async function readLibrary(ask: typeof fetch): Promise<Library['texts'] | null> {
  const read = await readFrom(ask, '/api/library', Library)
  return read === null || typeof read === 'string' ? null : read.texts
}

/** A text as it is shown now. */
export async function readText(ask: typeof fetch, slug: string): Promise<Read<ShownText>> {
  return await readFrom(ask, `/api/library/texts/${encodeURIComponent(slug)}`, ShownText)
}

async function readFrom<Schema extends v.GenericSchema>(
  ask: typeof fetch,
  path: string,
  schema: Schema
): Promise<Read<v.InferOutput<Schema>>> {
  try {
    const reply = await ask(path)
    if (reply.status === 410) return 'withdrawn'
    if (reply.status === 404) return 'not-there'
    const read = v.safeParse(schema, reply.ok ? await reply.json() : null)
    return read.success ? read.output : null
  } catch {
    return null
  }
}
