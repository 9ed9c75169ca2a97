import { fail } from '@sveltejs/kit'
import {
  formOf,
  isOver,
  problemsOf,
  readForm,
  readOwn,
  send,
  wishOf
} from '#lib/community/newsletter.ts'
import { languageOf } from '#lib/words/language.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const key = url.searchParams.get('key') ?? ''
  const read = await readOwn(fetch, key)
  return {
    key,
    form: read.ok ? formOf(read.value) : null,
    isOver: !read.ok && isOver(read.reason)
  }
}

export const actions: Actions = {
  save: async ({ request, fetch, url }) => {
    const data = await request.formData()
    const form = readForm(data)
    const problems = problemsOf(form, false)
    if (problems.length > 0) return fail(400, { form, problems, reason: null })
    const body = { key: data.get('key'), ...wishOf(form, languageOf(url.pathname)) }
    const reason = await send(fetch, { method: 'PUT', path: 'own', body })
    return reason === null ? { state: 'saved' as const } : fail(400, { form, problems, reason })
  },
  stop: async ({ request, fetch }) => {
    const key = (await request.formData()).get('key')
    const where = typeof key === 'string' ? encodeURIComponent(key) : ''
    const reason = await send(fetch, { path: `stop/${where}`, body: {} })
    return reason === null
      ? { state: 'stopped' as const }
      : fail(400, { form: null, problems: [], reason })
  }
}
