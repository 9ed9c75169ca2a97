import type { ByteReader } from '../bytes/byte-reader.ts'
import { readNumbers, readShared, readSteps, readTexts } from '../bytes/columns.ts'
import { POINT_SCALE } from '../build/write-cards.ts'
import { PLACE_TYPES, shortPostcode } from '../build/write-places.ts'
import type { PlaceType } from '../build/write-places.ts'
import { fold } from '../text/fold.ts'
import { countMistakes, mistakesFor } from '../text/near-words.ts'

/** A place that somebody can be near to. */
export type FoundPlace = {
  readonly type: PlaceType
  readonly name: string
  /** What it lies in, to tell it from others of that name. */
  readonly region: string
  readonly latitude: number
  readonly longitude: number
}

export type Places = (text: string) => readonly FoundPlace[]

const PLACES_SHOWN = 8
const TEXT_MAX = 100

export function readPlaces(reader: ByteReader): Places {
  const names = readTexts(reader)
  const regions = readShared(reader)
  const kinds = readNumbers(reader)
  const latitudes = readSteps(reader)
  const longitudes = readSteps(reader)
  const folded: string[] = []
  for (let index = 0; index < names.length; index += 1) folded.push(squeeze(names.at(index)))
  const at = (index: number): FoundPlace => ({
    type: PLACE_TYPES[(kinds[index] ?? 0) % 4] ?? 'town',
    name: names.at(index),
    region: regions.at(index),
    latitude: (latitudes[index] ?? 0) / POINT_SCALE,
    longitude: (longitudes[index] ?? 0) / POINT_SCALE
  })
  return (text) => {
    const asked = askedOf(text)
    if (asked.name === '') return []
    const scored: { index: number; score: number }[] = []
    for (const [index, name] of folded.entries()) {
      const fit = fitOf(name, asked)
      if (fit === 0) continue
      const isThere = asked.region !== '' && squeeze(regions.at(index)).startsWith(asked.region)
      const size = Math.log2(1 + Math.floor((kinds[index] ?? 0) / 4)) / 20
      scored.push({ index, score: fit + (isThere ? 1 : 0) + size })
    }
    scored.sort((one, other) => other.score - one.score || one.index - other.index)
    return scored.slice(0, PLACES_SHOWN).map(({ index }) => at(index))
  }
}

type Asked = { readonly name: string; readonly region: string; readonly isCode: boolean }

/** "san carlos, ca", "San Carlos CA", "Saint Paul" and "ls1 4ab" as names are kept. */
function askedOf(text: string): Asked {
  const given = text.slice(0, TEXT_MAX)
  const code = shortPostcode(given.trim().toUpperCase().replace(/\s+/g, ' '))
  if (/\d/.test(code)) return { name: squeeze(code), region: '', isCode: true }
  const [name = '', region = ''] = given.split(',')
  return { name: squeeze(name), region: squeeze(region), isCode: false }
}

function squeeze(text: string): string {
  return fold(text)
    .replace(/\bst\b\.?/g, 'saint')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** From 4 for the same name down to 0 for another. */
function fitOf(name: string, { name: asked, isCode }: Asked): number {
  if (name === asked) return 4
  if (isCode) return codeFit(name, asked)
  // What is typed after the name may be the region, as in "miami fl".
  if (asked.startsWith(`${name} `) && name.length > 2) return 3
  if (name.startsWith(asked)) return 2 + asked.length / (name.length + 1)
  if (/\d/.test(name)) return 0
  const most = mistakesFor(asked)
  return most > 0 && countMistakes(asked, name, most) <= most ? 1.5 : 0
}

/** A postcode that is not here is near those that begin as it does. */
function codeFit(name: string, asked: string): number {
  if (!/\d/.test(name)) return 0
  let shared = 0
  while (shared < asked.length && name[shared] === asked[shared]) shared += 1
  return shared >= 3 ? Math.min(3, shared / 2) : 0
}
