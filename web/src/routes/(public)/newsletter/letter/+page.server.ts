import { error } from '@sveltejs/kit'
import { readLetter } from '#lib/community/newsletter.ts'
import { nameDay } from '#lib/community/name-things.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const letter = await readLetter(fetch, url.searchParams.get('id') ?? '')
  if (letter === null) error(404, 'not-found')
  const { subject, text, outOn } = letter
  return { subject, paragraphs: text.split(/\n{2,}/u), day: nameDay(outOn) }
}
