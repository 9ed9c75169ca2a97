import { frameWords } from './words.ts'

/** The places of a signed-in person, always in this order. One whose room is not built is not drawn. */
export type PlaceKey = 'today' | 'people' | 'circles' | 'heard' | 'net' | 'support' | 'care'

export const placeByKey: Readonly<
  Record<PlaceKey, { readonly href: string; readonly name: string }>
> = {
  today: { href: '/app', name: frameWords.today },
  people: { href: '/app/people', name: frameWords.people },
  circles: { href: '/app/circles', name: frameWords.circles },
  heard: { href: '/app/heard', name: frameWords.heard },
  net: { href: '/app/net', name: frameWords.net },
  support: { href: '/support', name: frameWords.support },
  care: { href: '/app/care', name: frameWords.care }
}

const builtPlaces: readonly PlaceKey[] = ['today', 'people', 'circles', 'net']

/** What is built today. Care is drawn for those who hold a role, and for nobody else. */
export function placesFor(hasRole: boolean): readonly PlaceKey[] {
  return hasRole ? [...builtPlaces, 'care'] : builtPlaces
}
