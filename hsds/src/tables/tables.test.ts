import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '../canonical.ts'
import { keptOf, readAll } from '../feeds.fixture.ts'
import { findHidden, LIMITS, tablesOf, writeTables } from '../index.ts'
import type { Kept } from '../index.ts'
import { hasSamples, parseSample, readSample } from '../samples.fixture.ts'
import { CsvReader, writeRow } from './csv.ts'
import { fixtures, packages, reasonsOf, tableOf } from './sample-tables.fixture.ts'
import {
  judgePackage,
  readAllTables,
  recordsOf,
  rowsOf,
  sampleTables,
  summariseTables,
  tablesIn
} from './tables.fixture.ts'

const id = (number: number) => `ac148810-d857-441c-9679-${String(number).padStart(12, '0')}`

function write(records: readonly Kept[]) {
  return writeTables(records, findHidden(records))
}

test.skipIf(!hasSamples).each(packages)('the tables of %s are read', async (folder, expected) => {
  const reads = await readAllTables(sampleTables(folder))
  expect(summariseTables(reads)).toBe(expected)
})

test
  .skipIf(!hasSamples)
  .each(packages.map(([folder]) => folder).filter((folder) => !folder.includes('miami')))(
  'what is kept of %s goes out as valid tables, and comes in again the same',
  async (folder) => {
    const written = write(recordsOf(await readAllTables(sampleTables(folder))))
    const tables = tablesIn(written)
    expect(judgePackage(tables)).toEqual([])
    const again = await readAllTables(tables, { isOurs: true })
    expect(again.filter((read) => 'refused' in read || read.notes.length > 0)).toEqual([])
    expect(canonical(sorted(tablesIn(write(recordsOf(again)))))).toBe(canonical(sorted(tables)))
  }
)

test.skipIf(!hasSamples)('the tables of the standard go out as they came in', async () => {
  const given = sampleTables('schema/hsds-3.2.3/examples/csv')
  const tables = tablesIn(write(recordsOf(await readAllTables(given))))
  expect(tables.length).toBe(22)
  for (const { name, text } of given) {
    // What these two are about is in no table.
    if (name === 'attributes.csv' || name === 'metadata.csv') continue
    const table = tables.find((one) => one.name === name)
    const [[before], [after]] = [rowsOf(text), rowsOf(table?.text ?? '')]
    // Ids of organizations, terms and the like that are in no table would make the package invalid.
    for (const [field, value] of Object.entries(before!)) {
      const isLeftOut = field.endsWith('_id') || /^(lat|long)itude$/.test(field)
      if (!isLeftOut || after![field] !== '') expect(after![field]).toBe(value.trim())
    }
  }
})

test.skipIf(!hasSamples).each(fixtures)(
  '%s says why what is wrong in it is not kept',
  async (path) => {
    const reads = await readAllTables([{ name: tableOf(path), text: readSample(path) }])
    const reasons = new Set(
      reads.flatMap((read) => ('refused' in read ? [read.refused.reason] : []))
    )
    const rows = rowsOf(readSample(path)).length
    const isReadWhole = rows === 0 || reasons.size > 0 || recordsOf(reads).length === rows
    expect(isReadWhole, summariseTables(reads)).toBe(true)
    for (const reason of reasons) expect(reasonsOf(path)).toContain(reason)
  }
)

test('rows are put together whatever their order, and out again to the same rows', async () => {
  const tables = [
    { name: 'phones.csv', text: `id,service_id,number\n${id(1)},${id(2)},"0113 ""4960000"""` },
    { name: 'service', text: `id;organization_id;name;status\n${id(2)};${id(3)};Meals;active` },
    {
      name: 'data/organizations.csv',
      text: `id,name,description,colour\r\n${id(3)},Open Door,"Two\nlines",red\r\n`
    },
    {
      name: 'attributes.csv',
      text: `id,link_id,link_entity,taxonomy_term_id\n${id(4)},${id(2)},service,${id(5)}`
    },
    { name: 'taxonomy_terms.csv', text: `id,name,description\n${id(5)},Food,Food` }
  ]
  const expected = {
    id: id(2),
    name: 'Meals',
    organization: { name: 'Open Door', description: 'Two\nlines', colour: 'red' },
    phones: [{ number: '0113 "4960000"' }],
    attributes: [{ taxonomy_term: { name: 'Food' } }]
  }
  for (const order of [tables, tables.toReversed()]) {
    const kept = recordsOf(await readAllTables(order))
    expect(kept.find(({ entity }) => entity === 'service')?.record).toMatchObject(expected)
    const out = write(kept)
    expect(out.refused).toEqual([])
    expect(
      tablesIn(out)
        .map(({ name }) => name)
        .toSorted()
    ).toEqual([
      'attributes.csv',
      'organizations.csv',
      'phones.csv',
      'services.csv',
      'taxonomy_terms.csv'
    ])
    const again = recordsOf(await readAllTables(tablesIn(out), { isOurs: true }))
    const byId = (records: readonly Kept[]) =>
      canonical(records.map(({ record }) => canonical(record)).toSorted())
    expect(byId(again)).toBe(byId(kept))
  }
})

