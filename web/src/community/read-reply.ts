import * as v from 'valibot'

/** What was read; or the reason, `away` while the server gives no answer. */
export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string }

export async function readReply<Schema extends v.GenericSchema>(
  asking: () => Promise<Response>,
  schema: Schema
): Promise<Read<v.InferOutput<Schema>>> {
  try {
    const reply = await asking()
    const body: unknown = await reply.json()
    if (!reply.ok) return { ok: false, reason: reasonIn(body) }
    const parsed = v.safeParse(schema, body)
    return parsed.success ? { ok: true, value: parsed.output } : { ok: false, reason: 'away' }
  } catch {
    return { ok: false, reason: 'away' }
  }
}

export function reasonIn(body: unknown): string {
  const refusal = v.safeParse(v.object({ reason: v.string() }), body)
  return refusal.success ? refusal.output.reason : 'away'
}
