import type { EntriesFound, WrittenEntry, WrittenFields } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import {
  publish,
  publishStaged,
  refuge,
  REFUGE_STREET,
  service,
  stage
} from '../../directory/directory.fixture.ts'
import { run } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { putPlace } from '../../store/directory-packs.ts'
import { drawnId, Steward, written } from './steward.fixture.ts'

/** What nobody would take for a refuge, as its publisher sends it: each time with another id for its place. */
function house(placeNumber: number, number = 2) {
  const { service_at_locations: places } = refuge(2)
  const [at] = places as [{ id: string; location: Record<string, unknown> }]
  const location = { ...at.location, id: service(placeNumber).id }
  return service(number, {
    name: `Warm house ${number}`,
    description: `A house for everybody. Find us at ${REFUGE_STREET}.`,
    service_at_locations: [{ id: service(placeNumber + 1).id, location }]
  })
}

/** Another list's entry in the street of an entry by hand. */
function neighbour(street: string) {
  const address = { address_1: street, city: 'Leeds', postal_code: 'LS1 1AA' }
  const location = { id: service(3).id, location_type: 'physical', addresses: [address] }
  return service(1, { service_at_locations: [{ id: service(4).id, location }] })
}

async function read(server: Running, id: string): Promise<string> {
  // What is being made just now may not know yet of what was saved; the one after it does.
  for (let time = 0; time < 2; time += 1) await server.server.renewDirectory()
  return JSON.stringify((await server.visitor().ask('GET', `/api/directory/services/${id}`)).body)
}

async function say(steward: Steward, place: string, isConfidential: boolean, entry: string) {
  const body = { entry, place, isConfidential, area: null }
  expect((await steward.ask('PUT', '/places', body)).status).toBe(200)
}

describe('A street that a steward hid', () => {
  test('stays hidden when its publisher draws a new id for it, until a steward shows it', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    const { id } = house(500)
    await publish(server, [house(500)])
    expect(await read(server, id)).toContain('Hollybush')
    await say(steward, service(500).id, true, id)
    expect(await read(server, id)).not.toContain('Hollybush')
    await publish(server, [house(600)])
    const body = await read(server, id)
    expect(body).toContain('Warm house')
    expect(body).not.toContain('Hollybush')
    // Whoever shows it names the place that they see now.
    await say(steward, service(600).id, false, id)
    expect(await read(server, id)).toContain('Hollybush')
    await publish(server, [house(700)])
    expect(await read(server, id)).toContain('Hollybush')
    await say(steward, service(700).id, true, id)
    expect(await read(server, id)).not.toContain('Hollybush')
  })

  test('is counted where its list says nothing of that, so that no list takes its place by itself', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    await publish(server, [house(500)])
    await say(steward, service(500).id, true, house(500).id)
    const { report } = await stage(server, JSON.stringify([house(500), service(9)]))
    expect(report).toMatchObject({ unsaid: 1 })
  })

  test.each([
    ['before its list counted', [1, 0]],
    ['when nothing but its id was kept', [0, 1]]
  ])('stays hidden where that was said %s', async (_when, [early, late]) => {
    await using server = await run()
    const { id } = house(500)
    async function putWord() {
      await using store = await server.openStore()
      const word = { place: service(500).id, is_confidential: 1, area: null }
      await store.write((db) => putPlace(db, word))
    }
    const first = await stage(server, JSON.stringify([house(500)]))
    if (early) await putWord()
    await publishStaged(server, first.id)
    if (late) await putWord()
    await publish(server, [house(600)])
    expect(await read(server, id)).toContain('Warm house')
    expect(await read(server, id)).not.toContain('Hollybush')
  })

  test('stays hidden in the list before, that had another id for it', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    const { id } = house(500)
    const source = 'council'
    await publish(server, [house(500)], source)
    await publish(server, [house(600)], source)
    await say(steward, service(600).id, true, id)
    expect((await steward.ask('POST', '/undo', { source })).status).toBe(200)
    expect(await read(server, id)).not.toContain('Hollybush')
  })

  test('is told as hidden to a steward who looks up another entry in it', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    await publish(server, [house(500)], 'one')
    await publish(server, [house(600, 5)], 'other')
    const look = async () =>
      (await steward.ask<EntriesFound>('POST', '/look-up', { text: 'Warm house 5' })).body.entries
        .filter(({ entry }) => entry === service(5).id)
        .flatMap(({ places }) => places)
    expect(await look()).toMatchObject([{ isHidden: false }])
    await say(steward, service(500).id, true, house(500).id)
    expect(await read(server, service(5).id)).not.toContain('Hollybush')
    expect(await look()).toMatchObject([{ isHidden: true, address: '' }])
  })
})

