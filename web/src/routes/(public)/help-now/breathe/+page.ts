import type { PageLoad } from './$types'

// Nothing moves unless the person asks for it (T27).
export const load: PageLoad = ({ url }) => ({
  isMoving: url.searchParams.get('circle') === 'moves'
})
