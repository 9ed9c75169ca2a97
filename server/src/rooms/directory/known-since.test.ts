/** Refuges that are known by words which came with an update, in lists that were read before it. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WrittenFields } from '@beside/contract'
import { expect, test } from 'vitest'
import {
  publish,
  publishStaged,
  refuge,
  REFUGE_STREET,
  service,
  stage
} from '../../directory/directory.fixture.ts'
import { pagesOf } from '../../directory/live/feed-server.fixture.ts'
import { run } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { HELD_IMPORT, saveJudged } from '../../store/directory-imports.ts'
import { openDesk, PATIENCE, publishPreview, services } from './live.fixture.ts'
import { drawnId, Steward, written } from './steward.fixture.ts'

const { service_at_locations: places, ...rest } = refuge(2)
const [{ location }] = places as [{ location: { id: string } }]
const named = { name: 'Casa de acogida', description: `Estamos en ${REFUGE_STREET}.` }
const house = { ...rest, ...named, id: service(2).id, service_at_locations: places }

/** As the version before left it: it did not know these words, so it hid nothing of that house. */
async function makeOlder(server: Running) {
  await using store = await server.openStore()
  await store.write(async (db) => {
    for (const row of await db.selectFrom('directory_rows').selectAll().execute()) {
      const record = row.record.replaceAll(',"beside_confidential":true', '')
      const here = db.updateTable('directory_rows').set({ record })
      await here.where('import', '=', row.import).where('id', '=', row.id).execute()
    }
    await db.deleteFrom('directory_rows').where('import', '=', HELD_IMPORT).execute()
    await saveJudged(db, '{}')
  })
}

async function read(server: Running, id = house.id): Promise<string> {
  for (let time = 0; time < 2; time += 1) await server.server.renewDirectory()
  return JSON.stringify((await server.visitor().ask('GET', `/api/directory/services/${id}`)).body)
}

test('A street that was published before its refuge was known is hidden after an update, in every answer', async () => {
  await using server = await run()
  await publish(server, [house, service(9)])
  await makeOlder(server)
  const body = await read(server)
  expect(body).toContain('Casa de acogida')
  expect(body).not.toContain('Hollybush')
  const open = await server.visitor().ask('GET', '/hsds/services')
  expect(JSON.stringify(open.body)).not.toContain('Hollybush')
})

test('What was read before the update and is published after it is judged as well', async () => {
  await using server = await run()
  await publish(server, [service(9)])
  const staged = await stage(server, JSON.stringify([house, service(9)]))
  await makeOlder(server)
  expect(await read(server, service(9).id)).toContain('Warm room')
  await publishStaged(server, staged.id)
  const body = await read(server)
  expect(body).toContain('Casa de acogida')
  expect(body).not.toContain('Hollybush')
})

test('What a steward showed stays shown, and what they wrote with a street as well', async () => {
  await using server = await run()
  const steward = await Steward.of(server)
  await publish(server, [house])
  const word = { entry: house.id, place: location.id, isConfidential: false, area: null }
  expect((await steward.ask('PUT', '/places', word)).status).toBe(200)
  const place = { ...written.place, isNoSecret: true } as WrittenFields['place']
  const fields = { ...written, name: 'Casa de acogida', place }
  const entry = { newest: null, isShown: true, fields }
  expect((await steward.ask('PUT', `/written/${drawnId}`, entry)).status).toBe(200)
  await makeOlder(server)
  expect(await read(server)).toContain('Hollybush')
  expect(await read(server, drawnId)).toContain('3 Lantern Yard')
})

test('A fetched list of which nothing changed is read again where it would be read in another way', async () => {
  await using desk = await openDesk()
  desk.feed.answer = pagesOf([house, ...services(1)], 50)
  await desk.put()
  await desk.fetch()
  await publishPreview(desk)
  await expect.poll(() => desk.found(), PATIENCE).toBe(2)
  expect(await desk.fetch()).toMatchObject({ outcome: 'same' })
  await makeOlder(desk.server)
  await forgetHowItWasRead(desk.server.dataFolder)
  desk.feed.asked.length = 0
  await desk.fetch()
  // It is asked for as if it had never come.
  expect(desk.feed.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined])
  await desk.fetch()
  expect(desk.feed.asked.at(-1)?.headers['if-none-match']).toBeDefined()
})

async function forgetHowItWasRead(dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'live-feeds')
  for (const name of await readdir(folder)) {
    const path = join(folder, name, 'last', 'progress.json')
    const { readingForm: _form, ...older } = JSON.parse(await readFile(path, 'utf8')) as Record<
      string,
      unknown
    >
    await writeFile(path, JSON.stringify(older))
  }
}

test('A list that cannot be read to its end in time is told, let go of, and not tried each minute', async () => {
  await using desk = await openDesk({ readMs: 1 })
  desk.feed.answer = pagesOf(services(3), 50)
  await desk.put()
  await desk.steward.ask('POST', '/live/fetch', { source: 'Council' })
  await expect
    .poll(() => desk.look(), PATIENCE)
    .toMatchObject({ outcome: 'broke-off', progress: null })
  const count = desk.feed.asked.length
  for (let time = 0; time < 3; time += 1) {
    await desk.pass(60_000)
    expect(await desk.look()).toMatchObject({ outcome: 'broke-off', progress: null })
  }
  expect(desk.feed.asked.length).toBe(count)
  // It was read once, and nothing of it is there to be looked at.
  expect((await desk.steward.look()).imports.map(({ state }) => state)).toEqual(['undone'])
})
