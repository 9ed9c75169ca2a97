import { error } from '@sveltejs/kit'
import { readText } from '#lib/community/read-library.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const read = await readText(fetch, params.slug)
  if (read === null) error(503, 'not-drawn')
  if (read === 'not-there') error(404, 'not-found')
  const today = new Date().toISOString().slice(0, 10)
  return {
    text: read === 'withdrawn' ? null : read,
    link: `${url.origin}/library/${params.slug}`,
    isDue: read !== 'withdrawn' && read.words.reviewBy !== null && read.words.reviewBy <= today
  }
}
