import { placeByKey, type PlaceKey } from '#lib/ui/places.ts'
import { barWords } from './words.ts'

/** Which place a page belongs to, and what its bar says. */
export function placeOf(routeId: string | null): {
  readonly key: PlaceKey | null
  readonly name: string
} {
  if (routeId?.startsWith('/app/people')) return place('people')
  if (routeId?.startsWith('/app/circles')) return place('circles')
  if (routeId?.startsWith('/app/heard')) return place('heard')
  if (routeId?.startsWith('/app/care')) return place('care')
  if (routeId === '/app/net') return place('net')
  if (routeId === '/app') return place('today')
  return { key: null, name: barNameOf(routeId) }
}

function place(key: PlaceKey) {
  return { key, name: placeByKey[key].name }
}

function barNameOf(routeId: string | null): string {
  const isAboutMe = routeId?.startsWith('/app/me') || routeId === '/app/role'
  return isAboutMe || routeId?.startsWith('/app/who') ? barWords.me : barWords.own
}
