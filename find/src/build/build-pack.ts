import type { JsonRecord } from '@beside/hsds'
import { writeNumbers, writeTexts } from '../bytes/columns.ts'
import { needClassifier } from '../needs/tables.ts'
import { readService } from '../service/listed.ts'
import type { Listed } from '../service/listed.ts'
import { stemmer } from '../text/stem.ts'
import { beginPart, stampOf } from './pack-part.ts'
import type { PackPart } from './pack-part.ts'
import { impactsOf } from './terms-of.ts'
import type { Impacts, Reading } from './terms-of.ts'
import { withTownPoints } from './town-points.ts'
import { writeCards } from './write-cards.ts'
import { writeDetails } from './write-details.ts'
import { writeIds } from './write-ids.ts'
import { byCodeUnits, writeIndex } from './write-index.ts'
import { gatherPlaces, writePlaces } from './write-places.ts'

export type PackOptions = {
  /** The day of the pack, as `2026-11-27`: freshness is counted from it where a search names no other. */
  readonly today?: string
  /** Languages of the needs that services are looked through for; all of them if not said. */
  readonly languages?: readonly string[]
}

/**
 * Makes a pack of services as `writeRecord` wrote them: for everybody, with nothing hidden in them. The
 * same services and options give the same bytes, in whatever order they come. A service without an id
 * or a name, one that is no more, and a second one with the same id are left out.
 */
export function buildPack(
  services: Iterable<JsonRecord>,
  { today = '', languages }: PackOptions = {}
): readonly PackPart[] {
  const given = inOrder(services)
  const gathered = gatherPlaces(given)
  const all = withTownPoints(given, gathered)
  const stamp = stampOf([today, ...all.map(({ id }) => id)])
  const head = { stamp, services: all.length }
  const reading = { classify: needClassifier(languages), stem: stemmer() }
  const details = writeDetails(head, all)
  const index = beginPart(head)
  writeTexts(index, [today])
  writeNumbers(index, details.firsts)
  writeIndex(index, impactsOfEach(all, reading))
  const cards = beginPart(head)
  writeCards(cards, all)
  const ids = beginPart(head)
  writeIds(
    ids,
    all.map(({ id }) => id)
  )
  const places = beginPart(head)
  writePlaces(places, gathered)
  return [
    { name: 'index', bytes: index.done() },
    { name: 'cards', bytes: cards.done() },
    { name: 'ids', bytes: ids.done() },
    { name: 'places', bytes: places.done() },
    ...details.parts
  ]
}

function* impactsOfEach(all: readonly Listed[], reading: Reading): Generator<Impacts> {
  for (const listed of all) yield impactsOf(listed, reading)
}

function townKey({ named }: Listed): string {
  const [first] = named
  return first === undefined
    ? ''
    : [first.country, first.region, first.town.toLowerCase()].join(' ')
}

/** Services of one town, and there of one organization, stand together: what they share packs small. */
function inOrder(services: Iterable<JsonRecord>): readonly Listed[] {
  const byId = new Map<string, Listed>()
  for (const service of services) {
    const listed = readService(service)
    if (listed !== undefined && !byId.has(listed.id)) byId.set(listed.id, listed)
  }
  return [...byId.values()].toSorted(
    (one, other) =>
      byCodeUnits(townKey(one), townKey(other)) ||
      byCodeUnits(one.organization, other.organization) ||
      byCodeUnits(one.name, other.name) ||
      byCodeUnits(one.id, other.id)
  )
}
