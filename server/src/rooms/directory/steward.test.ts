import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { HiddenPlaces } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { refuge, service } from '../../directory/directory.fixture.ts'
import { run } from '../../running.fixture.ts'
import { text } from '../../visitor.fixture.ts'
import { drawnId, Steward, written } from './steward.fixture.ts'

const calls = [
  ['GET', '', undefined],
  ['POST', '/feeds', { name: 'a', source: 'b', bytes: 1, encoding: null }],
  ['PUT', '/feeds/AAAA', { at: 0, bytes: 'AA' }],
  ['DELETE', '/feeds', undefined],
  ['POST', '/imports/1/publish', undefined],
  ['DELETE', '/imports/1', undefined],
  ['POST', '/imports/1/hidden', { after: null }],
  ['POST', '/undo', { source: 'a' }],
  ['PUT', '/places', { entry: 'a', place: 'a', isConfidential: false, area: null }],
  ['GET', '/written', undefined],
  ['GET', '/written/a', undefined],
  ['PUT', `/written/${drawnId}`, { newest: null, isShown: true, fields: written }],
  ['POST', '/look-up', { text: 'a' }]
] as const

describe('A steward', () => {
  test('brings a feed in pieces, looks at it, publishes it, and takes it back', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    const statuses = await steward.bring(JSON.stringify([service(1), refuge(2), { id: 'x' }]))
    expect(statuses).toEqual(new Set([200]))
    const { report } = await steward.waitUntilRead()
    expect(report).toMatchObject({ isNew: 2, refused: 1, confidential: 1 })
    const { imports, summary } = await steward.look()
    expect(summary).toEqual({ services: 0, made: null })
    const [preview] = imports
    expect(preview).toMatchObject({ state: 'preview', source: 'council' })
    expect(preview?.report.withheld[0]?.of).toBe("Women's refuge")
    const publish = `/imports/${preview?.id}/publish`
    expect((await steward.ask('POST', publish)).status).toBe(200)
    await expect.poll(async () => (await steward.look()).summary.services).toBe(2)
    expect((await steward.ask('POST', publish)).status).toBe(404)
    expect((await steward.look()).imports[0]?.report.withheld).toEqual([])
    expect((await steward.ask('POST', '/undo', { source: 'council' })).status).toBe(200)
    await expect.poll(async () => (await steward.look()).summary.services).toBe(0)
  })

  test('says of a place that it may be shown, and of another that it may not', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    await steward.bring(JSON.stringify([refuge(2)]))
    await steward.waitUntilRead()
    const [preview] = (await steward.look()).imports
    const { id: place, entry } = preview?.report.withheld[0] ?? {}
    const open = { entry, place, isConfidential: false, area: null }
    // A bare id, and that of another entry, show nothing.
    for (const other of [null, service(1).id]) {
      expect((await steward.ask('PUT', '/places', { ...open, entry: other })).status).toBe(404)
    }
    expect((await steward.ask('PUT', '/places', open)).status).toBe(200)
    await steward.ask('POST', `/imports/${preview?.id}/publish`)
    const address = `/api/directory/services/${service(2).id}`
    const read = async () => JSON.stringify((await server.visitor().ask('GET', address)).body)
    await expect.poll(read).toContain('Hollybush')
    await steward.ask('PUT', '/places', { ...open, isConfidential: true, area: 'North Leeds' })
    await expect.poll(read).toContain('North Leeds')
    expect(await read()).not.toContain('Hollybush')
  })

  test('reaches each place with no street, however many a list has', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    const numbers = Array.from({ length: 45 }, (_, at) => at + 1)
    // Two rows of one id: the second one hides, and is kept for nothing else.
    const twin = { ...refuge(900), id: service(1).id, name: "The other women's refuge" }
    await steward.bring(JSON.stringify([service(600), ...numbers.map(refuge), twin]))
    await steward.waitUntilRead()
    const [preview] = (await steward.look()).imports
    expect(preview?.report.confidential).toBe(46)
    const path = `/imports/${preview?.id}/hidden`
    const found: string[] = []
    let after: HiddenPlaces['next'] = null
    let pages = 0
    do {
      const page: HiddenPlaces = (await steward.ask<HiddenPlaces>('POST', path, { after })).body
      expect(page.places.length).toBeLessThanOrEqual(20)
      found.push(...page.places.map(({ id }) => id))
      after = page.next
      pages += 1
    } while (after !== null)
    // As the fixture numbers them.
    const placeOf = (number: number) => service(30_000 + number).id
    const all = [...numbers, 900].map(placeOf)
    expect([pages, found.toSorted()]).toEqual([3, all.toSorted()])
    await steward.ask('DELETE', `/imports/${preview?.id}`)
    expect((await steward.ask('POST', path, { after: null })).status).toBe(404)
  })

  test('drops the file of nobody else by beginning with one', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    const wish = { name: 'feed.json', source: 'council', bytes: 4, encoding: null }
    const first = await steward.ask<{ feed: string }>('POST', '/feeds', wish)
    const second = await steward.ask<{ reason: string }>('POST', '/feeds', wish)
    expect([second.status, second.body.reason]).toEqual([409, 'feed-coming'])
    const piece = { at: 0, bytes: text(new TextEncoder().encode('[]\n\n')) }
    expect((await steward.ask('PUT', `/feeds/${first.body.feed}`, piece)).status).toBe(200)
    await steward.waitUntilRead()
    expect((await steward.ask('POST', '/feeds', wish)).status).toBe(200)
    // Who means to let it go says so, and begins then.
    await steward.ask('DELETE', '/feeds')
    expect((await steward.ask('POST', '/feeds', wish)).status).toBe(200)
  })

  test('lets a feed go that did not come whole, and no file of it stays', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    const wish = { name: 'feed.json', source: 'council', bytes: 100, encoding: null }
    const { body } = await steward.ask<{ feed: string }>('POST', '/feeds', wish)
    const path = `/feeds/${body.feed}`
    const put = (at: number, size: number) =>
      steward.ask('PUT', path, { at, bytes: text(new Uint8Array(size)) })
    expect((await put(0, 50)).status).toBe(200)
    expect((await put(60, 10)).status).toBe(404)
    expect((await put(50, 51)).status).toBe(404)
    expect((await steward.ask('DELETE', '/feeds')).status).toBe(200)
    expect((await put(50, 50)).status).toBe(404)
    expect(existsSync(join(server.dataFolder, 'feeds'))).toBe(false)
  })

  test.each(calls)('and nobody else may ask %s %s', async (method, path, body) => {
    await using server = await run()
    const stranger = new Steward(await server.person(), 'AAAA')
    expect((await stranger.ask(method, path, body)).status).toBe(410)
  })
})
