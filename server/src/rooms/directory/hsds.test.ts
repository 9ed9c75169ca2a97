import type { ListName } from '@beside/hsds'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasSamples, readSample } from '../../../../hsds/src/samples.fixture.ts'
import { pageJudge, schemaJudge } from '../../../../hsds/src/schemas.fixture.ts'
import {
  publish,
  publishStaged,
  refuge,
  service,
  SOURCE,
  stage
} from '../../directory/directory.fixture.ts'
import { run } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { undoImport } from '../../store/directory-imports.ts'
import { putPlace } from '../../store/directory-packs.ts'

type Item = Readonly<Record<string, unknown>> & { readonly id: string }
type Page = {
  readonly total_items: number
  readonly total_pages: number
  readonly page_number: number
  readonly size: number
  readonly first_page: boolean
  readonly last_page: boolean
  readonly empty: boolean
  readonly contents: readonly Item[]
}

const ENTITY: Readonly<Record<ListName, string>> = {
  services: 'service',
  organizations: 'organization',
  service_at_locations: 'service_at_location',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term'
}
const lists = Object.keys(ENTITY) as ListName[]

async function ask<Body = unknown>(server: Running, path: string, headers = {}) {
  const reply = await fetch(`${server.address}/hsds${path}`, { headers })
  const text = await reply.text()
  return { reply, text, body: (text === '' ? null : JSON.parse(text)) as Body }
}

async function pageOf(server: Running, path: string): Promise<Page> {
  const { reply, body } = await ask<Page>(server, path)
  expect(reply.status).toBe(200)
  return body
}

/** Every page of a list, one after another, as a machine goes through it. */
async function allOf(server: Running, list: string, query = 'per_page=100') {
  const pages: Page[] = []
  for (;;) {
    const page = await pageOf(server, `/${list}?${query}&page=${pages.length + 1}`)
    pages.push(page)
    if (page.last_page) return pages
  }
}

const taxonomy = { id: service(901).id, name: 'Needs', description: 'What people need.' }
const term = {
  id: service(902).id,
  name: 'Warmth',
  description: 'A warm room.',
  taxonomy_id: taxonomy.id,
  taxonomy_detail: taxonomy
}
const warm = service(1, {
  last_modified: '2026-03-01T10:00:00Z',
  attributes: [{ id: service(903).id, taxonomy_term_id: term.id, taxonomy_term: term }],
  service_at_locations: [
    {
      id: service(904).id,
      location: { id: service(905).id, location_type: 'physical', name: 'The hall' }
    }
  ]
})

