import type { JsonRecord } from '@beside/hsds'
import { expect, test } from 'vitest'
import { finderOf, idNumber, namesFound, placeAt, service } from './finder.fixture.ts'

const leeds = { latitude: 53.8, longitude: -1.55 }

test('somebody whose husband hits them finds help with violence at home, and reads that it was understood', () => {
  const finder = finderOf([
    service(1, { name: 'Tool library', description: 'Hits from the eighties for husbands' }),
    service(2, {
      name: 'Way Out',
      description: 'Help for whoever lives with domestic violence.',
      phones: [{ id: 'a', number: '116123' }]
    })
  ])
  const { hits, understood, isDanger } = finder.search({ text: 'My husband hits me' })
  expect(understood).toEqual([
    {
      id: 'domestic-abuse',
      showing: 'Showing help with violence or control at home.',
      isDanger: false
    }
  ])
  expect(isDanger).toBe(false)
  expect(hits.map(({ index }) => finder.card(index)?.phones)).toEqual([[{ number: '116123' }]])
  expect(hits[0]?.why.needs).toEqual(['domestic-abuse'])
})

test('a word is found with a typing mistake, by its beginning, in other letters and in the plural', () => {
  const finder = finderOf([
    service(1, { name: 'Schwimmkurs', description: 'Swimming lessons for beginners' }),
    service(2, { name: 'Café Niño', description: 'Chess' }),
    service(3, { name: 'مَرْكَز الأُسرة', description: 'عيادة' }),
    service(4, { name: '心理相談', description: '東京' })
  ])
  expect(namesFound(finder, { text: 'swiming' })).toEqual(['Schwimmkurs'])
  expect(namesFound(finder, { text: 'swim' })).toEqual(['Schwimmkurs'])
  expect(namesFound(finder, { text: 'lesson' })).toEqual(['Schwimmkurs'])
  expect(namesFound(finder, { text: 'cafe NINO' })).toEqual(['Café Niño'])
  expect(namesFound(finder, { text: 'مركز' })).toEqual(['مَرْكَز الأُسرة'])
  expect(namesFound(finder, { text: 'الاسره' })).toEqual(['مَرْكَز الأُسرة'])
  expect(namesFound(finder, { text: '心理' })).toEqual(['心理相談'])
})

test('what is near comes before what is far, and what is national or by phone stays', () => {
  const said = { description: 'Dance classes' }
  const finder = finderOf([
    service(1, { name: 'Far', ...said, ...placeAt(1, { latitude: 50.1, longitude: -5.2 }) }),
    service(2, { name: 'Near', ...said, ...placeAt(2, { latitude: 53.81, longitude: -1.54 }) }),
    service(3, { name: 'By phone', ...said, phones: [{ id: 'a', number: '116123' }] }),
    service(4, {
      name: 'National',
      ...said,
      ...placeAt(4, { latitude: 50.1, longitude: -5.3 }),
      service_areas: [{ id: 'b', name: 'National' }]
    })
  ])
  const order = namesFound(finder, { text: 'dance', near: leeds })
  expect(order[0]).toBe('Near')
  expect(order.at(-1)).toBe('Far')
  const within = namesFound(finder, { text: 'dance', near: { ...leeds, withinKm: 20 } })
  expect(within.toSorted()).toEqual(['By phone', 'National', 'Near'])
  const [first] = finder.search({ text: 'dance', near: leeds }).hits
  expect(first?.km).toBeCloseTo(1.3, 1)
})

test.each<readonly [string, boolean, JsonRecord]>([
  ['a refuge without an area', false, placeAt(1, { beside_confidential: true })],
  [
    'a refuge that is written as virtual',
    false,
    placeAt(1, { beside_confidential: true, location_type: 'virtual' })
  ],
  ['a service of which no place is known', false, {}],
  ['a service in a place', false, placeAt(1, {})],
  ['a service in National City', false, inArea('National City, California')],
  ['a service in an international district', false, inArea('International District')],
  ['a service online', true, placeAt(1, { location_type: 'virtual' })],
  [
    'a service online for one town',
    false,
    { ...placeAt(1, { location_type: 'virtual' }), ...inArea('Leeds') }
  ],
  ['a service that says it is national', true, inArea('National')],
  [
    'a refuge that says it is national',
    true,
    placeAt(1, { beside_confidential: true, beside_area: 'UK-wide' })
  ]
])('whether it helps wherever somebody is: %s, %s', (_, isEverywhere, said) => {
  const phones = [{ id: 'a', number: '116123' }]
  const finder = finderOf([service(1, { name: 'Refuge', phones, ...said })])
  expect(finder.card(0)?.isEverywhere).toBe(isEverywhere)
  // It is found near all the same: nobody knows that it is far.
  expect(namesFound(finder, { text: 'refuge', near: { ...leeds, withinKm: 5 } })).toEqual([
    'Refuge'
  ])
})

