import { gzipSync } from 'node:zlib'
import type { DirectorySummary } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import {
  publish,
  publishStaged,
  refuge,
  REFUGE_STREET,
  service,
  SOURCE,
  stage
} from '../../directory/directory.fixture.ts'
import { makeZip } from '../../directory/zip.fixture.ts'
import { run } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { findImportOf, undoImport } from '../../store/directory-imports.ts'
import { putPlace } from '../../store/directory-packs.ts'

async function servicesOf(server: Running): Promise<number> {
  await server.server.renewDirectory()
  const summary = await server.visitor().ask<DirectorySummary>('GET', '/api/directory')
  return summary.body.services
}

async function detailsOf(server: Running, id: string): Promise<string> {
  await server.server.renewDirectory()
  return JSON.stringify((await server.visitor().ask('GET', `/api/directory/services/${id}`)).body)
}

async function rowsOf(server: Running) {
  await using store = await server.openStore()
  return await store.read.selectFrom('directory_rows').selectAll().orderBy('id').execute()
}

const list = (services: readonly unknown[]) => JSON.stringify(services)

describe('A feed that is read', () => {
  test('is shown before it counts: what is new, changed, the same and gone', async () => {
    await using server = await run()
    await publish(server, [service(1), service(2), service(3)])
    const changed = service(2, { description: 'Closed on Sundays.' })
    const { id, report } = await stage(server, list([service(1), changed, service(4)]))
    expect(report).toMatchObject({ isNew: 1, changed: 1, same: 1, gone: 1, trouble: null })
    expect(await servicesOf(server)).toBe(3)
    expect(await publishStaged(server, id)).toBe(true)
    expect(await servicesOf(server)).toBe(3)
    expect(await detailsOf(server, service(2).id)).toContain('Closed on Sundays.')
    expect(await detailsOf(server, service(3).id)).toContain('not-found')
    // What the feed has no more is marked, and stays.
    const gone = (await rowsOf(server)).filter((row) => row.gone_on !== null)
    expect(new Set(gone.map((row) => row.id))).toEqual(new Set([service(3).id]))
  })

  test('is taken back to what was there before, and its rows go', async () => {
    await using server = await run()
    await publish(server, [service(1)])
    await publish(server, [service(1), service(2)])
    {
      await using store = await server.openStore()
      expect(await store.write((db) => undoImport(db, SOURCE))).toBe(true)
    }
    expect(await servicesOf(server)).toBe(1)
    expect(await rowsOf(server)).toHaveLength(1)
    const { report } = await stage(server, list([service(1), service(2)]))
    expect(report).toMatchObject({ isNew: 1, same: 1 })
  })

  test('and is published once, and never over a preview that was counted against something else', async () => {
    await using server = await run()
    const first = await stage(server, list([service(1)]))
    const second = await stage(server, list([service(2)]))
    expect(await publishStaged(server, second.id)).toBe(true)
    expect(await publishStaged(server, first.id)).toBe(false)
    expect(await publishStaged(server, second.id)).toBe(false)
    expect(await servicesOf(server)).toBe(1)
  })

  test('leaves to another source what that one has already', async () => {
    await using server = await run()
    await publish(server, [service(1)])
    const hijack = service(1, { phones: [], description: 'Call us instead.' })
    const { report } = await publish(server, [hijack, service(2)], 'https://other.example')
    expect(report).toMatchObject({ isNew: 1, elsewhere: 1 })
    expect(await servicesOf(server)).toBe(2)
    expect(await detailsOf(server, service(1).id)).not.toContain('instead')
  })

  test('says of each row that it did not keep the line, the field and the reason', async () => {
    await using server = await run()
    const lines = [service(1), { id: 'x', name: 'No status', status: 'asleep' }, { id: 'y' }]
    const feed = lines.map((line) => JSON.stringify(line)).join('\n')
    const { report } = await stage(server, `${feed}\nnot json\n`, { name: 'feed.ndjson' })
    expect(report.isNew).toBe(1)
    expect(report.refused).toBe(3)
    expect(report.refusals.map(({ line, at, reason }) => [line, at, reason])).toEqual([
      [2, 'status', 'missing'],
      [3, '', 'not-a-record'],
      [4, '', 'broken-json']
    ])
  })
})