describe('The street of an entry by hand', () => {
  const street = { ...written.place, isNoSecret: false } as WrittenFields['place']
  const other = { ...street, street: '7 Candle Row' } as WrittenFields['place']
  const kept = { kind: 'private', area: 'North Leeds' } as const

  async function open() {
    const server = await run()
    const steward = await Steward.of(server)
    let newest: number | null = null
    return {
      server,
      steward,
      async save(place: WrittenFields['place'], isShown = true) {
        const body = { newest, isShown, fields: { ...written, place } }
        const saved = await steward.ask<WrittenEntry>('PUT', `/written/${drawnId}`, body)
        expect(saved.status).toBe(200)
        newest = (newest ?? 0) + 1
        return saved.body
      },
      neighbour: () => read(server, service(1).id),
      async place() {
        const asked = { text: 'warm evenings' }
        const { body } = await steward.ask<EntriesFound>('POST', '/look-up', asked)
        return body.entries.find(({ entry }) => entry === drawnId)?.places[0]?.place ?? ''
      },
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
    }
  }

  test('that a steward hid stays hidden elsewhere when the entry is taken out', async () => {
    await using desk = await open()
    await desk.save(street)
    await publish(desk.server, [neighbour('3 Lantern Yard')])
    expect(await desk.neighbour()).toContain('Lantern')
    await say(desk.steward, await desk.place(), true, drawnId)
    expect(await desk.neighbour()).not.toContain('Lantern')
    await desk.save(street, false)
    expect(await desk.neighbour()).not.toContain('Lantern')
  })

  test('that was written after a steward hid its place stays hidden as well', async () => {
    await using desk = await open()
    await desk.save(street)
    await publish(desk.server, [neighbour('7 Candle Row')])
    await say(desk.steward, await desk.place(), true, drawnId)
    await desk.save(other)
    expect(await desk.neighbour()).not.toContain('Candle')
    await desk.save(other, false)
    expect(await desk.neighbour()).not.toContain('Candle')
  })

  test.each([
    ['has no place any more', { kind: 'none' }, true],
    ['is taken out', kept, false],
    ['has no place and is taken out', { kind: 'none' }, false]
  ] as const)('that was private stays hidden where it %s', async (_how, place, isShown) => {
    await using desk = await open()
    await desk.save(street)
    await publish(desk.server, [neighbour('3 Lantern Yard')])
    await desk.save(kept)
    await desk.save(place, isShown)
    expect(await desk.neighbour()).not.toContain('Lantern')
  })

  test.each(['3 Lantern Yard', '7 Candle Row'])(
    'is hidden with each that it had before: %s',
    async (one) => {
      await using desk = await open()
      await desk.save(street)
      await desk.save(other)
      await publish(desk.server, [neighbour(one)])
      expect(await desk.neighbour()).toContain(one)
      await desk.save(kept)
      expect(await desk.neighbour()).not.toContain(one)
      await desk.save({ kind: 'none' })
      expect(await desk.neighbour()).not.toContain(one)
    }
  )

  test('that was private and is written openly is shown once a steward says so', async () => {
    await using desk = await open()
    await desk.save(street)
    await publish(desk.server, [neighbour('3 Lantern Yard')])
    await desk.save(kept)
    expect((await desk.save(street)).isPlaceHidden).toBe(true)
    expect(await desk.neighbour()).not.toContain('Lantern')
    expect(await read(desk.server, drawnId)).not.toContain('Lantern')
    await say(desk.steward, await desk.place(), false, drawnId)
    expect(await desk.neighbour()).toContain('Lantern')
    expect(await read(desk.server, drawnId)).toContain('Lantern')
    expect((await desk.save(kept)).isPlaceHidden).toBe(true)
    expect(await desk.neighbour()).not.toContain('Lantern')
  })
})
