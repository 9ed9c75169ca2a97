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

/** What somebody has beside the places that are everybody's. */
export type OwnPlaces = {
  /** There are listeners here, or this person listens or was heard. */
  readonly isHeard: boolean
  /** This person helps to look after this place. */
  readonly hasRole: boolean
}

const builtPlaces: readonly PlaceKey[] = [
  'today',
  'people',
  'circles',
  'heard',
  'net',
  'support',
  'care'
]

/** What is built today, but what would be of no use to this person. */
export function placesFor({ isHeard, hasRole }: OwnPlaces): readonly PlaceKey[] {
  return builtPlaces.filter((key) => {
    if (key === 'heard') return isHeard
    return key !== 'care' || hasRole
  })
}
