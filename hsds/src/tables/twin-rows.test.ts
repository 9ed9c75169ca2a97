import { expect, test } from 'vitest'
import { findHidden, writeRecord } from '../index.ts'
import { readAllTables, recordsOf } from './tables.fixture.ts'

const id = (number: number) => `ac148810-d857-441c-9679-${String(number).padStart(12, '0')}`
const STREET = '12 Hollybush Lane'

/** A service at one place, in tables, with one more row under an id that a row before it has. */
function tablesWith(twin: { readonly [table: string]: string }) {
  const tables = {
    organizations: `id,name,description\n${id(9)},Open Door,A charity\n`,
    services: `id,organization_id,name,status,description\n${id(1)},${id(9)},Warm room,active,Meals\n`,
    locations: `id,location_type,name,beside_confidential\n${id(2)},physical,Hall,\n`,
    addresses:
      'id,location_id,address_1,city,state_province,postal_code,country,address_type\n' +
      `${id(3)},${id(2)},${STREET},Leeds,Yorkshire,LS9 7QZ,GB,physical\n`,
    service_at_location: `id,service_id,location_id\n${id(4)},${id(1)},${id(2)}\n`
  }
  return Object.entries(tables).map(([name, text]) => ({
    name: `${name}.csv`,
    text: `${text}${twin[name] ?? ''}`
  }))
}

async function shown(twin: { readonly [table: string]: string }): Promise<string> {
  const kept = recordsOf(await readAllTables(tablesWith(twin)))
  const hidden = findHidden(kept)
  return JSON.stringify(kept.map((one) => writeRecord(one, hidden)))
}

test.each([
  ['its place', { locations: `${id(2)},physical,Hall,true\n` }],
  ['its place, in words', { locations: `${id(2)},physical,A safe house,\n` }],
  ['its service', { services: `${id(1)},${id(9)},Women's refuge,active,Meals\n` }],
  ['its organization', { organizations: `${id(9)},Shelter for battered women,A charity\n` }],
  [
    'its address',
    { addresses: `${id(3)},${id(2)},Address withheld,Leeds,Yorkshire,LS9,GB,physical\n` }
  ]
])('a street stays hidden where only the second of two rows hides it: %s', async (_, twin) => {
  expect(await shown(twin)).toContain('Warm room')
  expect(await shown(twin)).not.toMatch(/hollybush|LS9/iu)
})

test('a second row that hides nothing changes nothing', async () => {
  expect(await shown({ locations: `${id(2)},physical,Another hall,\n` })).toContain(STREET)
  expect(await shown({ services: `,${id(9)},Women's refuge,active,Meals\n` })).toContain(STREET)
})
