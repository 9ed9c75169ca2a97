import { expect, test } from 'vitest'
import { collect, keptOf, readAll, SOURCE, summarise } from '../feeds.fixture.ts'
import { readJson } from '../index.ts'
import type { JsonRecord, Read } from '../index.ts'

const id = 'ac148810-d857-441c-9679-408f346de14b'
const service = { id, name: 'Warm meals', status: 'active' }
const other = { ...service, id: '30951f94-7b24-41ef-ba1b-a79405d4dcaa', name: 'A quiet room' }

function noteOf(reads: readonly Read[]): unknown {
  return reads.map((read) => ('refused' in read ? read.refused : read.notes))
}

function recordOf(reads: readonly Read[]): JsonRecord {
  return keptOf(reads)[0]!.record
}

test.each([
  ['a list', JSON.stringify([service, other])],
  ['a list over lines', JSON.stringify([service, other], undefined, 2)],
  ['a page', JSON.stringify({ total_items: 2, contents: [service, other], last_page: true })],
  [
    'a page with its figures behind',
    `{"contents" : [${JSON.stringify(service)},${JSON.stringify(other)}],"a":[1]}`
  ],
  ['one behind another', `${JSON.stringify(service)}\n\n${JSON.stringify(other)}`]
])('services come in as %s, in whatever pieces the bytes arrive', async (_, text) => {
  const bytes = new TextEncoder().encode(text)
  const pieces = [1, 2, 7, 64, bytes.length].map((length) =>
    Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
      bytes.subarray(index * length, (index + 1) * length)
    )
  )
  for (const chunks of pieces) {
    const reads = await collect(readJson(chunks, { source: SOURCE }))
    expect(keptOf(reads).map(({ record }) => record)).toEqual([service, other])
  }
})

test('the line of a record is that on which it begins, and a broken one leaves the others whole', async () => {
  const lines = [service, '{"id":', '', other].map((one) =>
    typeof one === 'string' ? one : JSON.stringify(one)
  )
  const reads = await readAll(lines.join('\r\n'), { isLines: true })
  expect(reads.map(({ line }) => line)).toEqual([1, 2, 4])
  expect(summarise(reads)).toBe('2 service, 1 refused: broken-json')
  const listed = await readAll(
    `[\n${JSON.stringify(service)},\n{"id": nonsense},\n${JSON.stringify(other)}]`
  )
  expect(listed.map(({ line }) => line)).toEqual([2, 3, 4])
  expect(summarise(listed)).toBe('2 service, 1 refused: broken-json')
})

const repairs: readonly (readonly [string, string, unknown, unknown, string])[] = [
  [
    'a moment without a zone',
    'last_modified',
    '2025-09-02T12:06:15.654',
    '2025-09-02T12:06:15.654Z',
    'zone-assumed'
  ],
  [
    'a day where a moment belongs',
    'last_modified',
    '2025-09-02',
    '2025-09-02T00:00:00Z',
    'zone-assumed'
  ],
  [
    'a link without a scheme',
    'url',
    'www.example.org/a',
    'https://www.example.org/a',
    'link-completed'
  ],
  ['a link with a space in it', 'url', 'https://example.org/ä b', undefined, 'not-a-link'],
  [
    'a link with foreign letters',
    'url',
    'https://example.org/ä',
    'https://example.org/%C3%A4',
    'link-completed'
  ],
  ['a script for a link', 'url', 'javascript:alert(1)', undefined, 'unsafe-link'],
  [
    'a link that hides where it goes',
    'url',
    'https://good.example@evil.example/',
    undefined,
    'not-a-link'
  ],
  ['no link', 'url', 'example/counselling', undefined, 'not-a-link'],
  ['no e-mail address', 'email', 'email-example_com', undefined, 'not-an-email'],
  [
    'lines in an e-mail address',
    'email',
    'a@example.org\nBcc: b@example.org',
    undefined,
    'not-an-email'
  ],
  ['null', 'email', null, undefined, 'empty'],
  ['−1 for "none"', 'minimum_age', -1, undefined, 'means-none'],
  ['a number as text', 'maximum_age', '25', 25, 'as-number'],
  ['no number', 'maximum_age', 'all ages', undefined, 'not-a-number'],
  ['a number as a text', 'fees', 12, '12', 'as-text'],
  ['HTML', 'description', '<p>Free &amp; <b>warm</b></p>', 'Free & warm', 'plain-text'],
  ['a script', 'description', 'Meals<script>steal("1 < 2")</script>', 'Meals', 'plain-text'],
  [
    'a script written twice over',
    'description',
    'Meals &lt;img src=x onerror=alert(1)&gt;',
    'Meals',
    'plain-text'
  ],
  [
    'a link in a text',
    'description',
    '<a href="https://example.org/x">Book</a>',
    'Book (https://example.org/x)',
    'plain-text'
  ],
  ['what a template left', 'description', 'Meals\\n###MON###', 'Meals', 'line-breaks'],
  ['signs that turn the line', 'name', 'Meals \u202Egnp.exe', 'Meals gnp.exe', 'spaces'],
  ['a list for a text', 'description', ['a'], undefined, 'not-text'],
  ['a date of another century', 'assured_date', '0001-01-01', undefined, 'another-century'],
  ['a day that never was', 'assured_date', '2025-02-30', undefined, 'not-a-date'],
  ['a date that reads two ways', 'assured_date', '1/2/2024', undefined, 'not-a-date'],
  ['a date that reads one way', 'assured_date', '24/1/2024', '2024-01-24', 'date-read'],
  ['a date in words', 'assured_date', 'January 20, 2024', '2024-01-20', 'date-read'],
  ['a year of two figures', 'assured_date', '1/24/70', undefined, 'not-a-date']
]

