import { canonicalPack, DAY_MS, HOUR_MS, LinesPart } from '@beside/contract'
import type { Instance } from '@beside/contract'
import { readManifest, verifySignature } from '@beside/kernel'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { readCommunity, saveCommunity } from '../../store/community.ts'
import { bytes } from '../../visitor.fixture.ts'
import { fetchLines, open, samaritans, shout } from './lines.fixture.ts'

describe('A line that a steward wrote down', () => {
  test('is shown to nobody before a second steward has said yes, and then as checked by two', async () => {
    await using place = await open()
    const [ada, eve] = [await place.as(place.ada), await place.as(place.eve)]
    expect(await place.write(ada, [samaritans])).toBe(200)
    expect(await place.shown()).toEqual([])
    const { waiting } = await place.checks(eve)
    expect(waiting).toMatchObject([
      { line: samaritans, isShown: false, dialledBy: 'another', yes: { as: 'two', from: 0 } }
    ])
    expect(await place.confirm(eve)).toBe(200)
    expect(await place.shown()).toEqual([{ ...samaritans, checkedBy: 'two' }])
    expect((await place.checks(ada)).waiting).toEqual([])
  })

  test('is confirmed by the same steward after 72 hours, and says that it was one', async () => {
    await using place = await open()
    await place.write(await place.as(place.ada), [samaritans])
    expect(await place.confirm(await place.as(place.ada))).toBe(422)
    place.clock.pass(72 * HOUR_MS - 60_000)
    expect(await place.confirm(await place.as(place.ada))).toBe(422)
    expect(await place.shown()).toEqual([])
    place.clock.pass(HOUR_MS + 60_000)
    expect(await place.confirm(await place.as(place.ada))).toBe(200)
    expect(await place.shown()).toEqual([{ ...samaritans, checkedBy: 'one' }])
  })

  test('with a link is nobody’s in particular: one steward’s yes counts at once as one, and another’s makes it two', async () => {
    await using place = await open()
    await place.write(await place.as('link'), [samaritans])
    const [ada, eve] = [await place.as(place.ada), await place.as(place.eve)]
    const [seen] = (await place.checks(ada)).waiting
    expect(seen).toMatchObject({ dialledBy: 'link', isByOne: false, yes: { as: 'one', from: 0 } })
    expect(await place.confirm(ada)).toBe(200)
    expect(await place.shown()).toEqual([{ ...samaritans, checkedBy: 'one' }])
    // Nobody is a second one to themselves.
    expect((await place.checks(ada)).waiting).toEqual([])
    expect(await place.confirm(ada, seen?.id)).toBe(404)
    expect((await place.checks(eve)).waiting).toMatchObject([
      { isShown: true, isByOne: true, yes: { as: 'two', from: 0 } }
    ])
    expect(await place.confirm(eve)).toBe(200)
    expect(await place.shown()).toEqual([{ ...samaritans, checkedBy: 'two' }])
    expect((await place.checks(eve)).waiting).toEqual([])
  })

  test('with a link waits for 72 hours where no steward is signed in, and a link makes no second one', async () => {
    await using place = await open()
    await place.write(await place.as('link'), [samaritans])
    expect(await place.confirm(await place.as('link'))).toBe(422)
    await place.write(await place.as(place.ada), [samaritans, shout])
    expect((await place.checks(await place.as('link'))).waiting).toMatchObject([
      { dialledBy: 'link', yes: { as: 'one' } },
      { dialledBy: 'another', yes: { as: 'one' } }
    ])
    const [, ofAda] = (await place.checks(await place.as('link'))).waiting
    expect(await place.confirm(await place.as('link'), ofAda?.id)).toBe(422)
    place.clock.pass(73 * HOUR_MS)
    expect(await place.confirm(await place.as('link'))).toBe(200)
    expect(await place.shown()).toEqual([{ ...samaritans, checkedBy: 'one' }])
  })

  test('is shown as it was confirmed last until a change of it is confirmed', async () => {
    await using place = await open()
    const [ada, eve] = [await place.as(place.ada), await place.as(place.eve)]
    await place.write(ada, [samaritans])
    await place.confirm(eve)
    const changed = { ...samaritans, hours: 'On Mondays', onBill: 'yes' } as const
    await place.write(eve, [changed])
    expect(await place.shown()).toMatchObject([{ hours: 'Day and night', onBill: 'no' }])
    expect((await place.checks(ada)).waiting).toMatchObject([{ isShown: true, line: changed }])
    await place.confirm(ada)
    expect(await place.shown()).toEqual([{ ...changed, checkedBy: 'two' }])
  })

  test('with another number is another line: the old one is gone at once', async () => {
    await using place = await open()
    const [ada, eve] = [await place.as(place.ada), await place.as(place.eve)]
    await place.write(ada, [samaritans, shout])
    await place.confirm(eve)
    await place.confirm(eve)
    expect(await place.shown()).toHaveLength(2)
    await place.write(ada, [{ ...samaritans, dial: '116 124' }, shout])
    expect(await place.shown()).toMatchObject([{ name: 'Shout' }])
    // And it begins anew where it comes back.
    await place.write(ada, [samaritans, shout])
    expect(await place.shown()).toMatchObject([{ name: 'Shout' }])
  })

  test('is not confirmed in words that changed under the eyes of whoever says yes', async () => {
    await using place = await open()
    const [ada, eve] = [await place.as(place.ada), await place.as(place.eve)]
    await place.write(ada, [samaritans])
    const seen = (await place.checks(eve)).waiting[0]?.id ?? ''
    await place.write(ada, [{ ...samaritans, cost: 'Ten pounds' }])
    expect(await place.confirm(eve, seen)).toBe(404)
    expect(await place.shown()).toEqual([])
  })

  test('from before anything was noted stays in sight, as checked by one', async () => {
    await using place = await open()
    await using store = await place.server.openStore()
    await store.write(async (db) =>
      saveCommunity(db, { ...(await readCommunity(db)), lines: [samaritans] })
    )
    await place.server.server.renewDirectory()
    expect(await place.shown()).toEqual([{ ...samaritans, checkedBy: 'one' }])
    const again = { ...samaritans, dialledOn: '2026-11-27' }
    await place.write(await place.as(place.ada), [again])
    expect(await place.shown()).toEqual([{ ...samaritans, checkedBy: 'one' }])
    await place.confirm(await place.as(place.eve))
    expect(await place.shown()).toEqual([{ ...again, checkedBy: 'two' }])
  })

  test('leaves a history of who did what, by role and to the hour, with no name', async () => {
    await using place = await open()
    const [ada, eve] = [await place.as(place.ada), await place.as(place.eve)]
    await place.write(ada, [samaritans])
    await place.confirm(eve)
    await place.write(ada, [])
    const { history } = await place.checks(ada)
    expect(history.map(({ act, by }) => [act, by])).toEqual([
      ['gone', 'you'],
      ['confirmed-by-two', 'another'],
      ['dialled', 'you']
    ])
    expect(history.every(({ at }) => at % HOUR_MS === 0)).toBe(true)
  })

  test('has a history with an end, and stays in sight however often it is changed', async () => {
    await using place = await open()
    const [ada, eve] = [await place.as(place.ada), await place.as(place.eve)]
    await place.write(ada, [samaritans])
    await place.confirm(eve)
    for (let time = 0; time < 25; time += 1) {
      await place.write(ada, [{ ...samaritans, hours: `From ${time}` }])
    }
    await using store = await place.server.openStore()
    const rows = await store.read.selectFrom('line_checks').selectAll().execute()
    expect(rows.length).toBeLessThanOrEqual(22)
    expect(await place.shown()).toMatchObject([{ hours: 'Day and night' }])
  })

  test('that went and came again is shown as confirmed before by nothing that is forgotten of it', async () => {
    await using place = await open()
    const [ada, eve] = [await place.as(place.ada), await place.as(place.eve)]
    await place.write(ada, [samaritans])
    await place.confirm(eve)
    await place.write(ada, [])
    for (let time = 0; time < 25; time += 1) {
      await place.write(ada, [{ ...samaritans, hours: `From ${time}` }])
      expect(await place.shown()).toEqual([])
    }
    expect((await place.checks(eve)).waiting).toMatchObject([{ isShown: false }])
  })

  test('is not written down while nobody knows the time, and can be taken away then', async () => {
    await using place = await open()
    const link = await place.as('link')
    await place.write(link, [samaritans])
    place.clock.jump(-80 * HOUR_MS)
    expect(await place.write(link, [samaritans, shout])).toBe(503)
    expect(await place.write(link, [{ ...samaritans, hours: 'On Mondays' }])).toBe(503)
    expect(await place.write(link, [])).toBe(200)
    place.clock.jump(80 * HOUR_MS)
    expect((await place.checks(link)).history.map(({ act }) => act)).toEqual(['gone', 'dialled'])
  })
})

