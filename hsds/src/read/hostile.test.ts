import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '../canonical.ts'
import { collect, keptOf, readAll, SOURCE, summarise } from '../feeds.fixture.ts'
import { withoutMarkup } from '../fields/plain-text.ts'
import { findHidden, readJson, writeRecord } from '../index.ts'
import type { Json, JsonRecord, Limits, Read } from '../index.ts'

const id = 'ac148810-d857-441c-9679-408f346de14b'
const service = { id, name: 'Warm meals', status: 'active' }
const other = { ...service, id: '30951f94-7b24-41ef-ba1b-a79405d4dcaa', name: 'A quiet room' }

function recordOf(reads: readonly Read[]): JsonRecord {
  return keptOf(reads)[0]!.record
}

const hostile: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['nothing', '', ''],
  ['a web page', '<!doctype html><p>Not here</p>', '1 refused: broken-json'],
  [
    'what breaks off',
    JSON.stringify([service, other]).slice(0, -20),
    '1 service, 1 refused: cut-off'
  ],
  ['too many brackets', ']', '1 refused: broken-json'],
  ['brackets without end', '['.repeat(100_000), '1 refused: cut-off'],
  ['a record of brackets', `[{"a":${'['.repeat(99)}${']'.repeat(99)}}]`, '1 refused: too-deep'],
  ['numbers', '[1, 2, "three"]', '3 refused: not-a-record'],
  ['a record within itself', JSON.stringify([nested(40)]), '1 refused: too-deep'],
  [
    'organizations within organizations',
    JSON.stringify([nested(10)]),
    '1 organization, 1 left out: too-deep services'
  ],
  [
    'a name that is none',
    `[{"__proto__":{"status":"x"},${JSON.stringify(service).slice(1)}]`,
    '1 service, 1 left out: odd-name __proto__'
  ],
  [
    'two zero bytes and Latin letters',
    Uint8Array.from([
      ...new TextEncoder().encode('[{"id":"1","name":"Caf'),
      0xe9,
      ...new TextEncoder().encode('","status":"active"}]')
    ]),
    '1 refused: wrong-encoding'
  ],
  [
    'half a letter',
    `[{"id":"${id}","name":"Meals","status":"active","fees":"\\ud83d","alert":"\\ufffd","\\ud83d":1}]`,
    '1 service, 1 left out: wrong-encoding fees, 1 left out: wrong-encoding alert, 1 left out: odd-name \ud83d'
  ],
  [
    'more to say of a record than anybody reads',
    JSON.stringify([
      {
        ...service,
        contacts: [1, 2, 3, 4].map(() => ({ phones: Array.from({ length: 2_000 }, () => 1) }))
      }
    ]),
    '1 refused: too-many'
  ],
  [
    'a text without end',
    JSON.stringify([{ ...service, description: 'a'.repeat(20_001) }]),
    '1 service, 1 left out: too-long description'
  ],
  [
    'fields without end',
    JSON.stringify([
      {
        ...service,
        ...Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, 1]))
      }
    ]),
    '1 refused: too-many'
  ],
  [
    'a list without end',
    JSON.stringify([{ ...service, phones: Array.from({ length: 2_100 }, () => 1) }]),
    `1 service, 1 left out: too-many phones, 2000 left out: not-a-record phones`
  ]
]

function nested(depth: number): unknown {
  const organization = { id, name: 'a', description: 'a', website: 'https://example.org' }
  if (depth === 0) return organization
  return { ...organization, services: [{ ...service, organization: nested(depth - 1) }] }
}

test.each(hostile)('%s harms nothing', async (_, given, expected) => {
  expect(summarise(await readAll(given))).toBe(expected)
})

test('another encoding is read once somebody says which', async () => {
  const bytes = Uint8Array.from([
    ...new TextEncoder().encode(`[{"id":"${id}","status":"active","name":"Caf`),
    0xe9,
    0x22,
    0x7d,
    0x5d
  ])
  expect(recordOf(await readAll(bytes, { encoding: 'windows-1252' })).name).toBe('Café')
  const wide = Buffer.from(`\uFEFF${JSON.stringify([{ ...service, name: 'Café' }])}`, 'utf16le')
  expect(recordOf(await readAll(wide)).name).toBe('Café')
})

