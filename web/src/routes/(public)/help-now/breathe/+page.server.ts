import type { PageServerLoad } from './$types'

// Nothing moves unless the person asks for it (T27).
export const load: PageServerLoad = ({ url }) => ({
  isMoving: url.searchParams.get('circle') === 'moves'
})
