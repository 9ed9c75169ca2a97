import { readGatherings } from '#lib/community/gatherings.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch }) => {
  const read = await readGatherings(fetch)
  return { dates: read.ok ? read.value.dates : null }
}