test('a feed that never ends is left after as much as was agreed', async () => {
  function* endless() {
    yield new TextEncoder().encode('[')
    for (let count = 0; ; count += 1)
      yield new TextEncoder().encode(`{"id":"${count}","name":"a","status":"active"},`)
  }
  const read = async (limits: Partial<Limits>) => {
    const reads = await collect(readJson(endless(), { source: SOURCE, limits }))
    return reads.at(-1)
  }
  expect(await read({ records: 100 })).toMatchObject({ refused: { reason: 'too-many-records' } })
  expect(await read({ feedBytes: 10_000 })).toMatchObject({ refused: { reason: 'feed-too-long' } })
  function* oneRecord() {
    yield new TextEncoder().encode('[{"id":"')
    for (;;) yield new TextEncoder().encode('a'.repeat(1_000))
  }
  const reads = await collect(
    readJson(oneRecord(), {
      source: SOURCE,
      limits: { feedBytes: 10_000_000, recordLength: 5_000 }
    })
  )
  expect(reads).toMatchObject([{ refused: { reason: 'feed-too-long' } }])
})

test('a record of one list after another is read in the time of its length', async () => {
  const lists = new TextEncoder().encode('"a":[],'.repeat(10_000))
  function* chunks() {
    yield new TextEncoder().encode('{')
    for (let count = 0; count < 40; count += 1) yield lists
    yield new TextEncoder().encode('"contents":')
    yield new TextEncoder().encode(JSON.stringify([service]))
    yield new TextEncoder().encode('}')
  }
  const reads = await collect(readJson(chunks(), { source: SOURCE }))
  expect(summarise(reads)).toBe('1 service')
})

test('a text of signs that open no tag is read in the time of its length', () => {
  const text = '<'.repeat(1_000_000)
  expect(withoutMarkup(`${text}>`)).toBe(`${text}>`)
})

const fieldName = fc.constantFrom(
  ...'name description url email status assured_date last_modified minimum_age phones number'.split(
    ' '
  ),
  ...'schedules opens_at service_at_locations organization attributes location addresses city'.split(
    ' '
  ),
  ...'latitude longitude id other beside_area constructor __proto__ toString'.split(' ')
)
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '2025-01-01',
    '2025-01-01T10:00',
    '9am',
    'www.example.org',
    'a@example.org',
    '<b>x</b>'
  ),
  fc.constantFrom(
    '&lt;p&gt;&amp;lt;',
    '\\n',
    '12',
    'active',
    id,
    '&#60;script&#62;',
    '<a href="https://x.example">'
  )
)
const { anything } = fc.letrec<{ anything: Json }>((tie) => ({
  anything: fc.oneof(
    { maxDepth: 5 },
    texts,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('anything'), { maxLength: 3 }),
    fc.dictionary(fieldName, tie('anything'), { maxKeys: 8 })
  )
}))

test('whatever a feed says, reading it comes to an end, and what is kept stays as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fieldName, anything), async (fields) => {
      const first = await readAll([{ ...fields, id, name: 'Meals', status: 'active' }], {
        entity: 'service'
      })
      expect(first.length).toBe(1)
      const [kept] = keptOf(first)
      const again = await readAll([kept?.record], { entity: 'service', isOurs: true })
      expect(canonical(recordOf(again))).toBe(canonical(kept?.record))
      const out = writeRecord(kept!, findHidden([kept!]))
      if ('refused' in out) return
      const [back] = keptOf(await readAll([out.json], { entity: 'service', isOurs: true }))
      const twice = writeRecord(back!, findHidden([back!]))
      expect('json' in twice && canonical(twice.json)).toBe(canonical(out.json))
    })
  )
})

test('a list under its older name is read with the one under its newer name', async () => {
  const address = { id: other.id, address_1: '12 Elm Street', city: 'Leeds' }
  const again = { ...address, id }
  const place = {
    id,
    location_type: 'physical',
    addresses: [again],
    physical_addresses: [address, again]
  }
  const { addresses, ...rest } = recordOf(await readAll([place]))
  expect(addresses).toMatchObject([again, address])
  expect(rest).not.toHaveProperty('physical_addresses')
})
