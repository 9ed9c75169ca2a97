import { readLibrary } from '#lib/community/read-library.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch }) => ({ texts: await readLibrary(fetch) })
