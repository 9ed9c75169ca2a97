import { EarlierText, Library, ShownText, TextWithdrawn } from '@beside/contract'
import type { Withheld } from '@beside/contract'
import * as v from 'valibot'

export type Read<Value> = Value | { readonly withdrawn: Withheld } | 'not-there' | null

/** What anybody may read here; null while the server gives no answer. */
export async function readLibrary(ask: typeof fetch): Promise<Library['texts'] | null> {
  const read = await readFrom(ask, '/api/library', Library)
  return read === null || read === 'not-there' || 'withdrawn' in read ? null : read.texts
}

/** A text as it is shown now. */
export async function readText(ask: typeof fetch, slug: string): Promise<Read<ShownText>> {
  return await readFrom(ask, `/api/library/texts/${encodeURIComponent(slug)}`, ShownText)
}

/** What a text said before. */
export async function readBefore(
  ask: typeof fetch,
  { slug, number }: { readonly slug: string; readonly number: string }
): Promise<Read<EarlierText>> {
  const path = `/api/library/texts/${encodeURIComponent(slug)}/before/${encodeURIComponent(number)}`
  return await readFrom(ask, path, EarlierText)
}

async function readFrom<Schema extends v.GenericSchema>(
  ask: typeof fetch,
  path: string,
  schema: Schema
): Promise<Read<v.InferOutput<Schema>>> {
  try {
    const reply = await ask(path)
    if (reply.status === 410) {
      const { on, why } = v.parse(TextWithdrawn, await reply.json())
      return { withdrawn: { on, why } }
    }
    if (reply.status === 404) return 'not-there'
    const read = v.safeParse(schema, reply.ok ? await reply.json() : null)
    return read.success ? read.output : null
  } catch {
    return null
  }
}
