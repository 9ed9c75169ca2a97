import { send } from '#lib/community/newsletter.ts'
import type { Actions, PageServerLoad } from './$types'

/** A press and not the look alone: programs that check mails open every link in them. */
export const load: PageServerLoad = ({ url }) => ({ key: url.searchParams.get('key') ?? '' })

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const key = (await request.formData()).get('key')
    const reason = await send(fetch, { path: 'yes', body: { key } })
    return { state: reason === null ? ('begun' as const) : ('over' as const) }
  }
}
