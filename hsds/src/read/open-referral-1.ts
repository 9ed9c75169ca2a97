import { isList, isRecord } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import { join, repaired } from './reading.ts'
import type { Reading } from './reading.ts'

const AGES = ['minimum_age', 'maximum_age'] as const

/**
 * What Open Referral UK 1 hung on a service in lists of its own: who may come, and what it is filed
 * under. HSDS 3 has the first as fields of the service, so several answers stay as they are.
 */
export function unfoldService(
  reading: Reading,
  at: string,
  service: Map<string, Json | undefined>
): void {
  const eligible = service.get('eligibilitys')
  const [only] = isList(eligible) ? eligible : []
  if (isList(eligible) && eligible.length === 1 && isRecord(only) && isFree(service, only)) {
    for (const name of AGES) if (only[name] !== undefined) service.set(name, only[name])
    if (only.eligibility !== undefined) service.set('eligibility_description', only.eligibility)
    moved(reading, join(at, 'eligibility_description'), 'eligibilitys')
    service.delete('eligibilitys')
  }
  const filed = service.get('service_taxonomys')
  if (isList(filed) && service.get('attributes') === undefined && filed.every(isFiled)) {
    service.set(
      'attributes',
      filed.map((one) => attributeOf(one))
    )
    moved(reading, join(at, 'attributes'), 'service_taxonomys')
    service.delete('service_taxonomys')
  }
}

function moved(reading: Reading, at: string, was: string): void {
  repaired(reading, at, { how: 'old-name', was })
}

/** Whether the service says none of this itself, and the entry says nothing else. */
function isFree(service: ReadonlyMap<string, Json | undefined>, only: JsonRecord): boolean {
  const known = [...AGES, 'eligibility', 'id']
  const isSaid = [...AGES, 'eligibility_description'].some((name) => service.has(name))
  return !isSaid && Object.keys(only).every((name) => known.includes(name))
}

function isFiled(one: Json): boolean {
  return isRecord(one) && isRecord(one.taxonomy)
}

function attributeOf(one: Json): Json {
  if (!isRecord(one) || !isRecord(one.taxonomy)) return one
  const { taxonomy, ...rest } = one
  const { vocabulary, ...term } = taxonomy
  const filedIn = vocabulary === undefined ? {} : { taxonomy: vocabulary }
  return { link_entity: 'service', ...rest, taxonomy_term: { ...term, ...filedIn } }
}
