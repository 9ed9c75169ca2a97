import { Instance } from '@beside/contract'
import type { PublicCommunity } from '@beside/contract'
import * as v from 'valibot'

/** What anybody may know about this community; null while the server gives no answer. */
export async function readCommunity(ask: typeof fetch): Promise<PublicCommunity | null> {
  try {
    const reply = await ask('/api/instance')
    if (!reply.ok) return null
    const read = v.safeParse(Instance, await reply.json())
    return read.success ? read.output.community : null
  } catch {
    // A public page is still worth drawing: the emergency numbers do not come from the server.
    return null
  }
}
