import { expect, test } from 'vitest'
import { keptOf, readAll, summarise } from '../feeds.fixture.ts'
import { findHidden, writeJson, writeRecord } from '../index.ts'
import type { JsonRecord, Kept } from '../index.ts'
import { hasSamples } from '../samples.fixture.ts'
import { schemaJudge } from '../schemas.fixture.ts'
import {
  address,
  dayRoom,
  id,
  keep,
  organization,
  place,
  refuge,
  SECRET,
  writeAll
} from './refuge.fixture.ts'

test('a refuge goes out with its area, its phone and nothing of its place', async () => {
  const reads = await readAll([refuge], { entity: 'service' })
  expect(summarise(reads)).toBe('1 service, 1 kept-confidential beside_confidential')
  const [out] = writeAll(keptOf(reads))
  const text = JSON.stringify(out)
  expect(text).not.toMatch(SECRET)
  expect(text).toContain('North Leeds')
  expect(text).toContain('0113 496 0000')
  expect(text).toContain('"location_type":"virtual"')
  // The directory itself has it still.
  expect(JSON.stringify(keptOf(reads))).toContain('12 Elm Street')
})

test.each([
  [
    'in another service at the same place',
    { service_at_locations: [{ id: id(11), location: { ...place, beside_area: undefined } }] }
  ],
  [
    'under another id and name',
    {
      service_at_locations: [
        {
          id: id(11),
          location: {
            id: id(12),
            location_type: 'physical',
            name: 'A house',
            addresses: [{ ...address, id: id(13), address_1: '12, elm STREET' }]
          }
        }
      ]
    }
  ],
  [
    'by its point',
    {
      service_at_locations: [
        {
          id: id(11),
          location: {
            id: id(12),
            location_type: 'physical',
            latitude: 53.79648,
            longitude: -1.54785
          }
        }
      ]
    }
  ],
  [
    'among the places of its organization',
    { organization: { ...organization, locations: [{ ...place, id: id(12) }] } }
  ],
  [
    'by a point that was measured again',
    {
      service_at_locations: [
        {
          id: id(11),
          location: {
            id: id(12),
            location_type: 'physical',
            latitude: 53.79644,
            longitude: -1.54785
          }
        }
      ]
    }
  ],
  ['by the name of its house', { description: 'Meet us in Elm House' }],
  [
    'in what its organization says',
    { organization: { ...organization, description: 'Since 1974 at 12 Elm Street' } }
  ],
  ['in a text', { description: 'Come to 12 Elm St. on Mondays' }],
  ['in a link to a map', { url: 'https://maps.example.org/?q=12%20Elm+Street' }],
  ['in a field that nobody knows', { street_address: '12 Elm Street' }],
  [
    'in what stood there before',
    {
      metadata: [
        {
          id: id(14),
          last_action_date: '2024-01-01',
          last_action_type: 'update',
          field_name: 'address_1',
          previous_value: '12 Elm Street',
          replacement_value: '',
          updated_by: 'A'
        }
      ]
    }
  ],
  ['in the name of a contact', { contacts: [{ id: id(15), name: 'Elm House, 12 Elm Street' }] }]
])('nobody reads where a refuge is %s', async (_, more) => {
  for (const order of [
    [refuge, { ...dayRoom, ...more }],
    [{ ...dayRoom, ...more }, refuge]
  ]) {
    const out = writeAll(await keep(...order))
    expect(out.filter((one) => 'json' in one).length).toBe(2)
    expect(JSON.stringify(out.map((one) => ('json' in one ? one.json : one)))).not.toMatch(SECRET)
  }
})

test('nobody reads it from an organization that nests its services, either', async () => {
  const { organization: _, ...inner } = refuge
  const whole = { ...organization, tax_id: '1', services: [inner] }
  const plain = { ...organization, id: id(5), tax_id: '1', description: 'At 12 Elm Street, Leeds' }
  for (const record of [whole, plain]) {
    const kept = [...(await keep(refuge)), ...keptOf(await readAll([record]))]
    const out = writeAll(kept)
    expect(out.length).toBe(2)
    expect(JSON.stringify(out.map((one) => ('json' in one ? one.json : one)))).not.toMatch(SECRET)
  }
})