describe('A feed that breaks off', () => {
  const whole = list(Array.from({ length: 500 }, (_, index) => service(index + 1)))
  test.each([
    ['in the middle of a record', 'feed.json', Buffer.from(whole.slice(0, -200))],
    ['packed, and cut short', 'feed.json.gz', gzipSync(whole).subarray(0, -50)],
    ['with nothing in it', 'feed.json', Buffer.from('[]')],
    ['as a page that is no feed', 'feed.json', Buffer.from('<!doctype html><p>Not found</p>')],
    [
      'as a damaged zip',
      'feed.zip',
      makeZip([{ path: 'services.csv', text: 'id' }]).subarray(0, 40)
    ],
    [
      'as a zip that lies about its sizes',
      'feed.zip',
      makeZip([{ path: 'services.csv', text: `id,name\n${'1,a\n'.repeat(9999)}`, says: 10 }])
    ],
    [
      'as a package that names what is outside of it',
      'feed.zip',
      makeZip([
        {
          path: 'datapackage.json',
          text: '{"resources":[{"name":"service","path":"../../secrets.json"}]}'
        },
        { path: 'services.csv', text: 'id,name,status\n1,a,active\n' }
      ])
    ]
  ])('changes nothing: %s', async (_, name, feed) => {
    await using server = await run()
    await publish(server, [service(1)])
    const { id, report } = await stage(server, feed, { name })
    expect(report.trouble).not.toBeNull()
    expect(await publishStaged(server, id)).toBe(false)
    expect(await servicesOf(server)).toBe(1)
    expect(await rowsOf(server)).toHaveLength(1)
  })

  test('by growing without end is left after as much as was agreed', async () => {
    await using server = await run()
    const bomb = makeZip([{ path: 'services.csv', text: `id,name\n${'1,a\n'.repeat(99_999)}` }])
    const { report } = await stage(server, bomb, { name: 'feed.zip', bytesMax: 10_000 })
    expect(report.trouble).toBe('cut-off')
  })
})

describe('A data package in a zip', () => {
  test('is read table by table, in whatever folder it lies', async () => {
    await using server = await run()
    const resources = ['services', 'phones'].map((name) => ({ name, path: `data/${name}.csv` }))
    const zip = makeZip([
      { path: 'export/datapackage.json', text: JSON.stringify({ resources }) },
      {
        path: 'export/data/services.csv',
        text: `id,name,status\n${service(1).id},Warm room,active\n`
      },
      {
        path: 'export/data/phones.csv',
        text: `id,service_id,number\np1,${service(1).id},0113 496 0000\np2,,\n`
      }
    ])
    const { id, report } = await stage(server, zip, { name: 'export.zip' })
    expect(report).toMatchObject({ isNew: 1, refused: 1, trouble: null })
    expect(report.refusals[0]).toMatchObject({
      table: 'data/phones.csv',
      line: 3,
      reason: 'missing'
    })
    await publishStaged(server, id)
    expect(await detailsOf(server, service(1).id)).toContain('0113 496 0000')
  })
})

describe('Files of JSON in a zip', () => {
  const file = (path: string, services: readonly unknown[]) => ({ path, text: list(services) })

  test('are one list: an id that comes in two of them is told by name', async () => {
    await using server = await run()
    const files = [file('a.json', [service(1)]), file('b.json', [service(1), service(2)])]
    const { report } = await stage(server, makeZip(files), { name: 'export.zip' })
    expect(report).toMatchObject({ isNew: 2, refused: 1, trouble: null })
    expect(report.refusals[0]).toMatchObject({ reason: 'duplicate-id', was: service(1).id })
  })

  test('may hold together as much as one list may', async () => {
    await using server = await run()
    const files = [file('a.json', [service(1)]), file('b.json', [service(2)])]
    const bytesMax = (files[0]?.text.length ?? 0) + 50
    const { report } = await stage(server, makeZip(files), { name: 'export.zip', bytesMax })
    expect(report.trouble).toBe('cut-off')
  })
})