test('what fits the words well and is far comes before what hardly fits and is near', () => {
  const finder = finderOf([
    service(1, {
      name: 'Guitar lessons',
      description: 'Guitar for beginners',
      ...placeAt(1, { latitude: 53.6, longitude: -1.55 })
    }),
    service(2, {
      name: 'Café',
      description: `We have cake. ${'We are open and warm and kind. '.repeat(30)} Once there was a guitar.`,
      ...placeAt(2, { latitude: 53.8, longitude: -1.55 })
    })
  ])
  expect(namesFound(finder, { text: 'guitar lessons', near: leeds })[0]).toBe('Guitar lessons')
})

test('what was checked long ago, or by nobody, comes later and stays', () => {
  const finder = finderOf([
    service(1, { name: 'Never checked', description: 'Choir' }),
    service(2, { name: 'Checked long ago', description: 'Choir', assured_date: '2025-11-01' }),
    service(3, { name: 'Checked now', description: 'Choir', assured_date: '2026-11-01' }),
    service(4, { name: 'No more', description: 'Choir', status: 'defunct' })
  ])
  expect(namesFound(finder, { text: 'choir' })).toEqual([
    'Checked now',
    'Checked long ago',
    'Never checked'
  ])
})

test('open now is what surely is; hours that nobody knows, or a rule that is not understood, are not', () => {
  const weekly = { id: 'a', freq: 'WEEKLY', byday: 'FR', opens_at: '09:00', closes_at: '17:00' }
  const finder = finderOf([
    service(1, { name: 'Open', schedules: [weekly] }),
    service(2, { name: 'Closed', schedules: [{ ...weekly, byday: 'MO' }] }),
    service(3, { name: 'Told in words', schedules: [{ id: 'a', description: 'Fridays 9 to 5' }] }),
    service(4, { name: 'Silent' }),
    service(5, {
      name: 'Partly',
      schedules: [
        { ...weekly, byday: 'MO' },
        { ...weekly, byweekno: '3' }
      ]
    }),
    service(6, { name: 'Paused', status: 'temporarily closed', schedules: [weekly] })
  ])
  // A Friday at noon in Leeds.
  const openAt = { at: Date.UTC(2026, 10, 27, 12), offsetMinutes: 0 }
  expect(namesFound(finder, { openAt })).toEqual(['Open'])
  const states = [1, 2, 3, 4, 5, 6].map((number) => {
    const index = finder.byId(`ac148810-d857-441c-9679-${String(number).padStart(12, '0')}`)
    return finder.openState(index ?? -1, openAt)
  })
  expect(states).toEqual(['open', 'closed', 'unknown', 'unknown', 'unknown', 'closed'])
})

test('languages, cost, age, categories and for whom it is narrow down what is shown', () => {
  const finder = finderOf([
    service(1, {
      name: 'For women',
      languages: [{ id: 'a', name: 'Spanish' }],
      fees_description: 'Free of charge',
      eligibility_description: 'Women over 18',
      minimum_age: 18
    }),
    service(2, { name: 'For men', eligibility_description: 'Men only', fees_description: '£20' }),
    service(3, {
      name: 'For all',
      languages: [{ id: 'b', code: 'es-MX' }],
      attributes: [{ id: 'c', taxonomy_term: { id: 'd', name: 'Sport', description: 'Sport' } }]
    })
  ])
  expect(namesFound(finder, { languages: ['es'] }).toSorted()).toEqual(['For all', 'For women'])
  expect(namesFound(finder, { free: true })).toEqual(['For women'])
  expect(namesFound(finder, { audiences: ['women'] })).toEqual(['For women', 'For all'])
  expect(namesFound(finder, { age: 16 }).toSorted()).toEqual(['For all', 'For men'])
  expect(namesFound(finder, { categories: ['sport'] })).toEqual(['For all'])
  expect(finder.choices().languages).toEqual([{ name: 'es', services: 2 }])
})

