import { fail } from '@sveltejs/kit'
import { emptyForm, readForm, readNewsletter, send, wishOf } from '#lib/community/newsletter.ts'
import { nameDay } from '#lib/community/name-things.ts'
import type { Actions, PageServerLoad } from './$types'

const SHOWN = 12

export const load: PageServerLoad = async ({ fetch }) => {
  const newsletter = await readNewsletter(fetch)
  return {
    isSent: newsletter?.isSent ?? false,
    empty: emptyForm,
    letters: (newsletter?.letters ?? []).slice(0, SHOWN).map(({ id, subject, outOn }) => ({
      id,
      subject,
      day: nameDay(outOn)
    }))
  }
}

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = readForm(await request.formData())
    const body = { to: form.to, ...wishOf(form) }
    const reason = await send(fetch, { path: 'ask', body })
    return reason === null ? { isAsked: true as const } : fail(400, { form, reason })
  }
}
