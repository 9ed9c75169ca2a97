import { canonical } from '../canonical.ts'
import type { EntityName } from '../entities.ts'
import { isEntityName, isRecord, shapeOf, own } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import { readField } from '../fields/read-field.ts'
import { readText } from '../fields/read-text.ts'
import { isUuid } from '../ids.ts'
import { sayWas } from '../notes.ts'
import type { RefusalReason } from '../notes.ts'
import { complete } from './complete.ts'
import { modernise } from './old-names.ts'
import { readUnknown } from './read-unknown.ts'
import { join, leftOut, repaired } from './reading.ts'
import type { Reading, RecordRead } from './reading.ts'

/** One entity as a feed has it: where it stands in its record, and what makes an id for it that has none. */
export type GivenEntity = {
  readonly raw: Json | undefined
  readonly at: string
  /** What names it beside its content: the record it hangs on and the list. Without it, an id must be there. */
  readonly hangsOn?: string
  readonly depth: number
  /** A row of a table names what a record of JSON holds. */
  readonly isRow?: true
}

type Names = { readonly name: EntityName; readonly given: GivenEntity; readonly raw: JsonRecord }

/** Reads an entity and all that hangs on it: kept, repaired with a note, or refused with the reason. */
export function readEntity(reading: Reading, name: EntityName, given: GivenEntity): RecordRead {
  if (!isRecord(given.raw)) return refuse('not-a-record', given.at, given.raw)
  if (given.depth > reading.limits.depth) return refuse('too-deep', given.at)
  if (Object.keys(given.raw).length > reading.limits.fields) return refuse('too-many', given.at)
  const raw = modernise(reading, name, { raw: given.raw, at: given.at })
  const names = { name, given, raw }
  const id = readId(reading, names)
  if (typeof id !== 'string') return id
  const read = new Map<string, Json>([['id', id]])
  if (isForeign(raw.id)) {
    const foreign = readText(String(raw.id), reading.limits.textLength)
    if ('value' in foreign) read.set('beside_foreign_id', foreign.value)
  }
  for (const [key, value] of Object.entries(raw)) {
    if (value === undefined || key === 'id') continue
    const kept = readMember(reading, { ...names, raw }, { key, value, id })
    if (kept !== undefined) read.set(key, kept)
  }
  const missing = complete(reading, name, { read, raw, at: given.at, isRow: given.isRow })
  if (missing !== undefined) return refuse('missing', join(given.at, missing), raw[missing])
  return { record: Object.fromEntries(read) }
}

type Member = { readonly key: string; readonly value: Json; readonly id: string }

function readMember(reading: Reading, names: Names, member: Member): Json | undefined {
  const { key, value } = member
  const shape = shapeOf(names.name)
  const at = join(names.given.at, key)
  const list = own(shape.lists, key)
  if (list !== undefined) return readList(reading, { names, member, entity: list })
  const one = own(shape.ones, key)
  if (one !== undefined) return readChild(reading, { names, member, entity: one, place: '' })
  const kind = own(shape.fields, key)
  if (kind === undefined) return readUnknown(reading, { key, value, at })
  if (typeof kind === 'string' && kind.startsWith('id:'))
    return readReference(reading, names, member)
  if (key.startsWith('beside_') && !isBelieved(reading, key, value)) {
    leftOut(reading, at, { why: 'not-theirs-to-say', was: value })
    return undefined
  }
  // Nothing was there before a change, and nothing after a removal.
  if (value === '' && names.name === 'metadata') return value
  const read = readField(kind, value, reading.limits)
  if ('loss' in read) {
    leftOut(reading, at, { why: read.loss, was: value })
    return undefined
  }
  for (const how of read.repairs) repaired(reading, at, { how, was: value })
  return read.value
}

// What protects a place is believed of everybody.
function isBelieved(reading: Reading, key: string, value: Json): boolean {
  return (
    reading.isOurs || key === 'beside_area' || (key === 'beside_confidential' && value === true)
  )
}

type Children = { readonly names: Names; readonly member: Member; readonly entity: string }

