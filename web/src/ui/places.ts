import { frameWords } from './words.ts'

/** The places of a signed-in person, always in this order. One whose room is not built is not drawn. */
export type PlaceKey = 'today' | 'people' | 'circles' | 'heard' | 'net' | 'support'

export const placeByKey: Readonly<
  Record<PlaceKey, { readonly href: string; readonly name: string }>
> = {
  today: { href: '/app', name: frameWords.today },
  people: { href: '/app/people', name: frameWords.people },
  circles: { href: '/app/circles', name: frameWords.circles },
  heard: { href: '/app/heard', name: frameWords.heard },
  net: { href: '/app/net', name: frameWords.net },
  support: { href: '/support', name: frameWords.support }
}

/** What is built today. */
export const builtPlaces: readonly PlaceKey[] = ['today', 'people', 'circles', 'net']
