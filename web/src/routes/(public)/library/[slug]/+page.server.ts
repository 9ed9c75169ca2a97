import { error } from '@sveltejs/kit'
import { readText } from '#lib/community/read-library.ts'
import { languageOf, pathIn } from '#lib/words/language.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const read = await readText(fetch, params.slug)
  if (read === null) error(503, 'not-drawn')
  if (read === 'not-there') error(404, 'not-found')
  const today = new Date().toISOString().slice(0, 10)
  if ('withdrawn' in read) return { text: null, withdrawn: read.withdrawn }
  const { reviewBy } = read.words
  return {
    text: read,
    link: url.origin + pathIn(languageOf(url.pathname), `/library/${params.slug}`),
    isDue: reviewBy !== null && reviewBy <= today
  }
}