describe('What is no line', () => {
  test.each([
    ['300 digits', { dial: '1'.repeat(300) }],
    ['more digits than a number has', { dial: '1'.repeat(19) }],
    ['an address instead of a number', { dial: 'https://line.example' }],
    ['a script', { source: 'javascript:alert(1)' }],
    ['a name that turns what is read', { name: 'Line \u202e321 611' }],
    ['a word to send that turns what is read', { way: 'text', textWord: 'SHOUT\u202e' }],
    ['a name with a sign that nobody sees', { name: 'Line\u0000' }]
  ] as const)('is refused: %s', async (_, change) => {
    await using place = await open()
    const ada = await place.as(place.ada)
    expect(await place.write(ada, [{ ...samaritans, ...change }])).toBe(400)
    expect(await place.write(ada, [samaritans])).toBe(200)
  })

  test('is the same number twice', async () => {
    await using place = await open()
    const twice = { ...samaritans, name: 'Once more', dial: '116123' }
    expect(await place.write(await place.as(place.ada), [samaritans, twice])).toBe(400)
  })

  test('is HTML: it is kept as the letters that it is', async () => {
    await using place = await open()
    const name = '<img src=x onerror=alert(1)>'
    await place.write(await place.as(place.ada), [{ ...samaritans, name }])
    await place.confirm(await place.as(place.eve))
    expect(await place.shown()).toMatchObject([{ name }])
  })
})