function readList(reading: Reading, { names, member, entity }: Children): Json | undefined {
  const at = join(names.given.at, member.key)
  if (!Array.isArray(member.value)) {
    const why = member.value === null ? 'empty' : 'not-a-list'
    leftOut(reading, at, { why, was: member.value })
    return undefined
  }
  const given: readonly Json[] = member.value
  const taken = given.slice(0, reading.limits.listLength)
  if (taken.length < given.length) leftOut(reading, at, { why: 'too-many', was: given })
  const seen = new Map<string, number>()
  return taken.flatMap((value, index) => {
    const isNamed = isRecord(value) && value.id !== undefined
    const content = isNamed ? '' : canonicalShort(value)
    const times = (seen.get(content) ?? 0) + 1
    seen.set(content, times)
    const place = `[${index}]`
    const again = isNamed || times === 1 ? '' : `#${times}`
    const child = { names, member: { ...member, value }, entity, place, again }
    const kept = readChild(reading, child)
    return kept === undefined ? [] : [kept]
  })
}

type Child = Children & { readonly place: string; readonly again?: string }

function readChild(reading: Reading, child: Child): Json | undefined {
  const { names, member, entity } = child
  const at = `${join(names.given.at, member.key)}${child.place}`
  if (!isEntityName(entity)) return undefined
  const hangsOn = `${member.id}/${member.key}${child.again ?? ''}`
  const depth = names.given.depth + 1
  const read = readEntity(reading, entity, { raw: member.value, at, hangsOn, depth })
  if ('record' in read) return read.record
  const { reason, at: where, was } = read.refusal
  leftOut(reading, where, { why: isLoss(reason) ? reason : 'missing', was: was ?? member.value })
  return undefined
}

function isLoss(
  reason: RefusalReason
): reason is 'missing' | 'not-a-record' | 'too-deep' | 'too-many' {
  return ['missing', 'not-a-record', 'too-deep', 'too-many'].includes(reason)
}

function readId(reading: Reading, { name, given, raw }: Names): string | RecordRead {
  const { id } = raw
  const at = join(given.at, 'id')
  if (typeof id === 'string' || typeof id === 'number') {
    const made = makeId(reading, name, String(id).trim())
    if (made !== undefined) {
      if (made.how !== undefined) repaired(reading, at, { how: made.how, was: id })
      return made.id
    }
  }
  if (given.hangsOn === undefined) return refuse('no-id', at, id)
  repaired(reading, at, { how: 'id-made' })
  return reading.makeId(`${given.hangsOn}/${canonicalShort(raw)}`)
}

/** Whether a feed has an id of its own for this, from which ours was made. */
function isForeign(id: Json | undefined): id is string | number {
  if (typeof id === 'number') return true
  return typeof id === 'string' && id.trim() !== '' && !isUuid(id.trim().toLowerCase())
}

function readReference(reading: Reading, names: Names, { key, value }: Member): Json | undefined {
  const at = join(names.given.at, key)
  const target = targetOf(names, key)
  const isId = typeof value === 'string' || typeof value === 'number'
  const made = isId ? makeId(reading, target, String(value).trim()) : undefined
  if (made === undefined) {
    leftOut(reading, at, { why: value === null || value === '' ? 'empty' : 'not-text', was: value })
    return undefined
  }
  if (made.how !== undefined) repaired(reading, at, { how: made.how, was: value })
  return made.id
}

/** Which entity an id is of: its kind says so, or another field of the record does. */
function targetOf({ name, raw }: Names, key: string): string {
  const kind = own(shapeOf(name).fields, key)
  const target = typeof kind === 'string' ? kind.slice('id:'.length) : ''
  const named = raw[target]
  return typeof named === 'string' ? named : target
}

type Made = { readonly id: string; readonly how?: 'id-made' | 'small-letters' }

function makeId(reading: Reading, entity: string, foreign: string): Made | undefined {
  if (foreign === '' || foreign.length > reading.limits.nameLength * 5) return undefined
  if (isUuid(foreign)) return { id: foreign }
  const small = foreign.toLowerCase()
  if (isUuid(small)) return { id: small, how: 'small-letters' }
  return { id: reading.makeId(`${entity}:${foreign}`), how: 'id-made' }
}

// Only what stands at the top makes the id: deeper things may be nested without end.
function canonicalShort(value: Json): string {
  if (!isRecord(value)) return typeof value === 'object' ? '' : canonical(value)
  const plain = Object.entries(value).filter(([, one]) => typeof one !== 'object')
  return canonical(Object.fromEntries(plain))
}

function refuse(reason: RefusalReason, at: string, was?: Json): RecordRead {
  return { refusal: { reason, at, ...sayWas(was) } }
}