test('a town, a region and a postcode are found as people write them, with their points', () => {
  const address = { city: 'SAN CARLOS', state_province: 'CA', postal_code: '94070', country: 'US' }
  const point = { latitude: 37.5, longitude: -122.26 }
  const british = {
    city: 'Leeds',
    state_province: 'Yorkshire',
    postal_code: 'LS1 4AB',
    country: 'GB'
  }
  const finder = finderOf([
    service(1, placeAt(1, { ...point, addresses: [{ id: 'a', address_1: '1 Elm', ...address }] })),
    service(2, placeAt(2, { ...leeds, addresses: [{ id: 'b', address_1: '2 Oak', ...british }] }))
  ])
  const expected = { type: 'town', name: 'San Carlos', region: 'CA', ...point }
  for (const text of ['san carlos', 'San Carlos, CA', 'san carlos ca', 'sancarlos', 'san calros']) {
    expect(finder.places(text)[0], text).toEqual(expected)
  }
  expect(finder.places('ls1 4zz')[0]).toMatchObject({ type: 'postcode', name: 'LS1 4' })
  expect(finder.places('LS14AB')[0]).toMatchObject({ type: 'postcode', name: 'LS1 4' })
  expect(finder.places('94071')[0]).toMatchObject({ name: '94070' })
  expect(finder.places('nowhere')).toEqual([])
})

const inLeeds = { city: 'Leeds', state_province: 'Yorkshire', country: 'GB' }

function atAddress(number: number, address: JsonRecord, said: JsonRecord = {}): JsonRecord {
  const addresses = [{ id: `address ${number}`, address_1: '1 Elm Street', ...address }]
  return { description: 'Choir', ...placeAt(number, { addresses, ...said }) }
}

test('what says its town and no point is near that town, roughly, and after what is surely next door', () => {
  const far = { latitude: 50.1, longitude: -5.2 }
  const truro = { city: 'Truro', state_province: 'Cornwall', country: 'GB', postal_code: 'TR1 2AA' }
  const finder = finderOf([
    service(1, { name: 'Sure', ...atAddress(1, inLeeds, leeds) }),
    service(2, { name: 'Rough', ...atAddress(2, { ...inLeeds, city: 'LEEDS' }) }),
    service(3, { name: 'Without a region', ...atAddress(3, { city: 'leeds', country: 'GB' }) }),
    service(4, { name: 'Far', ...atAddress(4, truro, far) }),
    service(5, {
      name: 'By its postcode',
      ...atAddress(5, { ...truro, city: 'Elsewhere', postal_code: 'TR1 2ZZ' })
    }),
    service(6, { name: 'Nobody knows', ...atAddress(6, { ...inLeeds, city: 'Atlantis' }) })
  ])
  const near = { ...leeds, withinKm: 50 }
  const { hits } = finder.search({ text: 'choir', near })
  const found = hits.map(({ index, km }) => {
    const card = finder.card(index)
    return { name: card?.name, isRough: card?.isRough, isThere: km === 0 }
  })
  expect(found[0]).toEqual({ name: 'Sure', isRough: false, isThere: true })
  expect(
    found.slice(1, 3).toSorted((one, other) => (`${one.name}` < `${other.name}` ? -1 : 1))
  ).toEqual([
    { name: 'Rough', isRough: true, isThere: true },
    { name: 'Without a region', isRough: true, isThere: true }
  ])
  expect(found[3]).toEqual({ name: 'Nobody knows', isRough: false, isThere: false })
  expect(found).toHaveLength(4)
  expect(namesFound(finder, { text: 'choir', near: { ...far, withinKm: 50 } })).toContain(
    'By its postcode'
  )
})