test.each(repairs)('%s: %s', async (_, field, given, expected, why) => {
  const reads = await readAll([{ ...service, [field]: given }])
  expect(recordOf(reads)[field]).toBe(expected)
  const said = JSON.stringify(noteOf(reads))
  expect(said).toContain(`"${why}"`)
  expect(said).toContain(`"at":"${field}"`)
})

test.each([
  ['9:00am', '09:00'],
  ['5:00 PM', '17:00'],
  ['3pm', '15:00'],
  ['12am', '00:00'],
  ['24:00', '23:59'],
  ['09:00:00.000', '09:00'],
  ['9:30', '09:30'],
  ['25:00', undefined],
  ['noon', undefined]
])('a schedule says %s, and is kept as %s', async (given, expected) => {
  const schedule = { id, weekday: 'Monday', opens_at: given, original_text: 'Mondays' }
  const reads = await readAll([{ ...service, regular_schedules: [schedule] }])
  const [read] = recordOf(reads).schedules as readonly Readonly<Record<string, unknown>>[]
  expect(read?.opens_at).toBe(expected)
  expect(read).toMatchObject({ byday: 'MO', freq: 'WEEKLY', description: 'Mondays' })
})

test('metres of Web Mercator become degrees, and other places on no map go', async () => {
  const place = { id, location_type: 'physical', latitude: 4_689_967.661, longitude: -8_559_199.8 }
  const reads = await readAll([place])
  expect(recordOf(reads)).toMatchObject({ latitude: 38.778_322, longitude: -76.8886 })
  const nowhere = await readAll([{ ...place, latitude: 100, longitude: 101 }])
  expect(recordOf(nowhere)).toEqual({ id, location_type: 'physical' })
  expect(noteOf(nowhere)).toEqual([
    [{ at: 'latitude', leftOut: 'no-place-on-earth', was: '100, 101' }]
  ])
})

test('an id of the feed makes the same id each time, another in another feed, and is kept', async () => {
  const feed = [{ id: 136, name: 'Warm meals', status: 'active', organization_id: 'org_1' }]
  const [first, again] = [recordOf(await readAll(feed)), recordOf(await readAll(feed))]
  expect(first).toEqual(again)
  expect(first).toMatchObject({
    beside_foreign_id: '136'
  })
  expect(first.id).toMatch(/^[0-9a-f-]{14}5/)
  expect(recordOf(await readAll(feed, { source: 'elsewhere' })).id).not.toBe(first.id)
  const organization = {
    id: 'org_1',
    name: 'Org',
    description: 'Org',
    website: 'https://example.org'
  }
  expect(recordOf(await readAll([organization])).id).toBe(first.organization_id)
})

test('what hangs on a record without an id gets one of its own, also where two are alike', async () => {
  const phones = [{ number: '0123' }, { number: '0123' }, { number: '0456' }]
  const ids = async (list: readonly unknown[]) => {
    const record = recordOf(await readAll([{ ...service, phones: list }]))
    return (record.phones as readonly { readonly id: string }[]).map((phone) => phone.id)
  }
  const made = await ids(phones)
  expect(new Set(made).size).toBe(3)
  expect((await ids(phones.toReversed())).toSorted()).toEqual(made.toSorted())
})

