import { findHidden, writeRecord } from '@beside/hsds'
import type { JsonRecord } from '@beside/hsds'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finderOf, idNumber, mapOf, placeAt, service, textIn, TODAY } from './finder.fixture.ts'
import { buildPack, openPack } from './index.ts'
import type { Finder } from './index.ts'
import { hasServices, realServices } from './real-services.fixture.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const someService = fc.record({
  name: text,
  description: text,
  url: fc.constantFrom('https://example.org/', ''),
  languages: fc.array(fc.record({ id: text, name: text }), { maxLength: 3 }),
  phones: fc.array(fc.record({ id: text, number: text, extension: fc.nat(99) }), { maxLength: 3 }),
  assured_date: fc.constantFrom('2026-11-01', '2019-02-03', '1850-01-01', 'soon'),
  minimum_age: fc.integer({ min: -5, max: 200 }),
  schedules: fc.array(fc.record({ opens_at: text, closes_at: text, byday: text }), { maxLength: 2 })
})
const someServices = fc
  .array(someService, { maxLength: 12 })
  .map((all) => all.map((said, number) => service(number, said)))

test('the same services give the same bytes, in whatever order they come', () => {
  fc.assert(
    fc.property(someServices, (services) => {
      const parts = buildPack(services, { today: TODAY })
      expect(buildPack(services.toReversed(), { today: TODAY })).toEqual(parts)
    })
  )
})

test('whatever a feed says of a service, its card and its page say the same', () => {
  fc.assert(
    fc.property(someServices, (services) => {
      const finder = finderOf(services)
      for (const one of services) expectSame(finder, one)
    })
  )
})

test.skipIf(!hasServices)(
  'each real service is found by its id, and its card says what it says',
  async () => {
    const services = await realServices()
    const finder = finderOf(services)
    expect(finder.services).toBe(services.length)
    for (const one of services) expectSame(finder, one)
  }
)

function expectSame(finder: Finder, one: JsonRecord): void {
  const index = finder.byId(textIn(one, 'id'))
  const name = textIn(one, 'name').trim()
  if (index === undefined) return expect(name).toBe('')
  const details = finder.details(index)
  const card = finder.card(index)
  expect(card?.name).toBe(name)
  expect(finder.idOf(index)).toBe(one.id)
  expect(details).toMatchObject({ ...card })
  expect(details?.description ?? '').toBe(textIn(one, 'description').trim())
  const numbers = (one.phones as readonly { number: string }[] | undefined) ?? []
  const given = numbers.map(({ number }) => number.trim()).filter(Boolean)
  // A number that is given twice is shown once.
  for (const { number } of card?.phones ?? []) if (given.length > 0) expect(given).toContain(number)
  if (given.length > 0) expect(card?.phones[0]?.number).toBe(given[0])
}

test('a refuge is found by its area and its phone, and its street is in no part', () => {
  const secret = {
    name: 'Elm House',
    description: 'The red door',
    transportation: 'Bus 7',
    latitude: 53.79648,
    longitude: -1.54785,
    addresses: [
      { id: idNumber(9), address_1: '12 Elm Street', city: 'Leeds', postal_code: 'LS1 4AB' }
    ],
    accessibility: [{ id: idNumber(8), description: 'A ramp at the back' }]
  }
  const shown = {
    beside_area: 'North Leeds',
    phones: [{ id: idNumber(7), number: '0113 496 0000' }]
  }
  const kept = service(1, {
    name: "Women's refuge",
    ...placeAt(1, { ...secret, ...shown, beside_confidential: true })
  })
  const record = { entity: 'service', record: kept } as const
  const written = writeRecord(record, findHidden([record]))
  if ('refused' in written) throw new Error(written.refused)
  // As the directory writes it; and the second lock, should something of it come through.
  for (const one of [written.json, kept]) {
    const parts = buildPack([one], { today: TODAY })
    const bytes = parts.map((part) => Buffer.from(part.bytes).toString('latin1')).join('\n')
    expect(bytes).not.toMatch(/elm|LS1|4AB|red door|bus 7|ramp|Leeds [^N]/i)
    const finder = finderOf([one])
    expect(finder.places('leeds')).toEqual([])
    const card = finder.card(0)
    expect(card).toMatchObject({ area: 'North Leeds', isAddressHidden: true, town: '' })
    expect(card?.phones).toEqual([{ number: '0113 496 0000' }])
    expect(finder.search({ near: { latitude: 53.8, longitude: -1.5 } }).hits[0]?.km).toBeUndefined()
  }
})

test('details may come later: until their part is there, the card is all there is', () => {
  const parts = mapOf(buildPack([service(1, { description: 'Choir' })], { today: TODAY }))
  const late = new Map(parts)
  late.delete('details-000')
  const finder = openPack((name) => late.get(name))
  if ('refused' in finder) throw new Error(finder.refused)
  expect(finder.details(0)).toBeUndefined()
  expect(finder.detailPart(0)).toBe('details-000')
  late.set('details-000', parts.get('details-000') ?? new Uint8Array())
  expect(finder.details(0)?.description).toBe('Choir')
})

test('parts of two packs are not mixed, and a part that is missing is named', () => {
  const [one, other] = [service(1), service(2)].map((each) => mapOf(buildPack([each])))
  const mixed = new Map([...(one ?? []), ['cards', other?.get('cards') ?? new Uint8Array()]])
  expect(openPack(mixed)).toEqual({ refused: 'mixed', part: 'cards' })
  mixed.delete('places')
  mixed.set('cards', one?.get('cards') ?? new Uint8Array())
  expect(openPack(mixed)).toEqual({ refused: 'missing', part: 'places' })
  expect(openPack(new Map([['index', new Uint8Array([1, 2])]]))).toEqual({
    refused: 'broken',
    part: 'index'
  })
})