test('a service whose very name gives the place away does not go out', async () => {
  const [, out] = writeAll(await keep(refuge, { ...dayRoom, name: 'Day room at 12 Elm Street' }))
  expect(out).toEqual({ refused: 'gives-a-place-away', at: 'service' })
})

test('other organizations keep their addresses', async () => {
  const elsewhere = {
    ...place,
    id: id(12),
    name: 'Hall',
    latitude: 53.8,
    addresses: [{ ...address, address_1: '3 Oak Road', postal_code: 'LS2 1AA' }]
  }
  const open = {
    ...dayRoom,
    organization: { ...organization, id: id(20) },
    service_at_locations: [{ id: id(11), location: elsewhere }]
  }
  const [, out] = writeAll(await keep(refuge, open))
  expect(JSON.stringify(out)).toContain('3 Oak Road')
})

test.each([
  'The address is confidential.',
  'Our location is not disclosed',
  'A safe house for families',
  'Shelter for women fleeing violence',
  "Emergency shelter for survivors, a battered women's shelter"
])('a place is kept back when its service says: %s', async (description) => {
  const reads = await readAll([
    { ...dayRoom, description, service_at_locations: [{ id: id(8), location: place }] }
  ])
  expect(summarise(reads)).toContain('kept-confidential')
})

test.each([
  'An animal shelter',
  'Meals in a shelter from rain',
  'A confidential talk',
  'Location: the town hall'
])('a place is shown when its service says: %s', async (description) => {
  const reads = await readAll([
    { ...dayRoom, description, service_at_locations: [{ id: id(8), location: place }] }
  ])
  expect(summarise(reads)).not.toContain('kept-confidential')
})

test('a feed cannot take the protection of a place away', async () => {
  const open = { ...place, beside_confidential: false }
  const reads = await readAll([
    { ...refuge, service_at_locations: [{ id: id(8), location: open }] }
  ])
  expect(summarise(reads)).toContain('kept-confidential')
})

test('who did not say yes to being listed is not', async () => {
  const ask = (beside_consent: string) =>
    readAll([{ ...dayRoom, beside_consent }], { isOurs: true })
  for (const [consent, isListed] of [
    ['refused', false],
    ['asked', false],
    ['given', true],
    ['not needed', true]
  ] as const) {
    const [out] = writeAll(keptOf(await ask(consent)))
    expect('json' in out!).toBe(isListed)
  }
})

test.skipIf(!hasSamples)(
  'an address without a postcode is kept, and the export is valid without it',
  async () => {
    const { postal_code: _, ...partial } = address
    const [kept] = keptOf(
      await readAll([{ ...place, addresses: [partial, { ...address, id: id(16) }] }])
    )
    const out = writeRecord(kept!, findHidden([]))
    if (!('json' in out)) throw new Error(out.refused)
    expect(schemaJudge()('location', out.json)).toEqual([])
    expect(out.json.addresses).toEqual([{ ...address, id: id(16) }])
    expect(out.json.beside_addresses).toEqual([partial])
  }
)

test('a record that lacks what HSDS asks for does not go out', () => {
  const record: JsonRecord = { id: id(1), name: 'Meals', status: 'active', phones: [{ id: id(2) }] }
  const out = writeRecord({ entity: 'service', record }, findHidden([]))
  expect(out).toEqual({ refused: 'missing', at: 'phones[0].number' })
})

test('a file is one list, and says what does not go out', async () => {
  const kept = await keep(dayRoom, { ...dayRoom, id: id(10) })
  const refused: string[] = []
  const hidden = findHidden([])
  const write = (records: readonly Kept[]) =>
    [...writeJson(records, hidden, (_, why) => refused.push(why.refused))].join('')
  expect(JSON.parse(write(kept))).toHaveLength(2)
  expect(JSON.parse(write([]))).toEqual([])
  const unlisted = kept.map((one) => ({
    ...one,
    record: { ...one.record, beside_consent: 'refused' }
  }))
  expect(JSON.parse(write(unlisted))).toEqual([])
  expect(refused).toEqual(['not-to-be-listed', 'not-to-be-listed'])
})
