import { isEntityName, isList, isRecord, shapeOf, own } from '../entity.ts'
import type { EntityName } from '../entities.ts'
import type { Json, JsonRecord } from '../entity.ts'
import { idsOf, isHiddenPlace, squeeze, wordsOf } from './hidden.ts'
import type { Hidden } from './hidden.ts'

export type View =
  | {
      readonly record: JsonRecord
      /** Fields that said where a hidden place is. */
      readonly withheld: readonly string[]
    }
  | { readonly gives: string }

// All that is shown of a confidential place. Whatever is not named here stays with the directory.
const SHOWN = ['id', 'organization_id', 'beside_confidential', 'beside_area']
const SHOWN_LISTS = ['phones', 'languages', 'schedules']
// An area may be drawn so small that it is a house.
const DRAWN = ['extent', 'extent_type', 'uri']

type Showing = {
  readonly hidden: Hidden
  readonly words: ReadonlySet<string>
  readonly withheld: string[]
}

type Named = { readonly entity: EntityName; readonly record: JsonRecord; readonly at: string }

/**
 * A record as everybody may see it. Where a place of it, or of its organization, is confidential,
 * an area stands for the street, and nothing goes out that HSDS does not know by name, no history
 * of changes, and no text in which the street can be read.
 */
export function publicView(entity: EntityName, record: JsonRecord, hidden: Hidden): View {
  const words = new Set<string>()
  const isTouched = collect(record, { hidden, words, withheld: [] })
  if (!isTouched) return { record, withheld: [] }
  const showing: Showing = { hidden, words, withheld: [] }
  const shown = show(showing, { entity, record, at: '' })
  if (shown === undefined) return { gives: entity }
  return { record: shown, withheld: showing.withheld }
}

/** Whether a hidden place is in it, or belongs to what it names; the words of such a place are added. */
function collect(value: Json | undefined, showing: Showing & { words: Set<string> }): boolean {
  if (isList(value)) {
    return value.map((one: Json) => collect(one, showing)).includes(true)
  }
  if (!isRecord(value)) return false
  const isHidden = isHiddenPlace(value, showing.hidden)
  if (isHidden) for (const word of wordsOf(value)) showing.words.add(word)
  const held = idsOf(value).flatMap((id) => showing.hidden.words.get(id) ?? [])
  for (const words of held) for (const word of words) showing.words.add(word)
  const inner = Object.values(value).map((one) => typeof one === 'object' && collect(one, showing))
  return isHidden || held.length > 0 || inner.includes(true)
}

/** One entity and what hangs on it; undefined where a field that it must have gives a place away. */
function show(showing: Showing, { entity, record, at }: Named): JsonRecord | undefined {
  const shape = shapeOf(entity)
  const isPlace = entity === 'location' && isHiddenPlace(record, showing.hidden)
  const shown = new Map<string, Json>()
  for (const [name, value] of Object.entries(record)) {
    const where = at === '' ? name : `${at}.${name}`
    const inner = own(shape.lists, name) ?? own(shape.ones, name)
    if (value === undefined || name === 'metadata') continue
    if (isPlace && !SHOWN.includes(name) && !SHOWN_LISTS.includes(name)) continue
    if (entity === 'service_area' && DRAWN.includes(name)) continue
    if (inner !== undefined && isEntityName(inner)) {
      const kept = showInner(showing, { entity: inner, value, at: where })
      if (kept !== undefined) shown.set(name, kept)
    } else if (
      name === 'id' ||
      (own(shape.fields, name) !== undefined && !isHiddenText(showing, { entity, name, value }))
    ) {
      shown.set(name, value)
    } else showing.withheld.push(where)
  }
  if (isPlace) {
    shown.set('location_type', 'virtual')
    shown.set('beside_confidential', true)
    const area = shown.get('beside_area')
    if (area !== undefined) shown.set('name', area)
  }
  // It must have one, and whoever makes a place of the word "help" would take it away whole.
  const isSilent = entity === 'organization' && record.description !== undefined
  const called = shown.get('name')
  if (isSilent && called !== undefined && !shown.has('description'))
    shown.set('description', called)
  const isWhole = shape.must.every((name) => shown.has(name) || entity === 'address')
  return isWhole ? Object.fromEntries(shown) : undefined
}

type Inner = { readonly entity: EntityName; readonly value: Json; readonly at: string }

function showInner(showing: Showing, { entity, value, at }: Inner): Json | undefined {
  if (isRecord(value)) return keepShown(showing, { entity, record: value, at })
  if (!isList(value)) return undefined
  const given: readonly Json[] = value
  return given.flatMap((record, index) => {
    if (!isRecord(record)) return []
    const shown = keepShown(showing, { entity, record, at: `${at}[${index}]` })
    return shown === undefined ? [] : [shown]
  })
}

function keepShown(showing: Showing, named: Named): JsonRecord | undefined {
  const shown = show(showing, named)
  if (shown === undefined) showing.withheld.push(named.at)
  return shown
}

type Field = { readonly entity: EntityName; readonly name: string; readonly value: Json }

/**
 * Whether a place can be read in a field. A feed may say of anybody's place what it likes, so no number
 * to call is withheld, and what an entry is called, its page and its mail only for a street with its number.
 */
function isHiddenText(showing: Showing, { entity, name, value }: Field): boolean {
  if (entity === 'phone' && name === 'number') return false
  const kind = own(shapeOf(entity).fields, name)
  // No street stands in a choice or a day; who calls a place "active" would take every service away.
  if (kind !== 'text' && kind !== 'uri' && kind !== 'email') return false
  const isCalled =
    kind !== 'text' || (name === 'name' && (entity === 'service' || entity === 'organization'))
  const text = squeeze(typeof value === 'number' ? String(value) : value)
  if (text === '') return false
  for (const word of showing.words) {
    if (text.includes(word) && (!isCalled || isNumbered(word))) return true
  }
  return false
}

function isNumbered(word: string): boolean {
  return /\d/.test(word) && /\p{L}/u.test(word)
}