describe('A machine that reads the directory', () => {
  let server: Running
  beforeAll(async () => {
    server = await run()
    await publish(server, [warm, refuge(2), service(3, { last_modified: '2026-09-01T10:00:00Z' })])
  })
  afterAll(() => server[Symbol.asyncDispose]())

  test('is told what it speaks, and where that is written', async () => {
    const { body } = await ask<Readonly<Record<string, unknown>>>(server, '')
    expect(body).toMatchObject({
      version: '3.2',
      profile: `${server.address}/hsds/profile`,
      openapi_url: `${server.address}/hsds/openapi.json`
    })
    expect((await ask(server, '/')).body).toEqual(body)
    const api = await ask<{ paths: Readonly<Record<string, unknown>> }>(server, '/openapi.json')
    const paths = lists.flatMap((list) => [`/${list}`, `/${list}/{id}`])
    expect(Object.keys(api.body.paths)).toEqual(['/', ...paths])
    expect((await ask(server, '/profile')).text).toContain('beside_confidential')
  })

  test('finds each thing once, alone and where it belongs', async () => {
    const counts = await Promise.all(
      lists.map(async (list) => (await pageOf(server, `/${list}`)).total_items)
    )
    expect(counts).toEqual([3, 1, 2, 1, 1])
    const [brief] = (await pageOf(server, '/services?per_page=1')).contents
    expect(brief).toMatchObject({ id: warm.id, organization: { name: 'Open Door' } })
    expect(brief).not.toHaveProperty('phones')
    const whole = await ask<Item>(server, `/services/${warm.id}`)
    expect(whole.body).toMatchObject(warm)
    const [full] = (await pageOf(server, '/services?full=true')).contents
    expect(full).toEqual(whole.body)
    const place = await ask<Item>(server, `/service_at_locations/${service(904).id}`)
    expect(place.body).toMatchObject({ location: { name: 'The hall' }, service: { id: warm.id } })
    const { contents } = await pageOf(server, '/organizations?full=true')
    expect(contents[0]?.['services']).toMatchObject([{ id: warm.id }, { id: refuge(2).id }, {}])
    expect((await ask(server, `/taxonomy_terms/${term.id}`)).body).toEqual(term)
  })

  test('never learns where a refuge is, in no list and no field', async () => {
    for (const list of lists) {
      const pages = await allOf(server, list, 'per_page=100')
      const found = pages.flatMap(({ contents }) => contents)
      const whole = await Promise.all(found.map(({ id }) => ask(server, `/${list}/${id}`)))
      const all = JSON.stringify([pages, whole.map(({ text }) => text)])
      expect(all).not.toMatch(/hollybush|LS9|53\.81|-1\.51/iu)
    }
    expect((await ask(server, `/services/${refuge(2).id}`)).text).toContain("Women's refuge")
  })

  test('goes through pages to the last one, and past it finds an empty one', async () => {
    const pages = await allOf(server, 'services', 'per_page=2')
    expect(pages.map(({ contents }) => contents.length)).toEqual([2, 1])
    expect(pages.map(({ first_page: first }) => first)).toEqual([true, false])
    expect(pages[0]).toMatchObject({ total_items: 3, total_pages: 2, page_number: 1, size: 2 })
    const past = await pageOf(server, '/services?per_page=2&page=9')
    expect(past).toMatchObject({ empty: true, last_page: true, size: 0, contents: [] })
  })

  test('asks for what changed, or for what one organization offers', async () => {
    const ids = async (path: string) => (await pageOf(server, path)).contents.map(({ id }) => id)
    // The refuge does not say when it was changed.
    const changed = [refuge(2).id, service(3).id]
    expect(await ids('/services?modified_after=2026-06-01')).toEqual(changed)
    expect(await ids('/services?modified_after=2026-09-01T12:00:00%2B02:00')).toEqual(changed)
    expect(await ids(`/services?organization_id=${service(900).id}`)).toHaveLength(3)
    expect(await ids(`/services?organization_id=${warm.id}`)).toEqual([])
    expect(await ids(`/taxonomy_terms?taxonomy_id=${taxonomy.id}`)).toEqual([term.id])
    const minimal = await pageOf(server, '/services?minimal=true')
    expect(minimal.contents[0]).toEqual({ id: warm.id, modified_date: '2026-03-01T10:00:00Z' })
    expect(minimal.contents[1]).toEqual({ id: refuge(2).id })
  })

  test.each([
    '?page=0',
    '?page=-1',
    '?page=1.5',
    '?page=',
    '?page=9999999',
    '?per_page=101',
    '?per_page=0',
    '?per_page=all',
    '?page=1&page=2',
    '?full=yes',
    '?full=true&minimal=true',
    '?format=ndjson',
    '?modified_after=yesterday',
    '?modified_after=2026-13-40',
    '?organization_id=',
    `?organization_id=${'a'.repeat(101)}`,
    '?search=canary',
    '?postcode=canary',
    '?taxonomy_term_id=canary',
    '?__proto__=canary'
  ])('is told in words what it can ask, and hears nothing of its own again: %s', async (query) => {
    const { reply, text, body } = await ask<{ says: string }>(server, `/services${query}`)
    expect(reply.status).toBe(400)
    expect(body).toMatchObject({ reason: 'bad-request' })
    expect(body.says).toMatch(/\.$/u)
    expect(text).not.toContain('canary')
    expect(server.logged.join('')).not.toContain('canary')
    expect(await (await fetch(`${server.address}/metrics`)).text()).not.toContain('canary')
  })

  test('finds nothing under an id that is none, nor by writing', async () => {
    expect((await ask(server, '/services/none')).reply.status).toBe(404)
    expect((await ask(server, '/services/__proto__')).reply.status).toBe(404)
    expect((await ask(server, '/locations')).reply.status).toBe(404)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const reply = await fetch(`${server.address}/hsds/services`, { method })
      expect(reply.status).toBe(404)
    }
  })

  test('is sent a page once, and then hears that it has it', async () => {
    const first = await ask(server, '/services')
    const etag = first.reply.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/u)
    for (const had of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const again = await ask(server, '/services', { 'if-none-match': had })
      expect([again.reply.status, again.text]).toEqual([304, ''])
    }
    const other = await ask(server, '/services', { 'if-none-match': 'W/"other"' })
    expect(other.text).toBe(first.text)
    const head = await fetch(`${server.address}/hsds/services`, { method: 'HEAD' })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, ''])
  })

  test('may be a page of another site, and is sent no cookie and nothing that is kept on the way', async () => {
    const { headers } = (await ask(server, '/services', { origin: 'https://other.example' })).reply
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('cache-control')).toBe('no-store')
    const elsewhere = await fetch(`${server.address}/api/directory`)
    expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('A place that is hidden is in no list from the next look on, and what was undone is gone', async () => {
  await using server = await run()
  const inHall = { ...warm, description: 'Meals.' }
  await publish(server, [inHall])
  await publish(server, [inHall, service(3)])
  expect((await pageOf(server, '/service_at_locations?full=true')).contents[0]).toMatchObject({
    location: { name: 'The hall' }
  })
  {
    await using store = await server.openStore()
    const place = { place: service(905).id, is_confidential: 1, area: 'Leeds' }
    await store.write((db) => putPlace(db, place))
  }
  await expect
    .poll(async () => (await ask(server, '/service_at_locations?full=true')).text)
    .not.toContain('The hall')
  await using store = await server.openStore()
  await store.write((db) => undoImport(db, SOURCE))
  await expect.poll(async () => (await ask<Page>(server, '/services')).body.total_items).toBe(1)
})

test('Nothing was published yet: the lists are there, and empty', async () => {
  await using server = await run()
  for (const list of lists) {
    expect(await pageOf(server, `/${list}`)).toEqual({
      total_items: 0,
      total_pages: 0,
      page_number: 1,
      size: 0,
      first_page: true,
      last_page: true,
      empty: true,
      contents: []
    })
  }
})

describe.skipIf(!hasSamples)('The schemas of the standard', () => {
  const samples = [
    'data/haarrrvest-cc0/services.hsds.json',
    'data/miami-open211-2019/services.hsds3.json',
    'schema/hsds-3.2.3/examples/service_full.json',
    'schema/hsds-3.2.3/examples/organization_full.json',
    'schema/hsds-3.2.3/examples/taxonomy_term.json'
  ]

  test.each(samples)('have nothing against any reply of %s', async (path) => {
    await using server = await run()
    const { id } = await stage(server, readSample(path))
    await publishStaged(server, id)
    const [judgePage, judge] = [pageJudge(), schemaJudge()]
    let count = 0
    for (const list of lists) {
      const entity = ENTITY[list]
      const isFull = list !== 'taxonomies' && list !== 'taxonomy_terms'
      for (const query of ['per_page=100', ...(isFull ? ['per_page=100&full=true'] : [])]) {
        const pages = await allOf(server, list, query)
        expect(pages.flatMap((page) => judgePage(entity, page))).toEqual([])
        const found = pages.flatMap(({ contents }) => contents)
        expect(found).toHaveLength(pages[0]?.total_items ?? -1)
        expect(new Set(found.map((one) => one.id)).size).toBe(found.length)
        count += found.length
      }
      const [first] = (await pageOf(server, `/${list}?per_page=1`)).contents
      if (!first) continue
      expect(judge(entity, (await ask(server, `/${list}/${first.id}`)).body)).toEqual([])
    }
    expect(count).toBeGreaterThan(0)
  })
})