test('a nested record goes out as tables and comes in again nested', async () => {
  const nested = {
    id: id(1),
    organization_id: id(2),
    name: 'Meals',
    status: 'active',
    pc_area: ['N1', { a: 1 }],
    organization: { id: id(2), name: 'Open Door', description: 'Open' },
    phones: [
      {
        id: id(3),
        service_id: id(1),
        number: '+44 113 496 0000',
        languages: [{ id: id(4), phone_id: id(3), code: 'ur' }]
      }
    ]
  }
  const kept = keptOf(await readAll([nested]))
  const again = recordsOf(await readAllTables(tablesIn(write(kept)), { isOurs: true }))
  expect(again.find(({ entity }) => entity === 'service')?.record).toEqual(nested)
})

test('two rows under one id cannot both be in a table, and which one is not is said', async () => {
  const organization = { id: id(5), name: 'Open Door', description: 'Open' }
  const meals = { id: id(1), name: 'Meals', status: 'active', organization }
  const phone = { id: id(3), number: '0113 496 0000' }
  const reads = await readAll([
    { ...meals, phones: [phone] },
    { ...meals, id: id(2), phones: [{ ...phone, number: '0113 496 0001' }] }
  ])
  const out = write(keptOf(reads))
  expect(out.refused).toEqual([{ entity: 'phone', id: id(3), why: 'duplicate-id' }])
  expect(JSON.stringify(tablesIn(out))).not.toContain('496 0001')
})

test('the place of a refuge is in no table', async () => {
  const tables = [
    { name: 'organizations.csv', text: `id,name,description\n1,Open Door,Open` },
    {
      name: 'services.csv',
      text: `id,organization_id,name,status\n1,1,Women's refuge,active\n2,1,Day room,active`
    },
    {
      name: 'locations.csv',
      text: 'id,name,latitude,longitude\n1,Elm House,53.79648,-1.54785\n2,Hall,53.79648,-1.54785'
    },
    { name: 'service_at_location.csv', text: 'id,service_id,location_id\n1,1,1\n2,2,2' },
    {
      name: 'addresses.csv',
      text: 'id,location_id,address_1,city,postal_code\n1,1,12 Elm Street,Leeds,LS1 4AB'
    }
  ]
  const reads = await readAllTables(tables)
  expect(JSON.stringify(reads)).toContain('12 Elm Street')
  const out = tablesIn(write(recordsOf(reads)))
  expect(out.map(({ name }) => name)).toContain('locations.csv')
  expect(JSON.stringify(out)).not.toMatch(/elm|LS1|53\.79|-1\.54/i)
})

const hostile: readonly (readonly [string, string, string | Uint8Array, string])[] = [
  ['no row', 'services.csv', '', ''],
  ['names alone', 'services.csv', 'id,name,status\n', ''],
  ['a table of something else', 'people.csv', 'id,name\n1,a', '1 people unknown-table'],
  [
    'another table than its name says',
    'services.csv',
    '<!doctype html>\n<p>a</p>\n',
    '1 services no-columns'
  ],
  [
    'a quote that never ends',
    'services.csv',
    `id,name,status\n${id(1)},a,active\n${id(2)},"b,active\n`,
    '1 services cut-off, 1 service'
  ],
  ['more cells than names', 'services.csv', `id,name\n${id(1)},a,active,x`, '1 services too-many'],
  [
    'quotes where none belong',
    'services.csv',
    `id,name\n${id(1)},The "Lodge" at 5"\n`,
    '1 service'
  ],
  [
    'text behind a quoted cell',
    'services.csv',
    `id,name\n${id(1)},"The Lodge" (old)\n`,
    '1 service'
  ],
  ['a column that is no name', 'services.csv', `id,name,__proto__\n${id(1)},a,b\n`, '1 service'],
  [
    'the same id twice',
    'services.csv',
    `id,name\n${id(1)},a\n${id(1)},b\n`,
    '1 services duplicate-id id, 1 service'
  ],
  ['no id', 'services.csv', 'id,name\n,a\n', '1 service'],
  [
    'Latin letters',
    'services.csv',
    Uint8Array.from([...new TextEncoder().encode(`id,name\n${id(1)},Caf`), 0xe9, 10]),
    '1 services wrong-encoding'
  ],
  [
    'a row without end',
    'services.csv',
    `id,name\n1,${'a'.repeat(LIMITS.recordLength)}\n${id(2)},b\n`,
    '1 services too-long, 1 service'
  ],
  ['columns without end', 'services.csv', `name\n${','.repeat(1_000)}a\n`, '1 services too-many'],
  [
    'a circle of organizations',
    'organizations.csv',
    'id,name,parent_organization_id\n1,a,2\n2,b,1\n',
    '2 organization'
  ]
]

