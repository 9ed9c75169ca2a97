import { error } from '@sveltejs/kit'
import { readCalendar } from '#lib/community/gatherings.ts'
import { answerCalendar } from '../answer-calendar.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ fetch }) => {
  const read = await readCalendar(fetch)
  if (!read.ok) error(503, 'not-drawn')
  return answerCalendar(read.value, null)
}
