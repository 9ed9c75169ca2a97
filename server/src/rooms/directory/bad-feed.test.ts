/** Feeds as no publisher should send them, on a real server and through everything that everybody may ask for. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { publish, publishStaged, service, stage } from '../../directory/directory.fixture.ts'
import { readApart } from '../../directory/read-apart.ts'
import { stageImport } from '../../directory/stage-import.ts'
import { run } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(2)><b>warm</b>'
const MEGABYTES = 200

/** The same value with this in each text of it that is no id, day, time, address or word of the standard. */
function withScript(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => withScript(one, name))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([inner, one]) => [inner, withScript(one, inner)])
    )
  }
  const isWord = /(^|_)(id|type|status|freq|byday|at|date|url|email|country)$/u.test(name)
  return typeof value === 'string' && !isWord ? `${value} ${SCRIPT}` : value
}

const full = {
  ...service(1),
  alternate_name: 'Lantern',
  interpretation_services: 'By phone',
  application_process: 'Come',
  fees_description: 'Free',
  accreditations: 'None',
  eligibility_description: 'Anybody',
  alert: 'Closed on Sunday',
  beside_own: 'what nobody knows',
  languages: [{ id: service(40).id, name: 'English' }],
  service_areas: [{ id: service(41).id, name: 'Leeds', description: 'All of it' }],
  schedules: [{ id: service(42).id, freq: 'WEEKLY', byday: 'MO', description: 'By day' }],
  contacts: [{ id: service(43).id, name: 'Ada', title: 'Host', department: 'Door' }],
  service_at_locations: [
    {
      id: service(44).id,
      description: 'At the back',
      location: {
        id: service(45).id,
        location_type: 'physical',
        name: 'Hall',
        description: 'Red door',
        transportation: 'Bus 4',
        accessibility: [{ id: service(46).id, description: 'Step-free', details: 'A ramp' }],
        addresses: [
          { id: service(47).id, address_1: '3 Lantern Yard', city: 'Leeds', country: 'GB' }
        ]
      }
    }
  ]
}

async function texts({ address }: Running): Promise<string> {
  const paths = ['/hsds/services?full=true', '/hsds/organizations?full=true']
  const all = [...paths, `/api/directory/services/${service(1).id}`].map(async (path) => {
    const reply = await fetch(address + path)
    expect([path, reply.status]).toEqual([path, 200])
    return await reply.text()
  })
  return (await Promise.all(all)).join('\n')
}

test('Markup in each text of an entry is words for nobody’s browser, and the words beside it stay', async () => {
  await using server = await run()
  const { report } = await publish(server, [withScript(full) as ReturnType<typeof service>])
  expect(report).toMatchObject({ isNew: 1, refused: 0 })
  const all = await texts(server)
  expect(all).not.toMatch(/<\s*(script|img|b)\b|onerror|alert\(/iu)
  for (const words of ['Warm room 1', 'Red door', '3 Lantern Yard', 'Step-free', 'By phone'])
    expect(all).toContain(words)
})

test('Days of other centuries, ids that come twice and organizations in a circle are each told, and end', async () => {
  await using server = await run()
  const ring = (number: number, parent: number) => ({
    id: service(900 + number).id,
    name: `Ring ${number}`,
    description: 'A charity.',
    parent_organization_id: service(900 + parent).id
  })
  const feed = [
    service(1, { assured_date: '0026-11-01', organization: ring(1, 2) }),
    service(2, { assured_date: '20266-01-01', organization: ring(2, 3) }),
    service(3, { last_modified: '1066-10-14T00:00:00Z', organization: ring(3, 1) }),
    service(1, { name: 'The same id, and another name' })
  ]
  const lines = feed.map((one) => JSON.stringify(one)).join('\n')
  const { id, report } = await stage(server, lines, { name: 'feed.ndjson' })
  expect(await publishStaged(server, id)).toBe(true)
  await server.server.renewDirectory()
  expect(report).toMatchObject({ isNew: 3, refused: 1, trouble: null })
  expect(report.refusals).toMatchObject([{ line: 4, at: 'id', reason: 'duplicate-id' }])
  expect(Object.keys(report.repairs).join('\n')).toMatch(
    /another-century[\s\S]*circle-of-organizations/u
  )
  expect(await texts(server)).not.toMatch(/0026-|20266|1066-|another name/u)
})

test.each([
  ['Latin letters', Buffer.from('id,name,status\n1,Caf\u00E9,active\n', 'latin1')],
  [
    'a quote that is never closed',
    Buffer.from(`id,name,status\n1,"a,active\n${'2,b,active\n'.repeat(9)}`)
  ]
])('A table of %s keeps what is there, and says the line', async (_how, feed) => {
  await using server = await run()
  await publish(server, [service(1)])
  const { id, report } = await stage(server, feed, { name: 'services.csv', source: 'council' })
  expect(report.trouble).not.toBeNull()
  expect(report.refusals).toMatchObject([{ line: 2, reason: expect.any(String) as string }])
  expect(await publishStaged(server, id)).toBe(false)
  expect(await texts(server)).toContain('Warm room 1')
})

test.each([
  ['entries, with texts that nobody would read', 'feed.json', long, { isNew: 5000, trouble: null }],
  ['one text without end', 'services.csv', unclosed, { isNew: 0 }]
] as const)(
  'A file of 200 megabytes of %s is read to its end',
  async (_how, name, pieces, expected) => {
    await using server = await run()
    const folder = await mkdtemp(join(tmpdir(), 'beside-large-'))
    try {
      const path = join(folder, name)
      await pipeline(pieces(), createWriteStream(path))
      const { size: bytes } = await stat(path)
      expect(bytes).toBeGreaterThan(MEGABYTES * 1_000_000)
      await using store = await server.openStore()
      const read = readApart({ path, name, source: 'large' })
      const { report } = await stageImport(
        store,
        { source: 'large', today: '2026-11-27', bytes },
        read
      )
      expect(report).toMatchObject(expected)
      if (report.isNew === 0) expect(report.trouble).not.toBeNull()
    } finally {
      await rm(folder, { recursive: true })
    }
  }
)

function* long() {
  const description = 'a'.repeat((MEGABYTES * 1_000_000) / 5000)
  for (let index = 0; index < 5000; index += 1)
    yield `${index === 0 ? '[' : ','}${JSON.stringify(service(index + 1, { description }))}`
  yield ']'
}

function* unclosed() {
  yield 'id,name,status\n1,"'
  for (let index = 0; index < MEGABYTES; index += 1) yield 'a,'.repeat(500_001)
}
