import { isOver, readOwn, send } from '#lib/community/newsletter.ts'
import type { Actions, PageServerLoad } from './$types'

/** A press and not the look alone: programs that check mails open every link in them. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const key = url.searchParams.get('key') ?? ''
  const read = await readOwn(fetch, key)
  // Somebody else may have asked, so what was chosen stands there before the yes.
  return { key, wish: read.ok ? read.value : null, isOver: !read.ok && isOver(read.reason) }
}

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const key = (await request.formData()).get('key')
    const reason = await send(fetch, { path: 'yes', body: { key } })
    return { reason, isBegun: reason === null, isOver: isOver(reason) }
  }
}
