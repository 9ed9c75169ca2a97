import { expect, test } from 'vitest'
import { keptOf, readAll } from '../feeds.fixture.ts'
import { findHidden, writeRecord } from '../index.ts'
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

test.each([
  [
    'its organization is one',
    { name: 'Support line', organization: { ...organization, name: "Leeds Women's Refuge" } }
  ],
  [
    'the organization has the place',
    {
      name: "Women's refuge",
      service_at_locations: [],
      organization: { ...organization, locations: [place] }
    }
  ],
  [
    'the service of another entry is one',
    {
      name: 'Rooms',
      organization: {
        ...organization,
        locations: [place],
        services: [{ id: id(20), name: "Women's refuge", status: 'active' }]
      }
    }
  ]
])('a refuge is known as one where %s', async (_, more) => {
  const [out] = writeAll(await keep({ ...refuge, ...more }))
  expect('json' in out!).toBe(true)
  expect(JSON.stringify(out)).not.toMatch(SECRET)
})

test.each([
  [
    'service_at_location',
    {
      id: id(21),
      service_id: id(9),
      location_id: id(2),
      description: 'Ring at 12 Elm Street',
      x_address: '12 Elm Street'
    }
  ],
  [
    'service_at_location',
    {
      id: id(21),
      service_id: id(6),
      description: 'Ring at 12 Elm Street',
      x_address: '12 Elm Street'
    }
  ],
  [
    'organization',
    { id: id(5), name: 'Open Door', description: 'We are here', x_address: '12 Elm Street' }
  ],
  ['organization', { id: id(5), name: 'Open Door', description: 'Our house is 12 Elm Street' }],
  ['service', { id: id(6), name: 'Rooms', status: 'active', x_address: '12 Elm Street' }]
] as const)(
  'a %s on its own says nothing of a hidden place that it belongs to',
  async (entity, record) => {
    for (const feed of [
      [...(await keep(refuge))],
      keptOf(
        await readAll([
          { ...place, organization_id: id(5), beside_confidential: true },
          { id: id(22), service_id: id(6), location_id: id(2) }
        ])
      )
    ]) {
      const [lone] = keptOf(await readAll([record], { entity }))
      const out = writeRecord(lone!, findHidden([lone!, ...feed]))
      expect(JSON.stringify('json' in out ? out.json : out)).not.toMatch(SECRET)
    }
  }
)

test('what belongs to a hidden place without any words loses its unknown fields as well', async () => {
  const nameless = { id: id(2), location_type: 'physical' }
  const hiding = { ...refuge, service_at_locations: [{ id: id(8), location: nameless }] }
  const [, out] = writeAll(await keep(hiding, { ...dayRoom, x_where: 'By the red door' }))
  expect(JSON.stringify('json' in out! ? out.json : out)).not.toMatch(SECRET)
})

test.each([
  ['without its postcode', { address_1: '12 Elm Street' }],
  ['in short', { address_1: '12 Elm St', postal_code: 'LS1 4AB' }],
  ['in its second line', { address_1: 'A house', address_2: 'Flat 2, 12 Elm Street' }]
])('somebody else has the place of a refuge, written %s', async (_, written) => {
  const theirs = {
    id: id(12),
    location_type: 'physical',
    addresses: [{ id: id(13), city: 'Leeds', country: 'GB', ...written }]
  }
  const open = { ...dayRoom, organization: { ...organization, id: id(20) } }
  const at = { service_at_locations: [{ id: id(11), location: theirs }] }
  const [, out] = writeAll(await keep(refuge, { ...open, ...at }))
  expect(JSON.stringify('json' in out! ? out.json : out)).not.toMatch(SECRET)
})

test('a street in the second line is no secret in the first alone', async () => {
  const second = { ...address, address_1: 'Safe House', address_2: '12 Elm Street' }
  const hiding = {
    ...refuge,
    service_at_locations: [{ id: id(8), location: { ...place, addresses: [second] } }]
  }
  const [, out] = writeAll(await keep(hiding, { ...dayRoom, description: 'Come to 12 Elm Street' }))
  expect(JSON.stringify('json' in out! ? out.json : out)).not.toMatch(SECRET)
})