test('a town of that name in another country or region, or one of two, is not taken for it', () => {
  const boston = { city: 'Boston', country: 'US', state_province: 'MA' }
  const point = { latitude: 42.36, longitude: -71.06 }
  const springfield = (state: string, longitude: number) =>
    [
      { city: 'Springfield', state_province: state, country: 'US' },
      { latitude: 40, longitude }
    ] as const
  const finder = finderOf([
    service(1, atAddress(1, boston, point)),
    service(2, atAddress(2, ...springfield('IL', -89))),
    service(3, atAddress(3, ...springfield('MO', -93))),
    service(4, atAddress(4, { city: 'Boston', country: 'GB' })),
    service(5, atAddress(5, { city: 'Boston', country: 'GB', state_province: 'Lincolnshire' })),
    service(8, atAddress(8, { city: 'Boston', country: 'US', state_province: 'KY' })),
    service(6, atAddress(6, { city: 'Springfield', country: 'US' })),
    service(7, atAddress(7, { city: 'Springfield', country: 'US', state_province: 'MO' }))
  ])
  const isRough = [4, 5, 6, 8, 7].map((number) => {
    const index = finder.byId(idNumber(number)) ?? -1
    return finder.card(index)?.isRough
  })
  expect(isRough).toEqual([false, false, false, false, true])
})

test('a town or postcode with nothing around it, or in two countries, is not taken for either', () => {
  const at = (latitude: number, longitude: number) => ({ latitude, longitude })
  const bare = { city: 'Springfield' }
  const perth = { city: 'Perth', state_province: 'WA' }
  const code = { postal_code: '33142' }
  const finder = finderOf([
    service(1, atAddress(1, bare, at(40, -89))),
    service(2, atAddress(2, bare, at(37, -93))),
    service(3, atAddress(3, { city: 'Miami', ...code }, at(25.8, -80.2))),
    service(4, atAddress(4, { ...perth, country: 'AU' }, at(-31.9, 115.9))),
    service(5, atAddress(5, { city: 'Leeds' }, leeds)),
    service(6, atAddress(6, bare)),
    service(7, atAddress(7, { city: 'Elsewhere', ...code })),
    service(8, atAddress(8, { ...perth, country: 'US' })),
    service(9, atAddress(9, { ...perth, country: 'AU' })),
    service(10, atAddress(10, { city: 'Leeds' }))
  ])
  const isRough = [6, 7, 8, 9, 10].map(
    (number) => finder.card(finder.byId(idNumber(number)) ?? -1)?.isRough
  )
  expect(isRough).toEqual([false, false, false, true, true])
})

test('a refuge gets no point, also where a town has the name of its area, or it has an office without one', () => {
  const refuge = {
    beside_confidential: true,
    beside_area: 'Leeds',
    addresses: [{ id: 'a', address_1: '12 Oak Street', ...inLeeds }]
  }
  const links = [refuge, { addresses: [{ id: 'b', ...inLeeds }] }].map((said, at) => ({
    id: idNumber(50 + at),
    location: { id: idNumber(60 + at), location_type: 'physical', ...said }
  }))
  const finder = finderOf([
    service(1, atAddress(1, inLeeds, leeds)),
    service(2, { name: 'Refuge', ...placeAt(2, refuge) }),
    service(3, { name: 'Refuge with an office', service_at_locations: links })
  ])
  const { hits } = finder.search({
    text: 'refuge',
    near: { latitude: 50.1, longitude: -5.2, withinKm: 50 }
  })
  expect(hits.map(({ index, km }) => [finder.card(index)?.isRough, km])).toEqual([
    [false, undefined],
    [false, undefined]
  ])
})

test('among equals the order is the same each time: by place, name and last by id', () => {
  const alike = Array.from({ length: 30 }, (_, number) => service(number, { name: 'Choir' }))
  const orderOf = (services: readonly JsonRecord[], limit: number) => {
    const finder = finderOf(services)
    return finder.search({ limit }).hits.map(({ index }) => finder.idOf(index))
  }
  const expected = Array.from({ length: 30 }, (_, number) => idNumber(number))
  expect(orderOf(alike, 30)).toEqual(expected)
  expect(orderOf(alike.toReversed(), 30)).toEqual(expected)
  // Also where only the best few of many are kept.
  expect(orderOf(alike, 7)).toEqual(expected.slice(0, 7))
})

function inArea(name: string): JsonRecord {
  return { service_areas: [{ id: 'b', name }] }
}
