/** The body of a request, up to a limit that is checked while it arrives. */
import type { Reason } from '@beside/contract'
import type { Arrival } from '../config/address.ts'
import { ok, refused } from '@beside/kernel/wire'
import type { Result } from '@beside/kernel/wire'
import type { Context as HonoContext } from 'hono'
import type { HttpBindings } from '@hono/node-server'

/** What comes with a request from the network; a request from within the process has none of it. */
export type Bindings = {
  readonly Bindings: Partial<HttpBindings & { readonly arrival: Arrival }>
}

/** The parsed JSON. Arrays and objects of any depth are safe: the parser keeps no stack of calls. */
export async function readJson(
  c: HonoContext<Bindings>,
  bytesMax: number
): Promise<Result<unknown, Reason>> {
  const type = c.req.header('content-type') ?? ''
  // Browsers send JSON across sites only after asking, and here the answer is no.
  if (!/^application\/json\s*(;|$)/iu.test(type)) return refused('bad-request')
  const announced = Number(c.req.header('content-length') ?? 0)
  if (announced > bytesMax) return refused('too-large')
  const bytes = await readBytes(c, bytesMax)
  if (!bytes.ok) return bytes
  try {
    return ok(JSON.parse(bytes.value.toString('utf8')))
  } catch {
    return refused('bad-request')
  }
}

async function readBytes(
  c: HonoContext<Bindings>,
  bytesMax: number
): Promise<Result<Buffer, Reason>> {
  const incoming = c.env?.incoming
  // Within the process (server-rendered pages) there is no socket, only a Request.
  const chunks = (incoming ?? c.req.raw.body ?? []) as AsyncIterable<Uint8Array>
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > bytesMax) return refused('too-large')
      parts.push(chunk)
    }
  } catch {
    // The other side went away in the middle; nobody reads this answer.
    return refused('bad-request')
  }
  return ok(Buffer.concat(parts, size))
}
