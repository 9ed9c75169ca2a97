import { readHead } from '../build/pack-part.ts'
import type { Head } from '../build/pack-part.ts'
import { ByteReader } from '../bytes/byte-reader.ts'
import { readNumbers, readTexts } from '../bytes/columns.ts'
import { needRecogniser, needShowing } from '../needs/tables.ts'
import { namesOf, openState } from '../search/filters.ts'
import type { OpenState, When } from '../search/open-now.ts'
import type { Found, Query } from '../search/query.ts'
import { searcher } from '../search/search.ts'
import type { MoreOf } from '../service/details.ts'
import { readCards } from './read-cards.ts'
import type { Card } from './read-cards.ts'
import { detailParts } from './read-details.ts'
import { readIds } from './read-ids.ts'
import { readIndex } from './read-index.ts'
import { readPlaces } from './read-places.ts'
import type { FoundPlace } from './read-places.ts'

export type Details = Card & MoreOf & { readonly id: string }

export type Choices = {
  readonly languages: readonly Counted[]
  readonly categories: readonly Counted[]
  readonly audiences: readonly Counted[]
  /** By id; how they are called stands in `needsIn`. */
  readonly needs: readonly Counted[]
}
export type Counted = { readonly name: string; readonly services: number }

export type Finder = {
  readonly services: number
  /** The day of the pack, as `2026-11-27`, or empty. */
  readonly today: string
  readonly search: (query: Query) => Found
  /** Undefined for a number that is no entry's. */
  readonly card: (index: number) => Card | undefined
  /** Undefined too where the part with the entry's details is not there (see `detailPart`). */
  readonly details: (index: number) => Details | undefined
  /** The name of the part in which an entry's details are. */
  readonly detailPart: (index: number) => string
  readonly idOf: (index: number) => string
  readonly byId: (id: string) => number | undefined
  readonly openState: (index: number, when: When) => OpenState
  readonly places: (text: string) => readonly FoundPlace[]
  /** What there is to choose from, with how many services have it. */
  readonly choices: () => Choices
}

/** `missing`: a part is not there. `broken`: its bytes are no pack. `mixed`: parts of two packs. */
export type PackRefused = {
  readonly refused: 'missing' | 'broken' | 'mixed'
  readonly part: string
}

export type Parts = ReadonlyMap<string, Uint8Array> | ((name: string) => Uint8Array | undefined)

/**
 * Opens a pack to search in. Details are read from their part only when an entry is opened, so those
 * may come later. Bytes that are no pack, or were changed, are refused or say something else, and
 * never throw: whoever fetches a pack checks its signature first.
 */
export function openPack(parts: Parts): Finder | PackRefused {
  const partNamed = (name: string) => (typeof parts === 'function' ? parts(name) : parts.get(name))
  const readers = new Map<string, ByteReader>()
  let head: Head | undefined
  for (const part of ['index', 'cards', 'ids', 'places']) {
    const bytes = partNamed(part)
    if (bytes === undefined) return { refused: 'missing', part }
    const reader = new ByteReader(bytes)
    const found = readHead(reader)
    if (found === undefined) return { refused: 'broken', part }
    if (head !== undefined && found.stamp !== head.stamp) return { refused: 'mixed', part }
    head ??= found
    readers.set(part, reader)
  }
  if (head === undefined) return { refused: 'missing', part: 'index' }
  return openParts({ readers, head, partNamed })
}

type Opening = {
  readonly readers: ReadonlyMap<string, ByteReader>
  readonly head: Head
  readonly partNamed: (name: string) => Uint8Array | undefined
}

function openParts({ readers, head, partNamed }: Opening): Finder | PackRefused {
  const readerOf = (part: string) => readers.get(part) ?? new ByteReader(new Uint8Array(0))
  const indexReader = readerOf('index')
  const today = readTexts(indexReader).at(0)
  const firsts = readNumbers(indexReader)
  const cards = readCards(readerOf('cards'))
  if (cards.length !== head.services) return { refused: 'broken', part: 'cards' }
  const index = readIndex(indexReader, cards.length)
  const ids = readIds(readerOf('ids'))
  const places = readPlaces(readerOf('places'))
  for (const [part, reader] of readers) if (reader.isBroken) return { refused: 'broken', part }
  const isThere = (entry: number) => Number.isInteger(entry) && entry >= 0 && entry < cards.length
  const search = searcher({
    index,
    cards,
    today,
    recognise: needRecogniser(),
    showing: needShowing
  })
  const details = detailParts({ head, firsts, partNamed })
  return {
    services: cards.length,
    today,
    search,
    card: (entry) => (isThere(entry) ? cards.at(entry) : undefined),
    details: (entry) => {
      if (!isThere(entry)) return undefined
      const card = cards.at(entry)
      const more = details.at({ index: entry, called: card })
      return more && { ...more, ...card, id: ids.at(entry) }
    },
    detailPart: details.partOf,
    idOf: (entry) => (isThere(entry) ? ids.at(entry) : ''),
    byId: (id) => {
      const found = ids.find(id)
      return isThere(found) ? found : undefined
    },
    openState: (entry, when) => (isThere(entry) ? openState(cards, entry, when) : 'unknown'),
    places,
    choices: () => ({
      languages: namesOf(index, 'language'),
      categories: namesOf(index, 'category'),
      audiences: namesOf(index, 'audience'),
      needs: namesOf(index, 'need')
    })
  }
}
