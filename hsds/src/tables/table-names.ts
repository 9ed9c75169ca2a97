import { entities } from '../entities.ts'
import type { EntityName } from '../entities.ts'
import { isEntityName } from '../entity.ts'
import type { JsonRecord } from '../entity.ts'

/** What a table holds, and what its name says of each row, as older tables of addresses do. */
export type TableKind = { readonly entity: EntityName; readonly says?: JsonRecord }

const postal: TableKind = { entity: 'address', says: { address_type: 'postal' } }

// What HSDS 1 and 2 and Ohana called tables of the same things.
const OLD_TABLES: Readonly<Record<string, TableKind>> = {
  physical_addresses: { entity: 'address', says: { address_type: 'physical' } },
  physical_address: { entity: 'address', says: { address_type: 'physical' } },
  postal_addresses: postal,
  postal_address: postal,
  mail_addresses: postal,
  regular_schedules: { entity: 'schedule' },
  regular_schedule: { entity: 'schedule' },
  holiday_schedules: { entity: 'schedule' },
  holiday_schedule: { entity: 'schedule' },
  accessibility_for_disabilities: { entity: 'accessibility' },
  services_at_location: { entity: 'service_at_location' },
  meta_tables_descriptions: { entity: 'meta_table_description' }
}

const BY_FILE = new Map(
  Object.entries(entities).flatMap(([name, { file }]) => {
    const stem = file.replace('.csv', '')
    return [[stem, name] as const, [`${stem}s`, name] as const]
  })
)

/** What the table of this name, or in a file of this name, holds. */
export function kindOfTable(name: string): TableKind | undefined {
  const stem = (name.split(/[/\\]/).at(-1) ?? name).toLowerCase().replace(/\.(csv|tsv|txt)$/, '')
  if (Object.hasOwn(OLD_TABLES, stem)) return OLD_TABLES[stem]
  if (isEntityName(stem)) return { entity: stem }
  const entity = BY_FILE.get(stem)
  return entity !== undefined && isEntityName(entity) ? { entity } : undefined
}
