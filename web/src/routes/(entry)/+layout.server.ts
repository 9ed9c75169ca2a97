import { readCommunity } from '#lib/community/read-community.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ fetch }) => ({
  community: await readCommunity(fetch)
})
