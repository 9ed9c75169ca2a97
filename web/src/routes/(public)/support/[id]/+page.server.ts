import { entryFromServer, type Entry } from '@beside/client/directory'
import type { PageServerLoad } from './$types'

/** An entry by its address, the same for everybody. Where there is JavaScript, entries open on the device instead. */
export const load: PageServerLoad = async ({ params, fetch }) => {
  const reply = await fetch(`/api/directory/services/${encodeURIComponent(params.id)}`)
  if (!reply.ok) return { entry: null }
  const { details } = (await reply.json()) as { readonly details: Entry }
  return { entry: entryFromServer(details, Date.now()) }
}
