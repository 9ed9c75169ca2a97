import { fail } from '@sveltejs/kit'
import {
  emptyForm,
  problemsOf,
  readForm,
  readNewsletter,
  send,
  wishOf
} from '#lib/community/newsletter.ts'
import { nameDay } from '#lib/community/name-things.ts'
import { languageOf } from '#lib/words/language.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const read = await readNewsletter(fetch)
  const { isSent, letters } = read.ok ? read.value : { isSent: false, letters: [] }
  return {
    isAway: !read.ok,
    isSent,
    empty: emptyForm,
    letters: letters.map(({ id, subject, outOn }) => ({
      id,
      subject,
      day: nameDay(outOn, languageOf(url.pathname))
    }))
  }
}

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = readForm(await request.formData())
    const problems = problemsOf(form, true)
    if (problems.length > 0) return fail(400, { form, problems, reason: null })
    const body = { to: form.to, ...wishOf(form, languageOf(url.pathname)) }
    const reason = await send(fetch, { path: 'ask', body })
    return reason === null ? { isAsked: true as const } : fail(400, { form, problems, reason })
  }
}