test('an address that only says that it is confidential hides no other text', async () => {
  const said = { ...address, address_1: 'Confidential', postal_code: '33101' }
  const hiding = {
    ...refuge,
    service_at_locations: [{ id: id(8), location: { ...place, addresses: [said] } }]
  }
  const talk = {
    ...dayRoom,
    name: 'Confidential helpline',
    description: 'All calls are confidential'
  }
  const [, out] = writeAll(await keep(hiding, talk))
  expect(out).toMatchObject({ json: { name: talk.name, description: talk.description } })
})

test('a floor of another house in the town hides nothing', async () => {
  const upstairs = { ...address, address_2: 'Suite 3, 2 Floor' }
  const hiding = {
    ...refuge,
    service_at_locations: [{ id: id(8), location: { ...place, addresses: [upstairs] } }]
  }
  const hall = {
    id: id(12),
    location_type: 'physical',
    addresses: [{ ...upstairs, address_1: '3 Oak Road', postal_code: 'LS2 1AA' }]
  }
  const open = {
    ...dayRoom,
    organization: { ...organization, id: id(20) },
    service_at_locations: [{ id: id(11), location: hall }]
  }
  const [, out] = writeAll(await keep(hiding, open))
  expect(JSON.stringify(out)).toContain('3 Oak Road')
})

test('a no to being listed holds for every copy of a service', async () => {
  const { organization: _, ...bare } = dayRoom
  const [no] = keptOf(await readAll([{ ...dayRoom, beside_consent: 'refused' }], { isOurs: true }))
  const copies = [
    ...(await keep(dayRoom)),
    ...keptOf(
      await readAll([{ id: id(21), service_id: id(9), description: 'Mondays' }], {
        entity: 'service_at_location'
      })
    ),
    ...keptOf(await readAll([{ ...organization, services: [bare] }], { entity: 'organization' }))
  ]
  const [service, lone, nesting] = writeAll([...copies, no!])
  expect(service).toEqual({ refused: 'not-to-be-listed', at: 'id' })
  expect(lone).toEqual({ refused: 'not-to-be-listed', at: 'service_id' })
  expect(nesting).toMatchObject({ json: { services: [] } })
})

test.each(['0800 1111', 'help', 'Open Door', 'active', 'physical', 'helpline'])(
  'a feed that says of others that their place is "%s" takes no name, number or page away, and no entry',
  async (address_1) => {
    const line = {
      ...dayRoom,
      name: 'Help at the Open Door',
      url: 'https://helpline.example/',
      phones: [{ id: id(30), number: '0800 1111' }],
      organization: { ...organization, description: 'We help' }
    }
    const claimed = {
      id: id(31),
      location_type: 'physical',
      organization_id: id(5),
      name: 'Day room'
    }
    const hostile = {
      ...claimed,
      beside_confidential: true,
      addresses: [{ id: id(32), address_1 }]
    }
    const [out] = writeAll([...(await keep(line)), ...keptOf(await readAll([hostile]))])
    expect(out).toMatchObject({
      json: {
        name: line.name,
        url: line.url,
        status: 'active',
        phones: line.phones,
        organization: { name: 'Open Door' }
      }
    })
  }
)

test('more confidential places than anybody can look for are held back whole, and others are not', async () => {
  const crowd = Array.from({ length: 900 }, (_, index) => ({
    ...place,
    id: id(5_000 + index),
    latitude: 53.100001 + index / 1_000,
    longitude: -1.500001 - index / 1_000,
    addresses: [{ ...address, id: id(7_000 + index), address_1: `${index} Hidden Row` }]
  }))
  const crowded = {
    ...refuge,
    service_at_locations: [],
    organization: { ...organization, locations: crowd }
  }
  const free = { id: dayRoom.id, name: dayRoom.name, status: dayRoom.status }
  const [held, shown] = writeAll(await keep(crowded, free))
  expect(held).toEqual({ refused: 'too-many-places', at: 'id' })
  expect(shown).toHaveProperty('json')
})
