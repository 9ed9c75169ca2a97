import type { EntityName } from '../entities.ts'
import { isEntityName, isList, isRecord, own, shapeOf } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import type { TopName } from '../read/feed.ts'
import { briefOf } from './brief.ts'

/** What the API of HSDS lists, as it stands in a path. */
export const LIST_NAMES = [
  'services',
  'organizations',
  'service_at_locations',
  'taxonomies',
  'taxonomy_terms'
] as const
export type ListName = (typeof LIST_NAMES)[number]

/** One line of a list: the record with all that belongs to it, and as the list shows it. */
export type Listed = {
  readonly list: ListName
  readonly id: string
  readonly whole: JsonRecord
  readonly brief: JsonRecord
  /** The fields by which a list can be narrowed. */
  readonly by: ListedBy
}
export type ListedBy = {
  readonly last_modified?: string
  readonly organization_id?: string
  readonly taxonomy_id?: string
  readonly parent_id?: string
}

type Public = { readonly entity: TopName; readonly json: JsonRecord }

/**
 * The lists of a directory, from records as `writeRecord` lets them out: nothing else is looked at, so nothing else can
 * be listed. What a list needs and a record only nests, such as the organization of a service, is listed by itself. The
 * first record of an id counts, and one that stands by itself before one that is nested.
 */
export function* listRecords(records: Iterable<Public>): Generator<Listed> {
  const found = new Found()
  for (const { entity, json } of records) {
    found.look(entity, json)
    if (entity === 'service') yield* found.listService(json)
    if (entity === 'service_at_location') yield* found.listPlace(json)
  }
  yield* found.listTheRest()
}

type Noted = Map<string, { readonly record: JsonRecord; readonly isOwn: boolean }>

function note(known: Noted, record: JsonRecord, isOwn: boolean): void {
  const id = textOf(record.id)
  const before = known.get(id)
  if (id === '' || (before && (before.isOwn || !isOwn))) return
  known.set(id, { record, isOwn })
}

class Found {
  readonly #organizations: Noted = new Map()
  readonly #taxonomies: Noted = new Map()
  readonly #terms: Noted = new Map()
  readonly #listed = new Set<string>()
  readonly #servicesOf = new Map<string, JsonRecord[]>()

  look(entity: EntityName, record: JsonRecord, isOwn = true): void {
    if (entity === 'organization') note(this.#organizations, record, isOwn)
    if (entity === 'taxonomy') note(this.#taxonomies, record, isOwn)
    if (entity === 'taxonomy_term') note(this.#terms, record, isOwn)
    const shape = shapeOf(entity)
    for (const [name, value] of Object.entries(record)) {
      const inner = own(shape.lists, name) ?? own(shape.ones, name)
      if (inner === undefined || !isEntityName(inner)) continue
      for (const one of isList(value) ? value : [value]) {
        if (isRecord(one)) this.look(inner, one, false)
      }
    }
  }

  *listService(record: JsonRecord): Generator<Listed> {
    const known = this.#organizations.get(textOf(record.organization_id))?.record
    const isApart = known !== undefined && !isRecord(record.organization)
    const service = isApart ? { ...record, organization: withoutServices(known) } : record
    const { service_at_locations: places, ...rest } = service
    const organizationId = organizationOf(service)
    if (organizationId !== '') {
      const { id, name, status } = service
      const others = this.#servicesOf.get(organizationId)
      if (others === undefined) this.#servicesOf.set(organizationId, [{ id, name, status }])
      else others.push({ id, name, status })
    }
    yield* this.#list('services', 'service', service)
    for (const place of isList(places) ? places : []) {
      if (isRecord(place)) yield* this.listPlace({ ...place, service: rest })
    }
  }

  *listPlace(place: JsonRecord): Generator<Listed> {
    yield* this.#list('service_at_locations', 'service_at_location', place)
  }

  *listTheRest(): Generator<Listed> {
    for (const [id, { record }] of this.#organizations) {
      const services = this.#servicesOf.get(id)
      const whole = withoutServices(record)
      yield* this.#list('organizations', 'organization', services ? { ...whole, services } : whole)
    }
    for (const { record } of this.#taxonomies.values()) {
      const { taxonomy_terms: _terms, ...whole } = record
      yield* this.#list('taxonomies', 'taxonomy', whole)
    }
    for (const { record } of this.#terms.values()) {
      yield* this.#list('taxonomy_terms', 'taxonomy_term', record)
    }
  }

  *#list(list: ListName, entity: EntityName, whole: JsonRecord): Generator<Listed> {
    const id = textOf(whole.id)
    const key = `${list}:${id}`
    if (this.#listed.has(key)) return
    this.#listed.add(key)
    yield { list, id, whole, brief: briefOf(entity, whole), by: byOf(list, whole) }
  }
}

function byOf(list: ListName, record: JsonRecord): ListedBy {
  const service =
    list === 'service_at_locations' && isRecord(record.service) ? record.service : record
  const taxonomy = isRecord(record.taxonomy_detail) ? record.taxonomy_detail : {}
  const all = {
    last_modified: textOf(service.last_modified),
    organization_id: organizationOf(service),
    taxonomy_id: textOf(record.taxonomy_id) || textOf(taxonomy.id),
    parent_id: textOf(record.parent_id)
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

function organizationOf({ organization, organization_id: id }: JsonRecord): string {
  return (isRecord(organization) && textOf(organization.id)) || textOf(id)
}

/** What an organization nests of its services may be whole; here each is named alone. */
function withoutServices({ services: _services, ...record }: JsonRecord): JsonRecord {
  return record
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
