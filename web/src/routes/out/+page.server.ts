import { readCommunity } from '#lib/community/read-community.ts'
import type { PageServerLoad } from './$types'

/** The site that a steward chose to open after Exit. A copy that a device keeps leads nowhere. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const community = url.searchParams.has('stay') ? null : await readCommunity(fetch)
  return { exitTo: community?.exitTo ?? null }
}
