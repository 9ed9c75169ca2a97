import { error } from '@sveltejs/kit'
import { readLetter } from '#lib/community/newsletter.ts'
import { nameDay } from '#lib/community/name-things.ts'
import { languageOf } from '#lib/words/language.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const read = await readLetter(fetch, url.searchParams.get('id') ?? '')
  if (!read.ok) error(read.reason === 'not-found' ? 404 : 503, 'not-drawn')
  const { subject, text, outOn } = read.value
  return {
    subject,
    paragraphs: text.split(/\n{2,}/u),
    day: nameDay(outOn, languageOf(url.pathname))
  }
}