describe('What a steward says of a place', () => {
  const place = { place: 'ac148810-d857-441c-9679-000000030002', area: 'North Leeds' }

  test('stays as it is when its feed is read anew', async () => {
    await using server = await run()
    const { id } = refuge(2)
    await publish(server, [refuge(2)])
    expect(await detailsOf(server, id)).not.toContain('Hollybush')
    {
      await using store = await server.openStore()
      await store.write((db) => putPlace(db, { ...place, is_confidential: 0 }))
    }
    expect(await detailsOf(server, id)).toContain('Hollybush')
    await publish(server, [{ ...refuge(2), email: 'new@example.org' }])
    expect(await detailsOf(server, id)).toContain('Hollybush')
    {
      await using store = await server.openStore()
      await store.write((db) => putPlace(db, { ...place, is_confidential: 1 }))
    }
    const held = await detailsOf(server, id)
    expect(held).not.toContain('Hollybush')
    expect(held).toContain('North Leeds')
  })
})

describe('A place that was ever confidential', () => {
  const other = 'https://other.example'
  const refuges = 'https://refuges.example'
  const open: ReturnType<typeof refuge> = {
    ...refuge(2),
    name: 'Warm house',
    description: 'A house for everybody.'
  }

  test('is hidden where another source had the same id first, and says its street', async () => {
    await using server = await run()
    await publish(server, [open], other)
    expect(await detailsOf(server, open.id)).toContain(REFUGE_STREET)
    const { report } = await publish(server, [refuge(2), service(3)], refuges)
    expect(report).toMatchObject({ elsewhere: 1, confidential: 1 })
    expect(await detailsOf(server, open.id)).toContain('Warm house')
    expect(await detailsOf(server, open.id)).not.toContain('Hollybush')
  })

  test('is hidden where its own list has the id twice, and says it the second time', async () => {
    await using server = await run()
    const { report } = await publish(server, [open, refuge(2)])
    expect(report).toMatchObject({ isNew: 1, refused: 1, confidential: 1 })
    expect(await detailsOf(server, open.id)).toContain('Warm house')
    expect(await detailsOf(server, open.id)).not.toContain('Hollybush')
  })

  test('stays hidden where a newer list forgets to say so, and the preview names it', async () => {
    await using server = await run()
    await publish(server, [refuge(2)])
    const { report } = await publish(server, [open])
    expect(report).toMatchObject({ changed: 1, confidential: 0, unsaid: 1 })
    expect(report.withheld.map(({ of }) => of)).toEqual(['Warm house'])
    expect(await detailsOf(server, open.id)).toContain('Warm house')
    expect(await detailsOf(server, open.id)).not.toContain('Hollybush')
  })

  test('stays hidden in other lists once its own list is taken back, until a steward shows it', async () => {
    await using server = await run()
    await publish(server, [refuge(2)], refuges)
    const [at] = open.service_at_locations as [{ location: Record<string, unknown> }]
    const location = { ...at.location, id: 'ac148810-d857-441c-9679-000000077777' }
    const copy = { ...service(5), service_at_locations: [{ ...at, location }] }
    await publish(server, [copy], other)
    {
      await using store = await server.openStore()
      expect(await store.write((db) => undoImport(db, refuges))).toBe(true)
    }
    expect(await detailsOf(server, copy.id)).not.toContain('Hollybush')
    {
      await using store = await server.openStore()
      const place = 'ac148810-d857-441c-9679-000000030002'
      await store.write((db) => putPlace(db, { place, is_confidential: 0, area: null }))
    }
    expect(await detailsOf(server, copy.id)).toContain('Hollybush')
  })
})

test('a service that moves to another list is found there', async () => {
  await using server = await run()
  await publish(server, [service(1), service(2)])
  await publish(server, [service(2)])
  const { report } = await publish(server, [service(1)], 'https://a-new.example')
  expect(report).toMatchObject({ isNew: 1, elsewhere: 0 })
  expect(await servicesOf(server)).toBe(2)
})

test('the history of what was read stays', async () => {
  await using server = await run()
  await publish(server, [service(1)])
  await publish(server, [service(2)])
  await using store = await server.openStore()
  const previous = await findImportOf(store.read, { source: SOURCE, state: 'previous' })
  expect(JSON.parse(previous?.report ?? '')).toMatchObject({ isNew: 1 })
})