test.each(hostile)('%s harms nothing', async (_, name, text, expected) => {
  expect(summariseTables(await readAllTables([{ name, text }]))).toBe(expected)
})

test('what stands under no name, or under a name twice, is kept under its place', async () => {
  const [kept] = recordsOf(
    await readAllTables([{ name: 'services', text: `id,name,,name\n${id(1)},a,b,c` }])
  )
  expect(kept?.record).toMatchObject({ name: 'a', 'column 3': 'b', 'column 4': 'c' })
})

test('a table that never ends is left after as much as was agreed', async () => {
  const text = `id,name\n${Array.from({ length: 2_000 }, (_, index) => `${index},a`).join('\n')}`
  const records = await readAllTables([{ name: 'services', text }], { limits: { records: 10 } })
  expect(summariseTables(records)).toMatch(/^1 services too-many-records, 1\d service$/)
  const bytes = await readAllTables([{ name: 'services', text }], { limits: { feedBytes: 100 } })
  expect(summariseTables(bytes)).toBe('1 services feed-too-long')
})

test('a few rows that are meant a million times fill no memory, and are refused by name', async () => {
  const rows = (count: number, row: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => row(index)).join('\n')
  const text = 'Meals. '.repeat(20)
  const tables = [
    {
      name: 'services',
      text: `id,name,status,organization_id\n${rows(50, (n) => `s${n},a,active,`)}`
    },
    { name: 'locations', text: 'id,location_type,name\nhere,physical,Hall' },
    {
      name: 'services_at_location',
      text: `id,service_id,location_id\n${rows(50, (n) => `l${n},s${n},here`)}`
    },
    {
      name: 'phones',
      text: `id,location_id,number,description\n${rows(1_000, (n) => `p${n},here,0${n},${text}`)}`
    }
  ]
  expect(summariseTables(await readAllTables(tables))).toBe('50 service')
  const few = await readAllTables(tables, { limits: { nested: 500 } })
  expect(summariseTables(few)).toBe('50 services too-many')
  const short = await readAllTables(tables, { limits: { recordLength: 50_000 } })
  expect(summariseTables(short)).toBe('50 services too-long')
  const inAll = await readAllTables(tables, { limits: { nestedInAll: 5_000 } })
  expect(summariseTables(inAll)).toBe('4 service, 1 services too-many-records')
})

test('a data package names its tables, and none outside of itself', () => {
  const resources = [
    'services.csv',
    'data/phones.csv',
    '../secret.csv',
    '/etc/passwd',
    'https://example.org/a.csv',
    'a\\..\\b.csv'
  ]
  const named = tablesOf({
    resources: [...resources.map((path) => ({ name: 'service', path })), { name: 'x' }]
  })
  expect(named.map(({ isSafe }) => isSafe)).toEqual([true, true, false, false, false, false])
  for (const broken of [null, [], 'a', {}, { resources: 'a' }, { resources: [1, null] }])
    expect(tablesOf(broken)).toEqual([])
})

test.skipIf(!hasSamples)('the data package of the standard names a table for each entity', () => {
  const tables = tablesOf(parseSample('schema/hsds-3.2.3/datapackage.json') as never)
  expect(tables.length).toBe(24)
  expect(tables.every(({ isSafe, name, path }) => isSafe && name !== path)).toBe(true)
})

test('whatever stands in its cells, a row that is written is read as it was, in whatever pieces', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';', ' ', 'é', '\u{1F499}')
  })
  const row = fc
    .array(cell, { minLength: 2, maxLength: 4 })
    .filter((cells) => cells.some((one) => one.trim() !== ''))
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      (rows, length) => {
        const text = ['a,b\r\n', ...rows.map((cells) => writeRow(cells))].join('')
        const reader = new CsvReader(LIMITS)
        const pieces = text.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? []
        const read = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()]
        expect(read.slice(1).map((one) => ('cells' in one ? one.cells : one))).toEqual(rows)
      }
    )
  )
})

type Texts = readonly { readonly name: string; readonly text: string | Uint8Array }[]

function sorted(tables: Texts) {
  const all = tables.map(
    ({ name, text }) =>
      [
        name,
        rowsOf(text)
          .map((row) => canonical(row))
          .toSorted()
      ] as const
  )
  return Object.fromEntries(all)
}
