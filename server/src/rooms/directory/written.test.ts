import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EntriesFound, WrittenEntries, WrittenEntry, WrittenFields } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { publish, service, SOURCE } from '../../directory/directory.fixture.ts'
import { exportDirectory } from '../../directory/export-directory.ts'
import { run } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import type { Answer } from '../../visitor.fixture.ts'
import { drawnId, Steward, written } from './steward.fixture.ts'

/** A pack that is being made is awaited: the one after it has what was saved meanwhile. */
const PATIENCE = { timeout: 20_000, interval: 100 }

type Changes = { readonly [Name in keyof WrittenFields]?: WrittenFields[Name] }

async function open(): Promise<AsyncDisposable & Desk> {
  const server = await run()
  const steward = await Steward.of(server)
  return {
    server,
    steward,
    save: (newest, changes = {}, isShown = true) =>
      steward.ask('PUT', `/written/${drawnId}`, {
        newest,
        isShown,
        fields: { ...written, ...changes }
      }),
    async read() {
      await server.server.renewDirectory()
      const path = `/api/directory/services/${drawnId}`
      return JSON.stringify((await server.visitor().ask('GET', path)).body)
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
  }
}
type Desk = {
  readonly server: Running
  readonly steward: Steward
  save(newest: number | null, changes?: Changes, isShown?: boolean): Promise<Answer<WrittenEntry>>
  /** What everybody reads of it. */
  read(): Promise<string>
}

const kept = { kind: 'private', area: 'North Leeds' } as const
const refuge = { name: "Women's refuge", does: 'A refuge for women who flee violence at home.' }

describe('An entry that a steward writes', () => {
  test('is found by everybody with all that was written, and in an export as HSDS', async () => {
    await using desk = await open()
    expect((await desk.save(null)).body.ways[0]).toMatchObject({ number: 1, isShown: true })
    await expect.poll(() => desk.read(), PATIENCE).toContain('Warm evenings')
    const body = await desk.read()
    for (const words of ['Warm evenings', 'Open Door', '3 Lantern Yard', 'They never call back.'])
      expect(body).toContain(words)
    expect(JSON.parse(body)).toMatchObject({
      details: { cost: 'free', languages: ['ar', 'en'], checked: '2026-11-20' }
    })
    const folder = await mkdtemp(join(tmpdir(), 'beside-export-'))
    try {
      await using store = await desk.server.openStore()
      await exportDirectory(store, join(folder, 'out'))
      const text = await readFile(join(folder, 'out', 'directory.json'), 'utf8')
      const [one] = JSON.parse(text) as unknown[]
      expect(one).toMatchObject({
        id: drawnId,
        status: 'active',
        assured_date: '2026-11-20',
        schedules: [{ freq: 'WEEKLY', byday: 'MO,TH' }, { description: 'Not in August' }]
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('is changed, taken out of the list, put back, and keeps each way it was written', async () => {
    await using desk = await open()
    await desk.save(null)
    await desk.save(1, { name: 'Warm nights' })
    await expect.poll(() => desk.read(), PATIENCE).toContain('Warm nights')
    await desk.save(2, { name: 'Warm nights' }, false)
    await expect.poll(() => desk.read(), PATIENCE).not.toContain('Warm')
    const list = await desk.steward.ask<WrittenEntries>('GET', '/written')
    expect(list.body.entries).toMatchObject([{ name: 'Warm nights', isShown: false }])
    const back = await desk.save(3, { name: 'Warm nights' })
    expect(back.body.ways.map(({ number, isShown }) => [number, isShown])).toEqual([
      [4, true],
      [3, false],
      [2, true],
      [1, true]
    ])
    await expect.poll(() => desk.read(), PATIENCE).toContain('Warm nights')
    await desk.server.restart()
    await expect.poll(() => desk.read(), PATIENCE).toContain('Warm nights')
  })

  test('that two stewards save at once loses the words of neither', async () => {
    await using desk = await open()
    await desk.save(null)
    expect((await desk.save(1, { name: 'Hers' })).status).toBe(200)
    const his = await desk.save(1, { name: 'His' })
    expect([his.status, his.body]).toMatchObject([409, { reason: 'entry-moved' }])
    expect((await desk.save(null)).status).toBe(409)
    await expect.poll(() => desk.read(), PATIENCE).toContain('Hers')
  })

  test.each(['asked', 'refused'] as const)('is in no list where its people %s', async (consent) => {
    await using desk = await open()
    await desk.save(null, { consent })
    await expect.poll(() => desk.read(), PATIENCE).not.toContain('Warm')
    await desk.save(1, { consent: 'given' })
    await expect.poll(() => desk.read(), PATIENCE).toContain('Warm')
  })

  test('that sounds like a refuge shows a street only after somebody said that it is no secret', async () => {
    await using desk = await open()
    const saved = await desk.save(null, refuge)
    expect([saved.status, saved.body]).toMatchObject([422, { reason: 'sounds-secret' }])
    await expect.poll(() => desk.read(), PATIENCE).not.toContain('Lantern')
    const place = { ...written.place, isNoSecret: true } as WrittenFields['place']
    await desk.save(null, { ...refuge, place })
    await expect.poll(() => desk.read(), PATIENCE).toContain('Lantern')
  })

  test('whose address becomes private hides the street everywhere, also out of the list', async () => {
    await using desk = await open()
    await desk.save(null)
    // Another list has a service in the same house.
    const address = { address_1: '3 Lantern Yard', city: 'Leeds', postal_code: 'LS1 1AA' }
    const location = { id: service(3).id, location_type: 'physical', addresses: [address] }
    const there = [{ id: service(4).id, location }]
    await publish(desk.server, [service(1, { service_at_locations: there })], SOURCE)
    const other = async () => {
      await desk.server.server.renewDirectory()
      const path = `/api/directory/services/${service(1).id}`
      return JSON.stringify((await desk.server.visitor().ask('GET', path)).body)
    }
    await expect.poll(other, PATIENCE).toContain('Lantern')
    await desk.save(1, { place: kept })
    await expect.poll(() => desk.read(), PATIENCE).toContain('North Leeds')
    await expect.poll(() => desk.read(), PATIENCE).not.toContain('Lantern')
    await expect.poll(other, PATIENCE).not.toContain('Lantern')
    await desk.save(2, { place: kept }, false)
    await expect.poll(other, PATIENCE).not.toContain('Lantern')
  })

  test('stays hidden where a steward hid its place, whatever is saved, until it is released', async () => {
    await using desk = await open()
    const { steward } = desk
    await desk.save(null)
    await expect.poll(() => desk.read(), PATIENCE).toContain('Lantern')
    const look = async () =>
      (await steward.ask<EntriesFound>('POST', '/look-up', { text: 'open door' })).body.entries
    const [found] = await look()
    expect(found).toMatchObject({ name: 'Warm evenings', source: 'written here' })
    const [place] = found?.places ?? []
    expect(place).toMatchObject({ isHidden: false, address: '3 Lantern Yard, Leeds, LS1 1AA' })
    const said = { entry: drawnId, place: place?.place, isConfidential: true, area: '' }
    await steward.ask('PUT', '/places', said)
    expect((await desk.save(1, { phone: '0113 496 0102' })).body.isPlaceHidden).toBe(true)
    await expect.poll(() => desk.read(), PATIENCE).not.toContain('Lantern')
    const [hidden] = await look()
    expect(hidden?.places).toMatchObject([{ isHidden: true, address: '', area: null }])
    await steward.ask('PUT', '/places', { ...said, isConfidential: false })
    await expect.poll(() => desk.read(), PATIENCE).toContain('Lantern')
    // Private in the entry counts more than what was said before.
    await desk.save(2, { place: kept })
    await expect.poll(() => desk.read(), PATIENCE).not.toContain('Lantern')
  })

  test('is refused, with nothing kept, where it is none', async () => {
    await using desk = await open()
    const bad: readonly Changes[] = [
      { name: ' ' },
      { does: 'a'.repeat(2001) },
      { mail: 'nobody' },
      { web: 'javascript:alert(1)' },
      { checkedOn: 'soon' },
      { hours: [{ days: ['MO'], opens: '25:00', closes: '26:00' }] }
    ]
    for (const changes of bad) expect((await desk.save(null, changes)).status).toBe(400)
    const list = await desk.steward.ask<WrittenEntries>('GET', '/written')
    expect(list.body.entries).toEqual([])
    const body = { newest: null, isShown: true, fields: written }
    expect((await desk.steward.ask('PUT', '/written/1', body)).status).toBe(400)
  })

  test('gives its list a name that no other list can have', async () => {
    await using desk = await open()
    await desk.save(null)
    const wish = { name: 'a.json', source: 'written here', bytes: 1, encoding: null }
    expect((await desk.steward.ask('POST', '/feeds', wish)).status).toBe(400)
    const undo = { source: ' written here ' }
    expect((await desk.steward.ask('POST', '/undo', undo)).status).toBe(400)
    await expect.poll(() => desk.read(), PATIENCE).toContain('Warm')
    expect((await desk.steward.look()).imports).toEqual([])
  })
})
