import { error } from '@sveltejs/kit'
import { readCalendar } from '#lib/community/gatherings.ts'
import { answerCalendar } from '../../answer-calendar.ts'
import type { RequestHandler } from './$types'

const HOUR_S = 3600
const secondsBefore: Readonly<Record<string, number>> = { hour: HOUR_S, day: 24 * HOUR_S }

export const GET: RequestHandler = async ({ fetch, params, url }) => {
  const read = await readCalendar(fetch, params.id)
  if (!read.ok) error(503, 'not-drawn')
  if (read.value.dates.length === 0) error(404, 'not-found')
  const remind = secondsBefore[url.searchParams.get('remind') ?? ''] ?? null
  return answerCalendar(read.value, remind)
}
