import { error } from '@sveltejs/kit'
import { readBefore } from '#lib/community/read-library.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => {
  const read = await readBefore(fetch, params)
  if (read === null) error(503, 'not-drawn')
  if (read === 'not-there') error(404, 'not-found')
  const { slug } = params
  return 'withdrawn' in read
    ? { slug, text: null, withdrawn: read.withdrawn }
    : { slug, text: read }
}