test('a status is taken for active where none is said, and never where another is', async () => {
  expect(summarise(await readAll([{ ...service, status: '' }]))).toContain(
    '1 status-assumed status'
  )
  expect(summarise(await readAll([{ ...service, status: 'Active' }]))).toBe(
    '1 service, 1 small-letters status'
  )
  expect(summarise(await readAll([{ ...service, status: 'merged' }]))).toBe(
    '1 refused: missing status'
  )
})

test('twice the same id is refused the second time', async () => {
  const reads = await readAll([service, { ...other, id }])
  expect(summarise(reads)).toBe('1 service, 1 refused: duplicate-id id')
})

test('a step that closes a circle of organizations is left out', async () => {
  const names = ['a', 'b', 'c']
  const organizations = names.map((name, index) => ({
    id: name,
    name,
    description: name,
    parent_organization_id: names[(index + 1) % 3]
  }))
  const reads = await readAll(organizations)
  expect(summarise(reads)).toContain('1 left out: circle-of-organizations parent_organization_id')
  expect(keptOf(reads).filter(({ record }) => 'parent_organization_id' in record).length).toBe(2)
  const own = await readAll([{ ...organizations[0], parent_organization_id: 'a' }])
  expect(summarise(own)).toContain('circle-of-organizations')
})

test('what HSDS does not know is kept, and what only a directory may say of its entries is not', async () => {
  const given = { ...service, pc_area: { ward: ['N1'] }, beside_checked_by: 'somebody' }
  const reads = await readAll([given])
  expect(recordOf(reads)).toEqual({ ...service, pc_area: { ward: ['N1'] } })
  expect(noteOf(reads)).toEqual([
    [{ at: 'beside_checked_by', leftOut: 'not-theirs-to-say', was: 'somebody' }]
  ])
  expect(recordOf(await readAll([given], { isOurs: true }))).toEqual(given)
})

test('a service of Open Referral UK 1 is read under the names of HSDS 3', async () => {
  const old = {
    id: '12',
    name: 'Lunch club',
    status: 'active',
    organization: { id: '7', name: 'Open Door', url: 'https://example.org' },
    eligibilitys: [{ id: '3', eligibility: 'Carers', minimum_age: 18, maximum_age: -1 }],
    service_taxonomys: [
      { id: '4', taxonomy: { id: 'esd:148', name: 'Lunch clubs', vocabulary: 'esd' } }
    ],
    languages: [{ id: '5', language: 'Urdu' }],
    service_areas: [{ id: '6', service_area: 'Leeds' }],
    fundings: [{ id: '8', source: 'A grant' }],
    holiday_schedules: [{ id: '9', closed: true, start_date: '2026-12-24' }],
    regular_schedules: [{ id: '10', byday: 'MO', freq: 'WEEKLY', opens_at: '12:00' }],
    service_at_locations: [
      {
        id: '11',
        regular_schedule: [{ id: '13', opens_at: '13:00' }],
        location: {
          id: '14',
          physical_addresses: [{ id: '15', address_1: '1 High Street', city: 'Leeds' }],
          accessibility_for_disabilities: [{ id: '16', accessibility: 'A ramp' }]
        }
      }
    ]
  }
  const reads = await readAll({ totalElements: 1, contents: [old] })
  expect(recordOf(reads)).toMatchObject({
    organization: { website: 'https://example.org', description: 'Open Door' },
    eligibility_description: 'Carers',
    minimum_age: 18,
    attributes: [{ taxonomy_term: { name: 'Lunch clubs', taxonomy: 'esd' } }],
    languages: [{ name: 'Urdu' }],
    service_areas: [{ name: 'Leeds' }],
    funding: [{ source: 'A grant' }],
    service_at_locations: [
      {
        schedules: [{ opens_at: '13:00' }],
        location: {
          location_type: 'physical',
          addresses: [{ address_1: '1 High Street', address_type: 'physical' }],
          accessibility: [{ description: 'A ramp' }]
        }
      }
    ]
  })
  expect(recordOf(reads).schedules).toHaveLength(2)
  expect('maximum_age' in recordOf(reads)).toBe(false)
})