describe('The pack of lines', () => {
  test('is signed by this place, says its territories, and keeps numbers letter for letter', async () => {
    await using place = await open()
    const everywhere = { ...shout, region: null, area: 'Anywhere' }
    await place.write(await place.as(place.ada), [samaritans, shout, everywhere])
    const eve = await place.as(place.eve)
    for (let time = 0; time < 3; time += 1) expect(await place.confirm(eve)).toBe(200)
    const pack = await fetchLines(place.server)
    const instance = await place.server.visitor().ask<Instance>('GET', '/api/instance')
    const key = readManifest(bytes(instance.body.manifest), verifySignature)?.receiptKey
    const said = new TextEncoder().encode(canonicalPack(pack!.manifest))
    expect(key && verifySignature(bytes(pack!.signature), said, key)).toBe(true)
    expect(pack?.manifest.format).toBe('beside-lines-1')
    const read = v.parse(LinesPart, JSON.parse(pack?.text ?? ''))
    expect(read.territories.map(({ region }) => region)).toEqual(['GB', null])
    expect(pack?.text).toContain('"dial":"116 123"')
    expect(pack?.text).toContain('"dial":"85258","textWord":"SHOUT"')
    expect(pack?.text).not.toContain('+')
    // Whoever has them already is not sent them again, and no browser keeps them by itself.
    const etag = pack?.headers.get('etag') ?? ''
    const path = `/api/lines/parts/${pack?.manifest.parts[0]?.sha256 ?? ''}`
    const again = await fetch(place.server.address + path, { headers: { 'if-none-match': etag } })
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'no-store'])
    expect(pack?.headers.get('set-cookie')).toBeNull()
  })

  test('is not there before the first line, and is empty and newer once the last one went', async () => {
    await using place = await open()
    expect(await fetchLines(place.server)).toBeUndefined()
    const ada = await place.as(place.ada)
    await place.write(ada, [samaritans])
    await place.confirm(await place.as(place.eve))
    const full = await fetchLines(place.server)
    await place.write(ada, [])
    const empty = await fetchLines(place.server)
    expect(empty?.lines).toEqual([])
    expect(empty!.manifest.version).toBeGreaterThan(full!.manifest.version)
  })

  test('is made anew each Monday, and is the same bytes meanwhile and after a restart', async () => {
    await using place = await open()
    await place.write(await place.as(place.ada), [samaritans])
    await place.confirm(await place.as(place.eve))
    const friday = await fetchLines(place.server)
    await place.server.server.renewDirectory()
    await place.server.restart()
    await place.server.server.renewDirectory()
    expect((await fetchLines(place.server))?.manifest).toEqual(friday?.manifest)
    place.clock.pass(7 * DAY_MS)
    await place.server.server.renewDirectory()
    const later = await fetchLines(place.server)
    expect(later!.manifest.version).toBeGreaterThan(friday!.manifest.version)
    expect(later?.lines).toEqual(friday?.lines)
  })

  test('is not made by a clock that nobody can trust, and no yes is counted by it', async () => {
    await using place = await open()
    const ada = await place.as(place.ada)
    const link = await place.as('link')
    await place.write(ada, [samaritans])
    place.clock.jump(80 * HOUR_MS)
    expect(await place.confirm(link)).toBe(503)
    await place.server.server.renewDirectory()
    expect(await fetchLines(place.server)).toBeUndefined()
    place.clock.jump(-80 * HOUR_MS)
    expect(await place.confirm(await place.as(place.eve))).toBe(200)
    expect(await fetchLines(place.server)).toBeDefined()
  })

  test('is confirmed by nobody who is no steward', async () => {
    await using place = await open()
    await place.write(await place.as(place.ada), [samaritans])
    const { waiting } = await place.checks(await place.as(place.eve))
    const stranger = await place.server.person()
    const body = { id: waiting[0]?.id }
    const path = '/api/steward/lines/confirm'
    expect((await stranger.ask('POST', path, { body })).status).toBe(410)
    expect((await stranger.ask('GET', '/api/steward/lines')).status).toBe(410)
    expect(await place.shown()).toEqual([])
  })
})
